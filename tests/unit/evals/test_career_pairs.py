"""That the career pairs are what their card says: labels, places of the wrong words, passages of today's library."""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path
from typing import Literal

import pytest
from pydantic import BaseModel, ConfigDict

from app.domain import Document
from app.language.detection import language_of
from ingest.reading import read

ROOT = Path(__file__).resolve().parents[3]
CORPUS = ROOT / "corpus"
RIGHT = {"verbatim", "light", "heavy", "sub", "round", "combo", "record"}
WRONG = {
    *("number", "unit", "year", "money", "percentage", "direction", "negation", "quantifier", "modality", "cause"),
    *("role-swap", "entity", "merged", "overreach", "scope", "comparison", "wrong-passage", "attribution"),
}


class Pair(BaseModel):
    """A line of the file; its fields are explained in the card. Spans are offsets of characters in the claim."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    language: Literal["en", "zh"]
    path: str
    sha256: str
    heading_path: tuple[str, ...]
    passage: str
    claim: str
    label: Literal["supported", "unsupported", "contradicted"]
    type: str
    spans: tuple[tuple[int, int], ...]
    twin: str | None


@pytest.fixture(scope="module")
def pairs() -> list[Pair]:
    text = (ROOT / "evals" / "datasets" / "career_pairs.jsonl").read_text(encoding="utf-8")
    return [Pair.model_validate_json(line) for line in text.splitlines()]


@pytest.fixture(scope="module")
def documents(pairs: list[Pair]) -> dict[str, Document]:
    return {path: read(CORPUS / path, path) for path in sorted({pair.path for pair in pairs})}


def _claims(pairs: list[Pair]) -> list[str]:
    return [pair.claim for pair in pairs]


def test_there_are_at_least_640_pairs_with_ids_of_their_own(pairs: list[Pair]) -> None:
    assert len({pair.id for pair in pairs}) == len(pairs) >= 640


def test_about_half_are_supported_in_each_language(pairs: list[Pair]) -> None:
    for language in ("en", "zh"):
        labels = [pair.label for pair in pairs if pair.language == language]
        assert 0.45 <= labels.count("supported") / len(labels) <= 0.55


def test_about_one_in_six_is_chinese(pairs: list[Pair]) -> None:
    assert 0.15 <= [pair.language for pair in pairs].count("zh") / len(pairs) <= 0.2


def test_the_type_of_a_pair_is_one_of_its_label(pairs: list[Pair]) -> None:
    assert [p.id for p in pairs if p.type not in (RIGHT if p.label == "supported" else WRONG)] == []


def test_every_type_is_there_a_dozen_times(pairs: list[Pair]) -> None:
    counts = Counter(pair.type for pair in pairs)
    assert {type_: counts[type_] for type_ in RIGHT | WRONG if counts[type_] < 12} == {}


def test_no_claim_is_there_twice(pairs: list[Pair]) -> None:
    assert [claim for claim, count in Counter(_claims(pairs)).items() if count > 1] == []


def test_a_claim_has_wrong_words_just_when_it_is_not_supported(pairs: list[Pair]) -> None:
    assert [pair.id for pair in pairs if bool(pair.spans) == (pair.label == "supported")] == []


def test_wrong_words_are_whole_words_inside_the_claim_and_in_order(pairs: list[Pair]) -> None:
    for pair in pairs:
        edges = [edge for span in pair.spans for edge in span]
        assert edges == sorted(set(edges)), pair.id
        for start, end in pair.spans:
            words = pair.claim[start:end]
            assert 0 <= start < end <= len(pair.claim), pair.id
            assert words == words.strip(), pair.id
            if pair.language == "en":
                around = (pair.claim[start - 1 : start], pair.claim[end : end + 1])
                assert not any(character.isalnum() for character in around), pair.id


def test_a_sentence_of_another_passage_is_wrong_from_end_to_end(pairs: list[Pair]) -> None:
    wrong = [pair for pair in pairs if pair.type == "wrong-passage"]
    assert [p.id for p in wrong if p.spans != ((0, len(p.claim.rstrip(".。"))),)] == []


def test_twins_share_a_passage_and_one_of_the_two_is_supported(pairs: list[Pair]) -> None:
    twins: defaultdict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        if pair.twin is not None:
            twins[pair.twin].append(pair)
    assert len(twins) >= 300
    for both in twins.values():
        assert len(both) == 2
        assert len({pair.passage for pair in both}) == 1
        assert [pair.label == "supported" for pair in both].count(True) == 1


def test_a_verbatim_claim_stands_in_its_passage_and_no_other_does(pairs: list[Pair]) -> None:
    assert [p.id for p in pairs if p.label == "supported" and (p.claim in p.passage) != (p.type == "verbatim")] == []
    assert [p.id for p in pairs if p.label != "supported" and p.claim in p.passage] == []


def test_claims_are_in_the_language_of_their_passage(pairs: list[Pair]) -> None:
    assert [pair.id for pair in pairs if language_of(pair.claim) != pair.language] == []


def test_every_passage_still_stands_in_its_source(pairs: list[Pair], documents: dict[str, Document]) -> None:
    gone = [p.id for p in pairs if not any(p.passage in page.text for page in documents[p.path].pages)]
    assert gone == [], "the library has changed: read these pairs again"


def test_no_source_has_changed_since_the_pairs_were_written(pairs: list[Pair], documents: dict[str, Document]) -> None:
    changed = {pair.path for pair in pairs if pair.sha256 != documents[pair.path].source.sha256}
    assert changed == set(), "read the pairs of these sources again, then run with the new sha256"
