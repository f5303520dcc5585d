"""Employers that a question about pay or hiring names: by their capitals, by a list of well-known ones, by grammar.

An employer is met only where the sections that may answer name it; that a guide's tools bear its name says nothing.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from functools import cache

from app.answerability.evidence import Evidence, is_small, mentions, row_name
from app.answerability.folding import Key, Word, key_of, longest, words
from app.answerability.frame import is_frame, is_misspelt
from app.domain import Aspect
from app.language.proper_names import EMPLOYERS

_PAYING = re.compile(
    r"\b(?:pay|pays|paid|salar\w+|wages?|earn\w*|make|makes|get|gets|hire|hires|hiring|recruit\w*|employs?|"
    r"vacanc\w+|openings?|lay(?:ing)? off|layoffs?|"
    r"raise|bonus\w*|rate|rates|benefits?|work (?:at|for)|working (?:at|for)|jobs? (?:at|with))\b|工资|薪|收入|挣|"
    r"赚|钱|待遇|"
    r"招聘|招人|裁员|福利|年终奖",
    re.IGNORECASE,
)
_ABOUT_COURSES = re.compile(
    r"\b(?:courses?|exams?|certificat\w*|certified|curricul\w+|lessons?|tutorials?|mooc)\b|课|考试|认证|教程|证书",
    re.IGNORECASE,
)
_GRAMMAR = re.compile(
    r"\b(?:does|do|did|will|would|is|has)\s+(?P<payer>[a-z][\w&'.-]+(?: [a-z][\w&'.-]+)?)\s+(?:pay|hire|hiring|"
    r"offer|employ|recruit|give|lay)|"
    r"\b(?:at|for|with|by)\s+(?P<at>[a-z][\w&'.-]+)(?=\s*(?:$|[?.,!]| (?:in|as|pay|hq|inc|ltd|corp|co|company|group|"
    r"bank|airlines?|hospital)\b))"
)
_CHINESE = re.compile(
    r"在?(?P<who>[\u4e00-\u9fff]{2,6}(?:公司|集团|银行|航空|医院|大学|证券|保险公司|电网|酒店))(?:的|里|工作|上班|"
    r"当|做|招|给|付|程序员|工程师|柜员|护士|教授)"
)
_GENERAL = re.compile(r"^(?:在|去|一家|这家|那家|大|小|外资|国有|私立|公立|好|某|上市|互联网|科技|软件|我们|你们)")
_OF_EMPLOYERS = frozenset({Aspect.PAY, Aspect.OUTLOOK})
_OTHERS = frozenset({Aspect.SKILLS, Aspect.TOOLS, Aspect.COURSES, Aspect.AI, Aspect.EDUCATION, Aspect.RELATED})
_WORDS_TOO = frozenset(
    "target gap apple meta oracle intel shell delta subway visa dell in best united american".split()
)
"""Employers' names that are everyday words too, unless they are written with a capital."""
_CALENDAR = frozenset(
    """january february march april may june july august september october november december monday tuesday
    wednesday thursday friday saturday sunday christmas spring summer autumn winter easter i i'm us usa america
    american bls onet oews soc ai it hr cv pr phd ba bsc msc mba ok faq net ged stem mr mrs ms dr english
    chinese french spanish german""".split()
)


def missing_employer(asks: str, evidence: Evidence) -> str | None:
    """The first employer that pay or hiring is asked of and that no section that may answer names."""
    if not _asks_of_pay(asks, evidence) or _ABOUT_COURSES.search(asks):
        return None
    named = (*_capitals(asks, evidence), *_grammatical(asks, evidence), *_in_chinese(asks))
    return next((name for name in named if _is_missing(name, evidence)), None)


def missing_listed_employer(asks: str, evidence: Evidence) -> str | None:
    """The same for the well-known employers alone, which may bear the names of places."""
    if not _asks_of_pay(asks, evidence) or _ABOUT_COURSES.search(asks):
        return None
    return next((name for name in _listed(asks, evidence) if _is_missing(name, evidence)), None)


def _is_missing(name: str, evidence: Evidence) -> bool:
    return not mentions(evidence.sections, name) and not _is_course(name, evidence)


def _is_course(name: str, evidence: Evidence) -> bool:
    return not evidence.guides and any(mentions(row_name(row), name) for row in evidence.rows)


def _asks_of_pay(asks: str, evidence: Evidence) -> bool:
    aspects = evidence.understanding.aspects
    if _OF_EMPLOYERS.intersection(aspects):
        return True
    return _OTHERS.isdisjoint(aspects) and _PAYING.search(asks) is not None


def _capitals(asks: str, evidence: Evidence) -> list[str]:
    """Runs of capitalised words that are no role's name, no word of every day and no slip."""
    sequence = words(asks)
    if sum(word.capital for word in sequence) * 2 > len(sequence) + 1:
        return []
    runs: list[list[Word]] = []
    for index, word in enumerate(sequence):
        joined = bool(runs and index and runs[-1][-1] is sequence[index - 1])
        follows = joined and word.stem not in evidence.name_stems and word.key not in _CALENDAR
        if not word.capital or not (follows or _is_name(word, evidence, first=_opens(asks, word))):
            continue
        runs[-1].append(word) if joined else runs.append([word])
    return [asks[run[0].start : run[-1].end] for run in runs]


def _opens(text: str, word: Word) -> bool:
    before = text[: word.start].rstrip(" \"'“‘(")
    return not before or before[-1] in ".?!。？！:"


def _is_name(word: Word, evidence: Evidence, *, first: bool) -> bool:
    if word.key in _CALENDAR or is_small(word.key) or is_frame(word.key) or word.stem in evidence.name_stems:
        return False
    if evidence.has_initials(word.key) or evidence.has_initials(word.key.removesuffix("s")):
        return False
    if word.surface.isupper() and len(word.surface) <= 5 and evidence.holds(word.key):
        return False
    if first:
        return word.surface[1:2].isupper() and not evidence.holds(word.key)
    return not is_misspelt(word.key, evidence.name_stems)


def _listed(asks: str, evidence: Evidence) -> list[str]:
    known = _employers()
    sequence = words(asks)
    places = longest(sequence, known, max(map(len, known)))
    english = [
        asks[sequence[start].start : sequence[end - 1].end]
        for start, end in places
        if not all(word.stem in evidence.name_stems for word in sequence[start:end])
        and (sequence[start].capital or sequence[start].key not in _WORDS_TOO)
    ]
    return [*english, *(name for name in _chinese_names() if name in asks)]


def _grammatical(asks: str, evidence: Evidence) -> list[str]:
    found = (match["payer"] or match["at"] for match in _GRAMMAR.finditer(asks))
    return [name for name in found if _unknown(words(name), evidence)]


def _unknown(name: Sequence[Word], evidence: Evidence) -> bool:
    return bool(name) and not any(
        is_small(word.key) or is_frame(word.key) or evidence.holds(word.key) or word.key.isdigit() for word in name
    )


def _in_chinese(asks: str) -> list[str]:
    return [match["who"] for match in _CHINESE.finditer(asks) if not _GENERAL.match(match["who"])]


@cache
def _rows() -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    with EMPLOYERS.open(encoding="utf-8", newline="") as file:
        return tuple(
            (tuple(filter(None, row["english"].split("|"))), tuple(filter(None, row["chinese"].split("|"))))
            for row in csv.DictReader(file)
        )


@cache
def _employers() -> dict[Key, str]:
    return {key_of(name): name for english, _ in _rows() for name in english}


@cache
def _chinese_names() -> tuple[str, ...]:
    return tuple(name for _, chinese in _rows() for name in chinese)
