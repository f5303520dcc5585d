"""The suspicions about a file's pages, for an adviser to look at; what follows from them is left to the ingest.

Visible text is also looked at undressed: in other alphabets, spaced out, in leetspeak, backwards, in base64.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from app.domain import BlockKind, Suspicion, SuspicionKind
from ingest.cleaning import clean_line
from ingest.content import Piece, ReadPage
from ingest.suspicion.english import english
from ingest.suspicion.formats import formats
from ingest.suspicion.invisible_text import smuggled
from ingest.suspicion.languages import chinese, european
from ingest.suspicion.rules import Rule
from ingest.suspicion.unmasking import PlainText, decoded, latin, letters, place_of_letters, plain, turned

LONGEST_EXCERPT = 300
MOST_ON_A_PAGE = 20
MOST_IN_A_FILE = 200

_BEFORE = 140
_REAL_WORD = re.compile(r"[^\W\d_]{2}|[\u3400-\u9fff]")
_CHINESE = re.compile("[\u4e00-\u9fff]")
_SENTENCE_END = re.compile(r"[.!?。！？]\s|[。！？\n]")
_KEEPS_LINES = frozenset({BlockKind.TABLE, BlockKind.CODE})
_RUN_TOGETHER_NEEDS = (b"instruction", b"systemprompt", b"previousprompt")
_RUN_TOGETHER = re.compile(
    rb"(?:ignor(?:e|ing)|ignoreer|disregard(?:ing)?|forget|override|bypass)(?:a[li]{2}|any)?(?:of)?(?:the|your|these|my)?"
    rb"(?:(?:previous|prior|above|earlier|preceding|initial|original|system)(?:system)?(?:instruct[il]ons?|prompts?)"
    rb"|(?:instruct[il]ons?|prompts?)(?:above|before|given))"
    rb"|(?:reveal|print|output|leak|repeat)(?:me)?(?:the|your)(?:full|entire|hidden)?systemprompt"
)


def suspicions_of(pages: Sequence[ReadPage]) -> tuple[Suspicion, ...]:
    """Hidden text and instructions to a model, by page; the same excerpt once, at most 20 of a page and 200 in all.

    Hidden are pieces that a reader marked so, and characters that show nothing where they break words or spell text.
    """
    found: dict[tuple[SuspicionKind, str], Suspicion] = {}
    for number, page in enumerate(pages):
        for suspicion in _of_page(number, page):
            found.setdefault((suspicion.kind, suspicion.excerpt), suspicion)
            if len(found) == MOST_IN_A_FILE:
                return tuple(found.values())
    return tuple(found.values())


def _of_page(number: int, page: ReadPage) -> list[Suspicion]:
    visible = "\n".join(_lines(piece) for piece in page.pieces if not piece.hidden)
    hidden = chain(_hidden(page), smuggled(visible))
    return [
        Suspicion(kind, number, excerpt)
        for kind, excerpts in ((SuspicionKind.HIDDEN, hidden), (SuspicionKind.INSTRUCTION, _instructions(visible)))
        for excerpt in _distinct(excerpts)
    ]


def _hidden(page: ReadPage) -> Iterator[str]:
    for piece in page.pieces:
        if piece.hidden and _REAL_WORD.search(piece.text):
            yield clean_line(piece.text)


def _lines(piece: Piece) -> str:
    if piece.kind in _KEEPS_LINES:
        return "\n".join(" ".join(line.split()) for line in piece.text.splitlines())
    return " ".join(piece.text.split())


def _distinct(excerpts: Iterator[str]) -> list[str]:
    """The first 20 different ones, cut to length."""
    found: dict[str, None] = {}
    for excerpt in excerpts:
        if short := _cut(excerpt):
            found[short] = None
        if len(found) == MOST_ON_A_PAGE:
            break
    return list(found)


def _cut(excerpt: str) -> str:
    line = clean_line(excerpt)
    return line if len(line) <= LONGEST_EXCERPT else line[: LONGEST_EXCERPT - 1] + "…"


def _instructions(text: str) -> Iterator[str]:
    view = plain(text)
    yield from _sentences(view, _matches(view.words))
    yield from _sentences(view, _run_together(view.words))
    for other in chain(decoded(text), turned(view.words)):
        inner = plain(" ".join(other.split()))
        yield from _sentences(inner, _matches(inner.words))


def _matches(words: str) -> Iterator[tuple[int, int]]:
    yield from _places(latin(words), chain(english(), formats(), european()))
    if _CHINESE.search(words):
        yield from _places(words, chinese())


def _places(words: str, rules: Iterable[Rule]) -> Iterator[tuple[int, int]]:
    known: dict[tuple[str, ...], bool] = {}

    def holds(need: tuple[str, ...]) -> bool:
        if need not in known:
            known[need] = any(word in words for word in need)
        return known[need]

    for rule in rules:
        if all(map(holds, rule.needs)):
            for match in rule.pattern.finditer(words):
                yield match.span()


def _run_together(words: str) -> Iterator[tuple[int, int]]:
    """Instructions whose letters are spaced out, written with digits, or in words joined to one."""
    for leet in (False, True):
        run = letters(words, leet=leet)
        if any(need in run for need in _RUN_TOGETHER_NEEDS):
            for match in _RUN_TOGETHER.finditer(run):
                yield place_of_letters(words, *match.span(), leet=leet)


def _sentences(view: PlainText, places: Iterator[tuple[int, int]]) -> Iterator[str]:
    """The sentences that hold the places, in the order of the text, each once."""
    covered = 0
    for start, end in sorted(places):
        if start < covered:
            continue
        left = max(0, start - _BEFORE)
        ends = [match.end() for match in _SENTENCE_END.finditer(view.shown, left, start)]
        left = ends[-1] if ends else left
        closing = _SENTENCE_END.search(view.shown, end, left + LONGEST_EXCERPT)
        covered = closing.end() if closing else left + LONGEST_EXCERPT
        yield unicodedata.normalize("NFC", view.shown[left:covered])
