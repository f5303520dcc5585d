"""Markdown to pieces, through markdown-it-py: markup becomes layout roles, links and emphasis become their text.

A table's rows become records worded with its headers; fenced code is kept, marked so that it is never quoted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from markdown_it import MarkdownIt  # noqa: TID251
from markdown_it.token import Token  # noqa: TID251
from mdit_py_plugins.footnote import footnote_plugin

from app.domain import BlockKind
from ingest.cleaning import join_words
from ingest.content import Content, Piece, ReadPage
from ingest.records import record_sentence

_TAG = re.compile(r"<!--.*?-->|<[^>]*>", re.DOTALL)
_BREAKS = frozenset({"softbreak", "hardbreak"})
_INLINE_HTML_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


def read_markdown(text: str) -> Content:
    """One page without a label. ``text`` comes without its front matter."""
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(footnote_plugin)
    return Content((ReadPage("", tuple(_pieces(parser.parse(text)))),))


def _pieces(tokens: Sequence[Token]) -> Iterator[Piece]:
    items = 0
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if token.type == "table_open":
            end = _closing(tokens, index)
            yield from _records(tokens[index:end])
            index = end
        elif token.type in {"list_item_open", "footnote_open"}:
            items += 1
        elif token.type in {"list_item_close", "footnote_close"}:
            items -= 1
        elif token.type in {"fence", "code_block"}:
            yield Piece(BlockKind.CODE, token.content)
        elif token.type == "html_block":
            yield Piece(BlockKind.PARAGRAPH, _TAG.sub(" ", token.content))
        elif token.type == "inline":
            yield _piece(tokens[index - 1], inline_text(token), in_item=items > 0)
        index += 1


def _piece(opening: Token, text: str, *, in_item: bool) -> Piece:
    if opening.type == "heading_open":
        return Piece(BlockKind.HEADING, text, int(opening.tag[1]))
    return Piece(BlockKind.ITEM if in_item else BlockKind.PARAGRAPH, text)


def _closing(tokens: Sequence[Token], start: int) -> int:
    return next(i for i in range(start, len(tokens)) if tokens[i].type == "table_close")


def _records(tokens: Sequence[Token]) -> Iterator[Piece]:
    header: list[str] = []
    row: list[str] = []
    for before, token in pairwise(tokens):
        if token.type == "tr_open":
            row = []
        elif token.type == "inline" and before.type in {"th_open", "td_open"}:
            row.append(inline_text(token))
        elif token.type == "tr_close" and not header:
            header = row
        elif token.type == "tr_close":
            yield Piece(BlockKind.RECORD, record_sentence(header, row))


def inline_text(token: Token) -> str:
    """The text that a reader sees: no marks, no addresses, no footnote signs; pictures by their description."""
    text = ""
    broken = False
    for child in token.children or []:
        if child.type in _BREAKS or (child.type == "html_inline" and _INLINE_HTML_BREAK.match(child.content)):
            broken = True
            continue
        shown = inline_text(child) if child.type == "image" else child.content
        if child.type not in {"text", "text_special", "code_inline", "image"} or not shown:
            continue
        text = join_words(text.rstrip(), shown.lstrip()) if broken else text + shown
        broken = False
    return text
