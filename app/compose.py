"""One coach: its parts, built when they are first needed, and the home folder that it keeps.

Which adapter fills which port is decided in ``app.choosing``.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property, lru_cache, partial
from pathlib import Path
from threading import Lock

import numpy as np

from app.adapters.chroma_vectors import ChromaVectors
from app.adapters.home_claim import Holder, HomeClaim
from app.adapters.kept_embeddings import FOLDER_NAME, keep
from app.adapters.memory_vectors import MemoryVectors
from app.adapters.sqlite_connections import discard
from app.adapters.sqlite_library import SqliteLibrary
from app.answerability.scope import Scope, load_weights
from app.choosing import (
    CHROMA_FOLDER,
    LIBRARY_FILE,
    chat_of,
    checker_of,
    embedder_of,
    feedback_of,
    home_of,
    library_of,
    usage_of,
    vectors_of,
)
from app.domain import Chunk, Passage, Question, RoleEntry, Understanding
from app.errors import EmbeddingMismatch, LibraryBusy, LibraryDamaged
from app.health import Ages, CorpusHealth, health
from app.language.words import index_terms
from app.pipeline import Parts
from app.ports import ChatModel, Embedder, FeedbackStore, NearDuplicate, UsageStore, Vector, VectorIndex
from app.prompts import Prompts, load_prompts
from app.retrieval import RetrievalParts, retrieve
from app.retrieval.terms import TermList
from app.settings import Settings
from app.understanding import RoleIndex, Speller, rewriter, understand

HERE = Path(__file__).parent
_PATIENCE_SECONDS = 10.0
_log = logging.getLogger(__name__)


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
    def claim(self) -> HomeClaim:
        """What says which process keeps the home folder."""
        return HomeClaim(home_of(self.settings))

    @cached_property
    def vectors(self) -> VectorIndex:
        """The vector index to answer from. ``EmbeddingMismatch`` if the library's vectors are another model's.

        A process that doesn't keep the home leaves its store alone, and searches a copy of the library's vectors.
        """
        refuse_mismatch(self.library, self.embedder)
        if self.settings.chroma_url or "vectors_for_writing" in self.__dict__:
            return self.vectors_for_writing
        copied = MemoryVectors(self.embedder.dimension)
        for ids, source_ids, rows in self.library.vectors():
            copied.upsert(ids, source_ids, rows)
        return copied

    @cached_property
    def vectors_for_writing(self) -> VectorIndex:
        """The vector index for the ingest, which may be about to rebuild it for another model.

        One that is damaged begins anew: the library holds all of it. ``LibraryBusy`` if another process keeps the home.
        """
        self.keep_home()
        try:
            return vectors_of(self.settings, self.embedder)
        except LibraryDamaged as error:
            if self.settings.chroma_url:
                raise
            _log.warning("%s It is made anew from the library.", error.message)
            ChromaVectors.discard(self.settings.home / CHROMA_FOLDER)
            return vectors_of(self.settings, self.embedder)

    def kept_elsewhere(self) -> bool:
        """Whether a coach that serves a page keeps the home already."""
        if self.claim.is_taken_here or self.claim.take("", patience=0):
            return False
        return bool(self.claim.holder().address)

    def keep_home(self, address: str = "") -> None:
        """Keep the home folder until the process ends or ``close``. ``LibraryBusy`` if another does."""
        if self.claim.is_taken_here or self.claim.take(address, patience=0):
            return
        patience = 0 if self.claim.holder().address else _PATIENCE_SECONDS
        if not self.claim.take(address, patience=patience):
            holder = self.claim.holder()
            raise LibraryBusy(f"The library is being kept by {holder}.", _instead(holder, self.settings.home))

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
            checker=checker_of(self.settings, self.embedder),
            understand=_understander(self.library, self._chat, prompts, terms),
            retrieve=partial(_retrieve, retrieval, self.settings.passages),
            in_scope=Scope(load_weights(), self.embedder).holds,
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
        """Delete a library that cannot be opened, for whoever is about to make it anew; a sound one is left alone."""
        try:
            self.library.check()
        except LibraryDamaged:
            self.__dict__.pop("library", None)
            discard(self.settings.home / LIBRARY_FILE)

    def close(self) -> None:
        """Free the chat model, if it was loaded, and let go of the home."""
        chat: ChatModel | None = self.__dict__.get("_chat")
        if chat is not None:
            chat.close()
        self.claim.release()


def refuse_mismatch(library: SqliteLibrary, embedder: Embedder) -> None:
    """``EmbeddingMismatch`` if the library's vectors are of another model than ``embedder``."""
    made_with = library.embedding()
    if made_with is not None and made_with != (embedder.name, embedder.dimension):
        raise EmbeddingMismatch(
            f"The index was made with {made_with[0]}, but {embedder.name} is set.",
            "Run 'career-coach ingest --rebuild' with the same setting to make it anew, or go back to the first model.",
        )


def _instead(holder: Holder, home: Path) -> str:
    if holder.address:
        return f"Open {holder.address}, or stop it first, or choose another folder with --home (this one is {home})."
    return "Wait until it is done, then try again."


def _retrieve(parts: RetrievalParts, limit: int, understanding: Understanding) -> tuple[Passage, ...]:
    return retrieve(understanding, parts, limit=limit)


def _understander(
    library: SqliteLibrary, chat: ChatModel, prompts: Prompts, terms: TermList
) -> Callable[[Question], Understanding]:
    """Understanding bound to the catalogue, which is read anew whenever the library has changed."""
    rewrite = rewriter(chat, prompts["rewrite"]) if chat.capable else None

    @lru_cache(maxsize=1)
    def prepared(roles: tuple[RoleEntry, ...]) -> tuple[RoleIndex, Speller]:
        index = RoleIndex(roles, terms.translations)
        return index, Speller(index.vocabulary, partial(_holds, library))

    def _understand(question: Question) -> Understanding:
        index, speller = prepared(tuple(library.roles()))
        return understand(question, index, rewrite, speller)

    return _understand


def _holds(library: SqliteLibrary, word: str) -> bool:
    return any(library.counts(index_terms(word)).containing.values())
