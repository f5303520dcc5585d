"""Marked pieces are the text, whole, with exactly the spans marked."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.ui.marking import marked

SPANS = st.lists(st.tuples(st.integers(-5, 60), st.integers(-5, 60)), max_size=6)


@given(st.text(max_size=50), SPANS)
def test_the_pieces_joined_are_the_text(text: str, spans: list[tuple[int, int]]) -> None:
    assert "".join(piece.text for piece in marked(text, spans)) == text


@given(st.text(max_size=50), SPANS)
def test_a_character_is_marked_exactly_when_a_span_holds_it(text: str, spans: list[tuple[int, int]]) -> None:
    flags = [piece.marked for piece in marked(text, spans) for _ in piece.text]
    assert flags == [any(start <= place < end for start, end in spans) for place in range(len(text))]
