"""What a premise says of a role's outlook (direction, rate, openings, jobs), against that section of its guide."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.answerability.figures import Amount, percentages
from app.domain import Citation

_RISES = re.compile(
    r"\b(?:grow|grows|growing|growth|increas\w+|ris(?:e|es|ing)|expand\w*|boom\w*|surg(?:e|es|ed|ing)|soar\w*|skyrocket\w*|"
    r"explod\w+|"
    r"thriv\w+|doubl\w+|tripl\w+|in (?:high|huge|great) demand)\b|增长|增加|上升|上涨|扩大|翻倍|翻番|吃香|紧缺",
    re.IGNORECASE,
)
_FALLS = re.compile(
    r"\b(?:shrink\w*|declin\w*|decreas\w+|fall|falls|falling|drop|drops|dropping|cut|cuts|collaps\w+|"
    r"disappear\w*|vanish\w*|"
    r"dying|die out|dies out|phased out|wiped out|los(?:e|es|ing) (?:\w+ )?jobs|dwindl\w+|plummet\w*|plung\w+|"
    r"crash\w*|halv\w+|"
    r"extinct|obsolete|on the way out|going away|eliminated|slashed)\b|减少|下降|下滑|消失|萎缩|缩减|缩小|消亡|"
    r"裁掉|没落|绝迹",
    re.IGNORECASE,
)
_STRONG = re.compile(
    r"\b(?:fastest|boom\w*|skyrocket\w*|explod\w+|soar\w*|surg(?:e|es|ed|ing)|rapidly|massive\w*)\b|大幅|飞速|最快|暴增|猛增",
    re.I,
)
_OTHER = re.compile(
    r"\b(?:pay|salar\w+|wages?|earn\w*|income|tuition|cost|costs|price|skills?|exposure)\b|"
    r"工资|薪|收入|学费",
    re.IGNORECASE,
)
_LOOSE = re.compile(
    r"\b(?:could|may|might|maybe|possibly|some|last (?:year|decade|month)|used to|in (?:19|20[01])\d+|locally|"
    r"in my|here|grew|"
    r"fell|shrank|declined|rose)\b|可能|也许|去年|过去|前几年|当地|我们",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\b(?:not|no|never|isn't|aren't|won't|stopped|doesn't|don't|hardly|without)\b|不(?!断)|没有?|停止", re.IGNORECASE
)
_OPENINGS = re.compile(r"\b(?:openings?|vacanc\w+|positions?|jobs)\b|空缺|岗位|职位", re.IGNORECASE)
_NONE = re.compile(
    r"\b(?:no|zero|not any|aren't any|isn't any)\s+(?:\w+\s+){0,2}?(?:openings?|vacanc\w+|positions?|jobs)\b|"
    r"没有(?:任何|什么)?(?:职位)?(?:空缺|岗位|职位)",
    re.IGNORECASE,
)
_ABOUT_WORK = re.compile(
    r"\b(?:employment|jobs?|demand|role|occupation|profession|career|field|market|openings?|work|hiring|"
    r"positions?|workforce|"
    r"outlook)\b|岗位|就业|职位|需求|职业|行业|前景|人数",
    re.IGNORECASE,
)
_COUNT = re.compile(r"(?<![\d$.,])(\d{1,3}(?:,\d{3})+|\d{3,})(?![\d%.,]\d|%)")
_YEAR = re.compile(r"^(?:19|20)\d\d$")
_CHANGE = re.compile(
    r"is projected to (?P<way>grow|decline|stay about the same) \(?(?P<rate>-?[\d.]+)%"
    r"(?:.*?compared with growth of (?P<all>[\d.]+)%)?"
)
_YEARLY = re.compile(r"About ([\d,]+) openings")
_ROUND = 1.0
_SLACK = 0.1


@dataclass(frozen=True, slots=True)
class _Change:
    line: Citation
    percent: float
    average: float


def against(premise: str, section: Sequence[Citation]) -> tuple[Citation, ...]:
    """The sentences of an outlook section that say otherwise than ``premise``; none if it may be true."""
    if _OTHER.search(premise) or _LOOSE.search(premise):
        return ()
    return _openings(premise, section) or _change(premise, section)


def _change(premise: str, section: Sequence[Citation]) -> tuple[Citation, ...]:
    said = _read(section)
    falls, rises = _FALLS.search(premise), _RISES.search(premise)
    if said is None or bool(falls) == bool(rises):
        return ()
    way = 1 if rises else -1
    word = rises or falls
    if word and _NOT.search(premise[max(0, word.start() - 20) : word.start()]):
        wrong = way * said.percent > (_ROUND if way > 0 else 0)
    else:
        wrong = way * said.percent < 0 or _misses(premise, way, said)
    return (said.line,) if wrong else ()


def _misses(premise: str, way: int, said: _Change) -> bool:
    """The same direction, but not by so much."""
    if way > 0 and _STRONG.search(premise) and said.percent < said.average:
        return True
    return any(
        abs(each.value - abs(said.percent)) > _ROUND and each.excludes(abs(said.percent), _SLACK)
        for each in percentages(premise)
    )


def _openings(premise: str, section: Sequence[Citation]) -> tuple[Citation, ...]:
    line = next(((one, match) for one in section if (match := _YEARLY.search(one.quote))), None)
    if line is None or not _OPENINGS.search(premise):
        return ()
    if _NONE.search(premise):
        return (line[0],)
    known = float(line[1].group(1).replace(",", ""))
    if not re.search(r"openings?|vacanc|空缺", premise, re.IGNORECASE):
        return ()
    claimed = [Amount(float(n.replace(",", "")), 0, 0) for n in _COUNT.findall(premise) if not _YEAR.match(n)]
    return (line[0],) if claimed and all(each.excludes(known, _SLACK) for each in claimed) else ()


def _read(section: Sequence[Citation]) -> _Change | None:
    for line in section:
        if match := _CHANGE.search(line.quote):
            rate = abs(float(match.group("rate")))
            sign = {"grow": 1, "decline": -1}.get(match.group("way"), 0)
            return _Change(line, sign * rate, float(match.group("all") or 0.0))
    return None
