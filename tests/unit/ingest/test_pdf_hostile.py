"""Hundreds of hostile PDFs: each is read or refused with a reason, soon, and never counted as read without text."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import pytest

from app.errors import UnreadableFile
from ingest.adapters.pypdf_reader import read_pdf
from tests.unit.ingest.hostile import FAMILIES, hostile
from tests.unit.ingest.pdf_objects import GOOD

SECONDS = 30.0
"""Far more than any takes on a quiet machine, and far less than the time a worker is given."""


def test_the_file_that_the_others_are_made_from_is_sound() -> None:
    assert read_pdf(GOOD).pages[0].pieces[0].text == "Nurses write their notes by hand."


def test_there_are_hundreds_of_them() -> None:
    assert sum(1 for _ in hostile()) >= 300


@pytest.mark.slow
@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.__name__)
def test_each_is_read_or_refused_with_a_reason(family: Callable[[], Iterator[bytes]]) -> None:
    for number, content in enumerate(family()):
        begun = time.monotonic()
        outcome = _outcome(content)
        assert outcome, f"file {number} was neither refused with a reason nor read with its text"
        assert time.monotonic() - begun < SECONDS, f"file {number} took too long"


def _outcome(content: bytes) -> str:
    """The text that is seen, or the refusal with its hint; empty where either lacks."""
    try:
        made = read_pdf(content)
    except UnreadableFile as refusal:
        return refusal.message and refusal.hint
    return "".join(piece.text for page in made.pages for piece in page.pieces if not piece.hidden).strip()
