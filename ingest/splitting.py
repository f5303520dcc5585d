"""A document into chunks to index and to cite: along headings and sentences, each with its exact place on a page.

Written for this project rather than taken from LangChain's splitters: those hand back strings, and a citation needs
the span. What a sentence is, is left to ``app.language.sentences``.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from app.domain import Block, BlockKind, Chunk, Document, Span
from app.language.sentences import is_complete, sentence_spans

TARGET_TOKENS = 200
MOST_TOKENS = 250
_LEAST_TOKENS = 100
"""However long the heading path is, a chunk may hold this much."""
_TAIL_TOKENS = 40
"""What is left over at a section's end joins the chunk before it if it is no longer than this."""
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u3000-\u303f\uff00-\uffef]")
_NUMERIC = re.compile(r"\d+|[^\w\s]")
_QUOTABLE = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.RECORD})
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class _Unit:
    """The least that is kept together: a sentence, a row, a piece of an over-long one."""

    span: Span
    tokens: float
    quotable: bool
    starts_block: bool
    alone: bool


@dataclass(frozen=True, slots=True)
class _Section:
    """The blocks under one heading on one page; ``headings`` alone if nothing is under it."""

    path: tuple[str, ...]
    blocks: tuple[Block, ...]


def split(document: Document) -> tuple[Chunk, ...]:
    """The document's chunks, in reading order. Their text is all of the document's but for headings with text below.

    A chunk has about 200 tokens, and with its heading path no more than 250 as ``estimate_tokens`` counts them.
    """
    chunks: list[Chunk] = []
    for section in _sections(document):
        room = max(_LEAST_TOKENS, MOST_TOKENS - estimate_tokens(" ".join(section.path)))
        for group in _groups(_units(document, section, room), room):
            chunks.append(_chunk(document, section.path, group, len(chunks)))
    return tuple(chunks)


def embedding_text(chunk: Chunk) -> str:
    """What is embedded for a chunk: its headings say what it is about, then its text."""
    return f"{' › '.join(chunk.heading_path)}\n{chunk.text}"


def estimate_tokens(text: str) -> float:
    """About how many tokens a WordPiece model makes of it; rather too many than too few."""
    han = len(_HAN.findall(text))
    rest = _HAN.sub(" ", text) if han else text
    words = rest.split()
    long = sum(1 for word in words if len(word) > 12)
    return han / 1.5 + 1.3 * len(words) + long + 0.6 * len(_NUMERIC.findall(rest))


def _sections(document: Document) -> Iterator[_Section]:
    """Runs of blocks with one heading path, cut at pages. A heading with nothing under it is a section of its own."""
    path: list[tuple[int, str]] = []
    waiting: list[Block] = []
    for is_heading, run in groupby(document.blocks, key=lambda block: block.kind is BlockKind.HEADING):
        blocks = list(run)
        if not is_heading:
            waiting = []
            for _, on_page in groupby(blocks, key=lambda block: block.span.page):
                yield _Section(_path(document, path), tuple(on_page))
            continue
        for block in blocks:
            yield from _left_alone(document, path, waiting, block)
            path = [*((level, title) for level, title in path if level < block.level)]
            path.append((block.level, document.text(block.span)))
            waiting.append(block)
    yield from _left_alone(document, path, waiting, None)


def _left_alone(
    document: Document, path: list[tuple[int, str]], waiting: list[Block], following: Block | None
) -> Iterator[_Section]:
    """The headings that the one ``following`` (None: the end) ends, with no text under them."""
    ended = [block for block in waiting if following is None or block.level >= following.level]
    for block in ended:
        waiting.remove(block)
    if ended and document.text(ended[-1].span) != document.source.title:
        yield _Section(_path(document, path[:-1]), (ended[-1],))


def _path(document: Document, path: Sequence[tuple[int, str]]) -> tuple[str, ...]:
    title = document.source.title
    return (title, *(heading for _, heading in path if heading != title))


def _units(document: Document, section: _Section, room: float) -> Iterator[_Unit]:
    """A catalogue's row is a chunk of its own; rows of a table within a text share chunks, as sentences do."""
    within = len(section.path) > 1
    for block in section.blocks:
        text = document.text(block.span)
        record = block.kind is BlockKind.RECORD and estimate_tokens(text) <= room
        pieces = [(0, len(text))] if record else _pieces(block.kind, text)
        cut_before = _continues_from_before(document, block)
        for number, (start, end) in enumerate(pieces):
            whole = block.kind in _QUOTABLE and is_complete(text[start:end]) and not (cut_before and number == 0)
            span = Span(block.span.page, block.span.start + start, block.span.start + end)
            unit = _Unit(span, estimate_tokens(text[start:end]), whole, start == 0, record and not within)
            yield from [unit] if unit.tokens <= room else _cut(unit, text[start:end], room)


def _pieces(kind: BlockKind, text: str) -> list[tuple[int, int]]:
    if kind in {BlockKind.TABLE, BlockKind.CODE}:
        return [match.span() for match in re.finditer(r"[^\n]+", text)]
    return sentence_spans(text)


def _continues_from_before(document: Document, block: Block) -> bool:
    """Whether a block at the top of a page begins within a sentence, which then is not all there."""
    index = document.blocks.index(block) if block.span.start == 0 and block.span.page > 0 else 0
    if index == 0 or block.kind not in {BlockKind.PARAGRAPH, BlockKind.ITEM}:
        return False
    before = document.blocks[index - 1]
    open_end = before.kind in {BlockKind.PARAGRAPH, BlockKind.ITEM} and not is_complete(document.text(before.span))
    return open_end or document.text(block.span)[:1].islower()


def _cut(unit: _Unit, text: str, room: float) -> Iterator[_Unit]:
    """A unit that is longer than a chunk may be, cut between words; none of the parts can be quoted."""
    parts: list[tuple[int, int, float]] = []
    for start, end in _steps(text):
        tokens = estimate_tokens(text[start:end])
        if parts and parts[-1][2] + tokens <= min(room, TARGET_TOKENS):
            parts[-1] = (parts[-1][0], end, parts[-1][2] + tokens)
        else:
            parts.append((start, end, tokens))
    for start, end, tokens in parts:
        span = Span(unit.span.page, unit.span.start + start, unit.span.start + end)
        yield _Unit(span, tokens, quotable=False, starts_block=unit.starts_block and start == 0, alone=unit.alone)


def _steps(text: str) -> Iterator[tuple[int, int]]:
    """Words; those too long for one, such as unspaced Chinese, by 40 characters."""
    for match in _WORD.finditer(text):
        for start in range(match.start(), match.end(), 40):
            yield start, min(start + 40, match.end())


def _groups(units: Iterator[_Unit], room: float) -> list[list[_Unit]]:
    """Units that make one chunk each: filled up to the target, rather ended where a paragraph ends."""
    target = min(TARGET_TOKENS, room)
    groups: list[list[_Unit]] = []
    tokens = 0.0
    for unit in units:
        full = tokens + unit.tokens > target
        nearly = unit.starts_block and tokens > 0.75 * target
        if not groups or unit.alone or groups[-1][-1].alone or full or nearly:
            groups.append([])
            tokens = 0.0
        groups[-1].append(unit)
        tokens += unit.tokens
    return _with_tails(groups, room)


def _with_tails(groups: list[list[_Unit]], room: float) -> list[list[_Unit]]:
    joined: list[list[_Unit]] = []
    for group in groups:
        tail = sum(unit.tokens for unit in group)
        fits = bool(joined) and sum(unit.tokens for unit in joined[-1]) + tail <= room
        if fits and tail <= _TAIL_TOKENS and not group[0].alone and not joined[-1][-1].alone:
            joined[-1].extend(group)
        else:
            joined.append(group)
    return joined


def _chunk(document: Document, path: tuple[str, ...], units: Sequence[_Unit], ordinal: int) -> Chunk:
    source = document.source
    span = Span(units[0].span.page, units[0].span.start, units[-1].span.end)
    text = document.text(span)
    key = f"{source.sha256}\n{span.page}:{span.start}-{span.end}\n{text}"
    identifier = hashlib.sha256(key.encode()).hexdigest()[:24]
    sentences = tuple(unit.span for unit in units if unit.quotable)
    return Chunk(identifier, source.id, ordinal, path, text, span, sentences)
