"""What every groundedness model has to do: the double and the network that ships."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.adapters.onnx_groundedness import OnnxGroundedness
from app.adapters.overlap_groundedness import OverlapGroundedness
from app.ports import GroundednessModel

PAY = "Registered nurses earned a median of $97,550 a year in May 2025. Cooks prepare food for guests."
CLAIMS = (
    "Registered nurses earned a median of $97,550 a year in May 2025.",
    "Astronauts train in Houston for two years.",
    "数据科学家的年薪中位数为11.26万美元。",
)


@pytest.fixture(scope="session", params=[OverlapGroundedness, OnnxGroundedness], ids=["double", "network"])
def model(request: pytest.FixtureRequest) -> GroundednessModel:
    made: GroundednessModel = request.param()
    return made


def test_it_has_a_name(model: GroundednessModel) -> None:
    assert model.name


def test_no_pairs_have_no_judgements(model: GroundednessModel) -> None:
    assert model.judge([]) == []


def test_the_chances_sum_to_one(model: GroundednessModel) -> None:
    for each in model.judge([(claim, PAY) for claim in CLAIMS]):
        assert each.supported + each.unsupported + each.contradicted == pytest.approx(1, abs=1e-3)


def test_a_quoted_sentence_is_likelier_supported_than_one_of_something_else(model: GroundednessModel) -> None:
    quoted, foreign = model.judge([(claim, PAY) for claim in CLAIMS[:2]])
    assert quoted.supported > 0.5 > foreign.supported


def test_the_sentence_that_says_it_decides(model: GroundednessModel) -> None:
    (judged,) = model.judge([(CLAIMS[0], PAY)])
    decisive = max(judged.deciding, key=lambda piece: piece.chance)
    assert PAY[decisive.start : decisive.end].startswith("Registered nurses earned")


def test_a_pair_is_judged_alike_beside_others(model: GroundednessModel) -> None:
    pairs = [(claim, PAY) for claim in CLAIMS]
    assert model.judge(pairs) == [model.judge([pair])[0] for pair in pairs]


def test_a_long_text_is_read_where_it_speaks_of_the_sentence(model: GroundednessModel) -> None:
    long = "Cooks prepare food for guests in kitchens and clean up after them. " * 60
    (judged,) = model.judge([(CLAIMS[0], f"{long}{PAY} {long}")])
    assert judged.supported > 0.5


@pytest.mark.parametrize("pair", [("", PAY), (CLAIMS[0], " \n")])
def test_a_pair_needs_a_sentence_and_a_text(model: GroundednessModel, pair: tuple[str, str]) -> None:
    with pytest.raises(ValueError, match="needs"):
        model.judge([pair])


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.sampled_from("abc $12,5.%()、薪资。 \n—"), min_size=1, max_size=80).filter(str.strip))
def test_words_are_in_order_apart_and_within_the_sentence(model: GroundednessModel, claim: str) -> None:
    (judged,) = model.judge([(claim, PAY)])
    assert all(claim[word.start : word.end].strip() for word in judged.words)
    assert all(word.end <= len(claim) for word in judged.words)
    assert all(first.end <= second.start for first, second in pairwise(judged.words))
    assert all(piece.end <= len(PAY) for piece in judged.deciding)
