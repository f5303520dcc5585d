"""The embedded embedding model: a sentence encoder as an ONNX graph that pools and normalises by itself.

Each text goes through alone: int8 activations are scaled over a whole batch, so in a batch a text's vector would depend
on its neighbours; nothing is padded either. Cores work on texts side by side rather than together on one, which would
leave them waiting for each other at every step. How the model was made is in ``app/models/minilm/README.md``.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np

from app.adapters.onnx_files import session_of, tokenizer_of
from app.ports import Vector

NAME = "embedded/all-MiniLM-L6-v2-int8"
DIMENSION = 384
WINDOW = 256
FOLDER = Path(__file__).resolve().parent.parent / "models" / "minilm"


class OnnxEmbedder:
    """All-MiniLM-L6-v2 in process. Texts are cut at 256 tokens, as the model was trained. Safe to use from threads."""

    def __init__(self, folder: Path = FOLDER, *, threads: int = 0) -> None:
        """Load ``model.onnx`` and ``tokenizer.json``; 0 threads: as many texts at once as there are cores."""
        self._tokenizer = tokenizer_of(folder, "embedding model")
        self._tokenizer.enable_truncation(WINDOW)
        self._tokenizer.no_padding()
        self._session = session_of(folder, "embedding model")
        self._threads = threads or os.cpu_count() or 1

    @property
    def name(self) -> str:
        """The model's name, as the index remembers it."""
        return NAME

    @property
    def dimension(self) -> int:
        """384."""
        return DIMENSION

    @property
    def languages(self) -> frozenset[str]:
        """English only: of Chinese the vocabulary has single characters, and training had none."""
        return frozenset({"en"})

    def embed(self, texts: Sequence[str]) -> Vector:
        """Unit vectors, shape (len(texts), 384)."""
        if not texts:
            return np.empty((0, DIMENSION), dtype=np.float32)
        with ThreadPoolExecutor(min(self._threads, len(texts)), thread_name_prefix="embedding") as threads:
            return np.stack(list(threads.map(self.embed_question, texts)))

    def embed_question(self, text: str) -> Vector:
        """The unit vector of one text, shape (384,)."""
        ids = np.array([self._tokenizer.encode(text).ids], dtype=np.int64)
        output = self._session.run(None, {"input_ids": ids})
        return np.asarray(output[0][0], dtype=np.float32)
