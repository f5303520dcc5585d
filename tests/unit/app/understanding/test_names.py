"""Names that a question does not write as the catalogue does: with a word more, shortened, or by the field of work."""

from __future__ import annotations

import pytest

from app.domain import Role, RoleEntry
from app.understanding import RoleIndex

INDEX = RoleIndex(
    [
        RoleEntry(Role(title, title, names), title)
        for title, names in (
            ("Solar Photovoltaic Installers", ("Solar Installer",)),
            ("Forensic Science Technicians", ("Forensic Tech",)),
            ("Chemical Technicians", ("Lab Tech",)),
            ("Software Developers", ("Software Engineer",)),
            ("Sales Engineers", ()),
            ("Mechanical Engineers", ("Application Engineer",)),
            ("Information Security Engineers", ("Security Engineer",)),
            ("Information Security Analysts", ("Security Analyst",)),
            ("Financial Risk Specialists", ("Security Analyst",)),
            ("Teaching Assistants", ("Teacher Assistant",)),
            ("Elementary School Teachers", ("Teacher",)),
            ("Registered Nurses", ("Nurse",)),
            ("Plumbers, Pipefitters, and Steamfitters", ("Plumber",)),
            ("Welders, Cutters, Solderers, and Brazers", ("Welder",)),
            ("Bookkeeping, Accounting, and Auditing Clerks", ("Bookkeeper",)),
            ("Animal Caretakers", ("Dog Groomer",)),
            ("Writers and Authors", ("Writer",)),
            ("Rail Yard Engineers", ("Switcher",)),
            ("Textile Dyeing Machine Operators", ("Dyer",)),
            ("Human Resources Specialists", ("HR Specialist",)),
            ("Computer User Support Specialists", ("IT Support", "Help Desk")),
            ("Customer Service Representatives", ()),
            ("Sales Representatives of Services", ("Customer Service Rep",)),
            ("Pharmacy Technicians", ()),
            ("Mental Health Counselors", ("Counselor",)),
            ("Radio, Cellular, and Tower Equipment Installers", ()),
            ("News and Street Vendors", ("Vendor", "Street Vendor")),
            ("Financial and Investment Analysts", ("Financial Analyst",)),
        )
    ]
)


def titles(text):
    """The titles of the roles named in the text."""
    return [mention.entry.role.title for mention in INDEX.mentions(text)]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("is it worth training as a solar panel installer", "Solar Photovoltaic Installers"),
        ("what does a forensic lab tech need", "Forensic Science Technicians"),
        ("software sales engineer pay", "Sales Engineers"),
        ("application security engineer pay", "Information Security Engineers"),
    ],
)
def test_a_name_may_stand_with_one_word_more(text, title):
    assert titles(text) == [title]


@pytest.mark.parametrize(
    "text",
    [
        "installer of solar panels",
        "solar, and panel installer",
        "solar roof panel installer",
        "solar pay installer",
        "application process engineer",
    ],
)
def test_a_name_is_not_made_of_words_that_do_not_belong_together(text):
    assert titles(text) == []


def test_people_who_need_assistants_are_none():
    assert titles("do teachers need assistants?") == ["Elementary School Teachers"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Can I get into dog grooming?", "Animal Caretakers"),
        ("is nursing still a growing field", "Registered Nurses"),
        ("a career in plumbing", "Plumbers, Pipefitters, and Steamfitters"),
        ("training in welding", "Welders, Cutters, Solderers, and Brazers"),
        ("welding apprenticeships", "Welders, Cutters, Solderers, and Brazers"),
        ("is bookkeeping going away?", "Bookkeeping, Accounting, and Auditing Clerks"),
        ("HR salaries", "Human Resources Specialists"),
        ("How do HR people start?", "Human Resources Specialists"),
        ("How do I get into human resources?", "Human Resources Specialists"),
        ("jobs in IT support", "Computer User Support Specialists"),
        ("What does the help desk do?", "Computer User Support Specialists"),
        ("Are customer service jobs disappearing?", "Customer Service Representatives"),
    ],
)
def test_a_field_of_work_names_who_works_in_it(text, title):
    assert titles(text) == [title]


def test_two_fields_of_a_change_are_both_named():
    assert titles("switching from teaching to nursing") == ["Elementary School Teachers", "Registered Nurses"]


@pytest.mark.parametrize(
    "text",
    [
        "is writing a cover letter useful?",
        "a course in writing software",
        "I am interested in switching careers",
        "are these dying jobs?",
        "customer service skills",
        "nursing homes near me",
        "pay of 20 dollars per hr",
    ],
)
def test_a_field_that_nobody_is_said_to_work_in_links_nothing(text):
    assert titles(text) == []


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("pharmacy tech pay", "Pharmacy Technicians"),
        ("financial analyst pay", "Financial and Investment Analysts"),
        ("how does a counsellor start", "Mental Health Counselors"),
    ],
)
def test_shortened_heads_and_british_spellings_are_known(text, title):
    assert titles(text) == [title]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("security analyst pay", "Information Security Analysts"),
        ("customer service rep pay", "Customer Service Representatives"),
    ],
)
def test_a_name_of_several_goes_to_the_role_whose_title_has_its_words(text, title):
    assert titles(text) == [title]


@pytest.mark.parametrize(
    "text", ["what should we ask a vendor of software", "how do I find a client", "is a radio dear"]
)
def test_counterparts_and_things_are_no_occupations(text):
    assert titles(text) == []


def test_a_counterpart_s_full_name_is_an_occupation():
    assert titles("what do street vendors earn") == ["News and Street Vendors"]
