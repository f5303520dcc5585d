"""Vectors kept beside the corpus, so that a machine which meets a known text need not embed it again.

A vector is looked up by the hash of its very text and by the name of the model, so a changed text or another model is
embedded as ever. The file is made by ``career-coach ingest --keep-vectors`` and can be deleted at any time.
"""

from __future__ import annotations

import hashlib
import re
import zipfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from app.errors import ModelUnavailable
from app.ports import Embedder, Vector

FOLDER_NAME = ".vectors"


class KeptEmbedder:
    """An embedder that looks texts up before it embeds them. Without a file it only embeds."""

    def __init__(self, embedder: Embedder, folder: Path) -> None:
        """``folder`` may be missing. Raises ``ModelUnavailable`` if its file cannot be read."""
        self._embedder = embedder
        file = file_for(folder, embedder.name)
        self._keys, self._vectors = _loaded(file) if file.is_file() else (_no_keys(), _no_vectors(embedder.dimension))
        if self._vectors.shape[1] != embedder.dimension:
            raise _unreadable(file, f"vectors of length {self._vectors.shape[1]}")

    @property
    def name(self) -> str:
        """The model's."""
        return self._embedder.name

    @property
    def dimension(self) -> int:
        """The model's."""
        return self._embedder.dimension

    @property
    def languages(self) -> frozenset[str]:
        """The model's."""
        return self._embedder.languages

    def embed(self, texts: Sequence[str]) -> Vector:
        """Kept vectors where there are any, the model's for the rest; in the order of ``texts``."""
        found = np.zeros((len(texts), self.dimension), np.float32)
        places = np.searchsorted(self._keys, [key_of(text) for text in texts])
        missing: list[int] = []
        for index, (text, place) in enumerate(zip(texts, places, strict=True)):
            if place < len(self._keys) and self._keys[place] == key_of(text):
                found[index] = self._vectors[place].astype(np.float32)
            else:
                missing.append(index)
        if missing:
            found[missing] = self._embedder.embed([texts[index] for index in missing])
        return found

    def embed_question(self, text: str) -> Vector:
        """The model's."""
        return self._embedder.embed_question(text)


def keep(folder: Path, embedding: str, texts: Sequence[str], vectors: Vector) -> Path:
    """Write the vectors of ``texts``, shape (len(texts), dimension), in place of what was kept of that model."""
    keys, first = np.unique(np.array([key_of(text) for text in texts], np.uint64), return_index=True)
    folder.mkdir(parents=True, exist_ok=True)
    file = file_for(folder, embedding)
    np.savez(file, keys=keys, vectors=vectors[first].astype(np.float16))
    return file


def file_for(folder: Path, embedding: str) -> Path:
    """Where a model's vectors are kept."""
    return folder / (re.sub(r"[^\w.-]+", "-", embedding) + ".npz")


def key_of(text: str) -> int:
    """The first 64 bits of the text's SHA-256."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")


def _loaded(file: Path) -> tuple[NDArray[np.uint64], NDArray[np.float16]]:
    try:
        with file.open("rb") as stream, np.load(stream, allow_pickle=False) as held:
            return held["keys"], held["vectors"]
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile) as error:
        raise _unreadable(file, str(error)) from error


def _unreadable(file: Path, what: str) -> ModelUnavailable:
    return ModelUnavailable(f"The kept vectors in {file} cannot be used: {what}.", "Delete that file and start again.")


def _no_keys() -> NDArray[np.uint64]:
    return np.zeros(0, np.uint64)


def _no_vectors(dimension: int) -> NDArray[np.float16]:
    return np.zeros((0, dimension), np.float16)
