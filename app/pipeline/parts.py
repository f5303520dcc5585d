"""What an answer is made with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.domain import Passage, Question, Understanding
from app.ports import ChatModel, Embedder, Library, SupportChecker
from app.prompts import Prompts
from app.settings import Settings


@dataclass(frozen=True, slots=True)
class Parts:
    """What an answer is made with; built by ``compose`` alone.

    ``understand`` and ``retrieve`` are the two stages that need the library's catalogue and index, already bound to
    them; ``retrieve`` returns no passages when nothing is relevant. ``in_scope`` says whether a question is about what
    a careers library holds at all.
    """

    settings: Settings
    prompts: Prompts
    library: Library
    embedder: Embedder
    chat: ChatModel
    checker: SupportChecker
    understand: Callable[[Question], Understanding]
    retrieve: Callable[[Understanding], tuple[Passage, ...]]
    in_scope: Callable[[Understanding], bool] = lambda _: True
