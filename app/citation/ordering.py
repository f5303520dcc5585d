"""The order of a section's sentences: what the question names first, then the section's own order.

Pay is told from the median outwards, however its guide is written. Notes about the data come last, and counts of
people do not belong to pay unless they are asked for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.citation.figures import PAY, Measure
from app.citation.quotes import Candidate
from app.domain import SECTIONS, Aspect, Understanding

_NAMED = (
    (
        frozenset({Measure.BEST_TENTH}),
        r"(?:top|best|highest|upper)[\s-](?:paid(?!\squarter)|earn\w*|tenth|10|ten|end|decile)|90th|high can"
        r"|earn(?:s|ers)? (?:the )?most|at the top|最高",
    ),
    (
        frozenset({Measure.LOWEST_TENTH}),
        r"(?:lowest|bottom|worst|least|low)[\s-](?:paid(?!\squarter)|earn\w*|tenth|10|ten|end|decile)|10th"
        r"|at the bottom|最低",
    ),
    (
        frozenset({Measure.LOWER_QUARTER, Measure.UPPER_QUARTER}),
        r"middle half|quartile|25th|75th|typical range|(?:paid|top|upper|lower|bottom)\squarter|中间一半",
    ),
    (frozenset({Measure.HOURLY}), r"hour|时薪|每小时"),
    (frozenset({Measure.MEAN}), r"\bmean\b|平均"),
    (frozenset({Measure.MEAN, Measure.MEDIAN}), r"mean and (?:the )?median|median and (?:the )?mean"),
    (frozenset({Measure.OPENINGS}), r"opening|vacanc|空缺"),
    (frozenset({Measure.GROWTH}), r"grow|shrink|declin|increase|projected to change|增长|减少|增加|下降"),
    (
        frozenset({Measure.SELF_EMPLOYED}),
        r"self-employ|freelanc|for themselves|own business|自雇|自由职业|个体",
    ),
    (frozenset({Measure.EMPLOYMENT}), r"how many (?!\w*\s?(?:opening|vacanc))|number of|多少人|人数"),
)
_WORDS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"experience|经验",
        r"train(?:ing|ed)|apprentic|on[\s-]the[\s-]job|培训|学徒",
        r"anthropic|claude",
        r"microsoft|copilot|微软",
        r"knowledge|知识",
        r"holland|interests?\b|兴趣",
        r"best[\s-]paid|pays? (?:the )?(?:best|most)",
    )
)
"""What a question may name that one sentence of a section is about."""
_MARGIN = 0.25
"""So much more of the question than the first sentence has one that is put before it."""


def asked_measures(text: str) -> frozenset[Measure]:
    """The measures that a question names beside the usual ones."""
    named = (measures for measures, pattern in _NAMED if re.search(pattern, text, re.IGNORECASE))
    return frozenset().union(*named)


def in_asked_order(understanding: Understanding, members: Sequence[Candidate]) -> list[Candidate]:
    """The sentences of one section, those that the question names first; without what does not bear on it."""
    asked = asked_measures(understanding.text)
    is_pay = bool(members) and SECTIONS[Aspect.PAY] in members[0].passage.chunk.heading_path
    telling = [one for one in members if not one.is_note and not (is_pay and _only_counts(one, asked))]
    ordered = sorted(telling, key=_pay_order if is_pay else lambda one: one.place)
    if asked:
        ordered.sort(key=lambda one: not asked.intersection(figure.measure for figure in one.figures))
    named = [words for words in _WORDS if words.search(understanding.text)]
    ordered.sort(key=lambda one: bool(named) and not any(words.search(one.quote) for words in named))
    is_education = bool(members) and SECTIONS[Aspect.EDUCATION] in members[0].passage.chunk.heading_path
    if ordered and not (asked or named or is_pay or is_education):
        best = max(ordered, key=lambda one: one.coverage)
        if best.coverage > ordered[0].coverage + _MARGIN:
            ordered = [best, *(one for one in ordered if one is not best)]
    return ordered + ([one for one in members if one.is_note] if not ordered else [])


def _only_counts(one: Candidate, asked: frozenset[Measure]) -> bool:
    measures = {figure.measure for figure in one.figures}
    return measures == {Measure.EMPLOYMENT} and Measure.EMPLOYMENT not in asked


def _pay_order(one: Candidate) -> tuple[int, tuple[int, int, int]]:
    ranks = [PAY.index(figure.measure) for figure in one.figures if figure.measure in PAY]
    return min(ranks, default=len(PAY)), one.place
