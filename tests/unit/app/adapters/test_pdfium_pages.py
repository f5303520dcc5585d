"""Pictures of PDF pages: the sentence is found and marked though two readers of PDFs differ."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from app.adapters.pdfium_pages import LONGEST_SIDE, PdfPages, letters_at
from tests.functional.pdf import pdf

LINES = ["Welders", "The town trained 412 weld-", "ers in 2024. Others followed."]
SENTENCE = "The town trained 412 welders in 2024."


def yellow(picture: bytes | None) -> int:
    assert picture is not None
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    assert max(image.size) <= LONGEST_SIDE
    pixels = image.tobytes()
    return sum(r > 240 and g > 200 and b < 150 for r, g, b in zip(pixels[::3], pixels[1::3], pixels[2::3], strict=True))


def file(folder: Path, *, rotate: int = 0) -> Path:
    made = folder / "welders.pdf"
    made.write_bytes(pdf([LINES, ["Another page"]], rotate=rotate))
    return made


@pytest.mark.parametrize("rotate", [0, 90])
def test_a_sentence_broken_by_a_hyphen_is_marked(tmp_path: Path, rotate: int) -> None:
    assert yellow(PdfPages().picture(file(tmp_path, rotate=rotate), 0, SENTENCE)) > 1000


def test_a_sentence_of_another_page_is_not_marked(tmp_path: Path) -> None:
    assert yellow(PdfPages().picture(file(tmp_path), 1, SENTENCE)) == 0


def test_the_same_picture_is_made_once(tmp_path: Path) -> None:
    pictures, made = PdfPages(), file(tmp_path)
    assert pictures.picture(made, 0, SENTENCE) is pictures.picture(made, 0, SENTENCE)


@pytest.mark.parametrize("content", [b"", b"no PDF at all"])
def test_there_is_no_picture_of_what_is_no_pdf(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "broken.pdf").write_bytes(content)
    assert PdfPages().picture(tmp_path / "broken.pdf", 0, SENTENCE) is None


def test_there_is_no_picture_of_a_file_or_page_that_is_gone(tmp_path: Path) -> None:
    assert PdfPages().picture(tmp_path / "gone.pdf", 0, "") is None
    assert PdfPages().picture(file(tmp_path), 2, "") is None


@given(st.lists(st.sampled_from(["pay", "Löhne", "412", "fi", "护士"]), min_size=1, max_size=8))
def test_white_space_and_hyphens_do_not_hide_a_sentence(words: list[str]) -> None:
    page = "Before it; " + "-\n".join(words) + " after"
    found = letters_at(" ".join(words), page)
    assert found is not None
    assert "".join(words).casefold() == "".join(c for c in page[slice(*found)] if c.isalnum()).casefold()


def test_a_ligature_is_found_by_its_letters() -> None:
    assert letters_at("office work", "the oﬃce work of") == (4, 13)


def test_a_sentence_that_is_not_there_is_not_found() -> None:
    assert letters_at("nurses earn well", "teachers earn well") is None
