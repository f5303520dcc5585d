"""The part of a text that asks: what is told before it, such as where somebody lives, constrains no answer."""

from __future__ import annotations

import re

from app.language.sentences import sentences

_ASKS = re.compile(
    r"[?？]|^\W*(?:what|which|how|where|when|who|whose|why|is|are|can|could|should|would|will|do|does|did|am|tell|"
    r"show|"
    r"list|give|find|print|compare|explain|name)\b|吗|呢|多少|什么|怎么|怎样|如何|哪|几|请|是否|能不能|有没有",
    re.IGNORECASE,
)
_SELF = re.compile(r"\W*(?:i|my|we|our)\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[^，,；;]+[，,；;]*")
_TOLD = re.compile(r"(?:我|本人)(?!们)(?:[\u4e00-\u9fff]{0,3})(?:在|住|是|来自|做|当|毕业|有)")
_ABOUT = re.compile(r"[?？吗呢]|多少|什么|怎|哪|几|工资|薪|收入|挣|赚|前景|学历|需求|想|打算|要去|准备|搬")
_THERE = re.compile(
    r"\b(?:there|over there|that (?:city|country|state|company|place|firm))\b|那边|那里|那儿|当地|该公司|那家"
)


def asking(text: str) -> str:
    """The sentences that ask; all of the text if none does, or if what asks points back at what was told."""
    each = [_without_told_clauses(sentence) for sentence in sentences(text)]
    asks = " ".join(sentence for sentence in each if _ASKS.search(sentence))
    if points_back(asks):
        return text
    if not asks:
        return " ".join(each)
    return asks


def _without_told_clauses(sentence: str) -> str:
    """A Chinese sentence without the clauses before the last in which askers only tell of themselves."""
    before, mark, after = sentence.partition("; ")
    if mark and _ASKS.search(after) and _SELF.match(before) and not points_back(after):
        sentence = after
    clauses = _CLAUSE.findall(sentence)
    asked = [clause for clause in clauses[:-1] if not _TOLD.match(clause) or _ABOUT.search(clause)]
    return "".join((*asked, *clauses[-1:])) if not points_back(sentence) else sentence


def points_back(text: str) -> bool:
    """Whether it speaks of a place or an employer named before: "there", "that company"."""
    without = re.sub(
        r"\b(?:is|are|was|were|will|would|still) there\b|\bthere (?:is|are|was|were|will|any|still)\b", "", text
    )
    return _THERE.search(without) is not None
