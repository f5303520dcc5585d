"""Every committed guide: its front matter is valid, and its text is what its figures say, number by number."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import BaseModel

from app.domain import SourceKind
from app.errors import UnreadableFile
from ingest import reading
from ingest.occupations.guide import Guide
from ingest.occupations.wording import body
from ingest.occupations.wording.phrases import jobs, percent, rounded, share
from ingest.occupations.writing import file_name, read, write
from tests.unit.ingest.occupations.kite_testers import guide as kite_guide

ROLES = Path(__file__).parents[4] / "corpus" / "roles"
GUIDES = sorted(ROLES.glob("*.md"))
_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_SCALES = {"0", "1", "5", "10", "25", "75", "90", "2013", "2023", "2026", "2024"}
"""Ends of scales, percentiles and years that the sentences themselves bring."""


def numbers(value: object) -> Iterator[str]:
    """Every way a guide may print the numbers of its figures, and the numbers inside of their words."""
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from numbers(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from numbers(item)
    elif isinstance(value, bool) or value is None:
        return
    elif isinstance(value, int | float):
        texts = [rounded(value, 0), rounded(value, 1), rounded(value, 2), percent(value), share(value)]
        texts += [jobs(value), share(100 * value), str(value)]
        for text in texts:
            yield from _NUMBER.findall(text)
    else:
        yield from _NUMBER.findall(str(value))


def strange_numbers(guide: Guide, text: str) -> list[str]:
    """The numbers of a guide's text that neither its figures nor the sentences' own scales account for."""
    known = {*numbers(guide.figures), *_NUMBER.findall(guide.title), *numbers(guide.names), *_SCALES}
    dates = {str(int(number)) for number in known if number.isdigit()}
    linkless = re.sub(r"\]\([^)]*\)", "]", text).replace("O\\*NET 30.1", "")
    return [found for found in _NUMBER.findall(linkless) if found not in known | dates]


Committed = dict[Path, tuple[Guide, str]]


@pytest.fixture(scope="module")
def committed() -> Committed:
    """Every guide with its text; reading one fails the tests if its front matter is not valid."""
    return {path: read(path) for path in GUIDES}


def test_there_are_guides(committed: Committed) -> None:
    assert len(committed) >= 10


def test_a_guide_says_what_its_figures_say(committed: Committed) -> None:
    assert [path.name for path, (guide, text) in committed.items() if text != body(guide)] == []


def test_a_guide_is_named_for_its_role(committed: Committed) -> None:
    assert [path.name for path, (guide, _) in committed.items() if path.name != file_name(guide)] == []


def test_every_number_of_a_guide_is_in_its_front_matter(committed: Committed) -> None:
    unknown = {path.name: strange_numbers(guide, text) for path, (guide, text) in committed.items()}

    assert {name: strange for name, strange in unknown.items() if strange} == {}


def test_no_name_is_given_to_two_roles(committed: Committed) -> None:
    names = Counter(name.casefold() for guide, _ in committed.values() for name in (guide.title, *guide.names))

    assert [name for name, count in names.items() if count > 1] == []


@pytest.mark.parametrize("path", GUIDES[::25], ids=lambda path: path.stem)
def test_a_guide_is_read_into_the_library_as_a_role(path: Path) -> None:
    document = reading.read(path, f"roles/{path.name}")

    assert document.source.kind is SourceKind.ROLE
    assert document.role is not None
    assert "O*NET" in document.pages[0].text


def test_a_written_guide_is_read_back_the_same(tmp_path: Path) -> None:
    guide = kite_guide()
    back, text = read(write(guide, tmp_path))

    assert (back, text) == (guide, body(guide))


def test_a_guide_with_an_unknown_figure_is_refused(tmp_path: Path) -> None:
    path = write(kite_guide(), tmp_path)
    path.write_text(path.read_text(encoding="utf-8").replace("  pay:", "  luck: 7\n  pay:"), encoding="utf-8")

    with pytest.raises(UnreadableFile, match="front matter"):
        read(path)
