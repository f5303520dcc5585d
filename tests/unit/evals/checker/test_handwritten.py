"""The pairs written by hand: sound, balanced, and apart from those that judge."""

from __future__ import annotations

import json
import random
from collections import Counter
from pathlib import Path

from evals.checker.pairs.handwritten import handwritten, twins
from evals.checker.pairs.pair import Label

_JUDGING = Path(__file__).parents[4] / "evals" / "datasets" / "career_pairs.jsonl"


def test_half_of_the_pairs_are_supported_so_that_guessing_teaches_nothing() -> None:
    supported = Counter(pair.supported for pair in handwritten())
    assert 0.45 <= supported[True] / supported.total() <= 0.55


def test_no_passage_is_one_that_the_checker_is_judged_on() -> None:
    judging = [json.loads(line) for line in _JUDGING.read_text("utf-8").splitlines()]
    texts = {stated["passage"] for stated in judging}
    files = {stated["path"] for stated in judging if stated["path"].startswith("roles/")}
    assert not [pair for pair in handwritten() if pair.passage.split("\n")[-1] in texts]
    assert not {path for path in files for pair in handwritten() if path.startswith(pair.document)}


def test_no_pair_stands_twice() -> None:
    ids = [pair.id for pair in handwritten()]
    assert len(ids) == len(set(ids))


def test_twins_are_of_supported_claims_only_and_more_often_false() -> None:
    written = list(handwritten())
    supported = {pair.claim for pair in written if pair.supported}
    made = list(twins(written, random.Random(1)))
    kept = [pair for pair in made if pair.label is Label.SUPPORTED]
    assert {pair.claim for pair in kept} <= supported
    assert len(kept) < len(made) / 3


def test_a_twin_that_stands_among_the_written_ones_has_their_label() -> None:
    written = {pair.id: pair.supported for pair in handwritten()}
    again = [pair for pair in twins(list(handwritten()), random.Random(1)) if pair.id in written]
    assert all(written[pair.id] is pair.supported for pair in again)
