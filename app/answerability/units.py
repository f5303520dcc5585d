"""Units that pay is asked for in: other currencies, by the piece or the shift, after tax; the library has its own.

A month is left alone: whoever is told the pay of a year can tell that of a month.
"""

from __future__ import annotations

import re

_CURRENCY = re.compile(
    r"€|£|¥|₹|₽|₩|\b(?:euros?|eur|pounds?(?: sterling)?|quid|gbp|sterling|yen|yuan|rmb|renminbi|cny|jpy|inr|rupees?|"
    r"lakhs?|"
    r"crores?|rubles?|roubles?|rupiah|rand|naira|shillings?|pesos?|reais|reals|francs?|chf|krone[rn]?|kronor|zlot\w+|"
    r"forints?|won|baht|ringgit|dirhams?|riyals?|dinars?|shekels?|lira|taka|dong|aud|cad|nzd|sgd|hkd|"
    r"(?:australian|canadian|singapore|hong kong|new zealand) dollars?|bitcoins?|crypto)\b|"
    r"欧元|英镑|日元|日币|人民币|港币|港元|新台币|台币|卢比|卢布|韩元|澳元|加元|加币|新币|泰铢|法郎|比索|比特币",
    re.IGNORECASE,
)
_PER = re.compile(
    r"\b(?:per|(?P<loose>an?|each|every|by the))\s+(?P<unit>day|night|shift|week|fortnight|minute|word|page|"
    r"film|movie|episode|song|gig|show|concert|game|match|fight|race|mile|km|kilometre|kilometer|trip|ride|flight|"
    r"delivery|parcel|package|order|patient|client|customer|case|call|project|job|commission|session|lesson|class|"
    r"student|article|post|video|view|photo|picture|portrait|painting|book|haircut|cut|tattoo|wedding|event|speech|"
    r"house|home|roof|room|sale|car|table|kilo|pound|ton|tonne|acre|piece|unit|visit|surgery|operation|procedure|"
    r"appearance|season|semester|credit hour|line of code|square (?:foot|metre|meter))\b"
    r"(?(loose)(?=\s*(?:$|[?.,!;]|(?:on|in|for|at|do|does|is|are|and|or|as|by|when|if|working|with|to|from|can|"
    r"would|please)\b)))|"
    r"\b(?P<adverb>daily|nightly|weekly|fortnightly)\b|\bday rates?\b|\bpiece rates?\b|"
    r"(?:每|一|按)(?P<zh>天|日|晚|周|星期|单|次|场|集|字|千字|页|首|节课|堂课|课时|台手术|趟|公里|件|份|个项目|分钟)"
    r"(?=.{0,8}(?:多少|几|钱|挣|赚|给|拿|收))|日薪|周薪|计件",
    re.IGNORECASE,
)
_NOT_PAY = re.compile(
    r"\b(?:day[- ]to[- ]day|a day in|all day|typical day|(?:hours|times|days) (?:a|per|each|every) (?:week|day))\b",
    re.I,
)
_MONEY = re.compile(
    r"\b(?:pay|pays|paid|earn\w*|make|makes|made|salar\w+|wages?|rates?|money|income|get|gets|cost|charge\w*|much)\b|"
    r"钱|薪|工资|收入|挣|赚|报酬|拿多少",
    re.IGNORECASE,
)
_NET = re.compile(
    r"\b(?:after[- ](?:income[- ])?tax(?:es)?|net (?:pay|salary|wages?|income|earnings)|"
    r"take[- ]home(?! before)(?: pay)?|"
    r"(?:salary|pay|wages?|income),? net|in hand|once taxes|disposable income)\b|税后|到手|扣税后|净收入|实发",
    re.IGNORECASE,
)
_SAVED = re.compile(r"before tax|gross|税前", re.IGNORECASE)


def missing_unit(asks: str, sections: str) -> str | None:
    """The first unit asked for that the sections don't have; None where money isn't asked about."""
    if found := _CURRENCY.search(asks):
        return None if found.group().lower() in sections else found.group()
    if (found := _NET.search(asks)) and not _SAVED.search(asks):
        return None if found.group().lower() in sections else found.group()
    rest = _NOT_PAY.sub(" ", asks)
    if _MONEY.search(rest) and (found := _PER.search(rest)):
        return None if _speaks_of(found, sections) else found.group()
    return None


def _speaks_of(found: re.Match[str], sections: str) -> bool:
    unit = found["unit"] or found["adverb"] or found["zh"] or found.group().lower()
    short = {"daily": "day", "nightly": "night", "weekly": "week", "fortnightly": "fortnight"}.get(
        unit.lower(), unit.lower()
    )
    pattern = rf"(?:\b(?:per|an?|each)\s+{re.escape(short)}\b|\b{re.escape(short)}ly\b|[每一]{re.escape(short)})"
    return (
        re.search(pattern, sections) is not None
        and re.search(rf"[$\d].{{0,60}}{pattern}|{pattern}.{{0,60}}[$\d]", sections) is not None
    )
