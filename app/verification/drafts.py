"""A streamed draft, cut into sentences as they complete: markup, marks and small talk taken off.

A sentence's end is known only when the next begins, the line ends or the stream closes. Characters
are taken one by one, so that how the draft was chopped into pieces makes no difference. Whether a
sentence is true is for ``verify``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.language.sentences import is_complete, sentence_spans

_MARK = re.compile(r"\s?(?:\[\s*(?:passage|source|来源)?\s*\d+(?:\s*[,;、]\s*\d+)*\s*\]|【\s*\d+\s*】)", re.IGNORECASE)
_BULLET = re.compile(r"^\s*(?:>\s*)*(?:#{1,6}\s+|(?:[-*+•·‣▪–]|\d{1,2}[.)、]|[（(]\d{1,2}[)）]|[a-z]\))\s+)*")
_NUMBERED = re.compile(r"^\s*(?:>\s*)*\d{1,2}[.)]?\s*$")
_MARKUP = re.compile(r"\*\*|__|`|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)|</?[a-z]+>")
_BEGINS = re.compile(r"[^\W_]|[$€£¥]")
_ENDED = re.compile(r"[.!?…。！？；][\"'”’」』）)\]*_]*\s*(?:\[[^\]]*\]\s*)*[\"'“‘「『（(*_]*$")
_LABEL = re.compile(r"^[^.。:：,，;；—]{1,40}[:：]\s*(?=\S)")
_RECORD = " — "
_ROW = re.compile(r"^\s*\|(?P<cells>.*?)\|?\s*$")
_RULE = re.compile(r"^[\s|:-]*$")
_META = re.compile(
    r"^(?:sure|certainly|of course|absolutely|great question|hello|hi|hey|thank(?:s| you)|okay|ok|"
    r"good question|i hope|i'm glad|you're welcome|"
    r"happy to help|glad to help|let me know|feel free|here (?:are|is)|here's|below (?:are|is)|the following|"
    r"in summary|in conclusion|"
    r"to summari[sz]e|based on|according to the (?:passages?|sources?|text|provided)|as (?:mentioned|stated|"
    r"described|noted) (?:in|above)|from the (?:passages?|provided)|"
    r"the passages? (?:say|state|mention|provide|describe)s?|当然|好的|你好|您好|以下是|根据(?:以上|上述|提供|"
    r"所给|给出)|综上|总之|希望)",
    re.IGNORECASE,
)
_META_LEAD = re.compile(
    r"^(?:sure|certainly|of course|absolutely|okay|ok|yes|no|in summary|in conclusion|to summari[sz]e|overall|"
    r"(?:based on|according to|from|as (?:mentioned|stated|described|noted) in) (?:the |these |your |"
    r"my )?(?:given |provided |above )?(?:passages?|sources?|text|context|information)(?: provided| given|"
    r" above)?(?: \d+)?|"
    r"是的|不是|不会|当然|好的|总之|综上所述|根据(?:以上|上述|提供的|所给)(?:资料|段落|信息|内容|"
    r"文本)?)\s*[,!，！:：.。]\s*(?=\S)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class DraftSentence:
    """A sentence of a draft. ``marks`` are the passage numbers that the model wrote beside it: hints, no more.
    ``cut`` says that the draft broke off in it."""

    text: str
    marks: tuple[int, ...] = ()
    cut: bool = False


class SentenceStream:
    """Feed it the pieces of a draft as they come; close it at the end. Not for several threads."""

    def __init__(self) -> None:
        self._line = ""
        self._heading = ""
        self._seen: set[str] = set()

    def feed(self, piece: str) -> Iterator[DraftSentence]:
        """The sentences that this piece completes."""
        for character in piece:
            if character == "\n":
                yield from self._end_line(cut=False)
                continue
            if _BEGINS.match(character) and _ENDED.search(self._line):
                yield from self._begin(character)
            self._line += character

    def close(self) -> Iterator[DraftSentence]:
        """What is left; a last sentence without its end counts as cut."""
        yield from self._end_line(cut=True)

    def _begin(self, character: str) -> Iterator[DraftSentence]:
        """A character that may begin the next sentence: if it does, what lies before it is complete."""
        if _NUMBERED.match(self._line) or _ROW.match(self._line):
            return
        self._leave_list(self._line)
        pieces = _pieces(self._line + character)
        for text, marks in pieces[:-1]:
            yield from self._sentence(text, marks, cut=False)
        if len(pieces) > 1:
            self._line = _opening(self._line)

    def _end_line(self, *, cut: bool) -> Iterator[DraftSentence]:
        line, self._line = self._line, ""
        row = _ROW.match(line)
        if row:
            yield from self._end_row(row.group("cells"))
            return
        if not line.strip():
            return
        self._leave_list(line)
        pieces = _pieces(line)
        for index, (text, marks) in enumerate(pieces):
            last = index == len(pieces) - 1
            yield from self._sentence(text, marks, cut=cut and last and not is_complete(text))

    def _end_row(self, cells: str) -> Iterator[DraftSentence]:
        """A table's row: the sentences in its cells, or else the row as the fragment that it is."""
        if _RULE.match(cells):
            return
        pieces = [piece for cell in cells.split("|") for piece in _pieces(cell)]
        whole = [(text, marks) for text, marks in pieces if is_complete(text)]
        joined = "; ".join(text for text, _ in pieces if text)
        for text, marks in whole or [(joined, ())]:
            yield from self._sentence(text, marks, cut=False)

    def _leave_list(self, line: str) -> None:
        """A heading reaches only over the items under it."""
        bullet = _BULLET.match(line)
        if not bullet or not bullet.group().strip():
            self._heading = ""

    def _sentence(self, text: str, marks: tuple[int, ...], *, cut: bool) -> Iterator[DraftSentence]:
        plain = _without_lead(text)
        if re.search(r"[:：]$", plain):
            self._heading = "" if _META.match(plain) else plain
            return
        if (
            not plain
            or (_META.match(text) and _META.match(plain) and len(plain) == len(text))
            or not _BEGINS.search(plain)
        ):
            return
        plain = self._joined(plain)
        key = re.sub(r"\W+", " ", plain).casefold()
        if key not in self._seen:
            self._seen.add(key)
            yield DraftSentence(plain, marks, cut)

    def _joined(self, text: str) -> str:
        """A fragment under a heading with a colon belongs to it; a whole sentence stands alone."""
        if is_complete(text):
            return text
        return f"{self._heading} {text}" if self._heading else text


def sentences_of(pieces: Iterable[str]) -> Iterator[DraftSentence]:
    """The sentences of a draft as its pieces complete them; a string is one piece."""
    stream = SentenceStream()
    for piece in [pieces] if isinstance(pieces, str) else pieces:
        yield from stream.feed(piece)
    yield from stream.close()


def split(draft: str | Iterable[str]) -> list[DraftSentence]:
    """The sentences of a whole draft."""
    return list(sentences_of(draft))


def _pieces(line: str) -> list[tuple[str, tuple[int, ...]]]:
    """Sentences of (part of) a line with the marks that stand in or after each."""
    bullet = _BULLET.match(line)
    start = bullet.end() if bullet else 0
    masked = _MARK.sub(lambda mark: " " * len(mark.group()), line)
    spans = [(a + start, b + start) for a, b in sentence_spans(masked[start:])]
    ends = [*(following for following, _ in spans[1:]), len(line)][: len(spans)]
    found: list[tuple[str, tuple[int, ...]]] = []
    for (begin, end), border in zip(spans, ends, strict=True):
        marks = [
            int(digits) for mark in _MARK.finditer(line, begin, border) for digits in re.findall(r"\d+", mark.group())
        ]
        found.append((_clean(masked[begin:end]), tuple(dict.fromkeys(marks))))
    return found


def _opening(line: str) -> str:
    """What of a finished line already belongs to the next sentence: an opening quote or bracket."""
    match = re.search(r"[\"“‘「『（(*_]*$", line)
    return match.group() if match and re.search(r"\s[\"“‘「『（(*_]*$", line) else ""


def _clean(text: str) -> str:
    plain = _MARKUP.sub("", text)
    plain = re.sub(r"\s+", " ", plain)
    return re.sub(r"\s+([.,;:!?。，；：！？])", r"\1", plain).strip()


def _without_lead(text: str) -> str:
    """Without ``Sure,``, ``Based on the passages,``, ``Yes,`` or a short label before a whole sentence."""
    plain = _META_LEAD.sub("", text)
    label = None if _RECORD in plain else _LABEL.match(plain)
    if label and is_complete(plain) and len(plain[label.end() :].split()) >= 5 and plain[label.end()].isupper():
        plain = plain[label.end() :]
    return plain[:1].upper() + plain[1:] if plain != text else plain
