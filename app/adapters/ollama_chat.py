"""A chat model of an Ollama server, through LangChain.

Ollama cuts a prompt that is too long without a word, so the context is set and the prompt counted here before it
goes out; the server's own count, which comes with the end of the reply, is held against it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

import httpx
import ollama
from langchain_ollama import ChatOllama  # noqa: TID251

from app.adapters.langchain_messages import stream_pieces
from app.adapters.ollama_server import OllamaModel, OllamaServer, client_settings, find_ollama, unreachable
from app.adapters.ollama_tokens import Counter, counter_of
from app.adapters.openai_endpoint import check_room
from app.errors import ModelUnavailable, PromptTooLong
from app.ports import Message

__all__ = ["OllamaChat", "OllamaModel", "OllamaServer", "find_ollama"]

CAPABLE_PARAMETERS = 1_000_000_000
_SEED = 1


class OllamaChat:
    """One chat model of the server, at temperature 0 with a fixed seed; thinking aloud is turned off."""

    def __init__(self, name: str, server: OllamaServer, context_tokens: int) -> None:
        """Raises ``ModelUnavailable`` if the server has no such model or it does not chat."""
        self._server = server
        self._about = server.model(name)
        if not self._about.chats:
            raise ModelUnavailable(
                f"Ollama's model '{name}' does not chat: it is for embeddings.", "Set another with --model ollama/NAME."
            )
        self._context_tokens = min(context_tokens, self._about.context_tokens or context_tokens)

    @property
    def name(self) -> str:
        """``ollama/NAME``, with its tag."""
        return f"ollama/{self._about.name}"

    @property
    def digest(self) -> str:
        """First 12 hex digits of Ollama's digest of the model."""
        return self._about.digest

    @property
    def context_tokens(self) -> int:
        """As set, or what the model was trained for, whichever is less."""
        return self._context_tokens

    @property
    def capable(self) -> bool:
        """Whether it has a thousand million parameters or more."""
        return self._about.parameters >= CAPABLE_PARAMETERS

    def count_tokens(self, messages: Sequence[Message]) -> int:
        """An upper bound, close where the model's tokenizer can be rebuilt."""
        return self._counter(messages)

    def stream(self, messages: Sequence[Message], *, max_tokens: int, stop: Sequence[str] = ()) -> Iterator[str]:
        """The reply, piece by piece. Raises ``PromptTooLong`` before anything is generated."""
        counted = self.count_tokens(messages)
        check_room(counted, max_tokens, self._context_tokens)
        return self._reply(self._chat(max_tokens), messages, counted, stop)

    def close(self) -> None:
        """Nothing to free: the server keeps the model as long as it likes."""

    @cached_property
    def _counter(self) -> Counter:
        return counter_of(self._server.vocabulary(self._about.name))

    def _chat(self, max_tokens: int) -> ChatOllama:
        return ChatOllama(
            model=self._about.name,
            base_url=self._server.url,
            num_ctx=self._context_tokens,
            num_predict=max_tokens,
            temperature=0,
            seed=_SEED,
            reasoning=False if self._about.thinks else None,
            sync_client_kwargs=client_settings(self._server.url),
        )

    def _reply(self, chat: ChatOllama, messages: Sequence[Message], counted: int, stop: Sequence[str]) -> Iterator[str]:
        try:
            for piece in stream_pieces(chat, messages, stop):
                if piece.prompt_tokens is not None and piece.prompt_tokens > counted:
                    raise _miscounted(piece.prompt_tokens, counted)
                if piece.text:
                    yield piece.text
        except ollama.ResponseError as error:
            raise _failed(self._about.name, error) from error
        except (ConnectionError, httpx.HTTPError) as error:
            raise unreachable(self._server.url) from error


def _miscounted(read: int, counted: int) -> PromptTooLong:
    return PromptTooLong(
        f"Ollama read {read} tokens where at most {counted} were counted, so the prompt may have been cut.",
        "Please report this with the model's name; meanwhile set another model.",
    )


def _failed(name: str, error: ollama.ResponseError) -> ModelUnavailable:
    hint = f"Get it: ollama pull {name}" if error.status_code == httpx.codes.NOT_FOUND else "See Ollama's log."
    return ModelUnavailable(f"Ollama failed with '{name}': {error.error}.", hint)
