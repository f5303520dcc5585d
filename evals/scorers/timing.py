"""What checking adds to an answer's time, told by its Trace. Seconds, of wall-clock time, on whatever machine it ran.

A pipeline whose Trace has no such times leaves them unscored.
"""

from __future__ import annotations

from app.domain import Answer
from evals.scorers.score import Score, unscored

FIRST_CLAIM = "first claim"
FIRST_DRAFTED = "first drafted sentence"
CHECKING = "checking"
WHOLE = "whole answer"


def seconds(answer: Answer, name: str) -> Score:
    """How long this took or how long after the question it came, by its name in the Trace."""
    found = dict(answer.trace.timings).get(name)
    return (
        unscored(f"The trace has no time for {name!r}.") if found is None else Score(found, f"{name}: {found:.3f} s.")
    )


def gate_share(answer: Answer) -> Score:
    """Time spent on checking as a share of the time that the answer would have taken without. Drafted answers only."""
    checking, whole = seconds(answer, CHECKING).value, seconds(answer, WHOLE).value
    if checking is None or whole is None or seconds(answer, FIRST_DRAFTED).value is None:
        return unscored("Nothing was drafted, or the trace lacks a time.")
    rest = whole - checking
    if rest <= 0:
        return unscored("The answer took no time but that of checking.")
    return Score(checking / rest, f"{checking:.3f} s of checking beside {rest:.3f} s.")


def first_sentence_delay(answer: Answer) -> Score:
    """Seconds between the first sentence drafted and the first claim shown; 0 where a claim came before the draft."""
    drafted, shown = seconds(answer, FIRST_DRAFTED).value, seconds(answer, FIRST_CLAIM).value
    if drafted is None or shown is None:
        return unscored("Nothing was drafted, or nothing shown.")
    return Score(max(0.0, shown - drafted), f"First drafted at {drafted:.3f} s, first shown at {shown:.3f} s.")
