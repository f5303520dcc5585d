"""An article as it is written: front matter, and Markdown in which figures stand as `{{ figure("code") }}` marks.

Reads these texts and fills the marks; where the values come from is the caller's choice (computed or quoted).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

import yaml
from jinja2 import Environment, StrictUndefined
from pydantic import BaseModel, ConfigDict

from app.errors import UnreadableFile
from ingest.articles.facts import Compute
from ingest.articles.wording import dollars_zh

FRONT_MATTER = re.compile(r"\A---\n(.*?)\n---\n(.*)\Z", re.DOTALL)
MARK = re.compile(r"\{\{.*?\}\}", re.DOTALL)


class Heading(BaseModel):
    """The front matter of an article's text; `format` and `layout` steer the program and are not carried over."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: str
    date: date
    language: Literal["en", "zh"]
    sources: tuple[str, ...]
    summary: str
    format: Literal["md", "pdf", "html"] = "md"
    layout: Literal["one column", "two columns"] = "one column"


@dataclass(frozen=True)
class Article:
    """One article: its name (the file's, without the ending), its front matter, and its Markdown."""

    name: str
    heading: Heading
    body: str

    @property
    def front_matter(self) -> str:
        """What the library is told about the article, as YAML."""
        told = {
            "kind": "article",
            "title": self.heading.title,
            "publisher": "Career Coach library",
            "licence": "CC BY 4.0",
            "date": self.heading.date.isoformat(),
            "language": self.heading.language,
            "sources": list(self.heading.sources),
        }
        return yaml.safe_dump(told, allow_unicode=True, sort_keys=False, width=1000)


def read_texts(folder: Path) -> list[Article]:
    """Every text of a folder, in the order of their names; raises `UnreadableFile` for one without front matter."""
    return [_read(path) for path in sorted(folder.glob("*.md"))]


def fill(article: Article, figures: Mapping[str, Compute]) -> Article:
    """The article with every mark replaced by its value; a figure with an unknown name is an error."""
    environment = Environment(undefined=StrictUndefined, autoescape=False, keep_trailing_newline=True)
    environment.filters["zh"] = dollars_zh
    body = environment.from_string(article.body).render(dict(figures))
    return Article(article.name, article.heading, body)


def literal_text(article: Article) -> str:
    """What of an unfilled article was typed by hand: its body without the marks."""
    return MARK.sub(" ", article.body)


def _read(path: Path) -> Article:
    match = FRONT_MATTER.match(path.read_text(encoding="utf-8"))
    if match is None:
        raise UnreadableFile(f"{path.name} has no front matter.", hint="Open it with a block between --- lines.")
    return Article(path.stem, Heading.model_validate(yaml.safe_load(match[1])), match[2].strip() + "\n")
