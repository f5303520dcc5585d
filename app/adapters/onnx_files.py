"""Opens the files of a small network that comes with the program: its ONNX graph and its tokenizer."""

from __future__ import annotations

import json
from pathlib import Path

import onnxruntime  # type: ignore[import-untyped]  # noqa: TID251
from onnxruntime.capi import onnxruntime_pybind11_state as onnx_errors  # type: ignore[import-untyped]  # noqa: TID251
from tokenizers import Tokenizer

from app.errors import ModelUnavailable

_SLOWER = ["SkipLayerNormFusion"]
"""Its kernel takes five times as long as the two that it stands for (onnxruntime 1.32)."""
_BROKEN = (
    onnx_errors.Fail,
    onnx_errors.InvalidGraph,
    onnx_errors.InvalidProtobuf,
    onnx_errors.NoSuchFile,
    onnx_errors.NotImplemented,
    onnx_errors.RuntimeException,
)


def tokenizer_of(folder: Path, model: str) -> Tokenizer:
    """``tokenizer.json``. ``ModelUnavailable`` if it cannot be read; ``model`` is what the message calls its owner."""
    path = folder / "tokenizer.json"
    try:
        text = path.read_text("utf-8")
        json.loads(text)  # the library's own error has no class to catch
    except (OSError, ValueError) as error:
        raise ModelUnavailable(f"The {model}'s tokenizer cannot be read: {error}.", _hint(folder)) from error
    return Tokenizer.from_str(text)


def session_of(folder: Path, model: str) -> onnxruntime.InferenceSession:
    """``model.onnx``, run on the caller's own thread. ``ModelUnavailable`` if it cannot be loaded."""
    path = folder / "model.onnx"
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1  # the caller's own: none of the session's waits, or spins, beside the chat model
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        return onnxruntime.InferenceSession(
            str(path), options, providers=["CPUExecutionProvider"], disabled_optimizers=_SLOWER
        )
    except _BROKEN as error:
        raise ModelUnavailable(f"The {model} cannot be loaded from {path}: {error}", _hint(folder)) from error


def _hint(folder: Path) -> str:
    return f"Its files come with the program: install it again, or restore app/models/{folder.name}."
