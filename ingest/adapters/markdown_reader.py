"""Markdown to pieces, through markdown-it-py: markup becomes layout roles, links and emphasis become their text.

A table's rows become records worded with its headers; fenced code is kept, marked so that it is never quoted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from markdown_it import MarkdownIt  # noqa: TID251
from markdown_it.rules_inline import StateInline  # noqa: TID251
from markdown_it.token import Token  # noqa: TID251
from mdit_py_plugins.amsmath import amsmath_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.texmath import texmath_plugin

from app.domain import BlockKind
from ingest.cleaning import join_words
from ingest.content import Content, Piece, ReadPage, holds_sentence
from ingest.formulae import apart, marked
from ingest.records import record

_TAG = re.compile(r"<!--.*?-->|<[^>]*>", re.DOTALL)
_UNQUOTED = frozenset({"fence", "code_block", "math_block", "math_block_label", "math_block_eqno", "amsmath"})
_FORMULAE = frozenset({"math_inline", "math_inline_double", "math_single", "math_block"})
_SCRIPT = re.compile(r"<(script|style|template)\b.*?(?:</\1\s*>|\Z)|<!--.*?-->", re.DOTALL | re.IGNORECASE)
_HIDES = re.compile(
    r"""<(?P<tag>\w+)\b[^>]*?(?:\shidden(?=[\s>])|style\s*=\s*["'][^"'>]*?"""
    r"""(?:display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0|opacity\s*:\s*0(?![.\d])))[^>]*>""",
    re.IGNORECASE,
)
_MATHEMATICAL = re.compile(r"[\\^_={}+*/|<>≤≥]")
_BRACKETS = re.compile(r"\\\[(.{1,500}?)\\\]")
_PLAIN_WORDS = 3
_BREAKS = frozenset({"softbreak", "hardbreak"})
_INLINE_HTML_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


def read_markdown(text: str) -> Content:
    """One page without a label. ``text`` comes without its front matter."""
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(footnote_plugin)
    parser.use(dollarmath_plugin, allow_space=False, allow_digits=False, double_inline=True)
    parser.use(texmath_plugin, delimiters="brackets").use(amsmath_plugin)
    parser.inline.ruler.before("escape", "bracket_formula", _bracket_formula)
    pieces = (part for piece in _pieces(parser.parse(text)) for part in apart(piece))
    return Content((ReadPage("", tuple(pieces)),))


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
        elif token.type in _UNQUOTED:
            yield Piece(BlockKind.CODE, token.content)
        elif token.type == "html_block":
            yield from _raw_html(token.content)
        elif token.type == "inline":
            hidden: list[str] = []
            yield _piece(tokens[index - 1], inline_text(token, hidden), in_item=items > 0)
            if holds_sentence("".join(hidden)):
                yield Piece(BlockKind.PARAGRAPH, "".join(hidden).strip(), hidden=True)
        index += 1


def _piece(opening: Token, text: str, *, in_item: bool) -> Piece:
    if opening.type == "heading_open":
        return Piece(BlockKind.HEADING, text, int(opening.tag[1]))
    return Piece(BlockKind.ITEM if in_item else BlockKind.PARAGRAPH, text)


def _bracket_formula(state: StateInline, silent: bool) -> bool:
    """``\\[…\\]`` within a line; brackets around words or a note's number are only escaped ones."""
    match = _BRACKETS.match(state.src, state.pos)
    if match is None or _MATHEMATICAL.search(match[1]) is None:
        return False
    if not silent:
        state.push("math_inline", "math", 0).content = match[1]
    state.pos = match.end()
    return True


def _raw_html(markup: str) -> Iterator[Piece]:
    """HTML within Markdown: its text, without scripts; what its style hides is told apart."""
    markup = _SCRIPT.sub(" ", markup)
    if _HIDES.search(markup) is None:
        yield Piece(BlockKind.PARAGRAPH, _TAG.sub(" ", markup))
        return
    from ingest.adapters.lxml_pages import take_out_hidden, tree_of

    root = tree_of(f"<body>{markup}</body>")
    hidden = take_out_hidden(root, part=True)
    yield Piece(BlockKind.PARAGRAPH, " ".join(root.itertext()))
    for found in hidden:
        yield Piece(BlockKind.PARAGRAPH, found.text, hidden=True)


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
            yield record(header, row)


def inline_text(token: Token, hidden: list[str] | None = None) -> str:
    """The text that a reader sees: no marks, no addresses, no footnote signs; pictures by their description.

    What the style of a tag hides is put into ``hidden``. Formulae stand between the marks of ``ingest.formulae``.
    """
    text = ""
    broken = False
    covered = ""
    for child in token.children or []:
        if child.type == "html_inline":
            covered = _covering(child.content, covered)
        if child.type in _BREAKS or (child.type == "html_inline" and _INLINE_HTML_BREAK.match(child.content)):
            broken = True
            continue
        shown = _shown(child)
        if covered and hidden is not None:
            hidden.append(shown)
            continue
        if not shown:
            continue
        text = join_words(text.rstrip(), shown.lstrip()) if broken else text + shown
        broken = False
    return text


def _shown(child: Token) -> str:
    if child.type in _FORMULAE:
        return _formula(child.content, child.markup)
    if child.type == "image":
        return inline_text(child)
    return child.content if child.type in {"text", "text_special", "code_inline"} else ""


def _covering(tag: str, covered: str) -> str:
    """The name of the tag that hides what follows; empty if none does."""
    match = _HIDES.match(tag)
    if not covered and match is not None:
        return match["tag"].lower()
    return "" if covered and re.match(rf"</{covered}\s*>", tag, re.IGNORECASE) else covered


def _formula(source: str, markup: str) -> str:
    """A formula, marked; two sums of money around a few words are none."""
    if markup == "$" and len(source.split()) >= _PLAIN_WORDS and _MATHEMATICAL.search(source) is None:
        return f"${source}$"
    return marked(source)
