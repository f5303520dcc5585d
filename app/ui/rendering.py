"""HTML of everything the page shows, from the templates beside this module; all text is escaped there.

Which values are shown when is left to the tabs; what they mean, to ``shown`` and ``book``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from jinja2 import Environment, PackageLoader, StrictUndefined

from app.language.detection import language_of
from app.language.masking import spelt_out
from app.replies import compared, follows_from, set_aside_told, suggestion_label
from app.ui.book import Book, Conversation
from app.ui.export import as_markdown, as_text
from app.ui.marking import Piece, marked
from app.ui.shown import Exchange, ShownAnswer, ShownSource
from app.ui.wording import age, counted, readable_date

_WEB_ADDRESS = re.compile(r"^https?://[^\s<>\"']+$", re.IGNORECASE)


class Renderer:
    """The templates, loaded once."""

    def __init__(self) -> None:
        self._templates = Environment(
            loader=PackageLoader("app.ui"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.filters.update(
            web_address=web_address,
            readable_date=readable_date,
            age=age,
            passage=passage_pieces,
            counted=counted,
            spelt_out=spelt_out,
            language_of=language_of,
            compared=compared,
            suggestion_label=suggestion_label,
            follows_from=follows_from,
            set_aside_told=set_aside_told,
        )

    def render(self, template: str, values: Mapping[str, object]) -> str:
        """The HTML of ``template`` (a file name without its ending)."""
        return self._templates.get_template(f"{template}.html").render(values)

    def thread(
        self, conversation: Conversation, origin: str, examples: Sequence[str] = (), *, busy: bool = False
    ) -> str:
        """The questions and answers of a conversation; example questions while it is empty."""
        copies = {exchange.id: as_text(exchange, origin) for exchange in conversation.exchanges}
        values = {"conversation": conversation, "examples": examples, "copies": copies, "busy": busy}
        return self.render("thread", values)

    def sources(self, exchange: Exchange | None) -> str:
        """The sources of one answer."""
        return self.render("sources", {"exchange": exchange, "answer": exchange.answer if exchange else None})

    def shelf(self, book: Book, origin: str, *, busy: bool = False) -> str:
        """The conversations, to switch between, start, delete and export."""
        return self.render("shelf", {"book": book, "export": as_markdown(book.open, origin), "busy": busy})


def web_address(url: str) -> str:
    """``url`` if it is one a reader may follow, else empty: sources are untrusted, and so are their links."""
    return url if _WEB_ADDRESS.match(url) else ""


def passage_pieces(source: ShownSource, answer: ShownAnswer) -> list[Piece]:
    """The passage's text with every sentence marked that the answer cites from it."""
    spans = [
        (citation.start - source.start, citation.end - source.start)
        for citation in answer.citations
        if citation.number == source.number
    ]
    return marked(source.text, spans)
