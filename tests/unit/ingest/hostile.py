"""Makes hundreds of hostile PDFs. Each family has a name, each file a number.

Nothing in them is taken from anywhere: every byte is made here, from fixed seeds, so that a failure can be repeated.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tests.unit.ingest import hostile_content as content
from tests.unit.ingest import hostile_structure as structure

FAMILIES = (
    structure.truncated,
    structure.flipped,
    structure.shuffled,
    structure.references,
    structure.trees,
    structure.boxes,
    structure.forms,
    structure.lengths,
    structure.bombs,
    content.nested,
    content.fonts,
    content.streams,
    content.filters,
    content.facts,
    content.other,
)


@dataclass(frozen=True)
class Hostile:
    """A made file, and what makes it hostile."""

    name: str
    content: bytes


def hostile() -> Iterator[Hostile]:
    """Every file of every family, made one at a time."""
    for family in FAMILIES:
        for number, made in enumerate(family()):
            yield Hostile(f"{family.__name__}-{number:02}", made)
