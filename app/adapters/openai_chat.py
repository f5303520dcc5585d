"""A chat model behind any OpenAI-style server: llama-server, vLLM, LM Studio, a company's gateway.

Tokens are counted by the server where it can (llama-server, vLLM). Elsewhere by an upper bound: no tokenizer in use
makes more tokens of a text than it has UTF-8 bytes, and a chat template adds few to each message. The bound is about
four times too high for English; set context_tokens to what the model really holds, and it seldom matters.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from pydantic import SecretStr

from app.adapters.openai_endpoint import Endpoint, check_room
from app.errors import ModelUnavailable
from app.ports import Message

TEMPLATE_TOKENS = 16

Counter = Callable[[Sequence[Message]], int]


class OpenAIChat:
    """One model of the server at ``base_url``, which ends in ``/v1``."""

    def __init__(self, name: str, base_url: str, api_key: str, context_tokens: int) -> None:
        """Ask the server whether it has the model; an empty key where it wants none. Raises ``ModelUnavailable``."""
        self._endpoint = Endpoint(base_url, SecretStr(api_key or "none"))
        self._model = name
        served = {model.id: model for model in self._endpoint.models()}
        if name not in served:
            known = ", ".join(sorted(served)) or "none"
            raise ModelUnavailable(
                f"The model server at {base_url} has no model named '{name}'.", f"It has: {known}. Set one of these."
            )
        self._context_tokens = min(context_tokens, served[name].context_tokens or context_tokens)
        self._counter = self._find_counter()

    @property
    def name(self) -> str:
        """``openai/NAME``."""
        return f"openai/{self._model}"

    @property
    def digest(self) -> str:
        """Empty: such servers tell none."""
        return ""

    @property
    def context_tokens(self) -> int:
        """As set, or what the server says it holds, whichever is less."""
        return self._context_tokens

    @property
    def capable(self) -> bool:
        """Whoever runs a model server runs a model of some size on it."""
        return True

    def count_tokens(self, messages: Sequence[Message]) -> int:
        """By the server, exactly, or the upper bound described above."""
        return self._counter(messages)

    def stream(self, messages: Sequence[Message], *, max_tokens: int, stop: Sequence[str] = ()) -> Iterator[str]:
        """The reply, piece by piece. Raises ``PromptTooLong`` before anything is generated."""
        check_room(self.count_tokens(messages), max_tokens, self._context_tokens)
        return self._endpoint.stream(self._model, messages, max_tokens=max_tokens, stop=stop)

    def close(self) -> None:
        """Close the connections."""
        self._endpoint.close()

    def _find_counter(self) -> Counter:
        probe = [Message("user", "hello")]
        for counter in (self._endpoint.count_tokens, self._count_as_vllm):
            try:
                counter(probe)
            except ModelUnavailable:
                continue
            return counter
        return most_tokens

    def _count_as_vllm(self, messages: Sequence[Message]) -> int:
        return self._endpoint.count_tokens_chat(self._model, messages)


def most_tokens(messages: Sequence[Message]) -> int:
    """No fewer tokens than any model sees: one for each UTF-8 byte, and some for the template around each message."""
    return sum(len(message.content.encode()) + TEMPLATE_TOKENS for message in messages) + TEMPLATE_TOKENS
