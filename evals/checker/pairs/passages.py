"""What a claim is held against: chunks of the library alone or in company, and facts as records in several layouts.

Also finds the sentences of a passage that decide.
"""

from __future__ import annotations

import json
import random
from collections.abc import Sequence

from app.language.sentences import sentence_spans
from evals.checker.pairs.library import Excerpt
from evals.checker.pairs.pair import Place
from evals.checker.pairs.role_facts import Rows

_HEADED = 0.25


def record(title: str, rows: Rows, rng: random.Random) -> str:
    """A record in one of the layouts that catalogues, tables and services have."""
    style = rng.randrange(6)
    if style == 0:
        return f"{title} — {'; '.join(f'{key}: {value}' for key, value in rows)}."
    if style == 1:
        return "\n".join([title, *(f"{key}: {value}" for key, value in rows)])
    if style == 2:
        return "\n".join([f"| {title} | |", *(f"| {key} | {value} |" for key, value in rows)])
    if style == 3:
        fields = {"name": title} | {key.replace(" ", "_"): value for key, value in rows}
        return json.dumps(fields, ensure_ascii=False)
    if style == 4:
        return "; ".join([f"occupation: {title}", *(f"{key} = {value}" for key, value in rows)])
    return "\n".join(f"{title} — {key}: {value}." for key, value in rows)


def in_company(main: Excerpt, others: Sequence[Excerpt], rng: random.Random, title: str = "") -> str:
    """An excerpt among others, in random order; now and then under its title and heading."""
    around = [main, *others]
    rng.shuffle(around)
    text = "\n\n".join(each.text for each in around)
    if rng.random() < _HEADED and title:
        text = f"{title} › {main.heading}\n{text}" if main.heading else f"{title}\n{text}"
    return text


def deciding(passage: str, needed: Sequence[str]) -> tuple[Place, ...]:
    """The sentences that hold any of what is needed, only those with the most of it; a record's line counts as one."""
    pieces = [span for part in _lines(passage) for span in part]
    found = [sum(1 for each in needed if each.lower() in passage[start:end].lower()) for start, end in pieces]
    most = max(found, default=0)
    return tuple(piece for piece, number in zip(pieces, found, strict=True) if number == most > 0)[:2]


def _lines(passage: str) -> list[list[Place]]:
    found, start = [], 0
    for line in passage.splitlines(keepends=True):
        found.append([(a + start, b + start) for a, b in sentence_spans(line)])
        start += len(line)
    return found
