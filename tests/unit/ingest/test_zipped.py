"""ZIP containers: what is checked before anything is unpacked."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import UnreadableFile
from ingest.office_file import open_office
from ingest.xml_trees import parse_xml
from ingest.zipped import Zipped, open_zipped
from tests.unit.ingest.containers import read_or_refused, said, word_file, zipped
from tests.unit.ingest.documents import document


def test_a_part_is_given_back() -> None:
    assert open_zipped(zipped({"a/b.xml": "text"})).read("a/b.xml") == b"text"


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    with pytest.raises(UnreadableFile, match="ZIP bomb"):
        document(word_file(said("Text."), bomb=" " * 40_000_000), "a.docx")


def test_too_many_parts_are_refused() -> None:
    with pytest.raises(UnreadableFile, match="20001 files"):
        open_zipped(zipped({str(number): "" for number in range(20_001)}))


@pytest.mark.parametrize("name", ["../evil", "/etc/passwd", "a/../../b", "C:/x", "..\\x"])
def test_a_part_that_points_out_of_the_file_is_refused(name: str) -> None:
    with pytest.raises(UnreadableFile, match="points out"):
        open_zipped(zipped({name: "x"}))


def test_two_parts_of_one_name_are_refused() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("a", "x")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("a", "y")
    with pytest.raises(UnreadableFile, match="same name"):
        open_zipped(target.getvalue())


def test_a_part_with_a_password_is_refused() -> None:
    content = bytearray(zipped({"a": "text"}))
    content[content.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(UnreadableFile, match="password"):
        open_zipped(bytes(content))


def test_a_part_whose_bytes_were_changed_is_refused() -> None:
    content = bytearray(zipped({"a": "some text that is long enough to be packed"}))
    content[35] ^= 0xFF
    with pytest.raises(UnreadableFile, match="damaged"):
        open_zipped(bytes(content)).read("a")


def test_a_part_beyond_its_limit_is_not_read() -> None:
    with pytest.raises(UnreadableFile, match="Split"):
        open_zipped(zipped({"a": "x" * 5_000_000})).read("a", most=1_000_000)


def test_a_zip_within_a_zip_is_not_unpacked() -> None:
    with pytest.raises(UnreadableFile, match="ZIP archive"):
        document(zipped({"inner.zip": zipped({"a.txt": "Text."})}), "a.zip")


BOMB = b'<!DOCTYPE a [<!ENTITY a "x"><!ENTITY b "&a;&a;">]><a>&b;</a>'


@pytest.mark.parametrize(
    "content", [BOMB, BOMB.decode().encode("utf-16"), b'<!DOCTYPE a SYSTEM "file:///etc/hosts"><a/>']
)
def test_xml_that_declares_entities_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableFile, match="document type"):
        parse_xml(content, "part")


def test_a_document_type_deep_within_a_part_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="document type"):
        open_office(word_file(" " * 262_140 + BOMB.decode())).checked_copy()


@given(st.binary(max_size=300))
def test_any_bytes_are_a_container_or_refused(content: bytes) -> None:
    assert isinstance(read_or_refused(lambda: open_zipped(b"PK\x03\x04" + content)), Zipped | UnreadableFile)
