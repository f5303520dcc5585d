"""The solver of the suites: puts a sample's question to the coach, as the page does, and keeps the whole answer.

What came of it goes into the sample's metadata, where scorers, and whoever scores a log again, find it.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence

from inspect_ai.model import ModelOutput  # noqa: TID251
from inspect_ai.solver import Generate, Solver, TaskState, solver  # noqa: TID251

from app.domain import Answer, Question, Turn
from app.errors import CoachError
from app.pipeline import Parts, answer
from evals.answers import to_line
from evals.tasks.asking import Asking, advance

ANSWER, SECONDS, ERROR, HISTORY = "answer", "seconds", "error", "history"
"""Keys of a sample's metadata. ``HISTORY`` is a list of (asked, answered)."""


@solver
def ask_coach(asking: Asking) -> Solver:
    """Asks the coach; an expected error of its own is kept as what came of the sample."""

    async def solve(state: TaskState, generate: Generate) -> TaskState:
        turns = [Turn(asked, answered) for asked, answered in state.metadata.get(HISTORY, [])]
        told = await asyncio.to_thread(asked, Question(state.input_text, tuple(turns)), asking.parts)
        state.metadata.update(told)
        state.output = ModelOutput.from_content("coach", str(told["text"]))
        advance()
        return state

    return solve


def asked(question: Question, parts: Parts) -> dict[str, object]:
    """What comes of a question, as metadata."""
    began = time.perf_counter()
    try:
        found = answer(question, parts)
    except CoachError as error:
        return {ANSWER: "", "text": "", SECONDS: time.perf_counter() - began, ERROR: f"{error.message} {error.hint}"}
    return {ANSWER: to_line(found), "text": found.text, SECONDS: time.perf_counter() - began, ERROR: ""}


def evidence(answer: Answer, most: int = 6) -> Sequence[str]:
    """The quotes that an answer cites, each once; those of the passages that it was made from where it cites none."""
    cited = [citation.quote for claim in answer.claims for citation in claim.citations]
    return list(dict.fromkeys(cited or [passage.chunk.text for passage in answer.passages]))[:most]
