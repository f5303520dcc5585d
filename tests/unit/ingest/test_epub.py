"""E-books."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain import BlockKind, Document
from app.errors import UnreadableFile
from ingest.adapters.lxml_chapters import read_chapter
from ingest.content import Content
from ingest.epub_reader import read_epub
from tests.unit.ingest.containers import book_file, read_or_refused
from tests.unit.ingest.documents import document

ONE = "<h1>Beginnings</h1><p>The first sentence.</p><ul><li>An item.</li></ul>"
TWO = "<div>Loose text.<p>A paragraph.<a epub:type='noteref' href='#n'>7</a></p></div>"


def book(content: bytes) -> Content:
    return read_epub(content, read_chapter)


def test_chapters_are_pages_in_the_order_of_the_spine() -> None:
    content = book(book_file({"b.xhtml": ONE, "a.xhtml": TWO}))
    assert [(page.label, [piece.text for piece in page.pieces]) for page in content.pages] == [
        ("Beginnings", ["Beginnings", "The first sentence.", "An item."]),
        ("chapter 2", ["Loose text.", "A paragraph."]),
    ]


def test_a_chapter_keeps_its_layout_roles() -> None:
    kinds = [piece.kind for piece in read_chapter(f"<html><body>{ONE}</body></html>".encode())]
    assert kinds == [BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.ITEM]


def test_rows_of_a_chapter_are_worded_with_their_header() -> None:
    table = "<table><tr><th>Role</th><th>Field</th></tr><tr><td>Nurse</td><td>Health</td></tr></table>"
    assert [piece.text for piece in read_chapter(table.encode())] == ["Nurse — Field: Health."]


def test_an_e_book_describes_itself() -> None:
    stated = "<dc:title>On work</dc:title><dc:creator>A. Writer</dc:creator><dc:date>2021-03-04T00:00:00Z</dc:date>"
    source = document(book_file({"a.xhtml": ONE}, stated), "book.zip").source
    assert (source.title, source.publisher, source.date) == ("On work", "A. Writer", "2021-03-04")
    assert source.media_type == "application/epub+zip"


def test_what_a_chapter_hides_is_told() -> None:
    pieces = read_chapter(b"<p>Seen.</p><p style='display:none'>Hidden words for a model</p>")
    assert [(piece.text, piece.hidden) for piece in pieces] == [("Seen.", False), ("Hidden words for a model", True)]


LOCK = "<encryption><EncryptedData><EncryptionMethod Algorithm='{}'/></EncryptedData></encryption>"


def test_a_locked_e_book_is_refused() -> None:
    lock = LOCK.format("http://www.w3.org/2001/04/xmlenc#aes128-cbc")
    with pytest.raises(UnreadableFile, match="locked by its seller"):
        book(book_file({"a.xhtml": ONE}, **{"META-INF/encryption.xml": lock}))


def test_scrambled_fonts_do_not_lock_an_e_book() -> None:
    lock = LOCK.format("http://www.idpf.org/2008/embedding")
    assert book(book_file({"a.xhtml": ONE}, **{"META-INF/encryption.xml": lock})).pages


def test_an_e_book_of_pictures_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="no text"):
        book(book_file({"a.xhtml": "<img src='a.png'/>"}))


def test_an_e_book_without_an_index_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="damaged"):
        book(book_file({"a.xhtml": ONE}, **{"META-INF/container.xml": "<container/>"}))


def test_entities_of_a_chapter_name_no_files() -> None:
    declared = b'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    pieces = read_chapter(declared + b"<html><body><p>Before &x; after.</p></body></html>")
    text = " ".join(piece.text for piece in pieces)
    assert text.endswith("after.")
    assert "root" not in text


@settings(max_examples=80)
@given(st.binary(max_size=200))
def test_a_chapter_of_any_bytes_is_read_or_refused(content: bytes) -> None:
    assert isinstance(read_or_refused(lambda: read_chapter(content)), tuple | UnreadableFile)


@settings(max_examples=100)
@given(st.data())
def test_a_damaged_e_book_is_read_or_refused(data: st.DataObject) -> None:
    content = bytearray(book_file({"a.xhtml": ONE}))
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(4, len(content) - 1))] = data.draw(st.integers(0, 255))
    assert isinstance(read_or_refused(lambda: document(bytes(content), "a.epub")), Document | UnreadableFile)
