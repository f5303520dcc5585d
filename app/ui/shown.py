"""What the browser keeps of an answer: enough to show it again, copy it and export it, and nothing secret.

It comes back from the browser as untrusted text, hence Pydantic with unknown keys refused. How it is made of an answer
is left to ``showing``, how it looks to ``rendering``; which conversation it belongs to, to ``book``.
"""

from __future__ import annotations

from typing import Literal
from urllib.parse import quote

from pydantic import BaseModel, ConfigDict, Field, model_validator

from app.domain import Turn


class Shown(BaseModel):
    """Base of everything kept in the browser."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class ShownCitation(Shown):
    """Where a claim is supported: ``start`` and ``end`` count characters of page ``page`` (from 0)."""

    number: int
    source_id: str
    page: int
    start: int
    end: int

    @property
    def path(self) -> str:
        """The citation's address on this server."""
        return citation_path(self.source_id, self.page, self.start, self.end)


class ShownClaim(Shown):
    """One sentence of an answer: ``quoted`` when it repeats a source to the letter, ``suggested`` when it is advice."""

    text: str
    quoted: bool
    citations: tuple[ShownCitation, ...]
    suggested: bool = False
    heading: str = ""


class ShownCell(Shown):
    """What a comparison says of one of the things compared."""

    text: str
    citation: ShownCitation


class ShownRow(Shown):
    """What is compared, with a cell for each of the things compared; None where the library says nothing."""

    label: str
    cells: tuple[ShownCell | None, ...]


class ShownComparison(Shown):
    """A small table of things compared."""

    columns: tuple[str, ...] = Field(min_length=1)
    rows: tuple[ShownRow, ...]

    @property
    def citations(self) -> tuple[ShownCitation, ...]:
        """The citations of its cells, row by row."""
        return tuple(cell.citation for row in self.rows for cell in row.cells if cell is not None)


class ShownWithheld(Shown):
    """A drafted sentence that is no part of the answer: why, and what the answer says in its place (empty: nothing)."""

    text: str
    reason: str
    instead: str = ""


class ShownGroup(Shown):
    """Claims that stand together under one heading; none if it is empty."""

    heading: str
    claims: tuple[ShownClaim, ...]


class ShownSource(Shown):
    """A cited passage: ``start`` is the place of ``text`` in its page."""

    number: int
    source_id: str
    title: str
    publisher: str
    licence: str
    url: str
    date: str
    language: str
    page: int
    page_label: str
    paged: bool
    headings: tuple[str, ...]
    text: str
    start: int


class ShownRefusal(Shown):
    """Why there is no answer, and questions that have one."""

    reason: str
    message: str
    suggestions: tuple[str, ...]


class ShownAnswer(Shown):
    """An answer as the reader sees it. ``text`` is its plain text, for follow-up questions.

    ``withheld_untold`` counts the sentences left out of an answer kept by an earlier release, which kept no more of
    them.
    """

    opening: str
    claims: tuple[ShownClaim, ...] = ()
    sources: tuple[ShownSource, ...] = ()
    refusal: ShownRefusal | None = None
    model: str = ""
    withheld: tuple[ShownWithheld, ...] = ()
    withheld_untold: int = Field(default=0, ge=0)
    understood: str = ""
    rewritten: bool = False
    text: str = ""
    comparison: ShownComparison | None = None
    set_aside: tuple[str, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _of_earlier_releases(cls, stored: object) -> object:
        if isinstance(stored, dict) and isinstance(stored.get("withheld"), int):
            return {**stored, "withheld": (), "withheld_untold": stored["withheld"]}
        return stored

    @property
    def left_out(self) -> int:
        """How many drafted sentences are not shown."""
        return len(self.withheld) + self.withheld_untold

    @property
    def citations(self) -> tuple[ShownCitation, ...]:
        """Every citation, those of the comparison first."""
        compared = self.comparison.citations if self.comparison else ()
        return (*compared, *(citation for claim in self.claims for citation in claim.citations))

    @property
    def paths(self) -> dict[int, str]:
        """For each source that is cited, the address of the first citation of it."""
        return {citation.number: citation.path for citation in reversed(self.citations)}

    @property
    def groups(self) -> tuple[ShownGroup, ...]:
        """The claims without a heading, then those of each heading as they first came, then advice without one.

        So nothing without a heading is read as if it stood under the one before it.
        """
        facts = [claim for claim in self.claims if claim.heading or not claim.suggested]
        headings = sorted(dict.fromkeys(claim.heading for claim in facts), key=bool)
        grouped = [
            ShownGroup(heading=heading, claims=tuple(claim for claim in facts if claim.heading == heading))
            for heading in headings
        ]
        advice = tuple(claim for claim in self.claims if claim.suggested and not claim.heading)
        return (*grouped, ShownGroup(heading="", claims=advice)) if advice else tuple(grouped)


class Exchange(Shown):
    """A question and what came of it: an answer, part of one (``stopped``), or a failure to tell (``error``)."""

    id: str
    asked: str
    answer: ShownAnswer | None = None
    state: Literal["running", "done", "stopped", "failed"] = "running"
    error: str = ""
    thumb: Literal["", "up", "down"] = ""
    thumb_sent: bool = False

    def as_turn(self) -> Turn:
        """What the next question may refer to."""
        answer = self.answer
        return Turn(self.asked, answer.text if answer else "", answer.understood if answer else "")


def citation_path(source_id: str, page: int, start: int, end: int) -> str:
    """The address, on this server, of a page of a source with a stretch of it marked."""
    return f"/source/{quote(source_id, safe='')}/page/{page}?from={start}&to={end}#mark"
