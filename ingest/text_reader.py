"""Plain text: paragraphs from lines, with the headings and lists that writers of plain text mark by habit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from app.domain import BlockKind
from app.language.sentences import is_complete
from ingest.cleaning import clean_line, join_words
from ingest.content import Content, Piece, ReadPage

_BULLET = re.compile(r"^\s*(?:[-*•·▪◦‣–]|\d{1,3}[.)]|[（(]?[一二三四五六七八九十]+[、.）)])\s*(?=\S)")
_UNDERLINE = re.compile(r"^\s*(={3,}|-{3,}|~{3,})\s*$")
_HEADING_LENGTH = 80
_WRAPPED_WIDTH = 120


def read_text(text: str) -> Content:
    """One page for each form feed; the first heading of the file is of level 1, the others of level 2."""
    pages: list[ReadPage] = []
    titled = False
    for sheet in text.split("\f"):
        pieces: list[Piece] = []
        for piece in _pieces(sheet):
            if piece.kind is BlockKind.HEADING:
                pieces.append(Piece(BlockKind.HEADING, piece.text, 2 if titled else 1))
                titled = True
            else:
                pieces.append(piece)
        pages.append(ReadPage("", tuple(pieces)))
    return Content(tuple(pages))


def _pieces(sheet: str) -> Iterator[Piece]:
    blocks = _blocks(sheet)
    for index, lines in enumerate(blocks):
        if len(lines) > 1 and _UNDERLINE.match(lines[1]):
            yield Piece(BlockKind.HEADING, lines[0])
            yield from _paragraphs(lines[2:])
        elif index + 1 < len(blocks) and _is_heading(lines):
            yield Piece(BlockKind.HEADING, lines[0].lstrip("# "))
        else:
            yield from _paragraphs(lines)


def _blocks(sheet: str) -> list[list[str]]:
    lines = (line.rstrip() for line in sheet.split("\n"))
    return [list(block) for filled, block in groupby(lines, key=lambda line: bool(line.strip())) if filled]


def _is_heading(lines: Sequence[str]) -> bool:
    """A short line on its own, that neither ends as a sentence does nor is an item of a list."""
    if len(lines) != 1 or _BULLET.match(lines[0]):
        return False
    line = clean_line(lines[0])
    return len(line) <= _HEADING_LENGTH and not is_complete(line) and not line.endswith((",", "，", "、"))


def _paragraphs(lines: Sequence[str]) -> Iterator[Piece]:
    kind, text = BlockKind.PARAGRAPH, ""
    wrapped = _is_wrapped(lines)
    for line in lines:
        if _UNDERLINE.match(line):
            continue
        bullet = _BULLET.match(line)
        if text and (bullet or not wrapped):
            yield Piece(kind, text)
            text = ""
        if not text:
            kind = BlockKind.ITEM if bullet else BlockKind.PARAGRAPH
            text = line[bullet.end() :] if bullet else line.strip()
        else:
            text = join_words(text, line.strip())
    if text:
        yield Piece(kind, text)


def _is_wrapped(lines: Sequence[str]) -> bool:
    """Whether line breaks only fit the width: not if a line is long, nor if every line ends as a sentence does."""
    if len(lines) < 2:
        return True
    if max(len(line) for line in lines) > _WRAPPED_WIDTH:
        return False
    return not all(is_complete(line) for line in lines)
