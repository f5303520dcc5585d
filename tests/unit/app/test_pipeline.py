"""The story of an answer, told with doubles: what is shown, what is withheld, what is refused, what is traced."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from app.adapters.hashing_embeddings import HashingEmbedder
from app.adapters.scripted_chat import Manner, ScriptedChat
from app.adapters.sqlite_library import SqliteLibrary
from app.domain import (
    Answer,
    Aspect,
    Axis,
    Claim,
    ClaimKind,
    Opened,
    Passage,
    Question,
    RefusalReason,
    Role,
    RoleEntry,
    StageStarted,
    Turn,
    Understanding,
)
from app.errors import ModelUnavailable
from app.language.detection import language_of
from app.pipeline import Parts, answer, stream
from app.prompts import load_prompts
from app.settings import Settings
from tests.checkers import overlap_checker
from tests.passages import passage

PAY = passage(
    "Registered Nurses earned a median of $98,430 a year in May 2025 (BLS OEWS). "
    "One in ten Registered Nurses earned less than $68,940 a year in May 2025 (BLS OEWS). "
    "About 3,300,000 Registered Nurses were employed in May 2025 (BLS OEWS)."
)
NURSES = (RoleEntry(Role("29-1141.00", "Registered Nurses"), PAY.source.id),)


def parts(chat: ScriptedChat, passages: Sequence[Passage] = (PAY,), *aspects: Aspect) -> Parts:
    settings = Settings()
    embedder = HashingEmbedder()
    return Parts(
        settings=settings,
        prompts=load_prompts(Path(__file__).parents[3] / "prompts"),
        library=SqliteLibrary(None),
        embedder=embedder,
        chat=chat,
        checker=overlap_checker(),
        understand=lambda question: Understanding(
            question, question.text, language_of(question.text), NURSES if aspects else (), aspects
        ),
        retrieve=lambda _: tuple(passages),
    )


def ask(chat: ScriptedChat, *aspects: Aspect, text: str = "What do nurses earn?") -> Answer:
    return answer(Question(text), parts(chat, (PAY,), *aspects))


def test_a_useless_model_still_yields_a_true_and_cited_answer() -> None:
    found = ask(ScriptedChat(["Bananas are blue. I like trains."], capable=True))
    assert "$98,430" in found.text
    assert 2 <= len(found.claims) <= 6
    assert all(claim.kind is ClaimKind.QUOTE for claim in found.claims)


@pytest.mark.parametrize(
    "lie",
    [
        "Registered Nurses earned a median of $89,430 a year in May 2025.",
        "Registered Nurses earned a median of $98,430 a month in May 2025.",
        "Registered Nurses earned a median of $98,430 a year in May 2019.",
        "Dentists earned a median of $98,430 a year in May 2025.",
        "Registered Nurses never earned a median of $98,430 a year in May 2025.",
        "Registered Nurses at Google earned a median of $98,430 a year in May 2025.",
    ],
)
def test_a_lie_about_the_passage_is_withheld_and_traced(lie: str) -> None:
    found = ask(ScriptedChat([lie + " [1]"], capable=True), Aspect.PAY)
    assert lie not in found.text
    assert [withheld.text for withheld in found.trace.withheld] == [lie]
    assert found.trace.withheld[0].verdict.reason


def test_a_capable_models_supported_sentence_is_shown_as_its_own_with_the_very_citation() -> None:
    said = "In May 2025, Registered Nurses earned a median of $98,430 a year [1]."
    found = ask(ScriptedChat([said], capable=True))
    first = found.claims[0]
    assert first.kind is ClaimKind.STATEMENT
    assert first.citations[0].quote.startswith("Registered Nurses earned a median of $98,430")


def test_what_the_draft_leaves_open_is_filled_with_quotes() -> None:
    found = ask(ScriptedChat(["Registered Nurses earned a median of $98,430 a year in May 2025."], capable=True))
    assert any("$68,940" in claim.text for claim in found.claims)


@pytest.mark.parametrize("aspects", [(), (Aspect.PAY,)])
def test_a_small_model_is_not_asked(aspects: tuple[Aspect, ...]) -> None:
    chat = ScriptedChat(["Nurses earn money."])
    found = ask(chat, *aspects)
    assert "$98,430" in found.text
    assert chat.prompts == []


def test_a_capable_model_is_asked_even_then() -> None:
    chat = ScriptedChat(["Nurses earn money."], capable=True)
    assert len(ask(chat, Aspect.PAY).claims) == 3
    assert len(chat.prompts) == 1


def test_a_sentence_that_only_repeats_the_question_is_not_said() -> None:
    text = "Registered Nurses earned a median of $98,430 a year in May 2025."
    found = ask(
        ScriptedChat([text], capable=True), text=text.replace("Registered", "Have Registered").replace(".", "?")
    )
    assert all(claim.kind is ClaimKind.QUOTE for claim in found.claims)


def test_nothing_is_said_twice() -> None:
    found = ask(ScriptedChat(["In May 2025 Registered Nurses earned a median of $98,430 a year."], capable=True))
    assert found.text.count("$98,430") == 1


def test_events_come_in_order_and_end_with_the_answer() -> None:
    events = list(
        stream(Question("What do nurses earn?"), parts(ScriptedChat(["Yes."], capable=True), (PAY,), Aspect.PAY))
    )
    assert isinstance(events[0], StageStarted)
    opened = next(index for index, event in enumerate(events) if isinstance(event, Opened))
    claims = [event for event in events if isinstance(event, Claim)]
    assert all(events.index(claim) > opened for claim in claims)
    assert isinstance(events[-1], Answer)
    assert list(events[-1].claims) == claims


def test_claims_are_shown_before_the_model_has_finished() -> None:
    chat = ScriptedChat(["word " * 50], capable=True)
    for event in stream(Question("What do nurses earn?"), parts(chat, (PAY,), Aspect.PAY)):
        if isinstance(event, Claim):
            break
    assert chat.spoken == 0


def test_nothing_relevant_is_refused_without_asking_the_model() -> None:
    chat = ScriptedChat(["Rome has good pizza."], capable=True)
    found = answer(Question("Best pizza in Rome?"), parts(chat, ()))
    assert found.refusal is not None
    assert found.claims == ()
    assert chat.prompts == []


def test_an_empty_library_is_named_as_the_reason() -> None:
    found = answer(Question("What do nurses earn?"), parts(ScriptedChat([""], capable=True), ()))
    assert found.refusal is not None
    assert found.refusal.reason is RefusalReason.EMPTY_LIBRARY


def test_distress_is_answered_before_any_search() -> None:
    chat = ScriptedChat(["Cheer up."], capable=True)
    found = answer(Question("I want to die"), parts(chat))
    assert found.refusal is not None
    assert found.refusal.reason is RefusalReason.DISTRESS
    assert chat.prompts == []


def test_passages_without_a_sentence_to_quote_end_in_a_refusal() -> None:
    found = answer(
        Question("What do nurses earn?"),
        parts(ScriptedChat(["No."], capable=True), (passage("Pay of nurses by state"),)),
    )
    assert found.refusal is not None
    assert found.refusal.reason is RefusalReason.NOTHING_RELEVANT


def test_a_model_that_fails_midway_leaves_an_answer_of_quotes_that_says_so() -> None:
    failing = Manner(failure=ModelUnavailable("The model went away.", "Start it again."), fails_after=2)
    found = ask(ScriptedChat(["Nurses earn a lot of money."], capable=True, manner=failing))
    assert "$98,430" in found.text
    assert any("went away" in note for note in found.trace.notes)


def test_the_trace_says_what_the_answer_was_made_with() -> None:
    chat = ScriptedChat(["Nurses earn money. Trains are late."], capable=True)
    trace = ask(chat).trace
    assert (trace.model, trace.model_digest, trace.embeddings) == (chat.name, chat.digest, "hashing/128")
    assert dict(trace.prompt_hashes)["answer"]
    assert trace.prompt_tokens == chat.count_tokens(chat.prompts[0])
    assert trace.draft_tokens == chat.spoken
    assert {"first claim", "whole answer", "retrieve"} <= {stage for stage, _ in trace.timings}


def test_a_chinese_question_is_answered_in_chinese_words_around_the_quotes() -> None:
    found = ask(ScriptedChat(["不知道。"], capable=True), Aspect.PAY, text="护士的工资是多少？")
    assert found.opening.startswith("资料库")
    assert "$98,430" in found.text


def test_what_an_answer_does_not_turn_on_is_set_aside_and_named() -> None:
    chat = ScriptedChat([""], capable=True)
    one = answer(Question("I'm a 58-year-old woman. What do nurses earn?"), parts(chat, (PAY,), Aspect.PAY))
    other = answer(Question("My name is Greg Baker. What do nurses earn?"), parts(chat, (PAY,), Aspect.PAY))
    assert one.text == other.text
    assert chat.prompts[0] == chat.prompts[1]
    assert "58" in one.trace.set_aside[0].words
    assert [attribute.axis for attribute in other.trace.set_aside] == [Axis.NAME]


def test_what_an_earlier_turn_told_in_passing_reaches_no_stage() -> None:
    heard: list[Question] = []

    def understand(question: Question) -> Understanding:
        heard.append(question)
        return Understanding(question, question.text, "en", NURSES, (Aspect.PAY,))

    told = Turn("I'm a Muslim woman. What do nurses do?", "They care.", "I'm a Muslim woman. What do they do?")
    answer(
        Question("And what do they earn?", (told,)),
        replace(parts(ScriptedChat([""]), (PAY,), Aspect.PAY), understand=understand),
    )
    (turn,) = heard[0].history
    assert (turn.asked, turn.understood) == ("What do nurses do?", "What do they do?")


def test_distress_is_heard_in_what_would_be_set_aside() -> None:
    text = "I'm a single mother who wants to die and I want to die. What do nurses earn?"
    refusal = answer(Question(text), parts(ScriptedChat([""]))).refusal
    assert refusal is not None
    assert refusal.reason is RefusalReason.DISTRESS
