"""The page in a real browser, over doubles: what a reader can do with it, and that it is readable by everyone."""

from __future__ import annotations

from pathlib import Path

import axe_core_python
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from app.ports import NearDuplicate
from app.settings import REPORT_FILE
from app.ui.parts import IndexStatus
from tests.functional.conftest import Served, ask, open_chat, watched
from tests.functional.page_library import HOSTILE, INJECTED, NURSES, put, quarantine, source

pytestmark = pytest.mark.browser

FIRST = NURSES.split(". ")[0] + "."
AXE = Path(axe_core_python.__file__).with_name("axe.min.js").read_text("utf-8")
VIOLATIONS = """async () => (await axe.run(document)).violations.map(
    (v) => v.id + ": " + v.nodes.map((n) => n.target.join(" ")).join(", "))"""
SMALL_TARGETS = """() => [...document.querySelectorAll("button, a, input, summary, textarea")].filter((e) => {
    const box = e.getBoundingClientRect();
    const inline = e.tagName === "A" && getComputedStyle(e).display === "inline";
    const measured = e.closest("[aria-hidden=true], .visually-hidden"); // Gradio's copy of the tabs, never shown
    const seen = box.width > 1 && !measured && getComputedStyle(e).visibility !== "hidden";
    return seen && !inline && (box.width < 24 || box.height < 24);
}).map((e) => e.outerHTML.slice(0, 120))"""


def test_the_box_to_ask_in_covers_no_part_of_an_answer(chat: Page) -> None:
    chat.set_viewport_size({"width": 1400, "height": 900})
    ask(chat, "What do nurses earn?")
    foot = chat.locator(".answer .tools").last
    expect(foot).to_be_visible()
    foot.scroll_into_view_if_needed()
    answer, composer = foot.bounding_box(), chat.locator("#composer").bounding_box()
    assert answer is not None
    assert composer is not None
    assert answer["y"] + answer["height"] <= composer["y"]


def test_an_answer_streams_claim_by_claim(chat: Page, served: Served) -> None:
    served.answerer.pause = 0.6
    chat.fill("#question textarea", "What do nurses earn?")
    chat.press("#question textarea", "Enter")
    expect(chat.locator(".points li")).to_have_count(1)
    expect(chat.locator(".working")).to_be_visible()
    expect(chat.locator(".points li")).to_have_count(4)
    expect(chat.locator(".working")).to_have_count(0)
    expect(chat.locator("#status [role=status]")).to_have_text("Answered in 4 points, each with its source.")


def test_a_citation_opens_the_page_with_the_sentence_marked(chat: Page, context: BrowserContext) -> None:
    ask(chat, "What do nurses earn?")
    mark = chat.get_by_role("link", name="Source 1: Registered Nurses").first
    with context.expect_page() as opened:
        mark.click()
    expect(opened.value.locator("#mark")).to_have_text(FIRST)
    assert opened.value.url.endswith("#mark")


def test_a_citation_works_without_a_script(browser: Browser, served: Served, chat: Page) -> None:
    ask(chat, "What do nurses earn?")
    path = chat.locator("a.mark").first.get_attribute("href")
    with watched(browser, java_script_enabled=False) as plain:
        page = plain.new_page()
        page.goto(served.url + str(path))
        expect(page.locator("#mark")).to_have_text(FIRST)
        expect(page.get_by_text("U.S. Bureau of Labor Statistics")).to_be_visible()


def test_the_sources_show_the_passage_with_its_sentence_marked(chat: Page) -> None:
    ask(chat, "What do nurses earn?")
    first = chat.locator("#sources .source").first
    expect(first.locator("mark").first).to_have_text(FIRST)
    expect(first).to_contain_text("May 2025")
    expect(first.get_by_role("link", name="Original")).to_have_attribute(
        "href", "https://www.bls.gov/ooh/healthcare/registered-nurses.htm"
    )


def test_a_link_that_is_no_web_address_is_not_shown(chat: Page) -> None:
    ask(chat, "What do nurses earn?")
    assert chat.locator("a[href^='javascript']").count() == 0


def test_quotes_are_in_quotation_marks_and_statements_are_not(chat: Page) -> None:
    ask(chat, "What do nurses earn?")
    expect(chat.locator(".points li.quoted q")).to_have_count(3)
    expect(chat.locator(".points li.stated q")).to_have_count(0)
    expect(chat.locator(".points li.quoted q[lang=zh]")).to_have_count(1)


def test_markup_and_templates_in_a_source_are_shown_as_text(chat: Page) -> None:
    dialogs: list[str] = []
    chat.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    ask(chat, "What do nurses earn?")
    expect(chat.locator(".points q").last).to_have_text(HOSTILE.split(". ")[0] + ".")
    assert dialogs == []


def test_the_line_under_an_answer_tells_model_withheld_and_age(chat: Page) -> None:
    ask(chat, "What do nurses earn?")
    expect(chat.locator(".foot")).to_have_text(
        "embedded/smollm2 · 1 sentence left out · sources from 2024 to May 2025, 1 undated"
    )


def test_a_refusal_offers_questions_that_can_be_asked_at_once(chat: Page) -> None:
    ask(chat, "Who wins the football cup?")
    expect(chat.locator(".refusal")).to_contain_text("The library holds nothing about that.")
    chat.get_by_role("button", name="How is nursing changing?").click()
    expect(chat.locator(".points li")).to_have_count(4)
    expect(chat.locator(".asked h2").last).to_contain_text("How is nursing changing?")


def test_an_example_question_is_asked_by_a_click(chat: Page) -> None:
    chat.get_by_role("button", name="What do nurses earn?").click()
    expect(chat.locator(".points li")).to_have_count(4)


def test_stop_keeps_what_was_checked_before(chat: Page, served: Served) -> None:
    served.answerer.pause = 0.7
    chat.fill("#question textarea", "What do nurses earn?")
    chat.press("#question textarea", "Enter")
    expect(chat.locator(".points li").first).to_be_visible()
    chat.get_by_role("button", name="Stop").click()
    expect(chat.get_by_text("Stopped. What is above was checked before you stopped.")).to_be_visible()
    assert 1 <= chat.locator(".points li").count() < 4
    assert served.answerer.finished == []


def test_try_again_replaces_the_answer(chat: Page, served: Served) -> None:
    ask(chat, "What do nurses earn?")
    before = chat.locator(".exchange").get_attribute("id")
    chat.get_by_role("button", name="Try again").click()
    expect(chat.locator(f"#{before}")).to_have_count(0)
    expect(chat.locator(".foot")).to_be_visible()
    expect(chat.locator(".exchange")).to_have_count(1)
    assert [question.text for question in served.answerer.asked] == ["What do nurses earn?"] * 2


def test_editing_a_question_replaces_it_and_what_followed(chat: Page, served: Served) -> None:
    ask(chat, "What do nurses earn?")
    ask(chat, "And their outlook?")
    chat.get_by_role("button", name="Edit the question: What do nurses earn?").click()
    expect(chat.locator("#question textarea")).to_have_value("What do nurses earn?")
    chat.fill("#question textarea", "What do nurses do?")
    chat.press("#question textarea", "Enter")
    expect(chat.locator(".exchange")).to_have_count(1)
    expect(chat.locator(".foot")).to_be_visible()
    expect(chat.locator(".asked h2")).to_contain_text("What do nurses do?")
    assert served.answerer.asked[-1].history == ()


def test_a_follow_up_carries_the_turns_before_it(chat: Page, served: Served) -> None:
    ask(chat, "What do nurses earn?")
    ask(chat, "And their outlook?")
    (turn,) = served.answerer.asked[-1].history
    assert turn.asked == turn.understood == "What do nurses earn?"
    assert "$98,430" in turn.answered
    expect(chat.get_by_text("Understood as: And their outlook? (about registered nurses)")).to_be_visible()


def test_a_copied_answer_keeps_its_citations(chat: Page, context: BrowserContext, served: Served) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    ask(chat, "What do nurses earn?")
    chat.get_by_role("button", name="Copy").click()
    expect(chat.locator("#status [role=status]")).to_have_text("Copied, with its citations.")
    copied = chat.evaluate("navigator.clipboard.readText()")
    assert f"“{FIRST}” [1]" in copied
    assert f"[1] Registered Nurses, U.S. Bureau of Labor Statistics, May 2025: {served.url}/source/" in copied


def test_a_thumb_is_kept_with_its_reason_and_the_answer(chat: Page, served: Served) -> None:
    ask(chat, "What do nurses earn?")
    chat.get_by_role("button", name="This answer does not help").click()
    chat.get_by_label("What was wrong with it?").fill("Too old")
    chat.get_by_role("button", name="Send").click()
    expect(chat.get_by_text("Thank you. It is kept on this machine")).to_be_visible()
    (given,) = served.feedback.all()
    assert (given.helpful, given.reason) == (False, "Too old")
    assert given.answer_json == '{"asked": "What do nurses earn?"}'


def test_conversations_outlive_a_reload_and_can_be_switched_and_deleted(chat: Page, served: Served) -> None:
    ask(chat, "What do nurses earn?")
    chat.get_by_role("button", name="New conversation").click()
    expect(chat.locator(".exchange")).to_have_count(0)
    ask(chat, "How is nursing changing?")
    chat.reload()
    expect(chat.locator(".asked h2")).to_contain_text("How is nursing changing?")
    chat.locator(".shelf summary").click()
    chat.get_by_role("button", name="What do nurses earn?", exact=True).click()
    expect(chat.locator(".asked h2")).to_contain_text("What do nurses earn?")
    chat.on("dialog", lambda dialog: dialog.accept())
    chat.locator(".shelf summary").click()
    chat.get_by_role("button", name="Delete the conversation: What do nurses earn?").click()
    expect(chat.locator(".asked h2")).to_contain_text("How is nursing changing?")
    expect(chat.locator(".shelf .count")).to_have_text("1")


def test_a_conversation_is_exported_as_markdown(chat: Page, served: Served) -> None:
    ask(chat, "What do nurses earn?")
    with chat.expect_download() as download:
        chat.get_by_role("link", name="Export as Markdown").click()
    text = Path(download.value.path()).read_text("utf-8")
    assert download.value.suggested_filename == "career-coach.md"
    assert text.startswith("# What do nurses earn?")
    assert f"({served.url}/source/" in text


def test_a_document_is_added_listed_and_removed(chat: Page, tmp_path: Path) -> None:
    (tmp_path / "Welders.txt").write_text("Welders join metal parts.", "utf-8")
    chat.get_by_role("tab", name="Library").click()
    chat.set_input_files("#files input[type=file]", tmp_path / "Welders.txt")
    expect(chat.locator("#library-progress")).to_contain_text("Welders.txt added (1 page, 1 chunk)")
    expect(chat.get_by_role("row", name="Welders")).to_be_visible()
    chat.on("dialog", lambda dialog: dialog.accept())
    chat.get_by_role("button", name="Remove Welders").click()
    expect(chat.locator("#library-progress")).to_contain_text("Welders.txt removed")
    expect(chat.get_by_role("row", name="Welders")).to_have_count(0)


def test_a_refused_document_is_named_with_the_reason(chat: Page, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("", "utf-8")
    chat.get_by_role("tab", name="Library").click()
    chat.set_input_files("#files input[type=file]", tmp_path / "empty.txt")
    expect(chat.locator("#library-progress")).to_contain_text("empty.txt refused: The file holds no text.")


def test_the_list_of_sources_is_narrowed_by_words(chat: Page) -> None:
    chat.get_by_role("tab", name="Library").click()
    expect(chat.locator("table.library tbody tr")).to_have_count(3)
    chat.get_by_label("Find a source").fill("labor 2025")
    expect(chat.locator("table.library tbody tr")).to_have_count(1)


def test_a_suspicious_file_shows_what_was_found_and_is_approved(chat: Page, served: Served) -> None:
    quarantine(served.library, "cv.txt")
    show(chat, "Waiting for approval")
    row = chat.get_by_role("row", name="cv.txt")
    expect(row.locator("figcaption")).to_have_text("Found in the file, page 3: instructions to a model")
    expect(row.locator("blockquote")).to_have_text(INJECTED)
    chat.on("dialog", lambda dialog: dialog.accept())
    chat.get_by_role("button", name="Approve cv.txt").click()
    expect(chat.locator("#library-progress")).to_contain_text("cv.txt added")
    expect(chat.get_by_text("Nothing is left here.")).to_be_visible()


def test_the_older_of_two_near_duplicates_is_retired_and_reinstated(chat: Page, served: Served) -> None:
    pair_up(served)
    show(chat, "Duplicates")
    expect(chat.get_by_role("heading", name="87 % the same text")).to_be_visible()
    chat.get_by_role("button", name="Retire the older one: Pay in 2024").click()
    expect(chat.locator("#library-progress")).to_contain_text("pay-in-2024.md retired")
    show(chat, "Retired")
    chat.get_by_role("button", name="Reinstate pay-in-2024.md").click()
    expect(chat.locator("#library-progress")).to_contain_text("pay-in-2024.md added")


def test_a_question_that_found_nothing_is_listed_and_dismissed(chat: Page, served: Served) -> None:
    served.usage.unanswered("What do falconers earn?", "en")
    show(chat, "Questions without an answer")
    expect(chat.locator(".unanswered li")).to_have_count(1)
    chat.get_by_role("button", name="Dismiss the question: What do falconers earn?").click()
    expect(chat.locator(".unanswered li")).to_have_count(0)
    assert served.usage.unanswered_questions() == []


def test_the_views_are_chosen_by_keyboard(chat: Page, served: Served) -> None:
    quarantine(served.library, "cv.txt")
    chat.get_by_role("tab", name="Library").click()
    chat.get_by_role("button", name="Waiting for approval").focus()
    chat.keyboard.press("Enter")
    expect(chat.locator(".views [aria-pressed=true]")).to_have_text("Waiting for approval 1")


def test_questions_that_found_nothing_are_deleted_from_the_about_tab(chat: Page, served: Served) -> None:
    served.usage.unanswered("What do falconers earn?", "en")
    chat.get_by_role("tab", name="About").click()
    expect(chat.locator("#about")).to_contain_text("1 question now.")
    chat.on("dialog", lambda dialog: dialog.accept())
    chat.get_by_role("button", name="Delete these questions").click()
    expect(chat.get_by_text("The questions that found nothing were deleted.")).to_be_visible()
    assert served.usage.unanswered_questions() == []


def test_a_progress_bar_is_shown_while_the_library_is_read(chat: Page, served: Served) -> None:
    served.status.append(IndexStatus(indexing=True, done=3, total=12))
    open_chat(chat, served.url)
    expect(chat.locator("#indexing progress")).to_have_attribute("value", "3")
    served.status.append(IndexStatus())
    expect(chat.locator("#indexing progress")).to_have_count(0)


def test_the_progress_bar_tells_how_far_a_large_file_is(chat: Page, served: Served) -> None:
    served.status.append(IndexStatus(indexing=True, done=3, total=12, detail="big.pdf: page 120 of 4,000"))
    open_chat(chat, served.url)
    expect(chat.locator("#indexing")).to_contain_text("3 of 12 (big.pdf: page 120 of 4,000)")


def test_feedback_is_deleted_from_the_about_tab(chat: Page, served: Served) -> None:
    test_a_thumb_is_kept_with_its_reason_and_the_answer(chat, served)
    chat.get_by_role("tab", name="About").click()
    expect(chat.locator("#about")).to_contain_text("1 entry")
    chat.on("dialog", lambda dialog: dialog.accept())
    chat.get_by_role("button", name="Delete all feedback").click()
    expect(chat.get_by_text("All feedback was deleted.")).to_be_visible()
    assert served.feedback.all() == []


def test_a_question_is_asked_and_a_source_opened_by_keyboard_alone(chat: Page, context: BrowserContext) -> None:
    _tab_to(chat, "#question textarea")
    chat.keyboard.type("What do nurses earn?")
    chat.keyboard.press("Enter")
    expect(chat.locator(".foot")).to_be_visible()
    _tab_to(chat, "a.mark", backwards=True)
    with context.expect_page() as opened:
        chat.keyboard.press("Enter")
    expect(opened.value.locator("#mark")).to_be_visible()


def test_an_unknown_source_is_told_kindly(context: BrowserContext, served: Served) -> None:
    page = context.new_page()
    answer = page.goto(f"{served.url}/source/000000000000/page/0?from=0&to=5")
    assert answer is not None
    assert answer.status == 404
    expect(page.get_by_role("heading", name="This page is no longer in the library")).to_be_visible()


def test_the_quality_tab_shows_the_last_report_and_how_to_make_the_first(chat: Page, tmp_path: Path) -> None:
    chat.get_by_role("tab", name="Quality").click()
    expect(chat.locator("#quality")).to_contain_text("uv run career-coach eval")
    report = tmp_path / "home" / REPORT_FILE
    report.parent.mkdir(parents=True)
    report.write_text("<h1>Nothing was invented</h1><script>document.title = 'ran'</script>", "utf-8")
    chat.get_by_role("tab", name="About").click()
    chat.get_by_role("tab", name="Quality").click()
    frame = chat.frame_locator("#quality iframe")
    expect(frame.get_by_role("heading", name="Nothing was invented")).to_be_visible()
    assert chat.frames[-1].title() != "ran"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1600])
def test_every_screen_is_accessible_and_fits(browser: Browser, served: Served, scheme: str, width: int) -> None:
    with watched(browser, color_scheme=scheme, viewport={"width": width, "height": 800}) as context:
        page = context.new_page()
        open_chat(page, served.url)
        found = {"welcome": faults(page)}
        ask(page, "What do nurses earn?")
        page.get_by_role("button", name="This answer does not help").click()
        page.locator(".shelf summary").click()
        found["answer"] = faults(page)
        page.get_by_role("tab", name="Library").click()
        expect(page.locator("table.library")).to_be_visible()
        found["library"] = faults(page)
        page.get_by_role("tab", name="Quality").click()
        expect(page.locator(".quality")).to_be_visible()
        found["quality"] = faults(page)
        page.get_by_role("tab", name="About").click()
        expect(page.locator(".about")).to_be_visible()
        found["about"] = faults(page)
        page.goto(served.url + page.evaluate("document.querySelector('a.mark').getAttribute('href')"))
        found["source"] = faults(page)
    assert found == {name: [] for name in found}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1600])
def test_every_view_of_the_library_is_accessible_and_fits(
    browser: Browser, served: Served, scheme: str, width: int
) -> None:
    quarantine(served.library, "articles/a-curriculum-vitae-with-a-very-long-name.txt")
    pair_up(served)
    served.usage.unanswered("What do falconers earn?", "en")
    with watched(browser, color_scheme=scheme, viewport={"width": width, "height": 800}) as context:
        page = context.new_page()
        open_chat(page, served.url)
        found = {}
        for view in ("Waiting for approval", "Duplicates", "Never cited", "Questions without an answer"):
            show(page, view)
            found[view] = faults(page)
    assert found == {name: [] for name in found}


def show(page: Page, view: str) -> None:
    """Open a view of the Library tab."""
    page.get_by_role("tab", name="Library").click()
    button = page.locator(".views button", has_text=view)
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")


def pair_up(served: Served) -> None:
    """Two editions with nearly the same text."""
    editions = [source(f"Pay in {year}", "BLS", year) for year in ("2025", "2024")]
    for edition in editions:
        put(served.library, edition, (f"{edition.title} is told here.",))
    served.near.append(NearDuplicate(editions[0].id, editions[1].id, 0.873))


def faults(page: Page) -> list[str]:
    """What axe-core, the size of targets, and the width of the page have to object to."""
    page.wait_for_timeout(300)
    page.evaluate(AXE)
    faults = page.evaluate(VIOLATIONS) + [f"small target: {html}" for html in page.evaluate(SMALL_TARGETS)]
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return [*faults, f"{wide} pixels too wide"] if wide > 0 else faults


def _tab_to(page: Page, selector: str, *, backwards: bool = False) -> None:
    """Press Tab until the focus is there."""
    for _ in range(40):
        page.keyboard.press("Shift+Tab" if backwards else "Tab")
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"the keyboard does not reach {selector}")
