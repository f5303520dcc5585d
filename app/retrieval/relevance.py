"""Whether what was found has to do with the question: a logistic of how near its meaning is and how much it covers.

The weights are in ``calibration``, with what they were fitted on. Nothing is ordered here.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from app.retrieval.calibration import BLIND, FOREIGN_FAVOUR, LEAST_RELEVANCE, LEAST_RELEVANCE_LINKED, SEEING, Logistic
from app.retrieval.search import Found


def relevance(found: Found) -> float:
    """The probability, 0 to 1, that a question whose best passage is this one is about the library's themes.

    A source that suits the question less must fit it better.
    """
    if found.cosine is None:
        return _sigmoid(BLIND, found.favour * found.coverage * (FOREIGN_FAVOUR if found.foreign else 1.0), 0.0)
    return _sigmoid(SEEING, found.favour * found.coverage, found.favour * found.cosine)


def answers(found: Sequence[Found], *, linked: bool) -> bool:
    """Whether any passage is near enough to answer from; the guide of a role that it names always is a little."""
    least = LEAST_RELEVANCE_LINKED if linked else LEAST_RELEVANCE
    return any(relevance(one) >= least for one in found)


def _sigmoid(logistic: Logistic, coverage: float, cosine: float) -> float:
    return 1 / (1 + math.exp(-(logistic.bias + logistic.coverage * coverage + logistic.cosine * cosine)))
