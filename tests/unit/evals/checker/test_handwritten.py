"""The pairs written by hand: sound, balanced, and apart from those that judge."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from evals.checker.pairs.handwritten import handwritten

_JUDGING = Path(__file__).parents[4] / "evals" / "datasets" / "career_pairs.jsonl"


def test_half_of_the_pairs_are_supported_so_that_guessing_teaches_nothing() -> None:
    supported = Counter(pair.supported for pair in handwritten())
    assert 0.45 <= supported[True] / supported.total() <= 0.55


def test_no_passage_is_one_that_the_checker_is_judged_on() -> None:
    judging = [json.loads(line) for line in _JUDGING.read_text("utf-8").splitlines()]
    texts = {stated["passage"] for stated in judging}
    files = {stated["path"] for stated in judging if stated["path"].startswith("roles/")}
    assert not {pair.passage for pair in handwritten()} & texts
    assert not {pair.document for pair in handwritten()} & files


def test_no_pair_stands_twice() -> None:
    ids = [pair.id for pair in handwritten()]
    assert len(ids) == len(set(ids))
