from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import UnreadableFile
from ingest.decoding import decode

CHINESE = "人工智能正在改变护士的工作，医院需要懂得使用新工具的人。" * 3
FRENCH = "Le métier d’infirmière est très demandé, même à l’étranger. " * 3


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030"])
def test_chinese_is_read_in_every_common_encoding(encoding: str) -> None:
    text = CHINESE + "\nAI and Excel\n" * 60 if encoding in {"utf-16-le", "utf-16-be"} else CHINESE
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_accents_are_read_in_every_common_encoding(encoding: str) -> None:
    assert decode(FRENCH.encode(encoding)) == FRENCH


def test_line_ends_of_other_systems_become_plain_ones() -> None:
    assert decode(b"one\r\ntwo\rthree\n") == "one\ntwo\nthree\n"


@pytest.mark.parametrize(
    "content",
    [
        "Все профессии меняются, и медсёстры тоже. ".encode("cp1251") * 5,
        "看護師の仕事は変わりつつあります。".encode("shift_jis") * 5,
        "護士的工作正在改變，醫院需要懂得使用新工具的人。".encode("big5") * 5,
        bytes(range(256)) * 4,
        b"text\x00with\x00nothing\x01\x02\x03\x04\x05\x06",
        b"\xef\xbb\xbfbroken \xff",
        b"\xff\xfe\x00\xd8",
    ],
)
def test_what_cannot_be_told_is_refused_rather_than_guessed(content: bytes) -> None:
    with pytest.raises(UnreadableFile) as refusal:
        decode(content)
    assert "UTF-8" in refusal.value.hint


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"])))
def test_utf8_is_read_to_the_letter(text: str) -> None:
    assert decode(text.encode()) == text.removeprefix("\ufeff")


@given(st.binary(max_size=400).map(lambda content: content.replace(b"\r", b"")))
def test_what_is_read_is_all_that_was_written(content: bytes) -> None:
    try:
        text = decode(content)
    except UnreadableFile:
        return
    encodings = ["utf-8", "utf-8-sig", "utf-16-le", "utf-16-be", "gb18030", "cp1252"]
    marks = ["", "\ufeff"]
    assert content in {_encoded(mark + text, encoding) for encoding in encodings for mark in marks}


def _encoded(text: str, encoding: str) -> bytes:
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:
        return b"not in this encoding"
