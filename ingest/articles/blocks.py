"""The few Markdown forms that articles use, as blocks: headings, paragraphs, lists, and tables.

A text that is typeset or saved as a web page passes through these blocks; other Markdown is not understood here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

ITEM = re.compile(r"(?:[-*]|(\d+)\.)\s+(.*)", re.DOTALL)


@dataclass(frozen=True)
class Title:
    """A heading; level 1 is the article's title."""

    level: int
    text: str


@dataclass(frozen=True)
class Paragraph:
    """Running text on one line."""

    text: str


@dataclass(frozen=True)
class Listing:
    """A list, numbered or not."""

    items: tuple[str, ...]
    numbered: bool


@dataclass(frozen=True)
class Table:
    """A table whose first row holds the column heads."""

    rows: tuple[tuple[str, ...], ...]


Block = Title | Paragraph | Listing | Table


def blocks(markdown: str) -> Iterator[Block]:
    """The blocks of a Markdown text in order; blocks are parted by blank lines."""
    for part in re.split(r"\n\s*\n", markdown.strip()):
        lines = part.splitlines()
        if part.startswith("#"):
            hashes, text = part.split(maxsplit=1)
            yield Title(len(hashes), text)
        elif part.startswith("|"):
            yield Table(tuple(_cells(line) for line in lines if not set(line) <= set("|- ")))
        elif ITEM.match(part):
            yield _listing(lines)
        else:
            yield Paragraph(" ".join(lines))


def _cells(line: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in line.strip().strip("|").split("|"))


def _listing(lines: list[str]) -> Listing:
    items: list[str] = []
    for line in lines:
        if match := ITEM.match(line):
            items.append(match[2])
        else:
            items[-1] += " " + line.strip()
    first = ITEM.match(lines[0])
    return Listing(tuple(items), numbered=first is not None and first[1] is not None)
