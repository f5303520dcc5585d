"""What a premise says of a course or an exam (price, length, level, provider), against its row of a catalogue."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.answerability.evidence import ROW_NAME_END
from app.answerability.figures import Time, dollars, times
from app.domain import Citation
from app.language.words import STOP_WORDS, index_terms, stem

_FIELD = re.compile(r"(?:—|;|；)\s*([^:;：；—]{2,30})[:：]\s*([^;；]*(?:\([^)]*\)[^;；]*)?)")
_NAMES = {
    "price": "price",
    "价格": "price",
    "length": "length",
    "时长": "length",
    "level": "level",
    "难度": "level",
    "provider": "provider",
    "提供方": "provider",
}
_ACRONYM = re.compile(r"\(([A-Z][\w+-]{1,9})\)")
_GENERAL = (
    frozenset(
        stem(word)
        for word in """certified certification certificate course exam test associate professional introduction
        introductory to for of the
    and in with beginners specialist engineer developer fundamentals open security data science learning""".split()
    )
    | STOP_WORDS
)
_FREE = re.compile(r"\b(?:free|no cost|costs? nothing|gratis|without paying)\b|免费|不要钱|不收费", re.IGNORECASE)
_NOT_FREE = re.compile(r"\b(?:not|isn't|never|no longer) free\b|不(?:是)?免费|不再免费", re.IGNORECASE)
_BEGINS = re.compile(
    r"\b(?:beginners?|entry|entry-level|introductory|easiest|basic|for novices|starter)\b|入门|初级|零基础",
    re.IGNORECASE,
)
_ADVANCED = re.compile(r"\b(?:advanced|expert|senior|hardest|expert-level)\b|高级|专家", re.IGNORECASE)
_OFFERED = re.compile(
    r"\b(?:by|from|at|of)\s+((?:[A-Z][\w.&'-]*\s?){1,4})|\b([A-Z]\w+)'s\b|由\s?([\w .]+?|"
    r"[\u4e00-\u9fff]{2,8})(?:提供|推出|开设|出品)"
)
_MODAL = re.compile(r"\b(?:may|might|could|some)\b|可能")
_SLACK = 0.1
_LONGER = 1.5
_WEEKLY_HOURS = (1.0, 60.0)


def named_in(premise: str, rows: Sequence[Citation]) -> list[Citation]:
    """The rows of the course that a premise names: those with the most of their name in it."""
    weighed = [(score, row) for row in rows if (score := _naming(premise, row.quote))]
    best = max((score for score, _ in weighed), default=0.0)
    return [row for score, row in weighed if score == best]


def against(premise: str, rows: Sequence[Citation]) -> tuple[Citation, ...]:
    """The row that says otherwise than ``premise`` of the course it names; none if any row may bear it out."""
    named = named_in(premise, rows)
    if _MODAL.search(premise):
        return ()
    said = [(_differs(premise, row.quote), row) for row in named]
    if any(differs is False for differs, _ in said):
        return ()
    return tuple(row for differs, row in said if differs)[:1]


def _naming(premise: str, row: str) -> float:
    name = row.partition(ROW_NAME_END)[0]
    words = frozenset(index_terms(premise))
    for acronym in _ACRONYM.findall(name):
        if re.search(rf"(?<![A-Za-z0-9]){re.escape(acronym)}(?![A-Za-z0-9])", premise, re.IGNORECASE):
            return 2.0
    own = frozenset(index_terms(_ACRONYM.sub(" ", name)))
    shared = own & words
    if not own or not shared:
        return 0.0
    share = len(shared) / len(own)
    telling = [term for term in shared if re.search(r"[+#\d]", term)]
    if share == 1.0 and (len(own) > 1 or not own <= _GENERAL):
        return 1.0 + 0.05 * len(own)
    return share if (share >= 0.6 and len(shared) >= 2) or (telling and share >= 0.5) else 0.0


def _differs(premise: str, row: str) -> bool | None:
    """Whether a row says otherwise; None if it says nothing of what the premise does."""
    fields = {_NAMES[key.strip().lower()]: value for key, value in _FIELD.findall(row) if key.strip().lower() in _NAMES}
    name = row.partition(ROW_NAME_END)[0]
    found = (
        _price(premise, fields.get("price", "")),
        _length(premise, fields.get("length", "")),
        _level(premise, fields.get("level", ""), name),
        _provider(premise, fields.get("provider", ""), row),
    )
    compared = [each for each in found if each is not None]
    return any(compared) if compared else None


def _price(premise: str, price: str) -> bool | None:
    known, claimed = dollars(price), dollars(premise)
    free = re.search(r"\bfree\b|免费", price, re.IGNORECASE) is not None
    if not known and not free:
        return None
    if _NOT_FREE.search(premise):
        return free and not known
    if _FREE.search(premise):
        return not free
    if not claimed:
        return None
    return not known or not any(not one.excludes(other.value, _SLACK) for one in claimed for other in known)


def _length(premise: str, length: str) -> bool | None:
    known, claimed = times(re.split(r"\bat\b", length)[0]), times(premise)
    if not known or not claimed or re.search(r"\ba week\b|每周", premise):
        return None
    return not any(_alike(one, other) for one in claimed for other in known)


def _alike(claimed: Time, known: Time) -> bool:
    if bool(claimed.hours) == bool(known.hours):
        less, more = sorted((claimed.hours or claimed.weeks, known.hours or known.weeks))
        return more <= less * _LONGER
    hours, weeks = (claimed.hours or known.hours), (claimed.weeks or known.weeks)
    return weeks * _WEEKLY_HOURS[0] <= hours <= weeks * _WEEKLY_HOURS[1]


def _level(premise: str, level: str, name: str) -> bool | None:
    said = re.sub(re.escape(name), " ", premise, flags=re.IGNORECASE)
    first = re.split(r"[(（]", level)[0]
    begins, advanced = _BEGINS.search(first) is not None, _ADVANCED.search(first) is not None
    claimed = (_BEGINS.search(said) is not None, _ADVANCED.search(said) is not None)
    if begins == advanced or claimed[0] == claimed[1]:
        return None
    return claimed != (begins, advanced)


def _provider(premise: str, provider: str, row: str) -> bool | None:
    claimed = [next(part for part in found if part) for found in _OFFERED.findall(premise)]
    if not provider or not claimed:
        return None
    known = frozenset(index_terms(row))
    return not any(known & frozenset(index_terms(one)) for one in claimed)
