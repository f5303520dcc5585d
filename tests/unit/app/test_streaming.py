"""A verified sentence is shown while the model goes on writing, and advice after what it follows from."""

from __future__ import annotations

from dataclasses import replace

from app.adapters.scripted_chat import Manner, ScriptedChat
from app.domain import Citation, Claim, ClaimKind, Question
from app.pipeline import answer, stream
from tests.passages import passage
from tests.unit.app.test_pipeline import parts

TRUE = "The median pay of Registered Nurses was $98,430 a year in May 2025."
MORE = " Bananas are blue and the sea is made of soup." * 6
TOOLS = passage(
    "Employers' job postings for Data Scientists often ask for SQL, Python, and R (O*NET 30.1).",
    title="Data Scientists",
    section="Tools and technologies",
)


def test_the_first_claim_is_shown_before_the_model_has_written_its_last_piece() -> None:
    chat = ScriptedChat([TRUE + MORE], capable=True, manner=Manner(delay=0.002))
    events = stream(Question("What do nurses earn?"), parts(chat))
    claim = next(event for event in events if isinstance(event, Claim))
    written = chat.spoken
    list(events)
    assert claim.text == TRUE
    assert written <= len(TRUE.split()) + 1 < chat.spoken


def test_the_first_claim_comes_once_the_next_sentence_begins() -> None:
    chat = ScriptedChat([TRUE + MORE], capable=True)
    next(event for event in stream(Question("What do nurses earn?"), parts(chat)) if isinstance(event, Claim))
    assert chat.spoken == len(TRUE.split()) + 1


def test_a_suggestion_is_shown_after_the_claim_that_it_follows_from() -> None:
    draft = f"{TOOLS.chunk.text} You could start with SQL and Python."
    found = answer(Question("How do I start?"), parts(ScriptedChat([draft], capable=True), (TOOLS,)))
    kinds = [claim.kind for claim in found.claims]
    assert kinds == [ClaimKind.QUOTE, ClaimKind.SUGGESTION]
    assert found.claims[1].citations == found.claims[0].citations


def test_a_suggestion_that_follows_from_nothing_is_left_out_with_the_reason() -> None:
    draft = f"{TOOLS.chunk.text} You could start with COBOL."
    found = answer(Question("How do I start?"), parts(ScriptedChat([draft], capable=True), (TOOLS,)))
    assert [claim.kind for claim in found.claims] == [ClaimKind.QUOTE]
    assert ["COBOL" in one.text for one in found.trace.withheld] == [True]


def test_sources_that_differ_stay_together_at_the_end_of_an_answer() -> None:
    made = parts(ScriptedChat([TRUE], capable=True))
    other = passage("Registered Nurses earned a median of $93,600 a year in May 2025.", title="Pay of nurses", number=2)
    full = replace(
        made, settings=made.settings.model_copy(update={"points": 2}), checker=_Opposing(made.checker, other)
    )
    found = answer(Question("What do nurses earn?"), full)
    assert [claim.heading != "" for claim in found.claims[-2:]] == [True, True]


class _Opposing:
    """A checker that finds another source against all that is supported."""

    name = "opposing"

    def __init__(self, checker, other) -> None:
        self.checker, self.other = checker, other

    def check(self, sentence, passages):
        span = self.other.chunk.sentences[0]
        finding = self.checker.check(sentence, passages)
        return replace(finding, opposing=(Citation(self.other, span, self.other.chunk.quote(span)),))
