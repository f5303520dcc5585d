"""A small catalogue of roles for the tests of understanding."""

from __future__ import annotations

from app.domain import Question, Role, RoleEntry, Turn
from app.understanding import RoleIndex, understand

ROLES = (
    Role("29-1141.00", "Registered Nurses", ("Registered Nurse", "Nurse", "RN", "Staff Nurse")),
    Role("29-1171.00", "Nurse Practitioners", ("Nurse Practitioner", "NP", "FNP")),
    Role("31-1131.00", "Nursing Assistants", ("Nursing Assistant", "CNA")),
    Role("15-1252.00", "Software Developers", ("Software Developer", "Software Engineer", "Developer")),
    Role("15-2051.00", "Data Scientists", ("Data Scientist",)),
    Role("11-3121.00", "Human Resources Managers", ("Human Resources Manager", "HR Manager", "Manager")),
    Role("13-2011.00", "Accountants and Auditors", ("Accountant", "Auditor", "CPA")),
    Role("25-2021.00", "Elementary School Teachers, Except Special Education", ("Teacher", "Primary School Teacher")),
    Role("43-4051.00", "Customer Service Representatives", ("Customer Service Agent", "Customer Service")),
    Role("47-2111.00", "Electricians", ("Electrician", "Wireman")),
    Role("41-9012.00", "Models", ("Model", "Fashion Model")),
    Role("11-9199.00", "Managers, All Other", ()),
    Role("17-1011.00", "Architects, Except Landscape and Naval", ("Architect",)),
)
ENTRIES = {role.title: RoleEntry(role, f"source-{role.code}") for role in ROLES}
TRANSLATIONS = {
    "护士": ("registered nurse", "nurse", "rn"),
    "教师": ("teacher",),
    "数据科学家": ("data scientist",),
    "软件工程师": ("software engineer", "software developer"),
    "经理": ("manager",),
    "模型": ("model",),
    "工资": ("salary", "pay"),
    "市长": ("mayor",),
}
INDEX = RoleIndex(tuple(ENTRIES.values()), TRANSLATIONS)
NURSES, TEACHERS = "Registered Nurses", "Elementary School Teachers, Except Special Education"
SCIENTISTS, ACCOUNTANTS = "Data Scientists", "Accountants and Auditors"


def titles(text):
    """The titles of the roles that a question alone is linked to."""
    return [entry.role.title for entry in understand(Question(text), INDEX).roles]


def after(*earlier, rewrite=None):
    """Understand the last of these questions after the others, each with what it was understood as."""
    *before, last = earlier
    history = ()
    for asked in before:
        history = (*history, Turn(asked, "", understand(Question(asked, history), INDEX).text))
    return understand(Question(last, history), INDEX, rewrite)


def role_titles(understanding):
    """The titles of the roles of an understanding."""
    return [entry.role.title for entry in understanding.roles]
