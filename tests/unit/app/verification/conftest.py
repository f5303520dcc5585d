"""The shipped checker, loaded once for all tests of this folder."""

from __future__ import annotations

import pytest

from app.adapters.onnx_embeddings import OnnxEmbedder
from app.adapters.onnx_groundedness import FOLDER, OnnxGroundedness
from app.verification.stack import load_weights
from app.verification.trained import TrainedChecker


@pytest.fixture(scope="session")
def checker() -> TrainedChecker:
    return TrainedChecker(OnnxGroundedness(), OnnxEmbedder(), load_weights(FOLDER / "stack.json"))
