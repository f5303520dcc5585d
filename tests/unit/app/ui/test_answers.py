"""Tables, headings, suggestions and left-out sentences: on the page, copied, exported, and kept in the browser."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain import Answer, Attribute, Axis, Opened, Question, Refusal, RefusalReason
from app.ui.book import Book, Conversation, read_book
from app.ui.export import as_markdown, as_text
from app.ui.rendering import Renderer
from app.ui.showing import shown_answer, shown_partial
from app.ui.shown import Exchange, ShownAnswer
from tests.functional.page_library import Answerer, shelf

ORIGIN = "http://127.0.0.1:7860"


@pytest.fixture(scope="module")
def answer() -> Answer:
    *_, last = Answerer(shelf(), pause=0)(Question("Compare the nurses."))
    assert isinstance(last, Answer)
    return last


@pytest.fixture(scope="module")
def exchange(answer: Answer) -> Exchange:
    return Exchange(id="e1", asked="Compare the nurses.", answer=shown_answer(answer), state="done")


@pytest.fixture(scope="module")
def thread(exchange: Exchange) -> str:
    return Renderer().thread(Conversation(id="c1", exchanges=(exchange,)), ORIGIN)


@pytest.fixture(scope="module")
def markdown(exchange: Exchange) -> str:
    return as_markdown(Conversation(id="c1", exchanges=(exchange,)), ORIGIN)


def test_a_table_has_a_caption_and_names_its_columns_and_rows(thread: str) -> None:
    assert '<th scope="col">Registered Nurses</th>' in thread
    assert '<th scope="row">Median pay</th>' in thread
    assert "Vocational Nurses, compared</caption>" in thread


def test_a_cell_without_an_entry_says_so(thread: str) -> None:
    assert "The library says nothing</span></td>" in thread


def test_every_cell_is_cited_and_its_sentence_marked_among_the_sources(exchange: Exchange, answer: Answer) -> None:
    alone = shown_partial(None, (), answer.comparison)
    assert [source.number for source in alone.sources] == [1, 2, 3, 4]
    sources = Renderer().sources(exchange.model_copy(update={"answer": alone}))
    assert "<mark>Registered Nurses earned a median of $98,430 a year in May 2025 (BLS OEWS).</mark>" in sources


def test_hostile_text_is_escaped_wherever_it_stands(thread: str) -> None:
    assert not [tag for tag in ("<script", "<b>", "<i>A", "<u>") if tag in thread]


def test_headings_stand_in_the_order_of_their_first_appearance_each_once(thread: str) -> None:
    plain, pay, differ = (thread.index(text) for text in ("189,100 openings", ">Pay</h3>", ">The sources differ"))
    hospitals = thread.index("<q", thread.index("Pay is higher in hospitals") - 20)
    assert plain < pay < hospitals < differ
    assert thread.count(">Pay</h3>") == 1


def test_advice_is_labelled_in_its_language_and_names_what_it_follows_from(thread: str) -> None:
    assert '<span class="label">Suggestion</span> You could start' in thread
    assert '<span class="label">建议</span> 建议先了解' in thread
    assert thread.count("follows from ") == 2  # on the page, and in what Copy copies


def test_a_citation_names_its_source_and_year(thread: str) -> None:
    assert 'title="Registered Nurses, 2025" aria-label="Source 1: Registered Nurses, 2025, opens' in thread
    assert 'title="A strange text, no date"' in thread


def test_what_was_left_out_is_told_with_its_reason_and_what_stands_in_its_place(thread: str) -> None:
    folded = thread[thread.index("<details") : thread.index("</details>")]
    assert "What I left out (3)" in folded
    assert "It says more than the passage." in folded
    assert folded.count("In its place the answer says:") == 1
    assert folded.count('aria-label="Not supported, not part of the answer"') == 3


def test_what_was_left_out_is_not_said_to_be_replaced_by_what_is_not_there(answer: Answer) -> None:
    (first, *_) = answer.trace.withheld
    trace = replace(answer.trace, withheld=(replace(first, instead="Nowhere in the answer."),))
    assert shown_answer(replace(answer, trace=trace)).withheld[0].instead == ""


def test_what_was_left_out_is_neither_copied_nor_exported_nor_asked_on(exchange: Exchange, markdown: str) -> None:
    copied = as_text(exchange, ORIGIN)
    for text in (copied, markdown, exchange.as_turn().answered):
        assert "million" not in text
        assert "earn the most" not in text


def test_a_refusal_tells_what_was_left_out_too(answer: Answer) -> None:
    refused = replace(
        answer, claims=(), comparison=None, refusal=Refusal(RefusalReason.NOT_COVERED, "Not covered here.")
    )
    exchange = Exchange(id="e1", asked="?", answer=shown_answer(refused), state="done")
    thread = Renderer().thread(Conversation(id="c1", exchanges=(exchange,)), ORIGIN)
    assert '<p class="refusal">Not covered here.</p>' in thread
    assert "What I left out (3)" in thread


def test_a_copied_answer_holds_table_headings_and_advice(exchange: Exchange) -> None:
    lines = as_text(exchange, ORIGIN).splitlines()
    assert "- Growth, 2024 to 2034: Registered Nurses: 4.9 % [2]" in lines
    assert lines.index("Pay:") + 2 == lines.index("- “Pay is higher in hospitals than in physicians' offices.” [1]")
    assert "- Suggestion: You could start with <b>hospitals</b>. (follows from [1][2])" in lines
    assert "- 建议: 建议先了解人工智能。 (依据 [3])" in lines


def test_the_export_holds_a_markdown_table_with_linked_marks(exchange: Exchange, markdown: str) -> None:
    lines = markdown.splitlines()
    at = lines.index("| --- | --- | --- |")
    assert lines[at - 1] == "|  | Registered Nurses | \\<b\\>Licensed Practical\\</b\\> and Vocational Nurses |"
    assert lines[at + 1].startswith(f"| Median pay | $98,430 a year [\\[1\\]]({ORIGIN}/source/")
    assert lines[at + 2].endswith("| — |")
    assert lines[at + 3].startswith("| AI \\| at work |")
    assert (lines[at - 2], lines[at + 4]) == ("", "")


def test_the_export_holds_headings_and_advice(markdown: str) -> None:
    assert "\n\n### Pay\n\n- “Registered Nurses earned" in markdown
    assert "- **Suggestion:** You could start with \\<b\\>hospitals\\</b\\>. (follows from [\\[1\\]](" in markdown


def test_a_table_is_shown_before_any_claim_is_there(answer: Answer) -> None:
    partial = shown_partial(Opened("So far:", answer.passages), (), answer.comparison)
    assert partial.comparison is not None
    assert "$98,430" in partial.text


def test_what_is_stored_comes_back_the_same(exchange: Exchange) -> None:
    book = Book(conversations=(Conversation(id="c1", exchanges=(exchange,)),), open_id="c1")
    assert read_book(book.stored()) == book


def test_an_answer_kept_by_an_earlier_release_opens_with_its_count() -> None:
    kept = {"opening": "Once:", "claims": [{"text": "A.", "quoted": False, "citations": []}], "withheld": 3}
    exchange = {"id": "e1", "asked": "What?", "answer": kept, "state": "done"}
    book = read_book({"conversations": [{"id": "c1", "exchanges": [exchange]}], "open_id": "c1"})
    (read,) = book.open.exchanges
    assert read.answer is not None
    assert (read.answer.left_out, read.answer.withheld) == (3, ())
    thread = Renderer().thread(book.open, ORIGIN)
    assert "3 sentences left out" in thread
    assert "<details" not in thread


def test_a_count_below_nothing_is_not_trusted() -> None:
    exchange = {"id": "e1", "asked": "What?", "answer": {"opening": "", "withheld": -1}}
    book = read_book({"conversations": [{"id": "c1", "exchanges": [exchange]}], "open_id": "c1"})
    assert book.open.exchanges == ()


def test_rows_of_another_length_than_the_columns_do_no_harm() -> None:
    odd = {"columns": ["A"], "rows": [{"label": "x", "cells": [None, None]}, {"label": "y", "cells": []}]}
    stored = ShownAnswer.model_validate({"opening": "", "comparison": odd})
    conversation = Conversation(id="c1", exchanges=(Exchange(id="e1", asked="?", answer=stored, state="done"),))
    assert "<table>" in Renderer().thread(conversation, ORIGIN)
    assert "| y |" in as_markdown(conversation, ORIGIN)


@pytest.mark.parametrize(
    ("asked", "line"),
    [
        ("What next?", "Set aside, because the answer does not turn on it: “I&#39;m &lt;b&gt; 58”."),
        ("以后做什么？", "以下内容不影响答案，已搁置：“I&#39;m &lt;b&gt; 58”。"),
    ],
)
def test_what_was_set_aside_is_told_quietly_in_the_readers_language(answer: Answer, asked: str, line: str) -> None:
    trace = replace(answer.trace, set_aside=(Attribute(Axis.AGE, "I'm <b> 58"),))
    shown = Exchange(id="e1", asked=asked, answer=shown_answer(replace(answer, trace=trace)), state="done")
    assert line in Renderer().thread(Conversation(id="c1", exchanges=(shown,)), ORIGIN)


def test_an_answer_that_set_nothing_aside_says_nothing_of_it(thread: str) -> None:
    assert "set-aside" not in thread


def test_the_model_is_named_only_where_it_was_asked(answer: Answer) -> None:
    silent = replace(answer, trace=replace(answer.trace, prompt_tokens=0))
    assert shown_answer(answer).model == answer.trace.model
    assert shown_answer(silent).model == ""
