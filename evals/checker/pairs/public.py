"""Pairs from the public sets: balanced, capped, weighted; with false and silent twins of their supported claims.

The sets, their licences and their traps are described beside the data; what is done with each is said in ``PLAN``.
"""

from __future__ import annotations

import gzip
import json
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from pydantic import BaseModel

from app.language.sentences import sentence_spans
from evals.checker.pairs.edits import falsified
from evals.checker.pairs.pair import Label, Pair, Place
from evals.checker.pairs.prose import added, overlap
from evals.checker.pairs.rewording import reworded


class Record(BaseModel):
    """A line of a public set, as far as it is used."""

    dataset: str
    context: str
    claim: str
    label: int
    spans: list[Place] | None = None
    level: Literal["sentence", "response"] | None = None
    support: list[list[int]] | None = None
    task: str | None = None
    response_id: str | None = None
    doc: str


@dataclass(frozen=True, slots=True)
class Plan:
    """``most``: how many records at most; the weights are of unsupported and supported ones; ``edited``, ``silenced``,
    ``quoted``: the shares of supported claims that get a false twin, a twin whose evidence is taken out of the passage,
    and of unsupported records that get a sentence of their passage as a supported twin."""

    most: int = 100_000
    negative: float = 1.0
    positive: float = 1.0
    edited: float = 0.0
    silenced: float = 0.0
    quoted: float = 0.0


PLAN = {
    "ragtruth_train": Plan(negative=3.0, edited=0.45, silenced=0.35),
    "attributionbench_dev": Plan(negative=1.3, positive=1.3, edited=0.3, silenced=0.3),
    "expertqa": Plan(negative=1.5, positive=0.5, edited=0.3, silenced=0.4),
    "wice_dev": Plan(silenced=0.3),
    "wice_tokens": Plan(quoted=1.0),
    "summedits": Plan(most=3600),
    "bump": Plan(most=2000),
    "q2": Plan(),
    "halueval_qa": Plan(most=500, positive=0.7, negative=0.7),
    "begin_dev": Plan(quoted=0.6),
    "factcg_stage2": Plan(),
    "factcg_stage1": Plan(most=450, quoted=1.0, negative=0.7),
    "aggrefact_cliff": Plan(edited=0.2),
    "aggrefact_goyal21": Plan(quoted=1.0),
}
"""What is done with each set. One-sided ones get sentences of their own passages as supported twins."""


def load(file: Path) -> Iterator[Record]:
    """The records of a file."""
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield Record.model_validate(json.loads(line))


def dev_pairs(file: Path) -> Iterator[Pair]:
    """Every record of dev, as it is."""
    for record in load(file):
        yield _pair(record)


def train_pairs(file: Path, seed: int) -> Iterator[Pair]:
    """The records by plan, and their twins."""
    sets: dict[str, list[Record]] = defaultdict(list)
    for record in load(file):
        sets[record.dataset].append(record)
    for name, records in sorted(sets.items()):
        rng = random.Random(f"{seed} {name}")
        plan = PLAN[name]
        chosen = records if len(records) <= plan.most else rng.sample(records, plan.most)
        for record in chosen:
            pair = _pair(record)
            yield replace(pair, weight=plan.positive if pair.supported else plan.negative)
            yield from _twins(pair, plan, rng)


def _pair(record: Record) -> Pair:
    label = Label.SUPPORTED if record.label else Label.FALSE
    spans = () if record.label else _spans(record)
    return Pair(
        record.dataset,
        record.doc,
        record.task or record.dataset,
        label,
        record.claim,
        record.context,
        spans,
        _support(record),
        "en",
        record.level or "sentence",
        record.response_id or "",
    )


def _spans(record: Record) -> tuple[Place, ...] | None:
    """Spans of a false claim; an empty list says only that nobody marked any."""
    found = tuple(
        (start, min(end, len(record.claim))) for start, end in record.spans or () if start < len(record.claim)
    )
    return found or None


def _support(record: Record) -> tuple[Place, ...]:
    """The lines of the first set of supporting lines."""
    if not record.support or not record.label:
        return ()
    starts, at = [], 0
    for line in record.context.split("\n"):
        starts.append((at, at + len(line)))
        at += len(line) + 1
    wanted = min(record.support, key=len)
    return tuple(
        sorted(starts[number] for number in wanted if number < len(starts) and starts[number][0] < starts[number][1])
    )


def _twins(pair: Pair, plan: Plan, rng: random.Random) -> Iterator[Pair]:
    if pair.supported and pair.level == "sentence" and len(pair.claim) > 30:
        if rng.random() < plan.edited:
            edited = added(pair.claim, rng) if rng.random() < 0.3 else falsified(pair.claim, pair.passage, rng)
            if edited is not None and overlap(pair.claim, pair.passage) > 0.4:
                yield replace(
                    pair,
                    claim=edited.text,
                    spans=edited.places,
                    label=Label.FALSE,
                    kind=f"edit ({edited.kind})",
                    weight=1.0,
                )
        if rng.random() < plan.silenced:
            yield from _silenced(pair)
    if not pair.supported and rng.random() < plan.quoted:
        yield from _quoted(pair, rng)


def _silenced(pair: Pair) -> Iterator[Pair]:
    """The claim against its passage without the sentences that share much with it."""
    pieces = [pair.passage[start:end] for start, end in sentence_spans(pair.passage)]
    if len(pieces) < 4 or overlap(pair.claim, pair.passage) < 0.5:
        return
    kept = [piece for piece in pieces if overlap(pair.claim, piece) < 0.25]
    passage = " ".join(kept)
    if 2 <= len(kept) < len(pieces) and overlap(pair.claim, passage) < 0.5:
        yield replace(
            pair, passage=passage, label=Label.FALSE, spans=None, evidence=(), kind="evidence taken out", weight=1.0
        )


def _quoted(pair: Pair, rng: random.Random) -> Iterator[Pair]:
    """A sentence of the passage, word for word or reworded."""
    pieces = [(start, end) for start, end in sentence_spans(pair.passage) if 40 < end - start < 300]
    plain = [(start, end) for start, end in pieces if "\n" not in pair.passage[start:end]]
    if plain:
        start, end = rng.choice(plain)
        text = pair.passage[start:end]
        said = reworded(text, rng) if rng.random() < 0.7 else text
        yield replace(
            pair, claim=said, label=Label.SUPPORTED, spans=(), evidence=((start, end),), kind="quoted", weight=1.0
        )


def counted(pairs: Iterable[Pair]) -> dict[tuple[str, str], int]:
    """How many pairs of each origin and label."""
    found: dict[tuple[str, str], int] = defaultdict(int)
    for pair in pairs:
        found[pair.origin, pair.label.name] += 1
    return dict(found)


def without_doubles(pairs: Sequence[Pair]) -> list[Pair]:
    """Each claim and passage once; those that carry two labels not at all."""
    labels: dict[str, set[bool]] = defaultdict(set)
    for pair in pairs:
        labels[pair.id].add(pair.supported)
    seen: dict[str, Pair] = {}
    for pair in pairs:
        if len(labels[pair.id]) == 1:
            seen.setdefault(pair.id, pair)
    return list(seen.values())
