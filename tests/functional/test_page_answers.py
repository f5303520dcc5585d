"""What an answer may hold besides plain sentences, in a real browser: a table, headings, advice, what was left out."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.functional.conftest import Served, ask, open_chat, watched
from tests.functional.page_library import HOSTILE
from tests.functional.test_page import FIRST, faults

pytestmark = pytest.mark.browser

COMPARE = "Compare the nurses."


def test_a_table_comes_before_the_claims_and_its_sources_with_it(chat: Page, served: Served) -> None:
    served.answerer.pause = 1.5
    chat.fill("#question textarea", COMPARE)
    chat.press("#question textarea", "Enter")
    expect(chat.locator(".compared tbody tr")).to_have_count(3)
    expect(chat.locator(".points li")).to_have_count(0)
    expect(chat.locator("#sources mark").first).to_have_text(FIRST)
    expect(chat.locator("#status [role=status]")).to_have_text(
        "Answered in a table and 6 points, each entry with its source."
    )


def test_a_cell_opens_the_page_with_its_sentence_marked(chat: Page, context: BrowserContext) -> None:
    ask(chat, COMPARE)
    cell = chat.get_by_role("row", name="Median pay").get_by_role("cell").first
    expect(cell).to_contain_text("$98,430 a year")
    with context.expect_page() as opened:
        cell.get_by_role("link", name="Source 1: Registered Nurses, 2025").click()
    expect(opened.value.locator("#mark")).to_have_text(FIRST)


def test_a_heading_stands_once_above_all_its_claims_while_they_come(chat: Page, served: Served) -> None:
    served.answerer.pause = 0.6
    chat.fill("#question textarea", COMPARE)
    chat.press("#question textarea", "Enter")
    pay = chat.get_by_role("list", name="Pay", exact=True)
    expect(pay.get_by_role("listitem")).to_have_count(1)
    expect(pay.get_by_role("listitem")).to_have_count(2)
    expect(chat.locator(".working")).to_be_visible()
    expect(chat.get_by_role("heading", name="Pay", level=3, exact=True)).to_have_count(1)
    expect(chat.locator(".foot")).to_be_visible()


def test_what_was_left_out_is_folded_and_stays_open_once_opened(chat: Page) -> None:
    ask(chat, COMPARE)
    draft = chat.get_by_text("Nurses earn <b>a million</b>.")
    expect(draft).not_to_be_visible()
    chat.get_by_text("What I left out (3)").click()
    expect(draft).to_be_visible()
    expect(chat.get_by_text("Don’t rely on them.")).to_be_visible()
    chat.get_by_role("button", name="This answer helps").click()
    expect(chat.get_by_label("What was good about it?")).to_be_visible()
    expect(draft).to_be_visible()


def test_markup_is_shown_as_text_in_tables_headings_and_what_was_left_out(chat: Page) -> None:
    dialogs: list[str] = []
    chat.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    ask(chat, COMPARE)
    chat.get_by_text("What I left out (3)").click()
    expect(chat.locator(".compared td").last).to_contain_text(HOSTILE[HOSTILE.index("<") : HOSTILE.index(" and")])
    expect(chat.locator(".left-out .draft").last).to_contain_text("<script>alert('y')</script>")
    expect(chat.locator("#thread :is(b, i:not(.dots i), u, script)")).to_have_count(0)
    assert dialogs == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_every_part_of_an_answer_is_accessible_and_fits(
    browser: Browser, served: Served, scheme: str, width: int
) -> None:
    with watched(browser, color_scheme=scheme, viewport={"width": width, "height": 800}) as context:
        page = context.new_page()
        open_chat(page, served.url)
        ask(page, COMPARE)
        page.get_by_text("What I left out (3)").click()
        expect(page.locator(".left-out .draft").first).to_be_visible()
        assert faults(page) == []
