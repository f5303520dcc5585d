"""Locked PDFs: opened by the passwords given, or refused with a word on how to give one."""

from __future__ import annotations

import pytest

from app.errors import UnreadableFile
from ingest.adapters.pypdf_reader import read_pdf
from tests.unit.ingest.pdf_maker import lines, pdf

LOCKED = pdf(lines("Nurses write their notes by hand."), password="open sesame")


def test_a_locked_file_is_read_with_its_password() -> None:
    content = read_pdf(LOCKED, ("wrong", "open sesame"))
    assert content.pages[0].pieces[0].text == "Nurses write their notes by hand."


def test_a_locked_file_asks_for_a_file_with_its_password() -> None:
    with pytest.raises(UnreadableFile, match="password") as refusal:
        read_pdf(LOCKED)
    assert "report.pdf.password" in refusal.value.hint


def test_a_wrong_password_is_named_as_such() -> None:
    with pytest.raises(UnreadableFile, match="does not fit"):
        read_pdf(LOCKED, ("wrong",))
