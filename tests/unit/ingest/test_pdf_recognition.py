"""Pages of a PDF that are pictures: recognised where text recognition is installed, told of where it is not."""

from __future__ import annotations

import importlib.util
import io
from dataclasses import dataclass

import pypdfium2 as pdfium  # noqa: TID251 - draws a page, so that there is something to recognise
import pytest

from app.errors import UnreadableFile
from ingest.adapters.pypdf_reader import read_pdf
from ingest.page_layout import Fragment
from ingest.recognition import Recognised, Recogniser
from tests.unit.ingest.pdf_maker import drawn, lines, pdf

PICTURE = "q 595 0 0 842 0 0 cm /Im Do Q"
TEXT = "BT /F1 10 Tf 72 700 Td (Nurses write their notes by hand.) Tj ET"


@dataclass(frozen=True)
class TwoLines:
    """Recognises the same on every page."""

    unsure: int = 0

    def page(self, number: int) -> Recognised:
        shown = [Fragment(f"Page {number} says that", 72, 200, 700, 10), Fragment("pay has risen.", 72, 150, 688, 10)]
        return Recognised(shown, self.unsure)


def missing(_: bytes, __: str) -> Recogniser | None:
    return None


def test_a_scan_is_refused_with_the_command_that_would_help() -> None:
    with pytest.raises(UnreadableFile, match="OCR") as refusal:
        read_pdf(drawn(PICTURE, PICTURE), open_recogniser=missing)
    assert "uv sync --extra ocr" in refusal.value.hint
    assert "career-coach ingest" in refusal.value.hint


def test_pictures_among_pages_of_text_are_named_with_the_command_that_would_help() -> None:
    content = read_pdf(drawn(TEXT, PICTURE, TEXT, PICTURE), open_recogniser=missing)
    assert [bool(page.pieces) for page in content.pages] == [True, False, True, False]
    assert any("2, 4" in note and "uv sync --extra ocr" in note for note in content.notes)


def test_pictures_are_recognised_page_by_page() -> None:
    content = read_pdf(drawn(TEXT, PICTURE), open_recogniser=lambda _, __: TwoLines())
    assert [page.pieces[0].text for page in content.pages] == [
        "Nurses write their notes by hand.",
        "Page 1 says that pay has risen.",
    ]
    assert any("recognised in a picture" in note and note.endswith("2") for note in content.notes)


def test_lines_that_may_be_misread_are_counted() -> None:
    content = read_pdf(drawn(PICTURE), open_recogniser=lambda _, __: TwoLines(unsure=3))
    assert "3 lines left out that text recognition was unsure of" in content.notes


def test_a_scan_with_a_page_number_is_a_picture_all_the_same() -> None:
    content = read_pdf(drawn(f"{PICTURE} BT /F1 10 Tf 290 40 Td (12) Tj ET"), open_recogniser=lambda _, __: TwoLines())
    assert content.pages[0].pieces[0].text == "Page 0 says that pay has risen."


@pytest.mark.slow
@pytest.mark.skipif(importlib.util.find_spec("rapidocr") is None, reason="needs the 'ocr' extra")
def test_the_real_thing_reads_a_picture_of_a_page() -> None:
    text = "Nurses in hospitals now use new tools\nto write the notes of their patients."
    with pdfium.PdfDocument(pdf(lines(text, size=14, leading=18))) as document:
        picture = document[0].render(scale=200 / 72).to_pil().convert("RGB")
    scan = io.BytesIO()
    picture.save(scan, "PDF", resolution=200)
    assert read_pdf(scan.getvalue()).pages[0].pieces[0].text == " ".join(text.split())


def test_nothing_is_recognised_in_a_file_that_cannot_be_drawn() -> None:
    from ingest.adapters.rapidocr_recogniser import RapidOcrRecogniser

    def engine(img_content: object) -> None:
        raise AssertionError("there is nothing to recognise")

    assert RapidOcrRecogniser(b"no PDF", "", engine).page(0) is None  # type: ignore[arg-type]
