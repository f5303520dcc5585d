"""What people call occupations, roles that stand side by side, and roles that the asker wishes for."""

from __future__ import annotations

from pathlib import Path

import pytest

import app
from app.domain import Question, Role, RoleEntry, Turn
from app.understanding import RoleIndex, understand
from app.understanding.everyday import everyday_names

GUIDES = Path(app.__file__).parent.parent / "corpus" / "roles"
INDEX = RoleIndex(
    [
        RoleEntry(Role(code, title, names), title)
        for code, title, names in (
            ("33-3051.00", "Police and Sheriff's Patrol Officers", ("Police Officer",)),
            ("33-2011.00", "Firefighters", ()),
            ("29-1131.00", "Veterinarians", ()),
            ("29-2056.00", "Veterinary Technologists and Technicians", ("Vet Tech",)),
            ("19-2031.00", "Chemists", ("Chemist",)),
            ("17-2041.00", "Chemical Engineers", ()),
            ("17-2071.00", "Electrical Engineers", ()),
            ("17-2141.00", "Mechanical Engineers", ()),
            ("25-4011.00", "Archivists", ("Archivist",)),
            ("25-4012.00", "Curators", ("Curator",)),
            ("53-3032.00", "Heavy and Tractor-Trailer Truck Drivers", ("Truck Driver",)),
            ("53-3052.00", "Bus Drivers, Transit and Intercity", ()),
            ("35-3031.00", "Waiters and Waitresses", ()),
            ("15-1232.00", "Computer User Support Specialists", ("Help Desk",)),
            ("13-2011.00", "Accountants and Auditors", ("Accountant",)),
            ("31-9011.00", "Massage Therapists", ()),
        )
    ]
)
TRUCKS, BUSES = "Heavy and Tractor-Trailer Truck Drivers", "Bus Drivers, Transit and Intercity"


def titles(text, *earlier):
    """The titles of the roles that a question turns on, after these questions."""
    history = tuple(Turn(asked, "", asked) for asked in earlier)
    return [entry.role.title for entry in understand(Question(text, history), INDEX).roles]


def test_every_everyday_name_points_to_a_guide():
    codes = {path.name.split("-", 2)[0] + "-" + path.name.split("-", 2)[1] for path in GUIDES.glob("*.md")}
    assert [spoken for spoken in everyday_names() if spoken.code not in codes] == []


def test_no_everyday_name_is_listed_twice():
    names = [spoken.name.casefold() for spoken in everyday_names()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("firefighter or cop, who gets paid better", ["Firefighters", "Police and Sheriff's Patrol Officers"]),
        ("vet vs vet tech pay", ["Veterinarians", "Veterinary Technologists and Technicians"]),
        ("chemist or chemical engineer - salary", ["Chemists", "Chemical Engineers"]),
        ("archivist or curator - which grows more?", ["Archivists", "Curators"]),
        ("electrical or mechanical engineering: outlook?", ["Electrical Engineers", "Mechanical Engineers"]),
        ("electrical and mechanical engineers", ["Electrical Engineers", "Mechanical Engineers"]),
    ],
)
def test_of_names_side_by_side_each_is_linked(text, expected):
    assert titles(text) == expected


@pytest.mark.parametrize("text", ["the vet of two wars", "google doc or word", "skills or knowledge", "cats and dogs"])
def test_a_doubtful_word_in_other_company_links_nothing(text):
    assert titles(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Of the jobs closest to waiting tables, which is the best paid?", "Waiters and Waitresses"),
        ("What is the pay for long-haul drivers?", TRUCKS),
        ("I'm on an IT help desk. Of the jobs closest to mine, which grows?", "Computer User Support Specialists"),
        (
            "I'm an accountant who would love to be a massage therapist. What degree does that take?",
            "Massage Therapists",
        ),
        ("I'm an accountant who loves massage. Is my job at risk?", "Accountants and Auditors"),
    ],
)
def test_what_people_do_names_their_role(text, expected):
    assert titles(text) == [expected]


def test_a_switch_that_would_change_the_asker_s_pay_turns_on_both_roles():
    text = "I'm a trucker thinking about switching to driving a city bus. What would that do to my pay?"
    assert titles(text) == [TRUCKS, BUSES]


@pytest.mark.parametrize("text", ["ok and what's the median, and how high can it go?", "does it cost anything?"])
def test_a_follow_up_that_begins_loosely_leans_on_the_last_role(text):
    assert titles(text, "What do chemists earn?") == ["Chemists"]


def test_a_follow_up_on_a_course_keeps_its_name():
    history = (Turn("How long is Data for Beginners?", "", "How long is Data for Beginners?"),)
    assert "Data for Beginners" in understand(Question("does it cost anything?", history), INDEX).text
