"""Quantities of a sentence, English or Chinese: what kind, how much, of what unit, and how exactly.

Whether one bears out another is for ``measures``, what it belongs to for ``binding``.
Offsets count characters of ``fold(sentence)``.
"""

from __future__ import annotations

import re
import unicodedata

from app.language.words import STOP_WORDS, stem
from app.verification.dates import Moment, moments
from app.verification.measures import Bound, Kind, Quantity
from app.verification.numerals import (
    DIGITS,
    HAN_NUMBER,
    SCALE,
    UNITS,
    WORD_NUMBER,
    of_digits,
    of_han,
    of_scale,
    of_words,
)
from app.verification.ranges import joined

_CURRENCIES = {
    "USD": r"US\$|\$|USD|U\.S\. dollars?|US dollars?|dollars?|美元|美金",
    "EUR": r"€|EUR|euros?|欧元",
    "GBP": r"£|GBP|pounds? sterling|英镑",
    "CNY": r"¥|RMB|CNY|yuan|renminbi|人民币|元",
    "HKD": r"HK\$|HKD|港元|港币",
}
_TIMES = {
    "hour": r"hours?|hrs?|小时|个小时|学时|课时",
    "minute": r"minutes?|mins?|分钟",
    "day": r"days?|天|日",
    "week": r"weeks?|wks?|周|个星期|星期",
    "month": r"months?|个月|月",
    "year": r"years?|yrs?|年",
    "semester": r"semesters?|学期|个学期",
    "decade": r"decades?",
}
_PERIODS = {
    "hour": r"(?:per|an|each|/)\s?hour|/\s?hr\b|hourly|每小时|时薪",
    "day": r"(?:per|a|each|/)\s?day|daily|每天|日薪",
    "week": r"(?:per|a|each|/)\s?week|weekly|每周",
    "month": r"(?:per|a|each|/)\s?month|monthly|每月|月薪",
    "year": r"(?:per|a|each|/)\s?year|/\s?yr\b|annual(?:ly)?|yearly|per annum|每年|年薪|年",
}
_NUMBER = rf"(?P<digits>{DIGITS})(?P<scale>{SCALE})?|(?P<words>{WORD_NUMBER})|(?P<han>{HAN_NUMBER})"
_BEFORE = r"(?P<sign>HK\$|US\$|\$|€|£|¥|\b(?:USD|EUR|GBP|RMB|CNY|HKD)\s)?\s?"
_AFTER = (
    r"(?P<unit>\s?%|[\s-]?percentage[\s-]points?|个百分点|[\s-]?(?:per\s?cent|pct)(?:age[\s-]points?)?\b"
    r"|(?:st|nd|rd|th)\b|\s?(?:US\$|USD|U\.S\. dollars?|US dollars?|dollars?|euros?|EUR|yuan|RMB|pounds? sterling)\b"
    r"|美元|美金|欧元|英镑|人民币|港元|港币|元"
    r"|[\s-]?(?:hours?|hrs?|minutes?|mins?|days?|weeks?|wks?|months?|years?|yrs?|semesters?|decades?)\b"
    r"|个?(?:小时|学时|课时|分钟|星期|学期)|天|周|个?月|年|倍|[\s-]?(?:times|fold)\b)?"
)
_QUANTITY = re.compile(
    rf"(?P<share>百分之(?P<sharehan>{HAN_NUMBER}|{DIGITS}))"
    rf"|(?P<ratio>\b(?P<part>\d+|{'|'.join(UNITS)}) (?:in|out of)(?: every)? (?P<whole>\d+|{'|'.join(UNITS)})\b)"
    r"|(?P<fraction>\bhalf\b|\b(?:one|a|two|three)[\s-](?:thirds?|quarters?)\b|一半|三分之[一二]|四分之[一三])"
    r"|(?P<double>\btwice\b|\bdoubl(?:e[sd]?|ing)\b|\btripl(?:e[sd]?|ing)\b|翻倍|翻番)"
    r"|(?P<rank>\b(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b(?!s)|第(?:\d+|"
    r"[一二三四五六七八九十]+))"
    r"|(?P<vague>\b(?:dozens|hundreds|thousands|millions|billions)(?= of\b)|数[十百千万]+|成千上万)"
    rf"|{_BEFORE}(?<![A-Za-z0-9_.])(?:{_NUMBER}){_AFTER}(?P<plus>\+)?",
    re.IGNORECASE,
)
_FRACTIONS = {"half": 50.0, "一半": 50.0, "三分之一": 100 / 3, "三分之二": 200 / 3, "四分之一": 25.0, "四分之三": 75.0}
_ORDINALS = "second third fourth fifth sixth seventh eighth ninth tenth".split()
_BOUNDS = (
    (Bound.AT_LEAST, r"at least|no (?:less|fewer) than|a minimum of|minimum of|至少|不少于|不低于"),
    (Bound.AT_MOST, r"at most|up to|no more than|a maximum of|maximum of|as much as|as many as|最多|不超过|至多|高达"),
    (Bound.NEARLY, r"nearly|almost|close to|just under|将近|近"),
    (Bound.OVER, r"(?:more|greater|higher|better) than|over|above|exceed(?:s|ed|ing)?|超过|高于|多于|逾"),
    (Bound.UNDER, r"(?:less|fewer|lower) than|under|below|低于|少于|不到|不足"),
    (Bound.ABOUT, r"about|around|approximately|roughly|some|an estimated|circa|ca\.|~|≈|约|大约|大概|左右"),
)
_BOUND = [
    (bound, re.compile(rf"(?:(?<![a-z])(?:{words}))\s*(?:为|是|a\s)?\s*$", re.IGNORECASE)) for bound, words in _BOUNDS
]
_BOUND_AFTER = [
    (Bound.AT_LEAST, re.compile(r"\s*(?:or more|and (?:more|above|up)|以上)", re.IGNORECASE)),
    (Bound.AT_MOST, re.compile(r"\s*(?:or (?:less|fewer)|以下|以内)", re.IGNORECASE)),
    (Bound.ABOUT, re.compile(r"\s*(?:or so\b|左右|上下)", re.IGNORECASE)),
]
_HEADER = re.compile(r"\b(hours?|minutes?|days?|weeks?|months?|years?|semesters?)\b[^:;,]*:\s*$", re.IGNORECASE)
_CODE = re.compile(r"\b\d{2}-\d{4}(?:\.\d{2})?\b")
_COUNTED = re.compile(r"[\s-]*((?:[^\W\d_]+[\s-]*){1,3})")
_HAN_COUNTED = re.compile(r"[个门种名人项位次份所家类条节章]")
_TIME_UNITS = [(unit, re.compile(rf"(?:{words})", re.IGNORECASE)) for unit, words in _TIMES.items()]
_MONEY_UNITS = [(unit, re.compile(rf"(?:{words})", re.IGNORECASE)) for unit, words in _CURRENCIES.items()]
_PERIOD_AFTER = [(unit, re.compile(rf"\s*(?:{words})", re.IGNORECASE)) for unit, words in _PERIODS.items()]
_PERIOD_BEFORE = [(unit, re.compile(words, re.IGNORECASE)) for unit, words in _PERIODS.items()]


def fold(sentence: str) -> str:
    """Width and compatibility forms folded (NFKC), and one kind of apostrophe."""
    return unicodedata.normalize("NFKC", sentence).replace("’", "'")


def quantities(sentence: str) -> list[Quantity]:
    """Every quantity of a sentence, in order."""
    text = fold(sentence)
    dates = moments(text)
    masked = _CODE.sub(lambda code: " " * len(code.group()), text)
    for date in dates:
        masked = f"{masked[: date.start]}{' ' * (date.end - date.start)}{masked[date.end :]}"
    found = [_dated(date) for date in dates]
    found += [quantity for match in _QUANTITY.finditer(masked) if (quantity := _read(match, text)) is not None]
    return joined(sorted(found, key=lambda quantity: quantity.start), text)


def _dated(moment: Moment) -> Quantity:
    return Quantity(Kind.DATE, moment.value, moment.unit, Bound.EXACT, moment.start, moment.end, moment.text)


def _read(match: re.Match[str], text: str) -> Quantity | None:
    special = _special(match)
    if special is not None:
        kind, value, unit = special
        return Quantity(kind, value, unit, _bound(text, match.start(), match.end()), *match.span(), match.group())
    return _number(match, text)


def _special(match: re.Match[str]) -> tuple[Kind, float, str] | None:
    group = {name: value.lower() for name, value in match.groupdict().items() if value}
    if "share" in group:
        return Kind.PERCENT, _value(group["sharehan"]), ""
    if "ratio" in group:
        whole = _value(group["whole"])
        return (Kind.PERCENT, 100 * _value(group["part"]) / whole, "") if whole else None
    if "fraction" in group:
        return Kind.PERCENT, _fraction(group["fraction"]), ""
    if "double" in group:
        return Kind.TIMES, 3.0 if group["double"].startswith("tripl") else 2.0, ""
    if "rank" in group:
        return Kind.RANK, _rank(group["rank"]), ""
    return (Kind.COUNT, 0.0, group["vague"]) if "vague" in group else None


def _value(text: str) -> float:
    if re.fullmatch(DIGITS, text):
        return of_digits(text)
    return of_words(text) if text.isascii() else of_han(text)


def _fraction(text: str) -> float:
    if text in _FRACTIONS:
        return _FRACTIONS[text]
    part = {"two": 2, "three": 3}.get(re.split(r"[\s-]", text)[0], 1)
    return 100 * part / (3 if "third" in text else 4)


def _rank(text: str) -> float:
    return _ORDINALS.index(text) + 2.0 if text in _ORDINALS else _value(text.removeprefix("第"))


def _number(match: re.Match[str], text: str) -> Quantity | None:
    sign, unit = (match.group("sign") or "").strip(), (match.group("unit") or "").strip(" -").lower()
    start, end = match.span()
    start += len(match.group()) - len(match.group().lstrip())
    if _is_article(match, unit, sign) or _is_glued(text, end):
        return None
    value = _magnitude(match)
    header = None if sign or unit else _HEADER.search(text, 0, start)
    kind, name = _measure(sign, header.group(1).lower() if header else unit)
    if kind is Kind.MONEY:
        name += _period(text, start, end)
    bound = Bound.AT_LEAST if match.group("plus") else _bound(text, start, end)
    counted = _counted(text, end) if kind is Kind.COUNT else frozenset()
    return Quantity(kind, value, name, bound, start, end, text[start:end].strip(), counted)


def _is_article(match: re.Match[str], unit: str, sign: str) -> bool:
    """``one`` and 一 mostly stand for *a*, and Chinese numerals are parts of many words."""
    words, han = match.group("words"), match.group("han")
    if words:
        return words.lower() == "one" and not unit
    if not han or unit or sign:
        return False
    following = match.string[match.end() : match.end() + 1]
    return han == "一" or not (len(han) > 1 or _HAN_COUNTED.match(following)) or set(han) <= set("千万百亿")


def _is_glued(text: str, end: int) -> bool:
    """A number glued to letters is a name: ``5G``, ``3D``."""
    return re.match(r"[A-Za-z_]", text[end:]) is not None


def _magnitude(match: re.Match[str]) -> float:
    if match.group("digits"):
        return round(of_digits(match.group("digits")) * of_scale(match.group("scale") or ""), 6)
    return of_words(match.group("words")) if match.group("words") else of_han(match.group("han"))


def _measure(sign: str, unit: str) -> tuple[Kind, str]:
    for currency, pattern in _MONEY_UNITS:
        if pattern.fullmatch(sign) or pattern.fullmatch(unit):
            return Kind.MONEY, currency
    for time, pattern in _TIME_UNITS:
        if pattern.fullmatch(unit):
            return Kind.DURATION, time
    if "point" in unit or "百分点" in unit:
        return Kind.POINTS, ""
    if unit in {"st", "nd", "rd", "th"}:
        return Kind.RANK, ""
    if unit in {"times", "fold", "倍"}:
        return Kind.TIMES, ""
    return (Kind.PERCENT, "") if unit else (Kind.COUNT, "")


def _period(text: str, start: int, end: int) -> str:
    """``/hour`` and the like: said right after the sum, or by the last such word before it."""
    for period, pattern in _PERIOD_AFTER:
        if pattern.match(text, end):
            return f"/{period}"
    last = [
        (found[-1].start(), period)
        for period, pattern in _PERIOD_BEFORE
        if (found := list(pattern.finditer(text[:start])))
    ]
    return f"/{max(last)[1]}" if last else ""


def _bound(text: str, start: int, end: int) -> Bound:
    before = text[max(0, start - 24) : start]
    for bound, pattern in _BOUND:
        if pattern.search(before):
            return bound
    return next((bound for bound, pattern in _BOUND_AFTER if pattern.match(text, end)), Bound.EXACT)


def _counted(text: str, end: int) -> frozenset[str]:
    match = _COUNTED.match(text, end)
    words: list[str] = []
    for word in re.findall(r"[a-z]+", match.group(1).lower()) if match else []:
        if word in STOP_WORDS or word in {"per", "each", "every", "or", "than", "while", "compared"}:
            break
        words.append(stem(word))
    return frozenset(words)
