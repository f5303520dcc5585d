"""What tokens teach: labels on the claim's wrong words and the passage's deciding ones."""

import json
from pathlib import Path

import pytest

from evals.checker.encoding import UNKNOWN, Encoder, common_characters, with_characters
from evals.checker.pairs.pair import Label, Pair

TOKENIZER = Path("app/models/minilm/tokenizer.json")


@pytest.fixture(scope="module")
def encoder(tmp_path_factory) -> Encoder:
    target = tmp_path_factory.mktemp("tokenizer") / "tokenizer.json"
    with_characters(TOKENIZER, target)
    return Encoder(target, 64)


def test_the_common_characters_are_the_3755_of_the_standard():
    assert len(set(common_characters())) == 3755


def test_chinese_is_read_character_by_character(tmp_path: Path, encoder: Encoder):
    pair = Pair("x", "d", "k", Label.SUPPORTED, "护士薪资", "护士的薪资很高。", ())
    unknown = json.loads(TOKENIZER.read_text("utf-8"))["model"]["vocab"]["[UNK]"]
    assert unknown not in encoder.encode(pair).ids


def test_the_tokens_of_a_lie_are_marked(encoder: Encoder):
    pair = Pair("x", "d", "k", Label.CONTRADICTED, "Nurses earn twenty dollars.", "Nurses earn ten.", ((12, 18),))
    encoded = encoder.encode(pair)
    assert encoded.wrong[: 1 + 5] == (UNKNOWN, 0, 0, 1, 0, 0)


def test_unknown_spans_teach_nothing(encoder: Encoder):
    pair = Pair("x", "d", "k", Label.FALSE, "Nurses earn twenty dollars.", "Nurses earn ten.")
    assert set(encoder.encode(pair).wrong) == {UNKNOWN}


def test_the_deciding_sentence_is_marked_and_the_claim_is_not(encoder: Encoder):
    pair = Pair("x", "d", "k", Label.SUPPORTED, "Nurses earn ten.", "Cooks eat. Nurses earn ten.", (), ((11, 27),))
    encoded = encoder.encode(pair)
    assert [label for label, part in zip(encoded.deciding, encoded.segments, strict=True) if part == 1] == [
        0, 0, 0, 1, 1, 1, 1, UNKNOWN,
    ]  # fmt: skip


def test_no_pair_is_longer_than_the_window(encoder: Encoder):
    pair = Pair("x", "d", "k", Label.SUPPORTED, "Nurses earn ten.", "Nurses earn ten dollars an hour. " * 40, ())
    assert len(encoder.encode(pair).ids) <= 64
