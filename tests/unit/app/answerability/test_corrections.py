"""Which premises are corrected, by which sentences: a library of two guides, an article and a catalogue."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from app.answerability.corrections import Correction, correction_of
from app.domain import Passage, Question, Role, SourceKind, Understanding
from app.language.detection import language_of
from app.ports import Library, SupportChecker
from tests.checkers import overlap_checker
from tests.unit.app.retrieval.shelf import Text, parts

NURSES = Text(
    "roles/nurses.md",
    "Registered Nurses",
    (
        (
            "Skills that matter most",
            "The skills that matter most to Registered Nurses are active listening (4.0) and speaking (4.0).",
        ),
        ("Tools and technologies", "Registered Nurses use Epic Systems, Microsoft Excel, and Google Docs."),
        (
            "How people get in",
            "Registered Nurses typically need a bachelor's degree to enter the occupation (BLS, 2024). Registered "
            "Nurses typically need less than 5 years of work experience in a related occupation before they start, and "
            "an apprenticeship to become competent (BLS, 2024).",
        ),
        (
            "Pay",
            "Registered Nurses earned a median of $97,550 a year in May 2025, compared with $50,980 across all US "
            "occupations (BLS OEWS). Half of Registered Nurses earned between $80,330 (25th percentile) and $112,350 "
            "(75th percentile) a year in May 2025 (BLS OEWS). The lowest-paid tenth of Registered Nurses earned less "
            "than $68,940 (10th percentile) and the best-paid tenth earned more than $137,470 (90th percentile).",
        ),
        (
            "Outlook",
            "Employment of Registered Nurses is projected to grow 4.9% from 2024 to 2034, from about 3,391,000 to "
            "3,557,100 jobs, compared with growth of 3.1% for all US occupations. About 189,100 openings for "
            "Registered Nurses are projected each year.",
        ),
        ("What AI changes", "Registered Nurses are little exposed to AI compared with other occupations."),
        ("Where people go next", "The occupations closest to Registered Nurses are Paramedics and Nurse Midwives."),
    ),
    SourceKind.ROLE,
    Role("29-1141.00", "Registered Nurses", ("Nurse", "Nurses", "护士")),
)
PILOTS = Text(
    "roles/pilots.md",
    "Airline Pilots",
    (
        ("Pay", "Airline Pilots earned a median of $226,600 a year in May 2025."),
        ("Where people go next", "The occupations closest to Airline Pilots are Commercial Pilots."),
    ),
    SourceKind.ROLE,
    Role("53-2011.00", "Airline Pilots", ("Pilot", "Pilots")),
)
FRAUD = Text(
    "articles/fraud.md",
    "False offers",
    (
        ("Beware", "A real employer does not ask for money. A well-written message proves nothing."),
        ("The whole picture", "Of the 832 occupations, 581 are projected to grow and 244 to shrink."),
        ("Small pilots", "Run a pilot for eight weeks."),
    ),
)
EXAMS = Text(
    "courses/exams.csv",
    "Exams",
    (
        ("Exams", "CompTIA Security+ — provider: CompTIA; level: entry; price: $404 exam (March 2025)."),
        ("Exams", "Data Science for Beginners — provider: Microsoft; length: 10 weeks, 20 lessons; price: free."),
    ),
    SourceKind.COURSES,
)


@dataclass(frozen=True)
class _Means:
    """Roles are told by their names; every article and course is found for every premise."""

    library: Library
    checker: SupportChecker

    def understand(self, question: Question) -> Understanding:
        folded = f" {question.text.lower()} "
        roles = tuple(
            entry for entry in self.library.roles() if any(name.lower() in folded for name in entry.role.names)
        )
        return Understanding(question, question.text, language_of(question.text), roles)

    def retrieve(self, _: Understanding) -> tuple[Passage, ...]:
        sources = [record.source for record in self.library.records() if record.source]
        chunks = [(source, chunk) for source in sources for chunk in self.library.chunks_of(source.id)]
        return tuple(Passage(chunk, source, "", 0.5, number) for number, (source, chunk) in enumerate(chunks, 1))


def corrected(question: str) -> Correction | None:
    means = _Means(parts(NURSES, PILOTS, FRAUD, EXAMS).library, overlap_checker())
    return correction_of(means.understand(Question(question)), (), means)


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("Since nurses need a law degree, which law school should I pick?", "bachelor's degree"),
        ("My aunt says nurses can start without any qualification. Really?", "bachelor's degree"),
        ("既然护士只要小学毕业，那我明天就能上岗吗？", "bachelor's degree"),
        ("nurses must bring ten years of experience. why?", "less than 5 years"),
        ("As nurses need no training at all, can I begin next week?", "an apprenticeship"),
        ("If nurses earn a median of $30,000, why bother?", "$97,550"),
        ("As even the lowest-paid nurses get $200,000, is there no risk?", "$68,940"),
        ("Since the best-paid nurses never get beyond $90k, is it a dead end?", "$137,470"),
        ("既然护士年薪中位数是20万美元，我要不要去当护士？", "$97,550"),
        ("Since nurses earn $20 an hour, can I live on it?", "$97,550"),
        ("Because nurse jobs are disappearing, what else can I do?", "grow 4.9%"),
        ("nurse jobs will grow by 34%. should I apply?", "grow 4.9%"),
        ("Since there are no openings at all for nurses, should I stop applying?", "189,100 openings"),
        ("Given that nurses are among the most AI-exposed workers, should I leave?", "little exposed"),
        ("nurses work entirely with Photoshop, so where do I learn it?", "Epic Systems"),
        ("nurses are barred from using Excel. why?", "Microsoft Excel"),
        ("Since the top skill of nurses is welding, where do I learn it?", "active listening"),
        ("As the closest occupation to nurses is pilots, how do I switch?", "Paramedics"),
        ("As the Security+ exam is free, can I sit it tomorrow?", "$404"),
        ("Data Science for Beginners takes four years. is that worth it?", "10 weeks"),
        ("Since real employers always ask for a fee up front, how much do I pay?", "does not ask for money"),
        ("Why bother, when almost every occupation is projected to shrink?", "581 are projected to grow"),
    ],
)
def test_a_false_premise_is_corrected_by_the_sentence_that_says_otherwise(question: str, says: str) -> None:
    found = corrected(question)
    assert found is not None
    assert found.premise in question
    assert says in " ".join(citation.quote for citation in found.citations)


@pytest.mark.parametrize(
    "question",
    [
        "Since nurses need a bachelor's degree, where should I study?",
        "As nurses need a degree, where should I study?",
        "If nurses earn a median of $97,550, can I afford a flat?",
        "I heard nurses make about $98k. Is that before tax?",
        "Since the best-paid nurses earn more than $130,000, what do they do?",
        "As nurses are growing by almost 5%, should I apply?",
        "Since nurses hardly feel AI, what should I learn?",
        "Since the top skill of nurses is speaking, how do I train it?",
        "nurses use Python. is that so?",
        "As the closest occupation to nurses is paramedics, how do I switch?",
        "As the Security+ exam costs $404, is there a discount?",
        "Data Science for Beginners takes ten weeks. is that worth it?",
        "Since real employers never ask for money, is this a scam?",
    ],
)
def test_a_true_premise_is_left_alone(question: str) -> None:
    assert corrected(question) is None


@pytest.mark.parametrize(
    "question",
    [
        "Since nurses work in shifts, how do they sleep?",
        "Because nurses are friendly people, what do they earn?",
        "As some nurses earn $150,000, how do I get there?",
        "My sister is a nurse and earns $150,000. How?",
        "What do nurses earn?",
    ],
)
def test_what_the_library_cannot_tell_is_left_alone(question: str) -> None:
    assert corrected(question) is None


def test_passages_found_for_the_question_keep_their_numbers_and_others_count_on() -> None:
    means = _Means(parts(NURSES, EXAMS).library, overlap_checker())
    question = means.understand(Question("If nurses earn a median of $30,000, why bother?"))
    first = correction_of(question, (), means)
    assert first is not None
    found = first.citations[0].passage
    other = next(one for one in means.retrieve(question) if one.chunk.id != found.chunk.id)
    known = Passage(found.chunk, found.source, "", 0.7, 4)
    again = correction_of(question, (known,), means)
    apart = correction_of(question, (Passage(other.chunk, other.source, "", 0.7, 6),), means)
    assert again is not None
    assert again.citations[0].passage == known
    assert apart is not None
    assert apart.citations[0].passage.number == 7
