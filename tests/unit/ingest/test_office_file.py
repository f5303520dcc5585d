"""Office files that the libraries refuse, or never finish, unless they are handed a copy made plain."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import docx  # noqa: TID251
import openpyxl  # noqa: TID251
import pptx  # noqa: TID251
import pytest
from pptx.util import Emu  # noqa: TID251

from app.errors import UnreadableFile
from ingest.adapters.docx_reader import read_docx
from ingest.adapters.pptx_reader import read_pptx
from ingest.adapters.xlsx_reader import read_xlsx
from ingest.content import Content
from tests.unit.ingest.containers import said, sheet_file, word_file, zipped

OPEN = b"http://schemas.openxmlformats.org/"
FILLED = '<row r="1"><c r="A1" t="str"><v>Role</v></c><c r="B1" t="str"><v>Pay</v></c></row>'
FILLED += '<row r="2"><c r="A2" t="str"><v>Nurse</v></c><c r="B2"><v>5</v></c></row>'


def texts(content: Content) -> list[str]:
    return [piece.text for page in content.pages for piece in page.pieces if not piece.hidden]


def word() -> bytes:
    made, target = docx.Document(), io.BytesIO()
    made.add_heading("Pay", 1)
    made.add_paragraph("Nurses earn money.")
    made.save(target)
    return target.getvalue()


def deck() -> bytes:
    made, target = pptx.Presentation(), io.BytesIO()
    box = made.slides.add_slide(made.slide_layouts[6]).shapes.add_textbox(0, 0, Emu(99_000), Emu(99_000))
    box.text_frame.text = "Words in a box."
    made.save(target)
    return target.getvalue()


def book() -> bytes:
    made, target = openpyxl.Workbook(), io.BytesIO()
    for row in (["Role", "Pay"], ["Nurse", 5]):
        made.active.append(row)
    made.save(target)
    return target.getvalue()


def changed(content: bytes, *changes: tuple[bytes, bytes], part: str = "") -> bytes:
    """The file with these bytes replaced, in one part or in all."""
    parts: dict[str, str | bytes] = {}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            text = archive.read(name)
            for before, after in changes if part in {"", name} else ():
                text = text.replace(before, after)
            parts[name] = text
    return zipped(parts)


STRICT = tuple(
    (OPEN + kind + b"/2006/", b"http://purl.oclc.org/ooxml/" + kind + b"/")
    for kind in (b"wordprocessingml", b"spreadsheetml", b"presentationml", b"drawingml", b"officeDocument")
)


def test_strict_files_are_read() -> None:
    assert texts(read_docx(changed(word(), *STRICT))) == ["Pay", "Nurses earn money."]
    assert texts(read_xlsx(changed(book(), *STRICT))) == ["Nurse — Pay: 5."]
    assert texts(read_pptx(changed(deck(), *STRICT))) == ["Words in a box."]


def test_documents_with_macros_and_slide_shows_are_read() -> None:
    plain = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    macros = b"application/vnd.ms-word.document.macroEnabled.main+xml"
    assert texts(read_docx(changed(word(), (plain, macros)))) == ["Pay", "Nurses earn money."]
    show = (b"presentationml.presentation.main", b"presentationml.slideshow.main")
    assert texts(read_pptx(changed(deck(), show))) == ["Words in a box."]


def test_a_relation_to_nothing_does_no_harm() -> None:
    lost = b'<Relationship Id="x" Type="http://x/image" Target="NULL"/></Relationships>'
    content = changed(word(), (b"</Relationships>", lost), part="word/_rels/document.xml.rels")
    assert texts(read_docx(content)) == ["Pay", "Nurses earn money."]


def test_a_long_chain_of_linked_slides_is_read() -> None:
    with zipfile.ZipFile(io.BytesIO(deck())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    relations, end = parts["ppt/slides/_rels/slide1.xml.rels"], b"</Relationships>"
    kind = OPEN + b"officeDocument/2006/relationships/slide"
    for number in range(1, 1_200):
        link = b'<Relationship Id="n" Type="%b" Target="slide%d.xml"/>' % (kind, number + 1)
        parts[f"ppt/slides/_rels/slide{number}.xml.rels"] = relations.replace(end, link + end)
        parts[f"ppt/slides/slide{number + 1}.xml"] = parts["ppt/slides/slide1.xml"]
    assert texts(read_pptx(zipped(parts))) == ["Words in a box."]


@pytest.mark.timeout(20)
def test_ranges_as_large_as_a_sheet_are_not_filled() -> None:
    after = '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells><hyperlinks>'
    after += '<hyperlink ref="A1:XFD1048576" location="x"/></hyperlinks>'
    assert texts(read_xlsx(sheet_file(FILLED + '<row r="9999999"/>', after))) == ["Nurse — Pay: 5."]


def test_styles_that_other_programs_write_do_no_harm() -> None:
    content = changed(book(), (b"<fills>", b"<fills><fill/>"), part="xl/styles.xml")
    assert texts(read_xlsx(content)) == ["Nurse — Pay: 5."]


def test_text_in_content_controls_and_links_is_read() -> None:
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{said('In a control.')}</w:sdtContent></w:sdt>"
    link = "<w:p><w:hyperlink><w:r><w:t>A link.</w:t></w:r></w:hyperlink></w:p>"
    assert texts(read_docx(word_file(control + link))) == ["In a control.", "A link."]


@pytest.mark.parametrize("read", [read_docx, read_pptx, read_xlsx])
def test_a_container_of_something_else_is_refused(read: Callable[[bytes], Content]) -> None:
    with pytest.raises(UnreadableFile, match="damaged"):
        read(zipped({"[Content_Types].xml": "<Types/>", "a.xml": "<a/>"}))
