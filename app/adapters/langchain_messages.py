"""How the chat adapters speak to LangChain's chat models: messages in, pieces of text out.

Tracing to LangSmith is off here whatever the environment says: what a reader asks stays on their machine.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextvars import Context, copy_context
from dataclasses import dataclass

from langchain_core.language_models import BaseChatModel  # noqa: TID251
from langchain_core.messages import (  # noqa: TID251
    AIMessage,
    AIMessageChunk,
    BaseMessage,
    HumanMessage,
    SystemMessage,
)
from langsmith import tracing_context

from app.ports import Message

_TYPES: dict[str, type[BaseMessage]] = {"system": SystemMessage, "user": HumanMessage, "assistant": AIMessage}


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a reply; ``prompt_tokens`` is what the server says it read, None until it says so."""

    text: str
    prompt_tokens: int | None = None


def langchain_messages(messages: Sequence[Message]) -> list[BaseMessage]:
    """The same messages as LangChain's types."""
    return [_TYPES[message.role](content=message.content) for message in messages]


def stream_pieces(model: BaseChatModel, messages: Sequence[Message], stop: Sequence[str]) -> Iterator[Piece]:
    """The reply piece by piece. Closing the iterator closes the connection, which stops the server."""
    context = _untraced()
    chunks = context.run(model.stream, langchain_messages(messages), stop=list(stop) or None)
    try:
        while (chunk := context.run(next, chunks, None)) is not None:
            usage = chunk.usage_metadata if isinstance(chunk, AIMessageChunk) else None
            yield Piece(str(chunk.text), usage["input_tokens"] if usage else None)
    finally:
        close = getattr(chunks, "close", None)
        if close is not None:
            context.run(close)


def _untraced() -> Context:
    with tracing_context(enabled=False):
        return copy_context()
