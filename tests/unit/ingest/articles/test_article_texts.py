"""Filling, typesetting, and saving an article's text."""

from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import UndefinedError

from app.errors import UnreadableFile
from ingest.articles.blocks import Listing, Paragraph, Table, Title, blocks
from ingest.articles.facts import Fact, FactBook, Figure, load, save
from ingest.articles.texts import Article, Heading, fill, literal_text, read_texts
from ingest.articles.typesetting import typst_source
from ingest.articles.webpage import web_page
from ingest.articles.writing import write

HEADING = Heading(
    title='Pay & "outlook"', date=date(2026, 11, 22), language="en", sources=("BLS",), summary="A test.", format="html"
)


def article(body: str, **changes: object) -> Article:
    return Article("pay", HEADING.model_copy(update=changes), body)


def test_a_mark_is_replaced_by_its_figure() -> None:
    assert (
        fill(article('Nurses earn {{ pay("29-1141") }}.'), {"pay": lambda soc: f"<{soc}>"}).body
        == "Nurses earn <29-1141>."
    )


def test_an_unknown_figure_is_an_error() -> None:
    with pytest.raises(UndefinedError, match="wage"):
        fill(article('{{ wage("29-1141") }}'), {})


def test_a_computed_fact_is_written_down_with_its_source() -> None:
    book = FactBook()
    fill(article('{{ pay("29-1141") }}'), book.computing({"pay": Figure(lambda _: "$1", "BLS")}))
    assert book.facts == {"pay(29-1141)": Fact("pay", ("29-1141",), "$1", "BLS")}


def test_saved_facts_fill_the_same_text(tmp_path: Path) -> None:
    save(FactBook({"pay(29-1141)": Fact("pay", ("29-1141",), "$1", "BLS")}), tmp_path / "facts.json")
    assert fill(article('{{ pay("29-1141") }}'), load(tmp_path / "facts.json").quoting()).body == "$1"


def test_a_fact_that_is_not_written_down_is_named() -> None:
    book = FactBook({"pay(1)": Fact("pay", ("1",), "$1", "BLS")})
    with pytest.raises(UnreadableFile, match=r"pay\(2\)"):
        fill(article('{{ pay("2") }}'), book.quoting())


def test_marks_are_not_part_of_what_was_typed_by_hand() -> None:
    assert literal_text(article('In 2025 {{ pay("29-1141") }} was paid')).split() == "In 2025 was paid".split()


def test_a_text_without_front_matter_is_refused(tmp_path: Path) -> None:
    (tmp_path / "bare.md").write_text("# Bare\n", encoding="utf-8")
    with pytest.raises(UnreadableFile, match=r"bare\.md"):
        read_texts(tmp_path)


def test_blocks_are_told_apart() -> None:
    text = "# A\n\nTwo\nlines.\n\n1. one\n2. two\n\n| a | b |\n| --- | --- |\n| 1 | -2 |"
    assert list(blocks(text)) == [
        Title(1, "A"),
        Paragraph("Two lines."),
        Listing(("one", "two"), numbered=True),
        Table((("a", "b"), ("1", "-2"))),
    ]


@given(st.text(st.sampled_from("ab#$*_@<>[]=~`\\-/ 1"), min_size=1).filter(str.strip))
def test_typst_markup_in_a_title_is_made_plain(title: str) -> None:
    source = typst_source(article("# x\n\nText.", title=title)).split('weight: "bold")', 1)[1]
    shown = source.split("\n", 1)[0].removeprefix("[").removesuffix("]")
    assert shown.replace("\\", "") == title.replace("\\", "")


def test_two_columns_are_set_as_two_columns() -> None:
    assert "columns: 2" in typst_source(article("# x\n\nText.", layout="two columns"))


def test_a_column_of_sentences_is_wider_than_a_column_of_words() -> None:
    source = typst_source(article("# x\n\n| a | b |\n| --- | --- |\n| Yes | The model drafts, a person decides |"))
    assert "columns: (13fr, 30fr)" in source


def test_a_saved_page_escapes_its_text_and_keeps_its_article_apart() -> None:
    page = web_page(article("# x\n\nA < B **and** C."))
    assert "<article>\n<h1>x</h1>\n<p>A &lt; B <strong>and</strong> C.</p>\n</article>" in page


def test_a_web_page_gets_a_sidecar_with_its_front_matter(tmp_path: Path) -> None:
    path = write(article("# x\n\nText."), tmp_path)
    told = yaml.safe_load(path.with_name("pay.html.yaml").read_text(encoding="utf-8"))
    assert (told["title"], told["kind"], told["date"]) == ('Pay & "outlook"', "article", "2026-11-22")
