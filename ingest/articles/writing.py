"""Writes the articles of a folder of texts into the corpus, each in its own format.

A Markdown article carries its front matter; a PDF or a web page gets a sidecar with the same keys.
"""

from __future__ import annotations

from pathlib import Path

from ingest.adapters.typst_typesetter import typeset
from ingest.articles import courses, exposure, outlook, pay, skills
from ingest.articles.facts import FactBook, Figure
from ingest.articles.tables import DataFolder
from ingest.articles.texts import Article, fill, read_texts
from ingest.articles.typesetting import typst_source
from ingest.articles.webpage import web_page


def all_figures(data: DataFolder) -> dict[str, Figure]:
    """Every figure that a text may name."""
    return {
        name: figure
        for part in (pay, outlook, exposure, skills, courses)
        for name, figure in part.figures(data).items()
    }


def compute(texts: Path, data: DataFolder) -> tuple[list[Article], FactBook]:
    """The filled articles of a folder of texts, and the facts that fill them."""
    book = FactBook()
    figures = book.computing(all_figures(data))
    return [fill(article, figures) for article in read_texts(texts)], book


def quote(texts: Path, book: FactBook) -> list[Article]:
    """The articles filled from the facts of an earlier run."""
    return [fill(article, book.quoting()) for article in read_texts(texts)]


def markdown(article: Article) -> str:
    """A filled article as the corpus holds it in Markdown."""
    return f"---\n{article.front_matter}---\n\n{article.body}"


def write(article: Article, corpus: Path) -> Path:
    """Writes one filled article, with its sidecar where the format holds no front matter; gives its path."""
    path = corpus / f"{article.name}.{article.heading.format}"
    match article.heading.format:
        case "md":
            path.write_text(markdown(article), encoding="utf-8")
            return path
        case "html":
            path.write_text(web_page(article), encoding="utf-8")
        case "pdf":
            path.write_bytes(typeset(typst_source(article)))
    path.with_name(path.name + ".yaml").write_text(article.front_matter, encoding="utf-8")
    return path
