"""The embedded embedding model: a sentence encoder as an ONNX graph that pools and normalises by itself.

Each text goes through alone: int8 activations are scaled over a whole batch, so in a batch a text's vector would depend
on its neighbours; nothing is padded either. Cores work on texts side by side rather than together on one, which would
leave them waiting for each other at every step. How the model was made is in ``app/models/minilm/README.md``.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import onnxruntime  # type: ignore[import-untyped]  # noqa: TID251
from onnxruntime.capi import onnxruntime_pybind11_state as onnx_errors  # type: ignore[import-untyped]  # noqa: TID251
from tokenizers import Tokenizer

from app.errors import ModelUnavailable
from app.ports import Vector

NAME = "embedded/all-MiniLM-L6-v2-int8"
DIMENSION = 384
WINDOW = 256
FOLDER = Path(__file__).resolve().parent.parent / "models" / "minilm"

_SLOWER = ["SkipLayerNormFusion"]
"""Its kernel takes five times as long as the two that it stands for (onnxruntime 1.32)."""
_HINT = "Its files come with the program: install it again, or restore app/models/minilm."
_BROKEN = (
    onnx_errors.Fail,
    onnx_errors.InvalidGraph,
    onnx_errors.InvalidProtobuf,
    onnx_errors.NoSuchFile,
    onnx_errors.NotImplemented,
    onnx_errors.RuntimeException,
)


class OnnxEmbedder:
    """All-MiniLM-L6-v2 in process. Texts are cut at 256 tokens, as the model was trained. Safe to use from threads."""

    def __init__(self, folder: Path = FOLDER, *, threads: int = 0) -> None:
        """Load ``model.onnx`` and ``tokenizer.json``; 0 threads: as many texts at once as there are cores."""
        self._tokenizer = _tokenizer(folder / "tokenizer.json")
        self._session = _session(folder / "model.onnx")
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


def _tokenizer(path: Path) -> Tokenizer:
    try:
        text = path.read_text("utf-8")
        json.loads(text)  # the library's own error has no class to catch
    except (OSError, ValueError) as error:
        raise ModelUnavailable(f"The embedding model's tokenizer cannot be read: {error}.", _HINT) from error
    tokenizer = Tokenizer.from_str(text)
    tokenizer.enable_truncation(WINDOW)
    tokenizer.no_padding()
    return tokenizer


def _session(path: Path) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1  # the caller's own: none of the session's waits, or spins, beside the chat model
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        return onnxruntime.InferenceSession(
            str(path), options, providers=["CPUExecutionProvider"], disabled_optimizers=_SLOWER
        )
    except _BROKEN as error:
        raise ModelUnavailable(f"The embedding model cannot be loaded from {path}: {error}", _HINT) from error
