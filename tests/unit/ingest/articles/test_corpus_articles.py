"""The committed articles: every figure in them is a fact that a program computed.

Where `DATA_FOLDER` names the public data, the facts are computed anew; otherwise the written-down facts serve.
"""

import json
import os
import re
from contextlib import closing
from pathlib import Path

import pypdfium2  # noqa: TID251
import pytest
import yaml

from ingest.articles.facts import Fact, load
from ingest.articles.tables import DataFolder
from ingest.articles.texts import Article, literal_text, read_texts
from ingest.articles.webpage import web_page
from ingest.articles.writing import compute, markdown, quote

ROOT = Path(__file__).parents[4]
TEXTS = ROOT / "ingest/articles/text"
CORPUS = ROOT / "corpus/articles"
FACTS = load(ROOT / "ingest/articles/facts.json")
ALLOWED = re.compile(
    r"(?:19|20)\d\d(?:[–-]\d\d)?(?!\d)(?:年\d{1,2}月)?"  # a year or a span of years
    r"|O\*NET \d\d\.\d|GPT-4|从0到1|满分为1"  # names, and the ends of scales
    r"|from 0 to 1|from 1 to 5|of [15]\b|where 1 is|and 0 is"
    r"|^\d\. ",  # the number of a list's item
    re.MULTILINE,
)
ARTICLES = read_texts(TEXTS)
needs_data = pytest.mark.skipif("DATA_FOLDER" not in os.environ, reason="DATA_FOLDER does not name the public data")


def by_name(article: Article) -> str:
    return article.name


def numbers(text: str) -> set[str]:
    return {number.strip(".,") for number in re.findall(r"\d[\d,.]*", text.replace("\u2212", "-"))}


def _as_mark(fact: Fact) -> str:
    return f"{fact.figure}({', '.join(json.dumps(argument) for argument in fact.arguments)})"


def _pdf_text(path: Path) -> str:
    with closing(pypdfium2.PdfDocument(path)) as document:  # the pages' text as a reader of the PDF sees it
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def committed(article: Article) -> Path:
    return CORPUS / f"{article.name}.{article.heading.format}"


@pytest.mark.parametrize("article", ARTICLES, ids=by_name)
def test_no_figure_is_typed_by_hand(article: Article) -> None:
    assert re.findall(r".{0,30}\d.{0,10}", ALLOWED.sub("", literal_text(article))) == []


@pytest.mark.parametrize("article", quote(TEXTS, FACTS), ids=by_name)
def test_the_corpus_holds_the_article_that_the_facts_give(article: Article) -> None:
    path = committed(article)
    if article.heading.format == "pdf":
        assert yaml.safe_load(path.with_name(path.name + ".yaml").read_text("utf-8"))["title"] == article.heading.title
        assert numbers(_pdf_text(path)) >= numbers(article.body)
    else:
        whole = markdown(article) if article.heading.format == "md" else web_page(article)
        assert path.read_text(encoding="utf-8") == whole


def test_every_fact_is_used_by_an_article() -> None:
    marks = " ".join(article.body for article in ARTICLES)
    unused = [fact.key for fact in FACTS.facts.values() if _as_mark(fact) not in marks]
    assert unused == []


@needs_data
def test_the_written_down_facts_are_what_the_data_give() -> None:
    _, book = compute(TEXTS, DataFolder(Path(os.environ["DATA_FOLDER"])))
    assert book.facts == FACTS.facts
