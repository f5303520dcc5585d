"""Formulae in running text: the text stays whole, but a sentence that holds one is never quoted.

Written in one line, a formula says something else than it does on the page; readers mark it and this keeps it apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from app.domain import BlockKind
from app.language.sentences import sentence_spans
from ingest.content import Piece

OPENING, CLOSING = "\ue0f0", "\ue0f1"
"""Characters for private use, which cleaning drops: nothing of the marks reaches a document."""


def marked(formula: str) -> str:
    """The formula between marks. Sentence ends in it are not the text's, so white space in it becomes unbreaking."""
    return OPENING + "\u00a0".join(formula.split()) + CLOSING


def apart(piece: Piece) -> Iterator[Piece]:
    """The piece, or its sentences in runs: those without a formula as they were, those with one as code."""
    if OPENING not in piece.text or piece.kind is BlockKind.HEADING:
        yield piece
        return
    sentences = [piece.text[start:end] for start, end in sentence_spans(_shielded(piece.text))]
    for formula, run in groupby(sentences, key=lambda sentence: OPENING in sentence):
        kind = BlockKind.CODE if formula else piece.kind
        yield Piece(kind, " ".join(run), hidden=piece.hidden)


def _shielded(text: str) -> str:
    """The text with every character of its formulae replaced, so that none of them ends a sentence."""
    shielded: list[str] = []
    inside = False
    for character in text:
        inside = (inside or character == OPENING) and character != CLOSING
        shielded.append("x" if inside else character)
    return "".join(shielded)
