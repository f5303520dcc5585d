"""Operators of a PDF's content told apart: every kind of operand, and any bytes at all."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ingest.content_stream import operations

KNOWN = (b"Tj", b"TJ", b"Td", b"Tf", b"BDC", b"BI", b"Q", b"rg", b"'", b"f*")


def test_numbers_strings_names_and_arrays_are_told_apart() -> None:
    data = b"/F1 12 Tf(a\\(b(c)\\144\\\n)Tj[(x)-3.5<41 4>]TJ%note\n1 .5 -.2rg/A#42 <</C 1/D[2 (e)]>>BDC Q f* (n)'"
    assert list(operations(data, KNOWN)) == [
        (b"Tf", ["/F1", 12.0]),
        (b"Tj", [b"a(b(c)d"]),
        (b"TJ", [[b"x", -3.5, b"A@"]]),
        (b"rg", [1.0, 0.5, -0.2]),
        (b"BDC", ["/AB", ["/C", 1.0, "/D", [2.0, b"e"]]]),
        (b"Q", []),
        (b"f*", []),
        (b"'", [b"n"]),
    ]


def test_operators_that_are_not_wanted_take_their_operands_along() -> None:
    assert list(operations(b"1 2 m 3 4 l (a) w 5 6 Td", (b"Td",))) == [(b"Td", [5.0, 6.0])]


def test_an_inline_image_is_stepped_over() -> None:
    data = b"q BI /W 2 /H 1 /BPC 8 ID \x00 EI\xff(\x80 EI Q"
    assert list(operations(data, KNOWN)) == [(b"BI", [["/W", 2.0, "/H", 1.0, "/BPC", 8.0]]), (b"Q", [])]


@given(st.binary(max_size=400))
def test_any_bytes_can_be_read(data: bytes) -> None:
    for operator, operands in operations(data, KNOWN):
        assert operator in KNOWN
        assert isinstance(operands, list)


@given(
    st.lists(
        st.sampled_from(
            [b"[", b"]", b"(", b")", b"<<", b">>", b"<", b"4", b" ", b"\\", b"BI", b"ID", b"Q", b"%", b"\n"]
        )
    )
)
def test_any_order_of_marks_can_be_read(marks: list[bytes]) -> None:
    assert all(operator in KNOWN for operator, _ in operations(b"".join(marks), KNOWN))


@given(st.lists(st.binary(max_size=20), max_size=8))
def test_strings_come_back_as_they_were_written(strings: list[bytes]) -> None:
    written = b"".join(b"<" + string.hex().encode() + b"> Tj " for string in strings)
    assert [operands for _, operands in operations(written, KNOWN)] == [[string] for string in strings]
