"""Courses and exams that no catalogue lists, and what a catalogue leaves open of one that it lists.

A course is told by the words before "course" or "exam", by its name in quotes or capitals, or by what it should teach.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.answerability.evidence import Evidence, is_small, mentions, row_name
from app.answerability.folding import Word, words
from app.answerability.frame import is_frame, is_misspelt
from app.domain import Aspect, Passage, SourceKind
from app.language.words import index_terms
from app.ports import Library

_COURSE = re.compile(
    r"^(?:courses?|class(?:es)?|exams?|examinations?|certifications?|certificates?|curricul\w+|bootcamps?|moocs?|"
    r"tutorials?|nanodegrees?|specialization)$"
)
_QUOTED = re.compile(r"[\"“「『《]([^\"”」』》]{3,80})[\"”」』》]")
_RARE = 30
_BACK = 5
_SUBJECT = re.compile(
    r"\b(?:courses?|class(?:es)?|tutorials?|bootcamps?|curricul\w+|lessons?|certificates?|certifications?)\s+(?:on|"
    r"about|in|for|to learn|"
    r"that teach(?:es)?|teaching|covering)\s+(?P<what>[^?.,;!]+)|"
    r"\b(?:learn|study|teach(?:es|ing)?(?: me)?)\s+(?:about\s+|how to\s+|to\s+)?(?P<learn>[^?.,;!]+)",
    re.IGNORECASE,
)
_CERTIFICATE = re.compile(r"\b(?:certificates?|certifications?)\b", re.IGNORECASE)
_CHINESE = re.compile(
    r"(?P<what>[\u4e00-\u9fff]{2,12}?)的?(?:课程|网课|慕课|教程|培训班|训练营|公开课)|(?:想学|学习|自学|"
    r"学)(?P<learn>[\u4e00-\u9fff]{2,6})"
)
_CHINESE_FRAME = re.compile(
    r"有没有|有什么|有哪些|有|想学|想用|请问|推荐|一些|一个|一门|关于|有关|免费|中文|英文|在线|网上|线上|入门|初级|"
    r"高级|进阶|零基础|基础|初学者?|适合|新手|好的?|什么|哪些|哪个|的|了|吗|想|"
    r"我|自学|学习|学|速成|用|里|门|课|最|小白|短期"
)
_PRICE = re.compile(
    r"\b(?:costs?|price[sd]?|how much (?:is|are|does|do|for)|pricey|expensive|cheap\w*|set me back|charge[sd]?|"
    r"fee)\b|多少钱|价格|费用|贵吗|收费",
    re.IGNORECASE,
)
_PROVIDER = re.compile(r"(?:provider|提供方)[:：]\s*([^;；]+)")
_PRICED = re.compile(r"(?:price|价格)[:：]\s*[^;；.。]*(?:\d|free|免费)", re.IGNORECASE)
_LENGTH = re.compile(
    r"\bduration\b|\bhow (?:long|many (?:minutes|weeks|hours|months|lessons|days))\b|多长|多久|几周|几个?小时|"
    r"多少(?:周|小时|课时)",
    re.IGNORECASE,
)
_TIMED = re.compile(r"(?:length|时长)[:：]\s*[^;；.。]*\S", re.IGNORECASE)


def missing_course(asks: str, evidence: Evidence, library: Library) -> str | None:
    """The course, the exam or the subject that no passage has."""
    for match in _QUOTED.finditer(asks):
        if _about_courses(asks, evidence) and not mentions(evidence.text, match.group(1)):
            return match.group(1)
    return _titled(asks, evidence, library) or _taught(asks, evidence, library) or _in_chinese(asks, evidence, library)


def missing_detail(asks: str, evidence: Evidence) -> str | None:
    """The words that ask for a price or a length that the rows of the course named leave open."""
    rows = _rows_named(asks, evidence)
    for asked, told in ((_PRICE, _PRICED), (_LENGTH, _TIMED)):
        found = asked.search(asks)
        if found and rows and not any(told.search(row.chunk.text) for row in rows):
            return found.group()
    return None


def _about_courses(asks: str, evidence: Evidence) -> bool:
    return bool(evidence.rows) or Aspect.COURSES in evidence.understanding.aspects or "课" in asks


def _titled(asks: str, evidence: Evidence, library: Library) -> str | None:
    """What stands right before "course" or "exam", as far as no passage but a guide's holds it."""
    sequence = words(asks)
    for index, word in enumerate(sequence):
        if not _COURSE.match(word.key):
            continue
        before = sequence[max(0, index - _BACK) : index]
        odd = _unheld(before, evidence, library) or _unheld(before[-1:], evidence, library, rare=None)
        if odd:
            return asks[odd[0].start : word.end]
    return None


def _taught(asks: str, evidence: Evidence, library: Library) -> str | None:
    about = Aspect.COURSES in evidence.understanding.aspects or _CERTIFICATE.search(asks)
    if not about or evidence.understanding.roles:
        return None
    for match in _SUBJECT.finditer(asks):
        what = match["what"] or match["learn"]
        odd = _unheld(words(what), evidence, library)
        every = _unheld(words(what), evidence, library, rare=None)
        if odd or (every and len(every) == len(_telling(words(what)))):
            odd = odd or every
            return odd[0].surface if len(odd) == 1 else what[odd[0].start : odd[-1].end]
    return None


def _unheld(sequence: Sequence[Word], evidence: Evidence, library: Library, *, rare: int | None = _RARE) -> list[Word]:
    taught = frozenset(index_terms(" ".join(_taught_texts(evidence))))
    known = frozenset(taught)
    odd = [word for word in _telling(sequence) if word.stem not in taught]
    counts = library.counts(sorted({word.stem for word in odd})).containing
    few = [word for word in odd if rare is None or counts.get(word.stem, 0) <= rare]
    return [word for word in few if not is_misspelt(word.key, known)]


def _telling(sequence: Sequence[Word]) -> list[Word]:
    return [w for w in sequence if not is_small(w.key) and not is_frame(w.key) and not w.key.isdigit()]


def _taught_texts(evidence: Evidence) -> list[str]:
    return [
        f"{one.source.title} {one.chunk.text}" for one in evidence.passages if one.source.kind is not SourceKind.ROLE
    ]


def _rows_named(asks: str, evidence: Evidence) -> list[Passage]:
    """The rows whose names have most of the question's words; none where they have no telling one."""
    wanted = {word.key for word in _telling(words(asks)) if not _COURSE.match(word.key)}
    shared = {row.number: len(wanted & _called(row)) for row in evidence.rows}
    most = max(shared.values(), default=0)
    return [row for row in evidence.rows if most and shared[row.number] == most]


def _called(row: Passage) -> set[str]:
    """The words of a row's name and of its provider's."""
    provider = _PROVIDER.search(row.chunk.text)
    return {word.key for word in words(f"{row_name(row)} {provider.group(1) if provider else ''}")}


def _in_chinese(asks: str, evidence: Evidence, library: Library) -> str | None:
    if not any(row.source.language == "zh" for row in evidence.rows) or evidence.understanding.roles:
        return None
    for match in _CHINESE.finditer(asks):
        for piece in _CHINESE_FRAME.split(match["what"] or match["learn"]):
            if len(piece) > 1 and not any(library.counts(index_terms(piece)).containing.values()):
                return piece
    return None
