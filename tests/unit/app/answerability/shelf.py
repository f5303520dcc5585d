"""A small library of two guides, an article and a catalogue, and what questions to it lack."""

from __future__ import annotations

from app.answerability import gap_of
from app.domain import Aspect, Gap, GapKind, Passage, Role, SourceKind
from app.ports import Library
from tests.unit.app.retrieval.shelf import Text, asked, entry, parts

NURSES = Text(
    "roles/nurses.md",
    "Registered Nurses",
    (
        ("At a glance", "Registered Nurses earned a median of $97,550 a year in May 2025 (BLS OEWS)."),
        (
            "What the work involves",
            "Registered Nurses monitor patient conditions during treatments and record patient histories.",
        ),
        ("Tools and technologies", "Registered Nurses use Epic Systems and Amazon Web Services."),
        ("How people get in", "Registered Nurses typically need a bachelor's degree to enter the occupation."),
        (
            "Pay",
            "Registered Nurses earned a median of $97,550 a year in May 2025, compared with $50,980 across all US "
            "occupations. The median hourly wage of Registered Nurses was $46.90 in May 2025.",
        ),
        (
            "Outlook",
            "Employment of Registered Nurses is projected to grow 4.9% from 2024 to 2034, including openings left by "
            "people who retire.",
        ),
    ),
    SourceKind.ROLE,
    Role("29-1141.00", "Registered Nurses", ("Nurse", "Emergency Room Registered Nurse", "Staff Nurse", "护士")),
)
PILOTS = Text(
    "roles/pilots.md",
    "Airline Pilots",
    (("Pay", "Airline Pilots earned a median of $226,600 a year in May 2025."),),
    SourceKind.ROLE,
    Role("53-2011.00", "Airline Pilots", ("Pilot", "Captain")),
)
TRENDS = Text(
    "articles/trends.md",
    "Reading pay figures",
    (("Look at the trend", "The median pay of registered nurses rose from 2023 to 2025. In Canada they rose too."),),
)
EXAMS = Text(
    "courses/exams.csv",
    "Exams",
    (
        ("Exams", "Certified Kubernetes Administrator (CKA) — provider: CNCF; price: $395 exam; language: English."),
        ("Exams", "Certified Backstage Associate (CBA) — provider: CNCF; covers: Backstage; language: English."),
        ("Exams", "Introduction to Python — provider: Harvard; length: 9 weeks; price: free; language: English."),
    ),
    SourceKind.COURSES,
)
PEOPLE = Text(
    "articles/people.md",
    "Changing careers",
    (("First steps", "Ask people who do the work. Try a small project before you pay for a course."),),
)


def gap(question: str, *aspects: Aspect, role: str = "", texts: tuple[Text, ...] = ()) -> Gap | None:
    """What the library lacks of a question, if every section of ``texts``, or of the role's guide, was found for it."""
    shelf = parts(NURSES, PILOTS, TRENDS, EXAMS, PEOPLE)
    roles = (entry(shelf, role),) if role else ()
    found = texts or ((NURSES,) if role == NURSES.title else (PILOTS,))
    return gap_of(asked(question, roles=roles, aspects=aspects), passages(shelf.library, *found), shelf.library)


def of_nurses(question: str, *aspects: Aspect) -> Gap | None:
    """What the library lacks of a question about nurses, of which pay is asked unless something else is said."""
    return gap(question, *(aspects or (Aspect.PAY,)), role=NURSES.title, texts=(NURSES, TRENDS))


def passages(library: Library, *texts: Text) -> tuple[Passage, ...]:
    """Every chunk of these documents as a passage."""
    paths = {text.path for text in texts}
    sources = [record.source for record in library.records() if record.path in paths and record.source]
    chunks = [(chunk, source) for source in sources for chunk in library.chunks_of(source.id)]
    return tuple(Passage(chunk, source, "", 0.9, number) for number, (chunk, source) in enumerate(chunks, start=1))


def kind(found: Gap | None) -> GapKind | None:
    """The kind of a gap, if there is one."""
    return found.kind if found else None
