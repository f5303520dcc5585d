"""What a reader sees of an answer, sentence by sentence: its claims, and the cells of its comparison.

The opening line, headings and refusals are the coach's own fixed words and are no sentences here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from app.domain import Answer, Citation, ClaimKind, Comparison


class ShownKind(StrEnum):
    """A claim's kind, or a cell of a comparison."""

    QUOTE = "quote"
    STATEMENT = "statement"
    SUGGESTION = "suggestion"
    CELL = "cell"


@dataclass(frozen=True, slots=True)
class Shown:
    """A sentence that was shown, with its citations. A cell says ``label`` of ``column``."""

    text: str
    kind: ShownKind
    citations: tuple[Citation, ...]
    column: str = ""
    label: str = ""

    @property
    def told(self) -> str:
        """The sentence as it is read, a cell with its column and row."""
        return f"{self.column}: {self.label}: {self.text}" if self.kind is ShownKind.CELL else self.text

    @property
    def is_verbatim(self) -> bool:
        """Whether it has to repeat a citation to the letter."""
        return self.kind in {ShownKind.QUOTE, ShownKind.CELL}


def sentences_shown(answer: Answer) -> tuple[Shown, ...]:
    """All of them, in the order in which they are read; none of a refusal."""
    cells = tuple(_cells(answer.comparison)) if answer.comparison else ()
    return cells + tuple(Shown(claim.text, _KINDS[claim.kind], claim.citations) for claim in answer.claims)


def body(answer: Answer) -> str:
    """The answer's sentences without its opening line, headings and citation marks; empty for a refusal."""
    return "\n".join(sentence.told for sentence in sentences_shown(answer))


def _cells(comparison: Comparison) -> Iterator[Shown]:
    for row in comparison.rows:
        for column, cell in zip(comparison.columns, row.cells, strict=True):
            if cell is not None:
                yield Shown(cell.text, ShownKind.CELL, (cell.citation,), column, row.label)


_KINDS = {
    ClaimKind.QUOTE: ShownKind.QUOTE,
    ClaimKind.STATEMENT: ShownKind.STATEMENT,
    ClaimKind.SUGGESTION: ShownKind.SUGGESTION,
}
