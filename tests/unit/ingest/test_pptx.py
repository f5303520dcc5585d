"""PowerPoint presentations."""

from __future__ import annotations

import io

import pptx  # noqa: TID251
import pytest
from pptx.util import Emu, Pt  # noqa: TID251

from app.domain import BlockKind
from app.errors import UnreadableFile
from ingest.adapters.pptx_reader import read_pptx
from ingest.content import Content
from tests.unit.ingest.documents import document


def saved(deck: pptx.presentation.Presentation) -> bytes:
    target = io.BytesIO()
    deck.save(target)
    return target.getvalue()


def deck_of_two() -> pptx.presentation.Presentation:
    deck = pptx.Presentation()
    first = deck.slides.add_slide(deck.slide_layouts[1])
    first.shapes.title.text = "AI at work"
    first.placeholders[1].text = "First point.\nSecond point."
    second = deck.slides.add_slide(deck.slide_layouts[5])
    second.shapes.title.text = "Numbers"
    box = second.shapes.add_textbox(0, 0, Emu(3_000_000), Emu(500_000))
    box.text_frame.text = "A sentence in a box."
    return deck


def told(content: Content) -> list[tuple[str, BlockKind, str]]:
    return [(page.label, piece.kind, piece.text) for page in content.pages for piece in page.pieces if not piece.hidden]


def hidden(content: Content) -> list[str]:
    return [piece.text for page in content.pages for piece in page.pieces if piece.hidden]


def test_each_slide_is_a_page_with_its_title_and_bullets() -> None:
    assert told(read_pptx(saved(deck_of_two()))) == [
        ("slide 1", BlockKind.HEADING, "AI at work"),
        ("slide 1", BlockKind.ITEM, "First point."),
        ("slide 1", BlockKind.ITEM, "Second point."),
        ("slide 2", BlockKind.HEADING, "Numbers"),
        ("slide 2", BlockKind.PARAGRAPH, "A sentence in a box."),
    ]


def test_a_presentation_is_told_by_its_content() -> None:
    source = document(saved(deck_of_two()), "deck.xlsx").source
    assert source.media_type.endswith("presentationml.presentation")
    assert source.title == "AI at work"


def test_speaker_notes_follow_the_slide() -> None:
    deck = deck_of_two()
    deck.slides[0].notes_slide.notes_text_frame.text = "The speaker says this."
    assert ("slide 1", BlockKind.PARAGRAPH, "The speaker says this.") in told(read_pptx(saved(deck)))


def test_hidden_slides_are_left_out_and_counted() -> None:
    deck = deck_of_two()
    deck.slides[0]._element.set("show", "0")
    content = read_pptx(saved(deck))
    assert [page.label for page in content.pages] == ["slide 2"]
    assert content.notes == ("1 hidden slide left out",)


def test_a_presentation_of_hidden_slides_is_refused() -> None:
    deck = deck_of_two()
    for slide in deck.slides:
        slide._element.set("show", "0")
    with pytest.raises(UnreadableFile, match="None of its slides"):
        read_pptx(saved(deck))


def test_text_beside_the_slide_is_hidden() -> None:
    deck = deck_of_two()
    box = deck.slides[1].shapes.add_textbox(Emu(-5_000_000), 0, Emu(1_000_000), Emu(500_000))
    box.text_frame.text = "Words beside the slide here"
    assert hidden(read_pptx(saved(deck))) == ["Words beside the slide here"]


def test_text_too_small_to_be_seen_is_hidden() -> None:
    deck = deck_of_two()
    paragraph = deck.slides[1].shapes.add_textbox(0, 0, Emu(100_000), Emu(100_000)).text_frame.paragraphs[0]
    run = paragraph.add_run()
    run.text, run.font.size = "Words of one point each here", Pt(1)
    assert hidden(read_pptx(saved(deck))) == ["Words of one point each here"]


def test_a_group_on_the_slide_is_seen_whatever_its_own_measures() -> None:
    deck = deck_of_two()
    group = deck.slides[1].shapes.add_group_shape()
    group.shapes.add_textbox(
        Emu(1_000_000), Emu(1_000_000), Emu(99_000), Emu(99_000)
    ).text_frame.text = "Grouped words."
    place = group._element.grpSpPr.xfrm
    place.chOff.x = place.chOff.y = 90_000_000
    group.shapes[0].left = group.shapes[0].top = Emu(90_000_000)
    place.chOff.x = place.chOff.y = 90_000_000
    content = read_pptx(saved(deck))
    assert "Grouped words." in [text for _, _, text in told(content)]


def test_rows_of_a_table_are_worded_with_its_header() -> None:
    deck = deck_of_two()
    table = deck.slides[1].shapes.add_table(2, 2, 0, 0, Emu(3_000_000), Emu(900_000)).table
    for row, words in enumerate((("Role", "Field"), ("Nurse", "Health"))):
        for column, word in enumerate(words):
            table.cell(row, column).text = word
    assert ("slide 2", BlockKind.RECORD, "Nurse — Field: Health.") in told(read_pptx(saved(deck)))


def test_slides_without_text_are_noted() -> None:
    deck = deck_of_two()
    deck.slides.add_slide(deck.slide_layouts[6])
    assert read_pptx(saved(deck)).notes == ("slides without text: 3",)


def test_a_presentation_without_text_is_refused() -> None:
    deck = pptx.Presentation()
    deck.slides.add_slide(deck.slide_layouts[6])
    with pytest.raises(UnreadableFile, match="no text"):
        document(saved(deck), "deck.pptx")
