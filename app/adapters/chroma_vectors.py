"""Nearest neighbours by Chroma, in a folder of this process or on a Chroma server.

A collection belongs to one embedding model: its name is made from the model's, and its metadata is checked on opening.
Chroma embeds nothing here and reports nothing home. What it holds mirrors the library and can be rebuilt from it.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TypeVar, cast
from urllib.parse import urlsplit

import chromadb  # noqa: TID251
import httpx
import numpy as np
from chromadb.api.client import AdminClient, Client  # noqa: TID251
from chromadb.api.collection_configuration import (  # noqa: TID251
    CreateCollectionConfiguration,
    CreateHNSWConfiguration,
)
from chromadb.api.fastapi import FastAPI  # noqa: TID251
from chromadb.api.models.Collection import Collection  # noqa: TID251
from chromadb.api.types import Metadata  # noqa: TID251
from chromadb.config import Settings  # noqa: TID251
from chromadb.errors import (  # noqa: TID251
    AuthorizationError,
    ChromaAuthError,
    ChromaError,
    NotFoundError,
    QuotaError,
    RateLimitError,
)

from app.adapters.memory_vectors import check_length, check_rows
from app.errors import EmbeddingMismatch, LibraryDamaged, LibraryError, SettingsError
from app.ports import Hit, Vector

# Recall over speed: libraries are small.
_HNSW = CreateHNSWConfiguration(space="cosine", ef_search=200)
_PROBE = 2000  # twice as many as Chroma writes before it saves its graph
_TIMEOUT_SECONDS = 30.0
_PREFIX = "passages"

T = TypeVar("T")


class ChromaVectors:
    """Implements ``app.ports.VectorIndex``. Make one with ``persistent`` or ``server``.

    Raises ``EmbeddingMismatch``, ``LibraryDamaged`` (delete the folder and mirror the library again) and
    ``LibraryError`` when a server cannot be reached.
    """

    def __init__(self, client: Client, embedding: str, dimension: int, where: str) -> None:
        self._client = client
        self._embedding = embedding
        self._dimension = dimension
        self._where = where
        self._reopening = threading.Lock()
        with _errors(where):
            self._collection = self._open()
            self._batch = client.get_max_batch_size()
            self._probe()

    @classmethod
    def persistent(cls, folder: Path, embedding: str, dimension: int) -> ChromaVectors:
        """Kept in a folder, which one process may own at a time."""
        folder.mkdir(parents=True, exist_ok=True)
        with _errors(str(folder)):
            client = _persistent_client(str(folder))
        return cls._closing(client, embedding, dimension, str(folder))

    @classmethod
    def server(cls, url: str, embedding: str, dimension: int) -> ChromaVectors:
        """Kept by a Chroma server at ``http://host:port``."""
        parts = urlsplit(url)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise SettingsError(f"'{url}' is not the address of a Chroma server.", "Write it as http://host:port.")
        secure = parts.scheme == "https"
        port = parts.port or (443 if secure else 8000)
        with _errors(url):
            try:
                client = cast(Client, chromadb.HttpClient(parts.hostname, port, ssl=secure, settings=_settings()))
            except ValueError as error:  # what Chroma says when nobody answers
                raise _unreachable(url, error) from error
        for session in _sessions(client):
            session.timeout = httpx.Timeout(_TIMEOUT_SECONDS)  # Chroma would wait for ever
        return cls._closing(client, embedding, dimension, url)

    @classmethod
    def _closing(cls, client: Client, embedding: str, dimension: int, where: str) -> ChromaVectors:
        try:
            return cls(client, embedding, dimension, where)
        except BaseException:
            _close(client)
            raise

    @staticmethod
    def discard(folder: Path) -> None:
        """Delete a damaged folder. Nobody may have it open."""
        shutil.rmtree(folder, ignore_errors=False) if folder.is_dir() else folder.unlink(missing_ok=True)

    def upsert(self, ids: Sequence[str], source_ids: Sequence[str], vectors: Vector) -> None:
        """Add or replace vectors, shape (len(ids), dimension). ``EmbeddingMismatch`` if they are of another length."""
        check_rows(ids, vectors, self._dimension)
        for start in range(0, len(ids), self._batch):
            part = slice(start, start + self._batch)
            self._do(partial(_upsert, ids=ids[part], source_ids=source_ids[part], vectors=vectors[part]))

    def delete(self, ids: Sequence[str]) -> None:
        """Forget these ids; unknown ones are ignored."""
        for start in range(0, len(ids), self._batch):
            self._do(partial(_delete, ids=ids[start : start + self._batch]))

    def query(self, vector: Vector, limit: int) -> list[Hit]:
        """The nearest chunks, best first, with their cosine. ``EmbeddingMismatch`` for a vector of another length."""
        check_length(vector, self._dimension)
        if limit < 1:
            return []
        return self._do(lambda held: _nearest(held, vector, limit))

    def ids(self) -> set[str]:
        """Every id held."""
        return self._do(lambda held: set(held.get(include=[])["ids"]))

    def clear(self) -> None:
        """Forget everything."""
        with _errors(self._where), self._reopening:
            self._client.delete_collection(self._collection.name)
            self._collection = self._open()

    def close(self) -> None:
        """Let go of the folder or the server. Safe to call twice."""
        _close(self._client)

    def _open(self) -> Collection:
        metadata = {"embedding": self._embedding, "dimension": self._dimension}
        collection = self._client.get_or_create_collection(
            collection_name(self._embedding),
            metadata=metadata,
            configuration=CreateCollectionConfiguration(hnsw=_HNSW),
            embedding_function=None,
        )
        found = collection.metadata or {}
        if any(found.get(key) != value for key, value in metadata.items()):
            raise EmbeddingMismatch(
                f"The vectors in {self._where} are of {found.get('embedding')} ({found.get('dimension')} numbers),"
                f" the model now set is {self._embedding} ({self._dimension} numbers).",
                "Set the former again, or rebuild with `career-coach ingest --rebuild`.",
            )
        return collection

    def _probe(self) -> None:
        """Chroma says nothing when the files of its graph are gone: it answers from its latest writes alone.

        A healthy graph may miss a few vectors after many deletions, hence only half of them are asked for.
        """
        wanted = min(self._collection.count(), _PROBE)
        direction = np.full(self._dimension, self._dimension**-0.5, np.float32)
        if wanted and len(_nearest(self._collection, direction, wanted)) < wanted / 2:
            raise _damaged(self._where, "most of them are missing")

    def _do(self, operation: Callable[[Collection], T]) -> T:
        with _errors(self._where):
            held = self._collection
            try:
                return operation(held)
            except NotFoundError:  # another handle has cleared the collection
                with self._reopening:
                    if self._collection is held:
                        self._collection = self._open()
                return operation(self._collection)


def collection_name(embedding: str) -> str:
    """A name that Chroma accepts, legible, and another for every embedding model."""
    slug = re.sub(r"[^a-z0-9]+", "-", embedding.lower()).strip("-")[:40].strip("-")
    digest = hashlib.sha256(embedding.encode()).hexdigest()[:8]
    return "-".join(part for part in (_PREFIX, slug, digest) if part)


def _settings() -> Settings:
    return Settings(anonymized_telemetry=False)


def _persistent_client(folder: str) -> Client:
    try:
        return cast(Client, chromadb.PersistentClient(folder, settings=_settings()))
    except (ChromaError, ValueError, AttributeError) as error:
        # Chroma keeps what it could not start, and trips over it at the next try, even after the folder was deleted.
        Client._identifier_to_system.pop(folder, None)
        raise _damaged(folder, str(error)) from error


def _sessions(client: Client) -> list[httpx.Client]:
    """The connections to a server: Chroma opens one to work with and one to see whether the database is there."""
    servers = (client._server, cast(AdminClient, client._admin_client)._server)
    return [server._session for server in servers if isinstance(server, FastAPI)]


def _close(client: Client) -> None:
    client.close()
    for session in _sessions(client):
        session.close()  # Chroma leaves them open


def _upsert(collection: Collection, *, ids: Sequence[str], source_ids: Sequence[str], vectors: Vector) -> None:
    metadatas: list[Metadata] = [{"source_id": source_id} for source_id in source_ids]
    collection.upsert(ids=list(ids), embeddings=vectors.astype(np.float32), metadatas=metadatas)


def _delete(collection: Collection, *, ids: Sequence[str]) -> None:
    collection.delete(ids=list(ids))


def _nearest(collection: Collection, vector: Vector, limit: int) -> list[Hit]:
    found = collection.query(
        query_embeddings=vector[np.newaxis].astype(np.float32), n_results=limit, include=["distances"]
    )
    distances = (found["distances"] or [[]])[0]
    pairs = zip(found["ids"][0], distances, strict=True)
    hits = [Hit(identifier, 1.0 - float(distance)) for identifier, distance in pairs]
    return sorted(hits, key=lambda hit: (-hit.score, hit.chunk_id))


@contextmanager
def _errors(where: str) -> Iterator[None]:
    try:
        yield
    except (httpx.HTTPError, RateLimitError, QuotaError, ChromaAuthError, AuthorizationError) as error:
        raise _unreachable(where, error) from error
    except ChromaError as error:
        raise _damaged(where, str(error)) from error


def _unreachable(where: str, error: Exception) -> LibraryError:
    return LibraryError(
        f"The Chroma server at {where} does not answer as it should: {error}.",
        "Start it, or remove the setting chroma_url to use the embedded one.",
    )


def _damaged(where: str, reason: str) -> LibraryDamaged:
    return LibraryDamaged(
        f"The vectors in {where} cannot be read: {reason}.",
        "Rebuild the index with `career-coach ingest --rebuild`.",
    )
