"""Choosing and building the parts that the settings ask for.

The only place that knows which adapter fills which port.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property, lru_cache, partial
from pathlib import Path
from threading import Lock

import numpy as np

from app.adapters.chroma_vectors import ChromaVectors
from app.adapters.kept_embeddings import FOLDER_NAME, KeptEmbedder, keep
from app.adapters.sqlite_connections import discard
from app.adapters.sqlite_feedback import SqliteFeedback
from app.adapters.sqlite_library import SqliteLibrary
from app.adapters.sqlite_usage import SqliteUsage
from app.domain import Chunk, Passage, Question, Understanding
from app.errors import EmbeddingMismatch, LibraryDamaged, ModelUnavailable, SettingsError
from app.health import Ages, CorpusHealth, health
from app.pipeline import Parts
from app.ports import ChatModel, Embedder, FeedbackStore, NearDuplicate, UsageStore, Vector, VectorIndex
from app.prompts import Prompts, load_prompts
from app.retrieval import RetrievalParts, retrieve
from app.retrieval.terms import TermList
from app.settings import Settings
from app.understanding import RoleIndex, rewriter, understand
from app.verification.checker import RuleChecker

EMBEDDED = "embedded"
HERE = Path(__file__).parent
LIBRARY_FILE = "library.db"


def embedder_of(settings: Settings) -> Embedder:
    """The embedding model set. Raises ``SettingsError`` or ``ModelUnavailable``."""
    if settings.embeddings == EMBEDDED:
        from app.adapters.onnx_embeddings import OnnxEmbedder

        return KeptEmbedder(OnnxEmbedder(HERE / "models" / "minilm"), settings.corpus / FOLDER_NAME)
    vendor, _, name = settings.embeddings.partition("/")
    if vendor == "ollama" and name:
        from app.adapters.ollama_embeddings import OllamaEmbedder

        return KeptEmbedder(OllamaEmbedder(name, settings.ollama_host), settings.corpus / FOLDER_NAME)
    raise SettingsError(f"'{settings.embeddings}' names no embedding model.", "Use 'embedded' or 'ollama/NAME'.")


def chat_of(settings: Settings) -> ChatModel:
    """The chat model set; ``auto`` takes Ollama's if it answers within a second and has one.

    Raises ``SettingsError`` or ``ModelUnavailable``.
    """
    if settings.model == "auto":
        return _ollama_chat(settings) or _embedded_chat(settings, None)
    if settings.model == EMBEDDED:
        return _embedded_chat(settings, None)
    vendor, _, name = settings.model.partition("/")
    if vendor == "gguf" and name:
        return _embedded_chat(settings, Path(name).expanduser())
    if vendor == "ollama" and name:
        chat = _ollama_chat(settings, name)
        if chat is None:
            raise ModelUnavailable(
                f"Ollama does not answer at {settings.ollama_host}.",
                "Start it with 'ollama serve', or use --model auto.",
            )
        return chat
    if vendor == "openai" and name:
        return _openai_chat(settings, name)
    raise SettingsError(
        f"'{settings.model}' names no chat model.",
        "Use 'auto', 'embedded', 'gguf/PATH', 'ollama/NAME' or 'openai/NAME'.",
    )


def library_of(settings: Settings) -> SqliteLibrary:
    """The library's text, manifest and catalogue, in the home folder."""
    return SqliteLibrary(_home(settings) / LIBRARY_FILE)


def _home(settings: Settings) -> Path:
    try:
        settings.home.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SettingsError(
            f"The home folder {settings.home} cannot be made: {error.strerror}.", "Choose another with --home."
        ) from error
    return settings.home


def vectors_of(settings: Settings, embedder: Embedder) -> VectorIndex:
    """The vector index: a Chroma server's if one is set, else the embedded one in the home folder."""
    if settings.chroma_url:
        return ChromaVectors.server(settings.chroma_url, embedder.name, embedder.dimension)
    return ChromaVectors.persistent(settings.home / "chroma", embedder.name, embedder.dimension)


def feedback_of(settings: Settings) -> FeedbackStore:
    """Where readers' thumbs are kept."""
    return SqliteFeedback(_home(settings) / "feedback.db")


def usage_of(settings: Settings) -> UsageStore:
    """Where it is counted what answers cite, and kept what found nothing."""
    return SqliteUsage(_home(settings) / "usage.db")


@dataclass
class Coach:
    """The parts of one running coach, each built when it is first needed; ``close`` frees the chat model.

    Safe to use from several threads: building is under a lock, so that no model is ever loaded twice.
    """

    settings: Settings
    _lock: Lock = field(default_factory=Lock)

    @cached_property
    def library(self) -> SqliteLibrary:
        """Text, manifest and catalogue."""
        return library_of(self.settings)

    @cached_property
    def embedder(self) -> Embedder:
        """The embedding model."""
        return embedder_of(self.settings)

    @cached_property
    def vectors(self) -> VectorIndex:
        """The vector index. ``EmbeddingMismatch`` if the library's vectors are another model's."""
        refuse_mismatch(self.library, self.embedder)
        return self.vectors_for_writing

    @cached_property
    def vectors_for_writing(self) -> VectorIndex:
        """The vector index for the ingest, which may be about to rebuild it for another model."""
        return vectors_of(self.settings, self.embedder)

    @cached_property
    def feedback(self) -> FeedbackStore:
        """Readers' thumbs."""
        return feedback_of(self.settings)

    @cached_property
    def usage(self) -> UsageStore:
        """What answers cite, and what found nothing."""
        return usage_of(self.settings)

    @cached_property
    def _chat(self) -> ChatModel:
        return chat_of(self.settings)

    @cached_property
    def _parts(self) -> Parts:
        prompts = load_prompts(self.settings.prompts)
        terms = TermList.load(HERE / "retrieval" / "terms.csv")
        retrieval = RetrievalParts(self.library, self.vectors, self.embedder, terms)
        return Parts(
            settings=self.settings,
            prompts=prompts,
            library=self.library,
            embedder=self.embedder,
            chat=self._chat,
            checker=RuleChecker(self.embedder, self.settings.support_threshold),
            understand=_understander(self.library, self._chat, prompts, terms),
            retrieve=partial(_retrieve, retrieval, self.settings.passages),
        )

    def parts(self) -> Parts:
        """Everything an answer needs."""
        with self._lock:
            return self._parts

    @property
    def model_name(self) -> str:
        """The chat model's name once it is loaded, else the setting."""
        chat = self.__dict__.get("_chat")
        return chat.name if chat is not None else self.settings.model

    def health(self, near_duplicates: Sequence[NearDuplicate]) -> CorpusHealth:
        """How the library is today."""
        ages = Ages(self.settings.stale_years, self.settings.stale_years_of_courses)
        return health(self.library, self.usage, near_duplicates, datetime.now(UTC).date(), ages)

    def keep_vectors(self, text_of: Callable[[Chunk], str]) -> Path:
        """Write the index's vectors beside the corpus, by the text that was embedded; returns the file."""
        texts: list[str] = []
        parts: list[Vector] = []
        for ids, _, vectors in self.library.vectors():
            texts.extend(map(text_of, self.library.chunks(ids)))
            parts.append(vectors)
        return keep(self.settings.corpus / FOLDER_NAME, self.embedder.name, texts, np.concatenate(parts))

    def discard_damaged(self) -> None:
        """Delete an index that cannot be opened, for whoever is about to make it anew; a sound one is left alone."""
        try:
            self.library.check()
        except LibraryDamaged:
            self.__dict__.pop("library", None)
            discard(self.settings.home / LIBRARY_FILE)
        try:
            self.vectors_for_writing.ids()
        except LibraryDamaged:
            self.__dict__.pop("vectors_for_writing", None)
            ChromaVectors.discard(self.settings.home / "chroma")

    def close(self) -> None:
        """Free the chat model, if it was loaded."""
        chat: ChatModel | None = self.__dict__.get("_chat")
        if chat is not None:
            chat.close()


def refuse_mismatch(library: SqliteLibrary, embedder: Embedder) -> None:
    """``EmbeddingMismatch`` if the library's vectors are of another model than ``embedder``."""
    made_with = library.embedding()
    if made_with is not None and made_with != (embedder.name, embedder.dimension):
        raise EmbeddingMismatch(
            f"The index was made with {made_with[0]}, but {embedder.name} is set.",
            "Run 'career-coach ingest --rebuild' with the same setting to make it anew, or go back to the first model.",
        )


def _embedded_chat(settings: Settings, gguf: Path | None) -> ChatModel:
    from app.adapters.llamacpp_chat import LlamaCppChat, embedded_chat

    if gguf is None:
        return embedded_chat(context_tokens=settings.context_tokens)
    return LlamaCppChat(gguf, context_tokens=settings.context_tokens)


def _openai_chat(settings: Settings, name: str) -> ChatModel:
    if not settings.base_url:
        raise SettingsError(f"'{settings.model}' needs the server's address.", "Give --base-url http://HOST:PORT/v1.")
    from app.adapters.openai_chat import OpenAIChat

    key = settings.api_key.get_secret_value() if settings.api_key else ""
    return OpenAIChat(name, settings.base_url, key, settings.context_tokens)


def _ollama_chat(settings: Settings, name: str | None = None) -> ChatModel | None:
    from app.adapters.ollama_chat import OllamaChat, find_ollama

    server = find_ollama(settings.ollama_host, timeout=1.0)
    if server is None or (name is None and not server.chat_models):
        return None
    return OllamaChat(name or server.chat_models[0].name, server, settings.context_tokens)


def _retrieve(parts: RetrievalParts, limit: int, understanding: Understanding) -> tuple[Passage, ...]:
    return retrieve(understanding, parts, limit=limit)


def _understander(
    library: SqliteLibrary, chat: ChatModel, prompts: Prompts, terms: TermList
) -> Callable[[Question], Understanding]:
    """Understanding bound to the catalogue, which is read anew whenever the library has changed."""
    rewrite = rewriter(chat, prompts["rewrite"]) if chat.capable else None
    index_of = lru_cache(maxsize=1)(lambda roles: RoleIndex(roles, terms.translations))

    def _understand(question: Question) -> Understanding:
        return understand(question, index_of(tuple(library.roles())), rewrite)

    return _understand
