"""The questions that the coach is measured on, with what a right answer to each must say.

Reading them, telling whether an answer says what it must, and deriving figures from the guides' front matter live here.
Asking the coach and scoring are left to whoever measures.
"""

from evals.questions.facts import Fact
from evals.questions.samples import (
    ANSWERABLE,
    FALSE_PREMISES,
    UNANSWERABLE,
    Absence,
    Answerable,
    Exchange,
    FalsePremise,
    Place,
    Split,
    Unanswerable,
    read_answerable,
    read_false_premises,
    read_unanswerable,
)

__all__ = [
    "ANSWERABLE",
    "FALSE_PREMISES",
    "UNANSWERABLE",
    "Absence",
    "Answerable",
    "Exchange",
    "Fact",
    "FalsePremise",
    "Place",
    "Split",
    "Unanswerable",
    "read_answerable",
    "read_false_premises",
    "read_unanswerable",
]
