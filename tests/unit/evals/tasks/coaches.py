"""Coaches to be measured: the real pipeline over doubles, answering from the passages it is given."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from app.adapters.hashing_embeddings import HashingEmbedder
from app.adapters.scripted_chat import ScriptedChat
from app.adapters.sqlite_library import SqliteLibrary
from app.domain import Passage, Question, Understanding
from app.pipeline import Parts
from app.prompts import load_prompts
from app.settings import Settings
from tests.checkers import overlap_checker

ROOT = Path(__file__).parents[4]


def parts(
    retrieve: Callable[[Understanding], tuple[Passage, ...]],
    understand: Callable[[Question], Understanding] = lambda question: Understanding(question, question.text, "en"),
) -> Parts:
    """With an empty library, a chat model that says one wrong thing, and this retrieval."""
    return Parts(
        settings=Settings(),
        prompts=load_prompts(ROOT / "prompts"),
        library=SqliteLibrary(None),
        embedder=HashingEmbedder(),
        chat=ScriptedChat(["Nurses earn $5."]),
        checker=overlap_checker(),
        understand=understand,
        retrieve=retrieve,
    )
