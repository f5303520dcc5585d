"""An OpenAI-style server, as the embedded model and ``openai/NAME`` both use one: its models, tokens and replies.

Replies go through LangChain. What OpenAI's interface lacks (counting the tokens of a prompt) is asked of the
endpoints that llama-server and vLLM add beside it.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import urlsplit

import httpx
import openai
from langchain_openai import ChatOpenAI  # noqa: TID251
from pydantic import BaseModel, SecretStr, ValidationError

from app.adapters.langchain_messages import stream_pieces
from app.errors import ModelError, ModelUnavailable, PromptTooLong
from app.ports import Message

_T = TypeVar("_T", bound=BaseModel)

_SEED = 1
_SECONDS = 300.0


@dataclass(frozen=True, slots=True)
class ServedModel:
    """A model that the server has; zeros where it does not say."""

    id: str
    context_tokens: int = 0
    parameters: int = 0


class _Meta(BaseModel):
    n_ctx: int = 0
    n_ctx_train: int = 0
    n_params: int = 0


class _Model(BaseModel):
    id: str
    meta: _Meta | None = None
    max_model_len: int | None = None


class _Models(BaseModel):
    data: list[_Model]


class _Prompt(BaseModel):
    prompt: str


class _Tokens(BaseModel):
    tokens: list[int]


class _Count(BaseModel):
    count: int


class Endpoint:
    """A server at ``base_url`` (with its ``/v1``). Failures become ``ModelUnavailable`` or ``PromptTooLong``."""

    def __init__(self, base_url: str, api_key: SecretStr) -> None:
        self.base_url = base_url.rstrip("/")
        self.api_key = api_key
        # A proxy in the environment must not see what is said between programs of this machine.
        self._client = httpx.Client(timeout=_SECONDS, trust_env=not is_loopback(base_url))

    def models(self) -> list[ServedModel]:
        """What ``/v1/models`` lists."""
        found = _parsed(_Models, self._request("GET", f"{self.base_url}/models"))
        return [_served(model) for model in found.data]

    def count_tokens(self, messages: Sequence[Message]) -> int:
        """Exactly, by llama-server's ``/apply-template`` and ``/tokenize``. Raises ``ModelUnavailable``."""
        body = {"messages": [{"role": each.role, "content": each.content} for each in messages]}
        prompt = _parsed(_Prompt, self._request("POST", f"{self._root}/apply-template", body)).prompt
        content = {"content": prompt, "add_special": True, "parse_special": True}
        return len(_parsed(_Tokens, self._request("POST", f"{self._root}/tokenize", content)).tokens)

    def count_tokens_chat(self, model: str, messages: Sequence[Message]) -> int:
        """Exactly, by vLLM's ``/tokenize``, which takes messages. Raises ``ModelUnavailable``."""
        body = {"model": model, "messages": [{"role": each.role, "content": each.content} for each in messages]}
        return _parsed(_Count, self._request("POST", f"{self._root}/tokenize", body)).count

    def stream(
        self, model: str, messages: Sequence[Message], *, max_tokens: int, stop: Sequence[str] = ()
    ) -> Iterator[str]:
        """The reply, piece by piece, at temperature 0 with a fixed seed."""
        chat = ChatOpenAI(
            model=model,
            base_url=self.base_url,
            api_key=self.api_key,
            http_client=self._client,
            temperature=0,
            seed=_SEED,
            max_retries=0,
            stream_usage=False,
            extra_body={"max_tokens": max_tokens},
        )
        try:
            for piece in stream_pieces(chat, messages, stop):
                if piece.text:
                    yield piece.text
        except openai.BadRequestError as error:
            raise _too_long_or_other(error) from error
        except openai.APIConnectionError as error:
            raise self._unreachable() from error
        except (openai.APIError, httpx.HTTPError) as error:
            raise self._failed(str(error)) from error

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    @property
    def _root(self) -> str:
        return self.base_url.removesuffix("/v1")

    def _request(self, method: str, url: str, body: object = None) -> httpx.Response:
        headers = {"Authorization": f"Bearer {self.api_key.get_secret_value()}"}
        try:
            response = self._client.request(method, url, json=body, headers=headers)
            response.raise_for_status()
        except httpx.HTTPStatusError as error:
            raise self._failed(f"{url} answered {error.response.status_code}") from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise self._unreachable() from error
        return response

    def _unreachable(self) -> ModelUnavailable:
        return ModelUnavailable(
            f"No model server answers at {self.base_url}.", "Start it, or correct base_url (it ends in /v1)."
        )

    def _failed(self, what: str) -> ModelUnavailable:
        return ModelUnavailable(
            f"The model server failed: {what}.", "Check its log, the api_key and the base_url (it ends in /v1)."
        )


def check_room(prompt_tokens: int, max_tokens: int, context_tokens: int) -> None:
    """Raise ``PromptTooLong`` unless prompt and reply fit into the context."""
    if prompt_tokens + max_tokens > context_tokens:
        raise PromptTooLong(
            f"The prompt has {prompt_tokens} tokens and the reply may have {max_tokens}; "
            f"the model holds {context_tokens} together.",
            "Ask a shorter question, or set context_tokens higher if the model allows.",
        )


def is_loopback(address: str) -> bool:
    """Whether a URL points at this machine."""
    host = urlsplit(address).hostname or ""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _parsed(kind: type[_T], response: httpx.Response) -> _T:
    try:
        return kind.model_validate_json(response.content)
    except ValidationError as error:
        raise ModelUnavailable(
            f"{response.url} did not answer as a model server does.", "Correct base_url (it ends in /v1)."
        ) from error


def _served(model: _Model) -> ServedModel:
    meta = model.meta or _Meta()
    limits = [tokens for tokens in (meta.n_ctx, meta.n_ctx_train, model.max_model_len or 0) if tokens]
    return ServedModel(model.id, min(limits, default=0), meta.n_params)


def _too_long_or_other(error: openai.BadRequestError) -> ModelError:
    text = str(error)
    if "context" in text and ("exceed" in text or "maximum" in text):
        return PromptTooLong("The prompt does not fit the model's context.", "Ask a shorter question.")
    return ModelUnavailable(f"The model server refused the request: {text}.", "Check the model's name and settings.")
