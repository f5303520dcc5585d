"""PDF files as documents: order, paragraphs, tables, running heads, refusals."""

from __future__ import annotations

import pytest

from app.domain import BlockKind
from app.errors import UnreadableFile
from ingest.adapters.pypdf_reader import read_pdf
from tests.unit.ingest.documents import document, texts
from tests.unit.ingest.pdf_maker import Text, lines, pdf, with_field

LEFT = """Nurses in hospitals now use new
tools to write their notes, and
many say that they save time on
the ward with them every single
day, which leaves more of it for
the patients they care for too."""
RIGHT = """Teachers have been slower to use
the same tools, for they have to
be sure that what pupils read is
right and that nothing they have
written about a pupil is sent to
a company that they do not know."""


def body(made_text: str) -> str:
    return " ".join(made_text.split())


def test_lines_become_one_paragraph() -> None:
    made = document(pdf(lines(LEFT)), "a.pdf")
    assert texts(made) == [body(LEFT)]


def test_two_columns_are_read_one_after_the_other() -> None:
    rows = zip(lines(LEFT, x=60), lines(RIGHT, x=320), strict=True)
    woven = [text for row in rows for text in row]
    made = document(pdf(woven), "a.pdf")
    assert " ".join(texts(made)) == f"{body(LEFT)} {body(RIGHT)}"


def test_columns_with_baselines_of_their_own_are_told_apart() -> None:
    made = document(pdf(lines(LEFT, x=60) + lines(RIGHT, x=320, y=697)), "a.pdf")
    assert " ".join(texts(made)) == f"{body(LEFT)} {body(RIGHT)}"


def test_a_title_over_two_columns_comes_first() -> None:
    title = Text(150, 740, "How nurses and teachers use AI", 16)
    made = document(pdf([*lines(LEFT, x=60), *lines(RIGHT, x=320), title]), "a.pdf")
    assert texts(made)[0] == "How nurses and teachers use AI"
    assert texts(made, BlockKind.HEADING) == ["How nurses and teachers use AI"]


def test_words_cut_at_line_ends_are_made_whole() -> None:
    made = document(pdf(lines("Hospitals need infor-\nmation of well-known and self-\nemployed people.")), "a.pdf")
    assert texts(made) == ["Hospitals need information of well-known and self-employed people."]


def test_a_hyphen_stays_where_the_document_writes_the_word_with_it() -> None:
    made = document(pdf(lines("A drug-free life is what they want. So a drug-\nfree life is what they get.")), "a.pdf")
    assert texts(made)[0].endswith("So a drug-free life is what they get.")


def test_running_heads_and_page_numbers_are_left_out() -> None:
    pages = [
        [Text(72, 800, "Annual report of the agency"), *lines(f"{LEFT}\nPage {n} ends."), Text(290, 40, str(n))]
        for n in range(1, 5)
    ]
    made = document(pdf(*pages), "a.pdf")
    assert [page.text for page in made.pages] == [f"{body(LEFT)} Page {n} ends." for n in range(1, 5)]


def test_the_printed_number_is_the_label() -> None:
    pages = [[*lines(LEFT), Text(290, 40, str(n))] for n in (7, 8)]
    assert [page.label for page in document(pdf(*pages), "a.pdf").pages] == ["7", "8"]


def test_labels_of_the_file_are_preferred() -> None:
    made = document(pdf(lines(LEFT), lines(RIGHT), labels="/r"), "a.pdf")
    assert [page.label for page in made.pages] == ["i", "ii"]


def test_a_table_with_a_header_becomes_records() -> None:
    rows = [("Role", "Median pay", "Year"), ("Nurse", "$93,600", "2024"), ("Teacher", "$64,000", "2024")]
    cells = [Text(x, 600 - 16 * n, row[i]) for n, row in enumerate(rows) for i, x in enumerate((72, 220, 340))]
    made = document(pdf([*lines(LEFT), *cells]), "a.pdf")
    assert texts(made, BlockKind.RECORD) == [
        "Nurse — Median pay: $93,600; Year: 2024.",
        "Teacher — Median pay: $64,000; Year: 2024.",
    ]


def test_a_cell_of_two_lines_is_put_together() -> None:
    cells = [
        *(Text(72, 600, "Role"), Text(300, 600, "Pay")),
        *(Text(72, 580, "Sales people, except"), Text(300, 580, "$70"), Text(72, 568, "in shops")),
        *(Text(72, 548, "Nurse"), Text(300, 548, "$93")),
    ]
    made = document(pdf(cells), "a.pdf")
    assert texts(made, BlockKind.RECORD) == ["Sales people, except in shops — Pay: $70.", "Nurse — Pay: $93."]


def test_a_table_whose_cells_stand_under_no_one_header_is_kept_as_rows() -> None:
    cells = [
        *(Text(72, 600, "Role"), Text(200, 600, "Pay"), Text(300, 600, "Year")),
        *(Text(72, 584, "Nurse"), Text(205, 584, "from $60,000 to more than $93,600")),
        *(Text(72, 568, "Cook"), Text(200, 568, "$30,000"), Text(300, 568, "2024")),
    ]
    made = document(pdf(cells), "a.pdf")
    assert texts(made, BlockKind.RECORD) == []
    assert "Cook | $30,000 | 2024" in made.pages[0].text


def test_bullets_become_items() -> None:
    made = document(pdf(lines("\u2022 Ask for training at work.\n\u2022 Try one tool a week.")), "a.pdf")
    assert texts(made, BlockKind.ITEM) == ["Ask for training at work.", "Try one tool a week."]


def test_bold_lines_and_titles_of_the_outline_are_headings() -> None:
    page = [Text(72, 740, "What changes", bold=True), *lines(LEFT), Text(72, 610, "Pay"), *lines(RIGHT, y=590)]
    made = document(pdf(page, outline=["Pay"]), "a.pdf")
    assert texts(made, BlockKind.HEADING) == ["What changes", "Pay"]


def test_marks_of_footnotes_do_not_run_into_words_and_figures() -> None:
    made = document(pdf([Text(72, 700, "The pay rose"), Text(132, 704, "2", 6), Text(140, 700, "in 2024.")]), "a.pdf")
    assert texts(made) == ["The pay rose in 2024."]


def test_pages_without_text_or_pictures_are_refused() -> None:
    with pytest.raises(UnreadableFile, match="text or pictures"):
        document(pdf([], []), "a.pdf")


@pytest.mark.parametrize("damage", [b"%PDF-1.7\nnothing more", pdf(lines(LEFT))[:200]])
def test_a_damaged_file_is_refused(damage: bytes) -> None:
    with pytest.raises(UnreadableFile, match="damaged") as refusal:
        document(damage, "a.pdf")
    assert "new PDF" in refusal.value.hint


def test_a_page_without_text_among_others_keeps_its_number() -> None:
    made = document(pdf(lines(LEFT), [], lines(RIGHT)), "a.pdf")
    assert [bool(page.text) for page in made.pages] == [True, False, True]


def test_filled_fields_are_read_where_they_stand() -> None:
    assert texts(document(with_field("Mary Poppins"), "a.pdf")) == ["Name of the applicant: Mary Poppins"]


def test_comments_and_attached_files_are_told_of() -> None:
    notes = read_pdf(with_field("Mary Poppins")).notes
    assert "1 comments beside the text left out" in notes
    assert "attached files left out: letter.txt" in notes


def test_a_table_without_a_clear_header_is_told_of() -> None:
    cells = [
        *(Text(72, 600, "Role"), Text(200, 600, "Pay"), Text(300, 600, "Year")),
        *(Text(72, 584, "Nurse"), Text(205, 584, "from $60,000 to more than $93,600")),
        *(Text(72, 568, "Cook"), Text(200, 568, "$30,000"), Text(300, 568, "2024")),
    ]
    assert any("tables kept as plain rows" in note and note.endswith(": 1") for note in read_pdf(pdf(cells)).notes)


def test_pages_without_text_are_told_of() -> None:
    assert "pages without text: 2" in read_pdf(pdf(lines(LEFT), [], lines(RIGHT))).notes
