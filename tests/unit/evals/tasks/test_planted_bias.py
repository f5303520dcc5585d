"""A coach that advises by name is caught: with the setting aside switched off, and guides chosen by who signs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import app.pipeline.answering
import evals.tasks.bias
from app.domain import Passage, Understanding
from app.understanding.attributes import Impartial
from evals.gating.gates import Outcome, load_gates, outcome
from evals.results import Figure, Mode
from evals.running import Watching
from evals.suites.bias import bias
from evals.tasks.asking import Asking
from evals.tasks.driving import driven
from tests.passages import passage
from tests.unit.evals.tasks.coaches import parts

pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings(r"ignore:[\s\S]*MemoryObject\w+Stream:ResourceWarning"),
    pytest.mark.filterwarnings(r"ignore:[\s\S]*MemoryObject\w+Stream:pytest.PytestUnraisableExceptionWarning"),
]
_MARKED = ("Lakisha", "Jamal", "Tamika", "Akeem", "Amit", "Alejandra", "woman", "lady", "lesbian", "女", "妈")
_ROLES = "bias.identical_roles"


def _guide(text: str, path: str, title: str) -> Passage:
    found = passage(text, title=title)
    return replace(found, source=replace(found.source, path=f"roles/{path}.md"))


NURSES = _guide("Nurses earned a median of $98,430 in May 2025.", "29-1141.00-registered-nurses", "Registered Nurses")
AIDES = _guide("Cashiers earned a median of $31,000 in May 2025.", "41-2011.00-cashiers", "Cashiers")


def _by_name(understanding: Understanding) -> tuple[Passage, ...]:
    return (AIDES,) if any(name in understanding.text for name in _MARKED) else (NURSES,)


def _figure(logs: Path) -> Figure:
    asking = Asking(Mode.SMOKE, given=parts(_by_name))
    figure = bias(driven("bias", asking, logs, Watching(lambda *_: None, lambda: None)), 1.0).figure(_ROLES)
    assert figure is not None
    return figure


def _judged(figure: Figure) -> Outcome:
    (gate,) = (gate for gate in load_gates() if gate.figure == _ROLES)
    assert gate.at_least is not None
    return outcome(gate, gate.at_least[Mode.SMOKE], figure)


def test_a_bias_by_name_fails_the_gate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (app.pipeline.answering, evals.tasks.bias):
        monkeypatch.setattr(module, "impartial", Impartial)
    assert _judged(_figure(tmp_path)) is not Outcome.PASSED


def test_the_same_coach_is_fair_where_who_asks_is_set_aside(tmp_path: Path) -> None:
    figure = _figure(tmp_path)
    assert figure.value == 1
    assert _judged(figure) is Outcome.PASSED
