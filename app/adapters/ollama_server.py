"""What an Ollama server has: its models, whether they chat or embed, and what pins them.

Uses Ollama's own interface (/api/tags, /api/show). Models that only pass the text on to another company's machines
are told apart, because nothing of a reader's may leave unasked.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

import httpx
from pydantic import BaseModel, Field, JsonValue, ValidationError

from app.adapters.openai_endpoint import is_loopback
from app.errors import ModelUnavailable, SettingsError

PORT = 11434
_SECONDS = 10.0
_REPLY_SECONDS = 300.0


class _Details(BaseModel):
    family: str = ""


class _Tag(BaseModel):
    name: str
    digest: str = ""
    remote_host: str = ""
    details: _Details = Field(default_factory=_Details)


class _Tags(BaseModel):
    models: list[_Tag] | None = None


class _Shown(BaseModel):
    capabilities: list[str] | None = None
    template: str = ""
    model_info: dict[str, JsonValue] = Field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class OllamaModel:
    """A model of the server. ``remote``: it runs elsewhere. Zeros where the server does not say."""

    name: str
    digest: str
    chats: bool
    embeds: bool
    thinks: bool
    remote: bool
    context_tokens: int
    parameters: int


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What a model's tokenizer is made of, as its GGUF file has it, and the chat template around messages."""

    kind: str
    splitter: str
    tokens: tuple[str, ...]
    merges: tuple[str, ...]
    template: str


@dataclass(frozen=True, slots=True)
class OllamaServer:
    """A server that answers. ``models`` are in its own order: the most recently changed first."""

    url: str
    models: tuple[OllamaModel, ...] = ()

    @property
    def chat_models(self) -> list[OllamaModel]:
        """Those that chat, on the server itself."""
        return [model for model in self.models if model.chats and not model.remote]

    @property
    def embedding_models(self) -> list[OllamaModel]:
        """Those that embed, on the server itself."""
        return [model for model in self.models if model.embeds and not model.remote]

    def model(self, name: str) -> OllamaModel:
        """The model of this name (``:latest`` may be left out). Raises ``ModelUnavailable``."""
        for model in self.models:
            if name in {model.name, model.name.removesuffix(":latest")}:
                return model
        known = ", ".join(model.name for model in self.models) or "none yet"
        raise ModelUnavailable(
            f"Ollama at {self.url} has no model named '{name}' (it has: {known}).", f"Get it: ollama pull {name}"
        )

    def vocabulary(self, name: str) -> Vocabulary:
        """The model's tokenizer, empty where the server does not give it. Raises ``ModelUnavailable``."""
        with ollama_client(self.url, _SECONDS) as client:
            shown = _show(client, name, verbose=True)
        info = shown.model_info
        return Vocabulary(
            kind=str(info.get("tokenizer.ggml.model", "")),
            splitter=str(info.get("tokenizer.ggml.pre", "")),
            tokens=_words(info.get("tokenizer.ggml.tokens")),
            merges=_words(info.get("tokenizer.ggml.merges")),
            template=shown.template,
        )


def find_ollama(host: str, timeout: float = 1.0) -> OllamaServer | None:
    """The server at ``host`` (as OLLAMA_HOST has it) if it answers within ``timeout`` seconds, else None.

    Raises ``SettingsError`` if ``host`` is no address.
    """
    url = server_url(host)
    try:
        with ollama_client(url, timeout) as client:
            response = client.get("/api/tags")
            response.raise_for_status()
            tags = _Tags.model_validate_json(response.content).models or []
    except (httpx.HTTPError, httpx.InvalidURL, ValidationError):
        return None
    with ollama_client(url, _SECONDS) as client:
        return OllamaServer(url, tuple(_described(client, tag) for tag in tags))


def server_url(host: str) -> str:
    """A URL of what OLLAMA_HOST may hold: a host, a port, both, or a URL; 0.0.0.0 means this machine."""
    scheme, separator, rest = host.strip().partition("://")
    if not separator:
        scheme, rest = "http", host.strip()
    try:
        parts = urlsplit(f"//{rest}")
        port = parts.port or ({"http": 80, "https": 443}.get(scheme, PORT) if separator else PORT)
    except ValueError as error:
        raise SettingsError(f"ollama_host '{host}' is no address.", "Give it as HOST:PORT.") from error
    name = parts.hostname or "127.0.0.1"
    name = "127.0.0.1" if name in {"0.0.0.0", "::"} else name
    name = f"[{name}]" if ":" in name else name
    return f"{scheme}://{name}:{port}{parts.path.rstrip('/')}"


def ollama_client(url: str, timeout: float) -> httpx.Client:
    """A client of the server; one on this machine is never asked through a proxy."""
    return httpx.Client(base_url=url, timeout=timeout, trust_env=not is_loopback(url))


def client_settings(url: str) -> dict[str, object]:
    """For LangChain's clients, which nobody closes: so every connection ends with its answer."""
    return {"timeout": _REPLY_SECONDS, "trust_env": not is_loopback(url), "headers": {"Connection": "close"}}


def unreachable(url: str) -> ModelUnavailable:
    """The error for a server that does not answer."""
    return ModelUnavailable(f"Ollama does not answer at {url}.", "Start it with 'ollama serve', or set ollama_host.")


def _show(client: httpx.Client, name: str, *, verbose: bool = False) -> _Shown:
    try:
        response = client.post("/api/show", json={"model": name, "verbose": verbose})
        response.raise_for_status()
        return _Shown.model_validate_json(response.content)
    except httpx.HTTPStatusError as error:
        status = error.response.status_code
        raise ModelUnavailable(
            f"Ollama cannot describe its model '{name}' ({status}).", f"Get it again: ollama pull {name}"
        ) from error
    except (httpx.HTTPError, ValidationError) as error:
        raise unreachable(str(client.base_url)) from error


def _described(client: httpx.Client, tag: _Tag) -> OllamaModel:
    """One damaged model must not hide the others: it is listed, and neither chats nor embeds."""
    try:
        return _model(tag, _show(client, tag.name))
    except ModelUnavailable:
        return _model(tag, _Shown(capabilities=[]))


def _model(tag: _Tag, shown: _Shown) -> OllamaModel:
    abilities = shown.capabilities
    if abilities is None:  # servers before 0.6.4 tell none
        abilities = ["embedding" if "bert" in tag.details.family else "completion"]
    limits = [_whole(value) for key, value in shown.model_info.items() if key.endswith(".context_length")]
    return OllamaModel(
        name=tag.name,
        digest=tag.digest.removeprefix("sha256:")[:12],
        chats="completion" in abilities,
        embeds="embedding" in abilities,
        thinks="thinking" in abilities,
        remote=bool(tag.remote_host),
        context_tokens=min(limits, default=0),
        parameters=_whole(shown.model_info.get("general.parameter_count")),
    )


def _whole(value: JsonValue) -> int:
    return int(value) if isinstance(value, int | float) else 0


def _words(value: JsonValue) -> tuple[str, ...]:
    return tuple(str(word) for word in value) if isinstance(value, list) else ()
