"""A chat model that says what it was told to: for tests, and for seeing the page without a model.

It keeps the port's promises (streams piece by piece, never truncates a prompt, stops when closed) and nothing else.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from app.errors import ModelError, PromptTooLong
from app.ports import Message

Reply = Callable[[Sequence[Message]], str]

_PIECE = re.compile(r"\s*\S+|\s+$")


@dataclass(frozen=True, slots=True)
class Manner:
    """How it replies: seconds before each piece, and a failure to raise after so many pieces."""

    delay: float = 0.0
    failure: ModelError | None = None
    fails_after: int = 0


@dataclass
class ScriptedChat:
    """Replies given in order (the last one again and again), or made from the messages; a token is a word.

    ``prompts`` remembers what it was asked, ``spoken`` how many pieces it gave.
    """

    replies: Sequence[str] | Reply
    name: str = "scripted/double"
    digest: str = "scripted"
    context_tokens: int = 2048
    capable: bool = False
    manner: Manner = field(default_factory=Manner)
    prompts: list[tuple[Message, ...]] = field(default_factory=list)
    spoken: int = 0

    def count_tokens(self, messages: Sequence[Message]) -> int:
        """Words, and one for each message's role."""
        return sum(len(message.content.split()) + 1 for message in messages)

    def stream(self, messages: Sequence[Message], *, max_tokens: int, stop: Sequence[str] = ()) -> Iterator[str]:
        """The next reply, word by word, cut before ``stop`` or after ``max_tokens`` words."""
        needed = self.count_tokens(messages) + max_tokens
        if needed > self.context_tokens:
            raise PromptTooLong(
                f"Prompt and reply need {needed} tokens; the model holds {self.context_tokens}.",
                "Ask a shorter question.",
            )
        reply = self._reply(messages)
        self.prompts.append(tuple(messages))
        return self._speak(_before(reply, stop), max_tokens)

    def close(self) -> None:
        """Nothing to free."""

    def _reply(self, messages: Sequence[Message]) -> str:
        if callable(self.replies):
            return self.replies(messages)
        return self.replies[min(len(self.prompts), len(self.replies) - 1)] if self.replies else ""

    def _speak(self, reply: str, max_tokens: int) -> Iterator[str]:
        failure = self.manner.failure
        for number, piece in enumerate(_PIECE.findall(reply)[:max_tokens]):
            if failure and number >= self.manner.fails_after:
                raise failure
            if self.manner.delay:
                time.sleep(self.manner.delay)
            self.spoken += 1
            yield piece
        if failure:
            raise failure


def _before(reply: str, stop: Sequence[str]) -> str:
    ends = [reply.index(word) for word in stop if word in reply]
    return reply[: min(ends)] if ends else reply
