"""Lines of the datasets as Inspect's samples. Drawing them is left to ``evals.setup``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from inspect_ai.dataset import Dataset, MemoryDataset, Sample  # noqa: TID251
from inspect_ai.model import ChatMessage, ChatMessageAssistant, ChatMessageUser  # noqa: TID251
from pydantic import BaseModel

from app.domain import Question, Turn


def sample(
    id: str,  # noqa: A002
    question: Question | str,
    *,
    language: str = "en",
    about: Mapping[str, str] | None = None,
    source: BaseModel | None = None,
) -> Sample:
    """A sample: its question with the conversation before it, and what scorers and suites get back of it.

    An earlier turn that wasn't answered is left with an empty reply.
    """
    asked = Question(question) if isinstance(question, str) else question
    messages: list[ChatMessage] = []
    for turn in asked.history:
        messages += [ChatMessageUser(content=turn.asked), ChatMessageAssistant(content=turn.answered)]
    said = {"language": language, "about": dict(about or {}), "source": source.model_dump_json() if source else ""}
    return Sample(
        id=id, input=[*messages, ChatMessageUser(content=asked.text)] if messages else asked.text, metadata=said
    )


def question_of(given: str | Sequence[ChatMessage]) -> Question:
    """The question of a sample's input."""
    if isinstance(given, str):
        return Question(given)
    texts = [message.text for message in given]
    turns = tuple(Turn(asked, answered) for asked, answered in zip(texts[0:-1:2], texts[1::2], strict=True))
    return Question(texts[-1], turns)


def dataset(name: str, samples: Sequence[Sample]) -> Dataset:
    """The samples as a dataset of this name."""
    return MemoryDataset(list(samples), name=name)
