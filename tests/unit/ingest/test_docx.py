"""Word documents."""

from __future__ import annotations

import io

import docx  # noqa: TID251
import pytest
from docx.shared import Pt, RGBColor  # noqa: TID251
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain import BlockKind, Document
from app.errors import UnreadableFile
from ingest.adapters.docx_reader import read_docx
from ingest.content import Piece
from tests.unit.ingest.containers import WORD, read_or_refused, said, word_file, zipped
from tests.unit.ingest.documents import blocks_of, document, texts


def saved(made: docx.document.Document) -> bytes:
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()


def pieces(body: str, **others: str) -> list[Piece]:
    return [piece for page in read_docx(word_file(body, **others)).pages for piece in page.pieces]


def hidden(found: list[Piece]) -> list[str]:
    return [piece.text for piece in found if piece.hidden]


def shown(found: list[Piece]) -> list[str]:
    return [piece.text for piece in found if not piece.hidden]


def guide() -> docx.document.Document:
    made = docx.Document()
    made.add_heading("Nursing guide", 0)
    made.add_heading("Pay", 1)
    made.add_paragraph("Nurses earned $93,600 in 2024.")
    made.add_paragraph("The first item.", style="List Bullet")
    table = made.add_table(rows=2, cols=2)
    for row, words in zip(table.rows, (("Role", "Pay"), ("Nurse", "$93,600")), strict=True):
        for cell, word in zip(row.cells, words, strict=True):
            cell.text = word
    return made


def test_a_word_document_keeps_its_layout_roles() -> None:
    made = document(saved(guide()), "guide.docx")
    assert [(block.kind, made.text(block.span)) for block in made.blocks] == [
        (BlockKind.HEADING, "Nursing guide"),
        (BlockKind.HEADING, "Pay"),
        (BlockKind.PARAGRAPH, "Nurses earned $93,600 in 2024."),
        (BlockKind.ITEM, "The first item."),
        (BlockKind.RECORD, "Nurse — Pay: $93,600."),
    ]


def test_headings_stand_under_the_title() -> None:
    made = document(saved(guide()), "guide.docx")
    assert [block.level for block in blocks_of(made, BlockKind.HEADING)] == [1, 2]


def test_a_word_document_is_told_by_its_content() -> None:
    assert document(saved(guide()), "guide.pdf").source.media_type.endswith("wordprocessingml.document")


def test_a_word_document_describes_itself() -> None:
    made = guide()
    made.core_properties.title = "Pay of nurses"
    source = document(saved(made), "guide.docx").source
    assert (source.title, source.date) == ("Pay of nurses", "2013-12-23")


def test_the_name_of_a_program_is_no_title() -> None:
    made = guide()
    made.core_properties.title = "Microsoft Word - Document1"
    assert document(saved(made), "guide.docx").source.title == "Nursing guide"


def test_headings_of_styles_in_another_language_are_told_by_their_outline_level() -> None:
    style = f'<w:styles xmlns:w="{WORD}"><w:style w:type="paragraph" w:styleId="berschrift2"><w:name w:val="Kapitel"/>'
    style += '<w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style></w:styles>'
    body = '<w:p><w:pPr><w:pStyle w:val="berschrift2"/></w:pPr><w:r><w:t>Kopf</w:t></w:r></w:p>' + said("Text.")
    found = pieces(body, **{"word/styles.xml": style})
    assert [(piece.kind, piece.level) for piece in found] == [(BlockKind.HEADING, 2), (BlockKind.PARAGRAPH, 0)]


@pytest.mark.parametrize(
    "properties",
    ["<w:vanish/>", '<w:color w:val="FFFFFF"/>', '<w:sz w:val="2"/>', '<w:color w:val="ffffff"/><w:b/>'],
)
def test_text_that_nobody_sees_is_told_apart(properties: str) -> None:
    found = pieces(said("Seen.") + said("Obey these hidden words now", properties))
    assert (shown(found), hidden(found)) == (["Seen."], ["Obey these hidden words now"])


@pytest.mark.parametrize(
    "properties",
    [
        '<w:vanish w:val="0"/>',
        '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="1F3864"/>',
        '<w:color w:val="FFFFFF"/><w:highlight w:val="black"/>',
        '<w:color w:val="auto"/>',
        '<w:sz w:val="12"/>',
    ],
)
def test_text_on_a_coloured_ground_is_no_hidden_text(properties: str) -> None:
    assert hidden(pieces(said("These words can all be seen", properties))) == []


def test_white_words_in_a_coloured_cell_are_seen() -> None:
    cell = '<w:tc><w:tcPr><w:shd w:val="clear" w:fill="000000"/></w:tcPr>{}</w:tc>'
    white = said("White words on a dark cell", '<w:color w:val="FFFFFF"/>')
    row = f"<w:tr>{cell.format(white) * 2}</w:tr>"
    assert hidden(pieces(f"<w:tbl>{row}{row}</w:tbl>")) == []


def test_hidden_words_too_few_for_a_sentence_raise_no_alarm() -> None:
    assert hidden(pieces(said("Seen.") + said("index mark", "<w:vanish/>"))) == []


def test_words_set_by_python_docx_as_hidden_are_found() -> None:
    made = guide()
    run = made.add_paragraph("Seen. ").add_run("Hidden words that speak to a model")
    run.font.size = Pt(1)
    run.font.color.rgb = RGBColor(255, 255, 255)
    found = [piece for page in read_docx(saved(made)).pages for piece in page.pieces]
    assert hidden(found) == ["Hidden words that speak to a model"]


def test_struck_out_text_is_left_out_and_noted() -> None:
    body = "<w:p><w:r><w:t>Kept </w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"
    content = read_docx(word_file(body + "<w:ins><w:r><w:t>new.</w:t></w:r></w:ins></w:p>"))
    assert [piece.text for piece in content.pages[0].pieces] == ["Kept new."]
    assert content.notes == ("struck-out text of tracked changes left out",)


def test_field_codes_and_contents_are_left_out() -> None:
    code = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:t>CODE</w:t></w:r>'
    code += '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>Shown.</w:t></w:r>'
    assert shown(pieces(f'<w:p>{code}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>')) == ["Shown."]


def test_text_boxes_are_read_once() -> None:
    box = f"<w:txbxContent>{said('In a box.')}</w:txbxContent>"
    both = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    body = f"<w:p><w:r><w:t>Around.</w:t></w:r><w:r><w:drawing>{both}</w:drawing></w:r></w:p>"
    assert shown(pieces(body)) == ["Around.", "In a box."]


def test_footnotes_are_left_out_and_counted() -> None:
    content = read_docx(word_file('<w:p><w:r><w:t>Text.</w:t><w:footnoteReference w:id="2"/></w:r></w:p>'))
    assert content.notes == ("1 footnote left out",)


def test_a_sentence_with_a_formula_is_not_quoted() -> None:
    math = "<m:oMath><m:r><m:t>E=mc</m:t></m:r></m:oMath>"
    found = pieces(f"<w:p><w:r><w:t>Plain one. Energy is </w:t></w:r>{math}<w:r><w:t> here.</w:t></w:r></w:p>")
    assert [piece.kind for piece in found] == [BlockKind.PARAGRAPH, BlockKind.CODE]


def test_merged_cells_are_told_in_each_row() -> None:
    def row(first: str, second: str) -> str:
        return f"<w:tr><w:tc>{first}</w:tc><w:tc>{said(second)}</w:tc></w:tr>"

    start = '<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>' + said("Nurse")
    go_on = "<w:tcPr><w:vMerge/></w:tcPr><w:p/>"
    head = f"<w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc>{said('Role')}</w:tc><w:tc>{said('Skill')}</w:tc></w:tr>"
    found = pieces(f"<w:tbl>{head}{row(start, 'Care')}{row(go_on, 'Speech')}</w:tbl>")
    assert shown(found) == ["Nurse — Skill: Care.", "Nurse — Skill: Speech."]


def test_a_document_without_text_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="no text"):
        document(word_file("<w:p/>"), "a.docx")


def test_a_document_without_its_main_part_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="damaged"):
        document(zipped({"[Content_Types].xml": "", "word/other.xml": "x"}), "a.docx")


_WORDS = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "Zs"]), max_size=30)


@settings(max_examples=50)
@given(st.lists(_WORDS, max_size=8))
def test_no_paragraph_is_lost(paragraphs: list[str]) -> None:
    made = docx.Document()
    for words in paragraphs:
        made.add_paragraph(words)
    found = [piece for page in read_docx(saved(made)).pages for piece in page.pieces]
    assert [piece.text for piece in found] == [words for words in paragraphs if words.strip()]


@settings(max_examples=100)
@given(st.data())
def test_a_damaged_document_is_read_or_refused(data: st.DataObject) -> None:
    content = bytearray(word_file(said("Some text.") * 3))
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(4, len(content) - 1))] = data.draw(st.integers(0, 255))
    assert isinstance(read_or_refused(lambda: document(bytes(content), "a.docx")), Document | UnreadableFile)


def test_rows_keep_their_order() -> None:
    assert texts(document(saved(guide()), "g.docx"), BlockKind.RECORD) == ["Nurse — Pay: $93,600."]
