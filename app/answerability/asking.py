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
_THERE = re.compile(
    r"\b(?:there|over there|that (?:city|country|state|company|place|firm))\b|那边|那里|那儿|当地|该公司|那家"
)


def asking(text: str) -> str:
    """The sentences that ask; all of the text if none does, or if what asks points back at what was told."""
    each = sentences(text)
    asks = " ".join(sentence for sentence in each if _ASKS.search(sentence))
    if not asks or points_back(asks):
        return text
    return asks


def points_back(text: str) -> bool:
    """Whether it speaks of a place or an employer named before: "there", "that company"."""
    without = re.sub(
        r"\b(?:is|are|was|were|will|would|still) there\b|\bthere (?:is|are|was|were|will|any|still)\b", "", text
    )
    return _THERE.search(without) is not None
