"""Whether a question leans on what was said before, and by which words. The rewriting is left to ``rewriting``."""

from __future__ import annotations

import re
from enum import StrEnum

from app.language.words import STOP_WORDS
from app.understanding.aspects import without_aspects
from app.understanding.wording import HAN_RUN, words

_JOB = r"(?:job|role|career|occupation|profession|field|work|position|kind of work|line of work|path)"
CONJUNCTION = re.compile(
    r"^\s*(?:(?:and|but|so|ok|okay|also|then|or|great|thanks|thank you|right|hmm|well|now|yes|no)\b[,.!]?\s*)+",
    re.IGNORECASE,
)
_STARTS = re.compile(
    r"^\s*(?:(?:ok|okay|so|yes|great|thanks|right|hmm|well)\b[,.!]?\s*)*"
    r"(?:and|but|or|also|then|what about|how about|same for|what if)\b",
    re.IGNORECASE,
)
REFERS = re.compile(
    rf"\b(?:(?:this|that|the|such a) {_JOB}|(?:these|those) (?:jobs|roles|careers|occupations|people|workers)|"
    r"they|them|their|theirs|it|its|one of them)\b",
    re.IGNORECASE,
)
_POINTS = re.compile(
    r"\b(?:that|this|those|these)\s*(?:[?.!,]|$)|^(?:\W*\w+){0,5}?\W*(?:does|is|will|would|can|did|was|do|are)\s+(?:that|this|those|these)\b"
    r"|\b(?:which one|which of|the two|both of|either of|compared? (?:to|with) (?:that|it)|the same|instead|"
    r"become one|becoming one|be one)\b",
    re.IGNORECASE,
)
_EMPTY_IT = re.compile(
    r"\b(?:is|was|be|would|will|does|isn['’]t|['’]s)?\s*it\s*(?:['’]s|is|be|take|takes|was|still|really|ever|too|so)*\s*"
    r"(?:worth|possible|hard|difficult|easy|late|better|good|necessary|true|normal|important|ok|okay|legal|long|common|best|"
    r"realistic|wise|safe|to|like to)\b(?=.*\w)|what is it like to|is it (?:that|because)|does it matter|take it\b",
    re.IGNORECASE,
)
SEVERAL = re.compile(
    r"\b(?:which one|which of|the two|both|either|between them|compare)\b|哪个|哪一个|两者|相比|比较", re.IGNORECASE
)
CHINESE_START = re.compile(r"^\s*(?:那么|那|还有|然后|另外|而且|而|以及|再问一下|好的?|嗯|谢谢)[,，。!！\s]*")
CHINESE_REFERS = re.compile(
    r"(?:这|那)(?:个|种|份|一)?(?:职业|工作|岗位|行业|角色|行|职位)|它们|它|他们|她们|这些人|该职业|该岗位|这个|那个"
)
_CHINESE_FILL = re.compile(
    r"什么|怎么样|怎么|怎样|如何|多少|多大|多高|多久|多长|需要|要|有|吗|呢|吧|的|是|会|能|可以|哪些|哪|大概|一般|高|低|好|难|不|被|应该|通常|平均|上|"
    r"一下|请问|说说|介绍|呀|啊|最|还|更|详细|具体|情况|方面|为|了|到|么|几|年"
)
_NEXT_WORK = re.compile(r"转行|转岗|改行|相近|类似|相似")
_WORK = re.compile(r"做|干|工作|职业|岗位|行业")
_SUBJECTLESS = re.compile(r"^\s*(?:会不会|会|能不能|容易)被")
WANTS_MORE = re.compile(
    r"^\W*(?:(?:can|could|would) you |please )*(?:tell me (?:a bit )?more|explain(?: (?:more|further|that))?|"
    r"elaborate|go on|(?:say )?more(?: details?)?|give me (?:more )?details?)(?: please)?\W*$",
    re.IGNORECASE,
)
_FILL = frozenset(
    """need required require take ask expect typical typically average good bad kind type sort long much many get year
    tell more detail example explain usually usual best better most important main biggest start starting per year month
    week hour level entry actually really exactly far soon often high low there then please else worth like say
    again thanks thank hello hi cheers ok okay yes""".split()
)
_PLEASANTRIES = frozenset("thanks thank you ok okay great hello hi cheers yes no good please so much very".split())
_LONGEST_ELLIPSIS = 9


class Leaning(StrEnum):
    """How a question leans on the past: on a role, as a turn of the last question, or not at all."""

    NONE = "none"
    REFERS = "refers"
    CONTINUES = "continues"


def leaning_of(text: str, mention: tuple[int, int] | None, *, has_aspect: bool) -> Leaning:
    """How a question leans. One that names a role (``mention`` is where) leans only as another turn of the last one."""
    if mention is not None:
        return Leaning.CONTINUES if not has_aspect and _only_turns(text, mention) else Leaning.NONE
    if HAN_RUN.search(text):
        return _chinese(text, has_aspect=has_aspect)
    return _english(text, has_aspect=has_aspect)


def _english(text: str, *, has_aspect: bool) -> Leaning:
    if WANTS_MORE.match(text):
        return Leaning.CONTINUES
    if all(word.key in _PLEASANTRIES for word in words(text)):
        return Leaning.NONE
    points = REFERS.search(text) or _POINTS.search(text)
    if _refers(text) or _is_ellipsis(text):
        return Leaning.REFERS if has_aspect or points else Leaning.CONTINUES
    if _STARTS.match(text):
        return Leaning.REFERS if has_aspect else Leaning.CONTINUES
    return Leaning.NONE


def says_something(text: str) -> bool:
    """Whether there is anything in it that a later question could lean on; thanks and greetings say nothing."""
    rest = CONJUNCTION.sub("", text)
    return HAN_RUN.search(_CHINESE_FILL.sub("", CHINESE_START.sub("", rest))) is not None or any(
        not _is_filling(word.key) for word in words(rest)
    )


def _refers(text: str) -> bool:
    empty = _EMPTY_IT.search(text)
    rest = text[: empty.start()] + " " + text[empty.end() :] if empty else text
    found = REFERS.search(rest)
    if found and (found.group().count(" ") or _is_bare(rest[: found.start()])):
        return True
    return _POINTS.search(rest) is not None


def _is_bare(text: str) -> bool:
    """Whether nothing in it could be what a later pronoun stands for."""
    return all(_is_filling(word.key) or word.key == "ai" for word in words(without_aspects(text)))


def _is_filling(key: str) -> bool:
    return key in STOP_WORDS or f"{key}s" in STOP_WORDS or key in _FILL or key.isdigit()


def _is_ellipsis(text: str) -> bool:
    sequence = words(text)
    if not sequence or len(sequence) > _LONGEST_ELLIPSIS or any(word.key in {"you", "your"} for word in sequence):
        return False
    return all(_is_filling(word.key) for word in words(without_aspects(text)))


def _only_turns(text: str, mention: tuple[int, int]) -> bool:
    """With a role and no aspect: "what about teachers?", "and a welder?", "teachers?", "那教师呢？"."""
    before, after = text[: mention[0]], text[mention[1] :]
    if re.search(r"\b(?:what|how) about\b|\bsame for\b", before, re.IGNORECASE):
        return True
    lead = CHINESE_START.sub("", CONJUNCTION.sub("", before))
    if re.sub(r"\b(?:an?|the|for|as)\b", "", lead.lower()).strip(" ,，"):
        return False
    return bool(CONJUNCTION.match(text) or CHINESE_START.match(text)) or not after.strip(" ?？呢.!。")


def _chinese(text: str, *, has_aspect: bool) -> Leaning:
    starts = CHINESE_START.match(text) is not None
    rest = _CHINESE_FILL.sub("", without_aspects(CHINESE_START.sub("", text)))
    if _NEXT_WORK.search(text):
        rest = _WORK.sub("", rest)
    bare = not HAN_RUN.search(rest) and not words(rest)
    if CHINESE_REFERS.search(text) or (has_aspect and (bare or starts)):
        return Leaning.REFERS
    if has_aspect and _SUBJECTLESS.match(text):
        return Leaning.REFERS
    if bare or starts or re.search(r"呢\s*[?？]?\s*$", text):
        return Leaning.CONTINUES
    return Leaning.NONE
