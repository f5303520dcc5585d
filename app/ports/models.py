"""Models, as protocols: those that chat, those that embed, and the checker of what was said.

Vectors are ``numpy.float32`` of unit length: shape (dimension,) for one, (n, dimension) for many.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from app.domain import Citation, Passage, Verdict

Vector = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a chat prompt."""

    role: Literal["system", "user", "assistant"]
    content: str


class ChatModel(Protocol):
    """A chat model. Raises ``ModelUnavailable`` or ``PromptTooLong``; it never truncates."""

    @property
    def name(self) -> str:
        """As the reader would set it: ``embedded/…``, ``gguf/…``, ``ollama/…``, ``openai/…``."""

    @property
    def digest(self) -> str:
        """What pins the weights: a hash, or the server's own digest; empty if the server tells none."""

    @property
    def context_tokens(self) -> int:
        """The most tokens of prompt and reply together."""

    @property
    def capable(self) -> bool:
        """Whether it is up to more than drafting, such as rewriting a follow-up question."""

    def count_tokens(self, messages: Sequence[Message]) -> int:
        """Tokens of the prompt, chat template included; never fewer than the model will see."""

    def stream(self, messages: Sequence[Message], *, max_tokens: int, stop: Sequence[str] = ()) -> Iterator[str]:
        """The reply, piece by piece. Closing the iterator stops the model."""

    def close(self) -> None:
        """Free what the model holds. Safe to call twice."""


class Embedder(Protocol):
    """An embedding model. Raises ``ModelUnavailable``."""

    @property
    def name(self) -> str:
        """As the reader would set it, and as the index remembers it."""

    @property
    def dimension(self) -> int:
        """Length of a vector."""

    @property
    def languages(self) -> frozenset[str]:
        """ISO 639-1 codes of the languages whose meaning its vectors carry."""

    def embed(self, texts: Sequence[str]) -> Vector:
        """Vectors of passages, shape (len(texts), dimension). A text longer than the model's window is cut there."""

    def embed_question(self, text: str) -> Vector:
        """The vector of a question, shape (dimension,)."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a support checker says of one sentence.

    ``citations`` are the smallest spans that support it, empty if none does. Where none does, ``unsupported`` are the
    stretches of the sentence (start, end in characters) that stand in the way, as far as they are known, and
    ``closest`` is the sentence of a passage that comes nearest to it. ``opposing`` are sentences of other sources that
    say otherwise of the same thing.
    """

    verdict: Verdict
    citations: tuple[Citation, ...] = ()
    unsupported: tuple[tuple[int, int], ...] = ()
    closest: Citation | None = None
    opposing: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch of a text (start, end in characters) and the chance, 0 to 1, that it is what it was looked at for."""

    start: int
    end: int
    chance: float

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a stretch: {self.start}-{self.end}")
        if not 0 <= self.chance <= 1:
            raise ValueError(f"not a chance: {self.chance}")


@dataclass(frozen=True, slots=True)
class Groundedness:
    """How a sentence stands to a text: the chances that it is supported, not supported or contradicted by it, 1
    together.

    ``words`` are the words of the sentence, in order, each with the chance that it is not supported; ``deciding`` the
    sentences of the text that were read, in order, each with the chance that it decides.
    """

    supported: float
    unsupported: float
    contradicted: float
    words: tuple[Marked, ...] = ()
    deciding: tuple[Marked, ...] = ()

    def __post_init__(self) -> None:
        chances = (self.supported, self.unsupported, self.contradicted)
        if min(chances) < 0 or abs(sum(chances) - 1) > 1e-3:
            raise ValueError(f"not chances: {chances}")


class GroundednessModel(Protocol):
    """Judges whether a text bears out a sentence. Raises ``ModelUnavailable``."""

    @property
    def name(self) -> str:
        """What goes into the Trace."""

    def judge(self, pairs: Sequence[tuple[str, str]]) -> list[Groundedness]:
        """One for each (sentence, text), in order; of a long text the sentences nearest to the sentence are read.

        A pair's judgement doesn't depend on the other pairs. ``ValueError`` for a pair without a sentence or a text.
        """


class SupportChecker(Protocol):
    """Decides whether passages support a sentence."""

    @property
    def name(self) -> str:
        """What goes into the Trace."""

    def check(self, sentence: str, passages: Sequence[Passage]) -> Finding:
        """The verdict; SUPPORTED comes with at least one citation."""
