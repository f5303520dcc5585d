"""Markdown, HTML, CSV and plain text, as documents."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import BlockKind
from app.errors import UnreadableFile
from ingest.csv_reader import read_csv
from tests.unit.ingest.documents import blocks_of, document, texts

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Nursing and AI | Health Daily</title>
<meta property="og:site_name" content="Health Daily">
<meta property="article:published_time" content="2025-03-04T10:00:00Z">
<link rel="canonical" href="https://health.example/nursing"></head>
<body><nav><ul><li><a href="/">Home page</a></li><li><a href="/a">About us</a></li></ul></nav>
<main><article><h1>Nursing and AI</h1>
<p>Registered nurses care for patients. They use <b>many</b> tools such as <a href="x">records</a>.</p>
<h2>Pay</h2><p>The median pay was high in 2024.</p>
<ul><li>The first item is here.</li></ul>
<table><tr><th>Role</th><th>Pay</th></tr><tr><td>Nurse</td><td>$93,600</td></tr></table>
</article></main><footer>All rights reserved. <a href="/p">Privacy</a></footer></body></html>"""


def test_markdown_markup_is_reduced_to_text() -> None:
    made = document("A **bold** [link](http://x) and `code` with ![a chart](c.png)\nwrapped.[^1]\n\n[^1]: The note.\n")
    assert texts(made) == ["A bold link and code with a chart wrapped.", "The note."]


def test_chinese_markdown_lines_are_joined_without_spaces() -> None:
    assert texts(document("护士的工作\n正在改变。")) == ["护士的工作正在改变。"]


def test_markdown_headings_keep_their_levels() -> None:
    made = document("# One\n\n### Three\n\nText.\n")
    assert [(block.level, made.text(block.span)) for block in blocks_of(made, BlockKind.HEADING)] == [
        (1, "One"),
        (3, "Three"),
    ]


def test_markdown_table_rows_are_worded_with_their_headers() -> None:
    made = document("| Role | Pay | Year |\n|---|---|---|\n| Nurse | $1 | 2025 |\n| Cook | | 2024 |\n")
    assert texts(made, BlockKind.RECORD) == ["Nurse — Pay: $1; Year: 2025.", "Cook — Year: 2024."]


def test_fenced_code_is_kept_apart() -> None:
    made = document("Text.\n\n```\na = 1\n\nb = 2\n```\n")
    assert texts(made, BlockKind.CODE) == ["a = 1\nb = 2"]


def test_html_gives_the_article_and_not_the_menus() -> None:
    made = document(PAGE, "page.html")
    text = made.pages[0].text
    assert "Registered nurses care for patients. They use many tools such as records." in text
    assert "Home page" not in text
    assert "Privacy" not in text


def test_html_keeps_headings_items_and_rows() -> None:
    made = document(PAGE, "page.html")
    assert "Pay" in texts(made, BlockKind.HEADING)
    assert texts(made, BlockKind.ITEM) == ["The first item is here."]
    assert texts(made, BlockKind.RECORD) == ["Nurse — Pay: $93,600."]


def test_html_describes_itself() -> None:
    source = document(PAGE, "page.html").source
    assert (source.title, source.publisher, source.date) == ("Nursing and AI", "Health Daily", "2025-03-04")
    assert source.url == "https://health.example/nursing"


def test_html_in_a_declared_encoding_is_read_in_it() -> None:
    page = "<html><head><meta charset=gb2312><title>护士</title></head><body><p>护士的工作正在改变。</p></body></html>"
    assert "护士的工作正在改变。" in document(page.encode("gb18030"), "x.html").pages[0].text


def test_html_without_an_article_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="no article"):
        document("<!doctype html><html><body><script>start()</script></body></html>", "x.html")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_every_common_delimiter_is_found(delimiter: str) -> None:
    made = document(f"Course{delimiter}Weeks\nStatistics{delimiter}6\n", "courses.csv")
    assert texts(made) == ["Statistics — Weeks: 6."]


def test_quoted_cells_may_hold_delimiters_and_line_ends() -> None:
    made = document('Course,About\n"Data, tools","Two\nlines, both told."\n', "courses.csv")
    assert texts(made) == ["Data, tools — About: Two lines, both told."]


def test_empty_rows_are_counted() -> None:
    content = read_csv("Course,Weeks\nA,1\n,\n\nB,2\n")
    assert content.notes == ("2 empty rows left out",)


@pytest.mark.parametrize(
    ("table", "named"),
    [
        ("Course,Weeks\nA,1\nB,2,3\nC,3\n", "Line 3 has 3 cells"),
        ("Course,Weeks\nA,1\nB\nC,3\n", "Line 3 has 1 cell,"),
        ("Course,\nA,1\n", "Column 2 has no name"),
        ("Course,Course\nA,1\n", "'Course'"),
        ("Course,Weeks\n", "no rows"),
        ('Course,Weeks\n"A,1\n', "line 2"),
    ],
)
def test_a_table_that_would_make_false_sentences_is_refused(table: str, named: str) -> None:
    with pytest.raises(UnreadableFile) as refusal:
        document(table, "courses.csv")
    assert named in refusal.value.message


_CELL = st.text(st.characters(codec="utf-8", categories=["L", "N"]), min_size=1, max_size=12)


@given(st.lists(st.tuples(_CELL, _CELL, _CELL), min_size=1, max_size=250))
def test_every_row_becomes_one_record(rows: list[tuple[str, str, str]]) -> None:
    table = "\n".join(["Name,Level,Weeks", *(",".join(row) for row in rows)])
    content = read_csv(table)
    assert sum(len(page.pieces) for page in content.pages) == len(rows)


def test_plain_text_paragraphs_are_rejoined_and_headings_found() -> None:
    made = document("Nursing today\n\nThe work of nurses\nchanges.\n\n- one thing\n- another\n", "a.txt")
    assert texts(made, BlockKind.HEADING) == ["Nursing today"]
    assert texts(made, BlockKind.PARAGRAPH) == ["The work of nurses changes."]
    assert texts(made, BlockKind.ITEM) == ["one thing", "another"]


def test_plain_text_with_a_paragraph_on_each_line_keeps_them() -> None:
    made = document("第一段说的是护士。\n第二段说的是教师。\n", "a.txt")
    assert texts(made) == ["第一段说的是护士。", "第二段说的是教师。"]


def test_form_feeds_part_pages() -> None:
    assert len(document("One page.\fAnother page.", "a.txt").pages) == 2
