"""Excel workbooks."""

from __future__ import annotations

import datetime
import io
from collections.abc import Sequence

import openpyxl  # noqa: TID251
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain import BlockKind, Document
from app.errors import UnreadableFile
from ingest.adapters.xlsx_reader import read_xlsx
from ingest.content import Content
from ingest.number_formats import Calendar
from tests.unit.ingest.containers import read_or_refused, sheet_file
from tests.unit.ingest.documents import document

HEAD = ["Role", "Pay", "Growth"]
NURSE = ["Nurse", 93_600, 0.05]
COOK = ["Cook", 30_000, 0.02]


def saved(book: openpyxl.Workbook) -> bytes:
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def book_of(*rows: Sequence[object]) -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(list(row))
    return book


def told(content: Content, kind: BlockKind | None = None) -> list[str]:
    return [piece.text for page in content.pages for piece in page.pieces if kind in {None, piece.kind}]


def test_each_row_is_a_record_under_its_header() -> None:
    content = read_xlsx(saved(book_of(HEAD, NURSE, COOK)))
    assert told(content, BlockKind.RECORD) == ["Nurse — Pay: 93600; Growth: 0.05.", "Cook — Pay: 30000; Growth: 0.02."]


def test_each_sheet_is_a_page_under_its_name() -> None:
    book = book_of(HEAD, NURSE)
    book.active.title = "2024"
    other = book.create_sheet("2025")
    for row in (HEAD, COOK):
        other.append(row)
    assert [page.label for page in read_xlsx(saved(book)).pages] == ["2024", "2025"]


def test_a_long_sheet_is_cut_into_pages_that_say_their_rows() -> None:
    rows = [["Name", "Count"], *([f"Thing {number}", number] for number in range(150))]
    assert [page.label for page in read_xlsx(saved(book_of(*rows))).pages] == [
        "Sheet, rows 2–101",
        "Sheet, rows 102–151",
    ]


def test_a_workbook_is_told_by_its_content() -> None:
    assert document(saved(book_of(HEAD, NURSE)), "pay.docx").source.media_type.endswith("spreadsheetml.sheet")


def test_numbers_and_dates_are_told_as_shown() -> None:
    book = book_of(["Role", "Pay", "Growth", "Since"], [*NURSE, datetime.date(2024, 5, 31)])
    book.active["B2"].number_format = '"$"#,##0'
    book.active["C2"].number_format = "0.0%"
    assert told(read_xlsx(saved(book))) == ["Nurse — Pay: $93,600; Growth: 5.0%; Since: 2024-05-31."]


def test_titles_above_and_remarks_below_the_table_are_no_rows() -> None:
    content = read_xlsx(saved(book_of(["Pay of roles in 2024"], [], HEAD, NURSE, COOK, ["Source: the bureau."])))
    assert told(content, BlockKind.PARAGRAPH) == ["Pay of roles in 2024", "Source: the bureau."]
    assert len(told(content, BlockKind.RECORD)) == 2


def test_two_tables_side_by_side_are_read_apart() -> None:
    content = read_xlsx(saved(book_of(["Role", "Pay", None, "City", "People"], ["Nurse", 5, None, "Rome", 7])))
    assert told(content) == ["Nurse — Pay: 5.", "Rome — People: 7."]


def test_a_second_table_below_has_its_own_header() -> None:
    rows = (HEAD, NURSE, COOK, [], ["City", "People", "Share"], ["Rome", 7, 0.5])
    assert told(read_xlsx(saved(book_of(*rows))))[-1] == "Rome — People: 7; Share: 0.5."


def test_grouped_headers_are_joined() -> None:
    book = book_of(["Role", 2023, None], [None, "Men", "Women"], ["Nurse", 1, 2], ["Cook", 3, 4])
    book.active.merge_cells("B1:C1")
    book.active.merge_cells("A1:A2")
    assert told(read_xlsx(saved(book)))[0] == "Nurse — 2023 Men: 1; 2023 Women: 2."


def test_rows_without_a_header_are_kept_but_not_quoted() -> None:
    content = read_xlsx(saved(book_of([1, 2, 3], [4, 5, 6])))
    assert told(content, BlockKind.TABLE) == ["1 | 2 | 3\n4 | 5 | 6"]
    assert "no row names the columns" in content.notes[0]


def test_what_is_hidden_in_a_workbook_is_left_out_and_counted() -> None:
    book = book_of(HEAD, NURSE, COOK)
    book.active.row_dimensions[3].hidden = True
    book.active.column_dimensions["C"].hidden = True
    book.create_sheet("Secret").append(["Hidden", "words"])
    book["Secret"].sheet_state = "veryHidden"
    content = read_xlsx(saved(book))
    assert told(content) == ["Nurse — Pay: 93600."]
    assert content.notes == (
        "1 hidden sheet left out",
        "sheet 'Sheet': 1 hidden column left out",
        "sheet 'Sheet': 1 hidden row left out",
    )


def test_formulae_without_a_result_and_errors_are_counted() -> None:
    rows = '<row r="1"><c r="A1" t="str"><v>Role</v></c><c r="B1" t="str"><v>Pay</v></c></row>'
    rows += '<row r="2"><c r="A2" t="str"><v>Nurse</v></c><c r="B2"><f>1+1</f></c></row>'
    rows += '<row r="3"><c r="A3" t="str"><v>Cook</v></c><c r="B3" t="e"><v>#N/A</v></c></row>'
    content = read_xlsx(sheet_file(rows))
    assert content.notes == (
        "sheet 'One': 1 formula without a saved result left out",
        "sheet 'One': 1 cell with an error left out",
    )


@pytest.mark.timeout(60)
def test_a_million_empty_rows_do_not_hang() -> None:
    filled = '<row r="1"><c r="A1" t="str"><v>Role</v></c><c r="B1" t="str"><v>Pay</v></c></row>'
    filled += '<row r="2"><c r="A2" t="str"><v>Nurse</v></c><c r="B2"><v>5</v></c></row>'
    empty = "".join(f'<row r="{n}" spans="1:2"><c r="A{n}" s="1"/></row>' for n in range(3, 1_000_000))
    assert told(read_xlsx(sheet_file(filled + empty))) == ["Nurse — Pay: 5."]


def test_an_empty_workbook_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="None of its sheets"):
        read_xlsx(saved(openpyxl.Workbook()))


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        ("93600", "", "93600"),
        ("0.1", "", "0.1"),
        ("0.30000000000000004", "", "0.3"),
        ("93600.5", "#,##0", "93,601"),
        ("0.0563", "0.0%", "5.6%"),
        ("0.5", "0%", "50%"),
        ("1234.5", "[$€-407]#,##0.00", "€1,234.50"),
        ("-5", '"$"#,##0;("$"#,##0)', "($5)"),
        ("-5", "#,##0", "-5"),
        ("2500000", '0.0,,"M"', "2.5M"),
        ("12", '0 "weeks"', "12 weeks"),
        ("1.5", "0.##", "1.5"),
        ("2", "0.##", "2"),
        ("45443", "yyyy-mm-dd", "2024-05-31"),
        ("45443", "d/m/yy", "2024-05-31"),
        ("45443.75", "d/m/yy h:mm", "2024-05-31 18:00"),
        ("45443", "mmm-yy", "2024-05"),
        ("45443", "yyyy", "2024"),
        ("0.5", "h:mm", "12:00"),
        ("1.5", "[h]:mm", "36:00"),
        ("1", "yyyy-mm-dd", "1900-01-01"),
        ("5", '0 "days"', "5 days"),
        ("text", "0.00", "text"),
    ],
)
def test_a_number_is_shown_in_its_format(value: str, code: str, shown: str) -> None:
    assert Calendar().shown(value, code) == shown


def test_days_may_be_counted_from_1904() -> None:
    assert Calendar(from_1904=True).shown("1", "yyyy-mm-dd") == "1904-01-02"


@given(st.floats() | st.integers(), st.text(st.sampled_from('0#?,.%$"\\[]_*;ymdhs/E+- ()'), max_size=12))
def test_any_number_in_any_format_is_shown(value: float, code: str) -> None:
    assert isinstance(Calendar().shown(str(value), code), str)


_CELL = st.none() | st.integers(-9, 9) | st.text("abc xyz", max_size=5) | st.booleans()


@settings(max_examples=60)
@given(st.lists(st.lists(_CELL, max_size=4), max_size=6))
def test_every_value_of_a_sheet_is_read_or_noted(rows: list[list[object]]) -> None:
    content = read_or_refused(lambda: read_xlsx(saved(book_of(*rows))))
    words = [[value.split()[0] for value in row if isinstance(value, str) and value.strip()] for row in rows]
    if not isinstance(content, Content):
        assert not any(words)
        return
    everything = " ".join(told(content))
    lost = [row for row in words if any(word not in everything for word in row)]
    only_the_header = len(lost) <= 1
    assert only_the_header or any("without a name" in note for note in content.notes)


@settings(max_examples=60)
@given(st.data())
def test_a_damaged_workbook_is_read_or_refused(data: st.DataObject) -> None:
    content = bytearray(sheet_file('<row r="1"><c r="A1" t="str"><v>Role</v></c></row>'))
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(4, len(content) - 1))] = data.draw(st.integers(0, 255))
    assert isinstance(read_or_refused(lambda: document(bytes(content), "a.xlsx")), Document | UnreadableFile)
