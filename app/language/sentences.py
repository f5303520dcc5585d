"""Sentence boundaries of English and Chinese, as character spans of the text given; nothing is rewritten."""

from __future__ import annotations

import re

_ABBREVIATIONS = frozenset(
    """mr mrs ms dr prof sr jr st no nos fig figs eq vol vols pp ed eds etc vs inc ltd co corp dept univ approx est
    e.g i.e u.s u.k a.m p.m ph.d m.a b.a b.s m.s m.d jan feb mar apr jun jul aug sep sept oct nov dec cf al
    ca""".split()
)
_END = re.compile(r"""(?P<han>[。！？；…]+[”’」』）"')\]]*)|(?P<latin>[.!?]+["'”’)\]]*)(?=\s|$)|(?P<line>\n\s*\n)""")
_LAST_WORD = re.compile(r"[^\s(“\"']+$")
_NEXT = re.compile(r"\s*[\"'“‘(\[]*(\S)")
TERMINATED = re.compile(r"""[.!?。！？；…:：]["'”’」』）)\]]*$""")


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """(start, end) of each sentence, in order, without the white space around it. Blank lines end sentences too."""
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        if match.lastgroup == "latin" and not _ends(text, match):
            continue
        end = match.start() if match.lastgroup == "line" else match.end()
        _append(spans, text, start, end)
        start = match.end()
    _append(spans, text, start, len(text))
    return spans


def sentences(text: str) -> list[str]:
    """The sentences themselves."""
    return [text[start:end] for start, end in sentence_spans(text)]


def is_complete(sentence: str) -> bool:
    """Whether it ends as a sentence does, so that it can stand alone as a quote."""
    return TERMINATED.search(sentence.strip()) is not None


def _ends(text: str, match: re.Match[str]) -> bool:
    mark = match.group("latin")
    if not mark.startswith(".") or mark.startswith(".."):
        return True
    word = _LAST_WORD.search(text, 0, match.start())
    following = _NEXT.match(text, match.end())
    if following is None:
        return True
    last = word.group().lower() if word else ""
    single_initial = len(last) == 1 and last.isalpha() and text[match.start() - 1].isupper()
    if last in _ABBREVIATIONS or single_initial:
        return False
    return not following.group(1).islower()


def _append(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    inner = piece.strip()
    if inner:
        left = start + len(piece) - len(piece.lstrip())
        spans.append((left, left + len(inner)))
