"""The opening line reads as a sentence does."""

from __future__ import annotations

import pytest

from app.domain import Aspect
from app.replies import about_role, opening


@pytest.mark.parametrize(
    ("roles", "aspects", "line"),
    [
        (["Registered Nurses"], (Aspect.PAY,), "On what registered nurses earn, the library says:"),
        (
            ["Registered Nurses"],
            (Aspect.PAY, Aspect.OUTLOOK),
            "On what registered nurses earn and their outlook, the library says:",
        ),
        (
            ["Kindergarten Teachers, Except Special Education"],
            (),
            "Here is what the library says about kindergarten teachers:",
        ),
        (["English Language Teachers"], (Aspect.PAY,), "On what English language teachers earn, the library says:"),
        (["Electricians", "Welders"], (Aspect.PAY,), "On what electricians and welders earn, the library says:"),
        (
            ["Chefs and Head Cooks", "Cooks, Restaurant"],
            (Aspect.PAY,),
            "On what “Chefs and Head Cooks” and “Cooks (Restaurant)” earn, the library says:",
        ),
        ([], (Aspect.PAY,), "Here is what the library says:"),
    ],
)
def test_an_opening_names_roles_as_a_sentence_does(roles: list[str], aspects: tuple[Aspect, ...], line: str) -> None:
    assert opening(roles, aspects, "en") == line


def test_a_chinese_opening_names_role_and_aspects() -> None:
    found = opening(["Registered Nurses"], (Aspect.PAY, Aspect.OUTLOOK), "zh")
    assert found == "资料库中关于Registered Nurses（薪酬、就业前景）的内容如下："


def test_a_heading_leaves_out_what_a_title_excepts() -> None:
    assert about_role("Waiters, All Other") == "Waiters"
