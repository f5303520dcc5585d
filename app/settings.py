"""Every setting, as pure data read once: defaults, then ``career-coach.toml``, then ``CAREER_COACH_*``, then flags.

The later the stronger. Unknown keys are errors. ``load`` also tells where each value came from, for ``doctor``.
"""

from __future__ import annotations

import hashlib
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_data_path
from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from app.errors import SettingsError

CHECKOUT = Path(__file__).resolve().parent.parent
FILE_NAME = "career-coach.toml"
PREFIX = "CAREER_COACH_"
REPORT_FILE = Path("quality") / "report.html"
"""Where the report of the last evals is, in the home folder."""


class Settings(BaseSettings):
    """The settings of one process. Paths are absolute after loading."""

    model_config = SettingsConfigDict(extra="forbid", frozen=True)

    home: Path = Field(default_factory=lambda: user_data_path("career-coach", appauthor=False))
    """Where the index, readers' feedback and caches live."""
    corpus: Path = CHECKOUT / "corpus"
    """The library's files."""
    prompts: Path = CHECKOUT / "prompts"
    """The prompt files."""
    host: str = "127.0.0.1"
    """Address that the page is served on."""
    port: int = Field(default=7860, ge=1, le=65535)
    """Port that the page is served on."""
    model: str = "auto"
    """``auto`` (Ollama if it answers and has a chat model, else embedded), ``embedded``, ``gguf/PATH``,
    ``ollama/NAME`` or ``openai/NAME``."""
    embeddings: str = "embedded"
    """``embedded`` or ``ollama/NAME``."""
    base_url: str | None = None
    """Address of an OpenAI-style server, with its ``/v1``; for ``openai/NAME``."""
    api_key: SecretStr | None = None
    """Key for that server."""
    ollama_host: str = Field(default_factory=lambda: os.environ.get("OLLAMA_HOST") or "127.0.0.1:11434")
    """Where Ollama is; its own variable ``OLLAMA_HOST`` is honoured."""
    chroma_url: str | None = None
    """A Chroma server to use instead of the embedded one, as ``http://host:port``."""
    watch: bool = True
    """Whether the page's server looks at the corpus at start and keeps the index in step."""
    read_seconds: float = Field(default=180, ge=1)
    """How long the reading of one file may take; ten times as long where pictures of text are recognised."""
    read_megabytes: int = Field(default=1024, ge=256)
    """How much memory the reading of one file may take, three times as much for recognition; held to on Linux."""
    context_tokens: int = Field(default=2048, ge=512)
    """Tokens of prompt and reply together that a chat model is asked to hold."""
    reply_tokens: int = Field(default=160, ge=16)
    """The most tokens of a draft."""
    small_model_prompt_tokens: int = Field(default=450, ge=200)
    """Tokens of prompt after which a model that isn't capable gets no further passage: reading takes it time."""
    small_model_reply_tokens: int = Field(default=48, ge=16)
    """The most tokens of such a model's draft."""
    passages: int = Field(default=5, ge=1, le=20)
    """How many passages an answer may cite from."""
    points: int = Field(default=5, ge=2, le=6)
    """The most points of an answer."""
    question_characters: int = Field(default=2000, ge=100)
    """The longest question that is read."""
    support_threshold: float | None = Field(default=None, ge=0, le=1)
    """The least chance of support of a sentence that may be shown; left out, the one that the checker was set to."""
    remember_questions: bool = True
    """Whether questions that found nothing are kept for the library's keeper, without what could name the asker."""
    stale_years: int = Field(default=3, ge=1)
    """How old an article or a guide may be, by the date it states, before its keeper is told."""
    stale_years_of_courses: int = Field(default=2, ge=1)
    """The same for catalogues of courses."""

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],  # noqa: ARG003
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Only what ``load`` passes counts: it has already merged file, environment and flags."""
        return (init_settings,)


@dataclass(frozen=True, slots=True)
class Loaded:
    """Settings, and for each that isn't at its default, where it came from."""

    settings: Settings
    origins: Mapping[str, str]


def load(flags: Mapping[str, object] | None = None, *, directory: Path | None = None) -> Loaded:
    """Read the settings. ``flags`` are the given command-line options (None values are left out).

    The file is ``career-coach.toml`` in ``directory`` (default: the working directory). Raises ``SettingsError``.
    """
    file = (directory or Path.cwd()) / FILE_NAME
    layers = [
        (str(file), _from_file(file)),
        ("environment", _from_environment()),
        ("flag", {key: value for key, value in (flags or {}).items() if value is not None}),
    ]
    merged: dict[str, object] = {}
    origins: dict[str, str] = {}
    for origin, values in layers:
        for key, value in values.items():
            merged[key] = value
            origins[key] = f"{PREFIX}{key.upper()} in the environment" if origin == "environment" else origin
    return Loaded(_absolute(_validated(merged, origins)), origins)


def settings_hash(settings: Settings) -> str:
    """First 12 hex digits of the SHA-256 of the settings that shape an answer (no paths, addresses or keys)."""
    shaping = settings.model_dump(
        mode="json",
        exclude={
            "home",
            "corpus",
            "prompts",
            "host",
            "port",
            "base_url",
            "api_key",
            "ollama_host",
            "chroma_url",
            "watch",
            "read_seconds",
            "read_megabytes",
            "remember_questions",
            "stale_years",
            "stale_years_of_courses",
        },
    )
    return hashlib.sha256(repr(sorted(shaping.items())).encode()).hexdigest()[:12]


def _from_file(file: Path) -> dict[str, object]:
    if not file.is_file():
        return {}
    try:
        return dict(tomllib.loads(file.read_text("utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise SettingsError(f"{file} cannot be read: {error}.", "Correct it, or move it away.") from error


def _from_environment() -> dict[str, object]:
    return {name[len(PREFIX) :].lower(): value for name, value in os.environ.items() if name.upper().startswith(PREFIX)}


def _validated(values: Mapping[str, object], origins: Mapping[str, str]) -> Settings:
    try:
        return Settings.model_validate(values)
    except ValidationError as error:
        first = error.errors()[0]
        key = str(first["loc"][0]) if first["loc"] else "?"
        known = ", ".join(sorted(Settings.model_fields))
        what = "is not a setting" if first["type"] == "extra_forbidden" else f"is not valid: {first['msg']}"
        hint = f"Settings are: {known}." if first["type"] == "extra_forbidden" else "Correct it and start again."
        raise SettingsError(f"'{key}' ({origins.get(key, 'default')}) {what}.", hint) from error


def _absolute(settings: Settings) -> Settings:
    paths = {name: getattr(settings, name).expanduser().resolve() for name in ("home", "corpus", "prompts")}
    return settings.model_copy(update=paths)
