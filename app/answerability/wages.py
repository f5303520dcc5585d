"""What a premise says of a role's pay, against the pay section of its guide."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.answerability.figures import Amount, dollars, yearly
from app.domain import Citation

_SLACK = 0.05
_PAY = re.compile(
    r"\b(?:pay|pays|paid|paying|earn\w*|salar\w+|wages?|income|make|makes|making|get|gets|bring home|median|"
    r"compensation)\b|"
    r"工资|薪|收入|挣|赚|拿",
    re.IGNORECASE,
)
_COST = re.compile(r"\b(?:costs?|fees?|tuition|price|prices)\b|学费|费用", re.IGNORECASE)
_LOOSE = re.compile(
    r"\b(?:can|could|may|might|some|sometimes|used to|start|starts|starting|entry.level|beginners?|new|senior|"
    r"experienced|in "
    r"(?:19|20[01])\d+|my|his|her|our|friend)\b|\bup to\b|可以|能拿|有的|有些|起薪|曾|刚入行|新人|资深",
    re.IGNORECASE,
)
_LOW = re.compile(r"\b(?:lowest|bottom|worst|poorest|least)\b|最低|垫底", re.IGNORECASE)
_HIGH = re.compile(r"\b(?:best|top|highest|richest|90th)\b|最高|顶尖", re.IGNORECASE)
_MIDDLE = re.compile(
    r"\b(?:median|typical\w*|middle|average|mean|normal\w*|usual\w*|generally|minimum wage)\b|中位|平均|一般|通常",
    re.IGNORECASE,
)
_MEDIAN, _LOWEST, _HIGHEST, _QUARTER, _LAST_QUARTER, _MEAN = (
    re.compile(pattern)
    for pattern in (
        r"median (?:\w+ )?of (\$[\d,]+)",
        r"(\$[\d,]+) \(10th percentile\)",
        r"(\$[\d,]+) \(90th percentile\)",
        r"(\$[\d,]+) \(25th percentile\)",
        r"(\$[\d,]+) \(75th percentile\)",
        r"average \(mean\) wage [^$]* was (\$[\d,]+) a year",
    )
)
_Line = tuple[Citation, float]


def against(premise: str, section: Sequence[Citation]) -> tuple[Citation, ...]:
    """The sentences of a pay section that say otherwise than ``premise``; none if it may be true."""
    if not _PAY.search(premise) or _COST.search(premise) or _LOOSE.search(premise):
        return ()
    claimed = yearly(premise)
    return _against(premise, claimed[-1], section) if claimed else ()


def _against(premise: str, claimed: Amount, section: Sequence[Citation]) -> tuple[Citation, ...]:
    for words, measure in ((_LOW, _LOWEST), (_HIGH, _HIGHEST)):
        if words.search(premise):
            return _excluded(claimed, [_find(measure, section)])
    if _MIDDLE.search(premise):
        return _excluded(claimed, [_find(_MEDIAN, section), _find(_MEAN, section)])
    return _outside(claimed, section)


def _excluded(claimed: Amount, lines: Sequence[_Line | None]) -> tuple[Citation, ...]:
    known = [line for line in lines if line is not None]
    if not known or not all(claimed.excludes(value, _SLACK) for _, value in known):
        return ()
    return (known[0][0],)


def _outside(claimed: Amount, section: Sequence[Citation]) -> tuple[Citation, ...]:
    """A bare "they earn so much" is wrong if the amount is not among those of the middle half."""
    median, low, high = (_find(measure, section) for measure in (_MEDIAN, _QUARTER, _LAST_QUARTER))
    if median is None:
        return ()
    ends = [line[1] for line in (low, high) if line] or [median[1]]
    least, most = min(ends), max(ends)
    if claimed.bound > 0:
        wrong = most < claimed.value * (1 - _SLACK)
    elif claimed.bound < 0:
        wrong = least > claimed.value * (1 + _SLACK)
    else:
        wrong = not least * (1 - _SLACK) <= claimed.value <= most * (1 + _SLACK)
    found = [median[0], *(line[0] for line in (low,) if line)]
    return tuple(dict.fromkeys(found)) if wrong else ()


def _find(measure: re.Pattern[str], section: Sequence[Citation]) -> _Line | None:
    for line in section:
        if match := measure.search(line.quote):
            return line, dollars(match.group(1))[0].value
    return None
