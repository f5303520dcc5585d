"""The latest answers in full, as JSON, for readers who give a thumb; the browser keeps only what it shows."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock

KEPT = 300


class RecentAnswers:
    """The last few hundred answers by their exchange's id. Safe to use from several threads."""

    def __init__(self, kept: int = KEPT) -> None:
        self._kept = kept
        self._answers: OrderedDict[str, str] = OrderedDict()
        self._lock = Lock()

    def put(self, exchange_id: str, answer_json: str) -> None:
        """Keep one; the oldest goes when there are too many."""
        with self._lock:
            self._answers[exchange_id] = answer_json
            if len(self._answers) > self._kept:
                self._answers.popitem(last=False)

    def get(self, exchange_id: str) -> str | None:
        """The answer of this exchange, if it is recent enough."""
        with self._lock:
            return self._answers.get(exchange_id)
