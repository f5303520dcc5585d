"""The figures of a sentence and what each measures: a median, a top tenth, growth, openings, a score of exposure.

Read from the words nearest to the number, English or Chinese. A number whose measure is not told has none and is not
returned; nor is the figure that another is compared with. Judging whether a figure is true is for verification.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class Measure(StrEnum):
    """What a figure measures; pay is yearly but where it says hourly."""

    MEDIAN = "median pay"
    MEAN = "mean pay"
    LOWEST_TENTH = "pay of the lowest-paid tenth"
    LOWER_QUARTER = "lower quarter of pay"
    UPPER_QUARTER = "upper quarter of pay"
    BEST_TENTH = "pay of the best-paid tenth"
    HOURLY = "hourly median pay"
    GROWTH = "growth of employment"
    OPENINGS = "openings a year"
    SELF_EMPLOYED = "share of self-employed"
    EMPLOYMENT = "people employed"
    EXPOSURE = "score of exposure to AI"


PAY = (
    Measure.MEDIAN,
    Measure.LOWER_QUARTER,
    Measure.UPPER_QUARTER,
    Measure.LOWEST_TENTH,
    Measure.BEST_TENTH,
    Measure.MEAN,
    Measure.HOURLY,
)
"""The measures of pay, in the order in which a reader wants them."""

_NUMBER = re.compile(
    r"(?P<money>(?:US)?\$\s?\d[\d,]*(?:\.\d+)?|\d[\d,]*(?:\.\d+)?\s?(?:万)?(?:美元|dollars\b))"
    r"|(?P<percent>-?\d+(?:\.\d+)?\s?(?:%|per\s?cent\b))"
    r"|(?P<score>(?<![\d.$])-?\d?\.\d+(?=\s(?:out\s)?of\s1\b|\son a scale|\sin\s|\s?（满分|，|,|\.?$|。|\sfor\s|\sby\s)"
    r"|(?<![\d.$])\d\.\d\d(?![\d%]))"
    r"|(?P<count>(?<![\d.,$])\d{1,3}(?:,\d{3})+(?![\d,]))"
)
_COMPARED = re.compile(
    r"(?:compared with|against|versus|instead of|(?<!more )(?<!less )than|average of|平均的?增长)\s*(?:growth of\s*)?$",
    re.I,
)
_AFTER = (
    (Measure.LOWEST_TENTH, re.compile(r"\s*\(10th percentile\)", re.I)),
    (Measure.LOWER_QUARTER, re.compile(r"\s*\(25th percentile\)", re.I)),
    (Measure.UPPER_QUARTER, re.compile(r"\s*\(75th percentile\)", re.I)),
    (Measure.BEST_TENTH, re.compile(r"\s*\(90th percentile\)", re.I)),
    (Measure.HOURLY, re.compile(r"\s*(?:an|per|each|/)\s?hour", re.I)),
)
_BEFORE = (
    (Measure.HOURLY, re.compile(r"hourly|时薪", re.I)),
    (Measure.LOWEST_TENTH, re.compile(r"lowest(?:-paid)? (?:tenth|10)|one in ten.*less|收入最低的一成", re.I)),
    (
        Measure.BEST_TENTH,
        re.compile(r"(?:best|highest|top)(?:-paid)? (?:tenth|10)|one in ten.*more|收入最高的一成", re.I),
    ),
    (Measure.MEDIAN, re.compile(r"median|中位数", re.I)),
    (Measure.MEAN, re.compile(r"\bmean\b|average|平均", re.I)),
)
_GROWTH = re.compile(
    r"grow|increase|rise|shrink|declin|fall|drop|decrease|stay about the same|增长|增加|减少|下降", re.I
)
_FALLING = re.compile(r"shrink|declin|fall|drop|decrease|减少|下降", re.I)
_SELF_EMPLOYED_AFTER = re.compile(r"[^,;，；]{0,60}(?:self-employed|自雇)", re.I)
_OPENINGS = re.compile(r"\s*(?:job\s)?openings|个?职位空缺", re.I)
_JOBS = re.compile(r"payroll|employed|employment|\bjobs?\b|就业人数", re.I)
_NOT_PAY = re.compile(r"exam|fee|cost|price|tuition|学费|费用|价格", re.I)
_STUDIES = (
    ("gpts", re.compile(r"eloundou|gpts are gpts", re.I)),
    ("microsoft", re.compile(r"microsoft|微软|working with ai", re.I)),
    ("anthropic", re.compile(r"anthropic|claude", re.I)),
    ("felten", re.compile(r"felten", re.I)),
    ("frey", re.compile(r"frey", re.I)),
)
_SCORED = re.compile(r"scor|exposure|exposed|rated|得分|暴露度|适用度", re.I)
_RATER = re.compile(r"gpt-4", re.I)
_YEAR = re.compile(r"(?<![\d$,.])(?:19|20)\d\d(?!\d|,\d)")
_REACH = 90
"""How far before a number its measure may be named, in characters."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: ``value`` is a plain number with its sign, ``of`` the study or period that tells it apart.

    ``start`` and ``end`` are its place in the sentence.
    """

    measure: Measure
    value: float
    of: str
    start: int
    end: int


def figures(sentence: str) -> tuple[Figure, ...]:
    """The figures of a sentence whose measure it tells, in order."""
    found: list[Figure] = []
    for match in _NUMBER.finditer(sentence):
        before = sentence[max(0, match.start() - _REACH) : match.start()]
        if _COMPARED.search(before):
            continue
        measure = _measure(match, sentence, before)
        if measure is not None:
            of = _of(measure, sentence, before)
            found.append(Figure(measure, _value(match, measure, before), of, *match.span()))
    return tuple(found)


def years(sentence: str) -> tuple[str, ...]:
    """The years that a sentence names, in order, each once."""
    return tuple(dict.fromkeys(_YEAR.findall(sentence)))


def _measure(match: re.Match[str], sentence: str, before: str) -> Measure | None:
    match match.lastgroup:
        case "money":
            return _of_money(sentence, match.end(), before)
        case "percent":
            return _of_percent(sentence, match.end(), before)
        case "score":
            return Measure.EXPOSURE if _SCORED.search(before) or _SCORED.search(sentence[match.end() :]) else None
        case _:
            if _OPENINGS.match(sentence, match.end()):
                return Measure.OPENINGS
            return Measure.EMPLOYMENT if _JOBS.search(before) or _JOBS.search(sentence, match.end()) else None


def _of_money(sentence: str, end: int, before: str) -> Measure | None:
    if _NOT_PAY.search(before):
        return None
    for measure, pattern in _AFTER:
        if pattern.match(sentence, end):
            return measure
    named = [(found[-1].start(), measure) for measure, pattern in _BEFORE if (found := list(pattern.finditer(before)))]
    nearest = max(named, default=None)
    if nearest is not None and nearest[1] is Measure.MEDIAN and _BEFORE[0][1].search(before[nearest[0] :]):
        return Measure.HOURLY
    return nearest[1] if nearest else None


def _of_percent(sentence: str, end: int, before: str) -> Measure | None:
    if _SELF_EMPLOYED_AFTER.match(sentence, end) or "自雇" in before[-12:]:
        return Measure.SELF_EMPLOYED
    if re.search(r"percentile|higher than|rank|高于", before[-30:], re.I) or re.match(
        r"\s*of occupations", sentence[end:]
    ):
        return None
    pays = re.search(r"\bpay|wage|earn|salar|薪|工资", before, re.I)
    return Measure.GROWTH if _GROWTH.search(before) and not pays else None


def _of(measure: Measure, sentence: str, before: str) -> str:
    if measure is not Measure.EXPOSURE:
        return ""
    named = [
        (max(found.start() for found in pattern.finditer(before)), name)
        for name, pattern in _STUDIES
        if pattern.search(before)
    ]
    study = max(named)[1] if named else next((name for name, known in _STUDIES if known.search(sentence)), "")
    return f"{study} by gpt-4" if _RATER.search(sentence) else study


def _value(match: re.Match[str], measure: Measure, before: str) -> float:
    digits = re.sub(r"[^\d.-]", "", match.group()).rstrip(".")
    value = float(digits) if re.search(r"\d", digits) else 0.0
    if "万" in match.group():
        value *= 10_000
    if measure is Measure.GROWTH:
        last = max((found.start() for found in _GROWTH.finditer(before)), default=0)
        return -abs(value) if _FALLING.match(before, last) else value
    return value
