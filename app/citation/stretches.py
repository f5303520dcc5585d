"""The stretch of a guide's section that answers one thing in a few words, to the letter: a sum, a rate, a degree.

Guides that somebody else wrote are read by the same words; where no short stretch is found, a short sentence of
the section is the answer. Putting stretches side by side is for ``comparison``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.citation.figures import Figure, Measure, figures
from app.domain import Aspect, Cell, Citation, Passage, Span

_LONGEST_SENTENCE = 160
_LONGEST_LIST = 110
_MONEY_TAIL = re.compile(
    r"(?:\s\(\d+th percentile\))?(?:\s(?:a|per|an)\s(?:year|hour))?(?:\s(?:in|at)\s(?:[A-Z][a-z]+\s)?20\d\d)?"
)
_RATE_HEAD = re.compile(
    r"(?:(?:grow|shrink|declin|increas|decreas|fall|ris|drop)(?:e|es|ed|s|ing)?|(?:growth|decline|increase)\sof"
    r"|stay about the same|(?:增长|减少|下降|增加))\s?(?:by\s)?\(?(?:about\s)?$",
    re.IGNORECASE,
)
_RATE_TAIL = re.compile(r"\)?(?:,?\s(?:from|between)\s20\d\d\s(?:to|and)\s20\d\d)?(?:\s(?:by|until)\s20\d\d)?")
_OPENINGS_TAIL = re.compile(r"\s(?:job\s)?openings(?:\s(?:a|per|each)\syear)?|个?职位空缺", re.IGNORECASE)
_NEEDED = re.compile(r"\bneeds?\s(.{4,80}?)\sto\s(?:enter|start|begin|qualify|work|get|become)", re.IGNORECASE)
_DEGREE = re.compile(
    r"(?:an?\s)?(?:high school diploma(?: or equivalent)?|(?:bachelor|master|associate)(?:['’]s)?(?: degree)?|"
    r"doctora(?:l|te)(?: or professional)?(?: degree)?|professional degree|"
    r"postsecondary (?:award|certificate)[\w ]{0,20}|"
    r"some college[\w ]{0,16}|no formal educational credential|apprenticeship|diploma|licen[cs]e)"
    r"|(?:本科|硕士|博士|大专|高中)(?:学历|学位)?",
    re.IGNORECASE,
)
_EXPOSED = re.compile(
    r"\b(?:(?:very|most|highly|moderately|little|hardly|barely|not|less|more|somewhat)\s)+exposed\b|暴露度(?:很高|较高|不高|较低|很低|中等)",
    re.IGNORECASE,
)
_DISAGREE = re.compile(r"\bmeasures[\w\s,]{0,60}?disagree\b|disagree", re.IGNORECASE)
_LIST = re.compile(r"\b(?:are|is|includes?|ask for|use|uses)\s(?=[^.;]{12})", re.IGNORECASE)
_LISTED = frozenset({Aspect.SKILLS, Aspect.TOOLS, Aspect.RELATED})


@dataclass(frozen=True, slots=True)
class Quoted:
    """A stretch that can be quoted, of the passage that it stands in."""

    passage: Passage
    span: Span

    @property
    def text(self) -> str:
        """The text under the span."""
        return self.passage.chunk.quote(self.span)

    def cell(self, start: int, end: int) -> Cell:
        """A cell that says the text from ``start`` to ``end``."""
        return Cell(self.text[start:end], Citation(self.passage, self.span, self.text))


def measured(measure: Measure, section: Sequence[Quoted]) -> Cell | None:
    """What the section's first sentence with that figure says of it, with its unit and year where they follow."""
    for one in section:
        for figure in figures(one.text):
            if figure.measure is measure:
                return one.cell(*_widened(figure, one.text))
    return None


def education(section: Sequence[Quoted]) -> Cell | None:
    """What is usually needed to get in."""
    for one in section:
        needed = _NEEDED.search(one.text)
        if needed and (_DEGREE.search(needed.group(1)) or "credential" in needed.group(1)):
            return one.cell(*needed.span(1))
    found = ((one, _DEGREE.search(one.text)) for one in section)
    return next((one.cell(*match.span()) for one, match in found if match), None)


def exposure(section: Sequence[Quoted]) -> Cell | None:
    """How exposed to AI the work is said to be, in words; else the first score."""
    for pattern in (_EXPOSED, _DISAGREE):
        for one in section:
            match = pattern.search(one.text)
            if match:
                return one.cell(*match.span())
    return measured(Measure.EXPOSURE, section)


def in_short(aspect: Aspect, section: Sequence[Quoted]) -> Cell | None:
    """The beginning of the list that the section gives, else its shortest sentence that is short enough."""
    if aspect in _LISTED:
        listed = ((one, _beginning(one.text)) for one in section)
        found = next(((one, place) for one, place in listed if place), None)
        if found is not None:
            return found[0].cell(*found[1])
    brief = [one for one in section if len(one.text) <= _LONGEST_SENTENCE]
    shortest = min(brief, key=lambda one: len(one.text), default=None)
    return shortest.cell(0, len(shortest.text)) if shortest else None


def _widened(figure: Figure, text: str) -> tuple[int, int]:
    start, end = figure.start, figure.end
    if figure.measure is Measure.GROWTH:
        head = _RATE_HEAD.search(text, 0, start)
        tail = _RATE_TAIL.match(text, end)
        return head.start() if head else start, tail.end() if tail else end
    if figure.measure is Measure.OPENINGS:
        tail = _OPENINGS_TAIL.match(text, end)
        return start, tail.end() if tail else end
    if figure.measure in {Measure.SELF_EMPLOYED, Measure.EMPLOYMENT, Measure.EXPOSURE}:
        return start, end
    tail = _MONEY_TAIL.match(text, end)
    return start, tail.end() if tail else end


def _beginning(text: str) -> tuple[int, int] | None:
    """The first items of a list, cut where one ends."""
    head = _LIST.search(text)
    if head is None or "," not in text[head.end() :]:
        return None
    most = text[head.end() : head.end() + _LONGEST_LIST]
    cuts = [match.start() for match in re.finditer(r"[,;](?=\s)", most)]
    return (head.end(), head.end() + cuts[-1]) if cuts else None
