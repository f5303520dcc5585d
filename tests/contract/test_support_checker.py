"""What every support checker has to do: with the network that ships, and with the double in its place."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.adapters.hashing_embeddings import HashingEmbedder
from app.adapters.onnx_embeddings import OnnxEmbedder
from app.adapters.onnx_groundedness import FOLDER, OnnxGroundedness
from app.adapters.overlap_groundedness import OverlapGroundedness
from app.domain import VerdictLabel
from app.ports import Finding, SupportChecker
from app.verification.stack import load_weights, network_alone
from app.verification.trained import TrainedChecker
from tests.passages import passage

PAY = passage(
    "Registered nurses earned a median of $97,550 a year in May 2025. "
    "The lowest-paid tenth of registered nurses earned less than $68,940 a year in May 2025."
)
ENTRY = passage("Registered nurses typically need a bachelor's degree.", section="How people get in", number=2)
PASSAGES = (PAY, ENTRY)
WORDS = st.sampled_from(
    "registered nurses earned need a median of $97,550 $68,940 $12,000 year in May 2025 2024 not degree , .".split()
)


@pytest.fixture(scope="session", params=["double", "network"])
def checker(request: pytest.FixtureRequest) -> SupportChecker:
    if request.param == "double":
        return TrainedChecker(OverlapGroundedness(), HashingEmbedder(), network_alone(0.62))
    return TrainedChecker(OnnxGroundedness(), OnnxEmbedder(), load_weights(FOLDER / "stack.json"))


def test_it_has_a_name(checker: SupportChecker) -> None:
    assert checker.name


def test_a_quote_is_supported_and_cited_to_the_letter(checker: SupportChecker) -> None:
    text = "Registered nurses typically need a bachelor's degree."
    finding = checker.check(text, PASSAGES)
    assert finding.verdict.supported
    assert [citation.quote for citation in finding.citations] == [text]


def test_a_retelling_is_supported(checker: SupportChecker) -> None:
    finding = checker.check("In May 2025, registered nurses earned a median of $97,550 a year.", PASSAGES)
    assert finding.verdict.supported
    assert [citation.quote for citation in finding.citations] == [PAY.chunk.quote(PAY.chunk.sentences[0])]


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("Registered nurses earned a median of $79,550 a year in May 2025.", VerdictLabel.NUMBER_MISMATCH),
        ("Registered nurses earned a median of $97,550 a month in May 2025.", VerdictLabel.NUMBER_MISMATCH),
        ("Dentists earned a median of $97,550 a year in May 2025.", None),
        ("Registered nurses do not need a bachelor's degree.", VerdictLabel.CONTRADICTED),
        ("Harvard says registered nurses need a bachelor's degree.", VerdictLabel.NAME_MISMATCH),
    ],
)
def test_what_is_false_is_not_supported(checker: SupportChecker, sentence: str, label: VerdictLabel | None) -> None:
    finding = checker.check(sentence, PASSAGES)
    assert not finding.verdict.supported
    assert finding.citations == ()
    assert finding.verdict.reason.endswith(".")
    assert label in {None, finding.verdict.label}


def test_a_wrong_number_is_the_stretch_that_stands_in_the_way(checker: SupportChecker) -> None:
    sentence = "Registered nurses earned a median of $79,550 a year in May 2025."
    finding = checker.check(sentence, PASSAGES)
    assert any("79,550" in sentence[start:end] for start, end in finding.unsupported)


def test_the_sentence_that_comes_nearest_is_told(checker: SupportChecker) -> None:
    finding = checker.check("Registered nurses typically need a doctoral degree.", PASSAGES)
    assert finding.closest is not None
    assert finding.closest.quote == "Registered nurses typically need a bachelor's degree."


def test_what_no_passage_speaks_of_has_no_evidence(checker: SupportChecker) -> None:
    assert checker.check("Astronauts train in Houston.", PASSAGES).verdict.label is VerdictLabel.NO_EVIDENCE


def test_without_passages_nothing_is_supported(checker: SupportChecker) -> None:
    assert checker.check("Registered nurses earn well.", ()).verdict.label is VerdictLabel.NO_EVIDENCE


def test_a_sentence_is_checked_alike_again(checker: SupportChecker) -> None:
    sentence = "In May 2025, registered nurses earned a median of $97,550 a year."
    assert checker.check(sentence, PASSAGES) == checker.check(sentence, PASSAGES)


@settings(max_examples=40, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=14).map(" ".join))
def test_a_finding_hangs_together(checker: SupportChecker, sentence: str) -> None:
    finding = checker.check(sentence, PASSAGES)
    assert finding.verdict.supported is bool(finding.citations)
    assert not (finding.verdict.supported and (finding.unsupported or finding.closest))
    assert 0 <= finding.verdict.score <= 1
    _within(finding, sentence)


def _within(finding: Finding, sentence: str) -> None:
    assert all(0 <= start < end <= len(sentence) for start, end in finding.unsupported)
    assert all(citation.passage in PASSAGES for citation in (*finding.citations, *finding.opposing))
