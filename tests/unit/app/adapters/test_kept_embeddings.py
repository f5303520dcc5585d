"""Vectors kept beside the corpus: looked up by the very text, embedded otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.adapters.hashing_embeddings import HashingEmbedder
from app.adapters.kept_embeddings import KeptEmbedder, file_for, keep
from app.errors import ModelUnavailable
from app.ports import Vector


class CountingEmbedder(HashingEmbedder):
    """Remembers which texts it was asked to embed."""

    def __init__(self) -> None:
        super().__init__(16)
        self.asked: list[str] = []

    def embed(self, texts: Sequence[str]) -> Vector:
        self.asked.extend(texts)
        return super().embed(texts)


def test_a_kept_text_is_not_embedded_and_a_new_one_is(tmp_path: Path) -> None:
    model = CountingEmbedder()
    keep(tmp_path, model.name, ["nurses", "welders"], HashingEmbedder(16).embed(["nurses", "welders"]))
    found = KeptEmbedder(model, tmp_path).embed(["welders", "glaziers", "nurses"])
    assert model.asked == ["glaziers"]
    np.testing.assert_allclose(found, HashingEmbedder(16).embed(["welders", "glaziers", "nurses"]), atol=1e-3)


def test_vectors_of_another_model_are_not_used(tmp_path: Path) -> None:
    model = CountingEmbedder()
    keep(tmp_path, "another/model", ["nurses"], np.zeros((1, 16), np.float32))
    KeptEmbedder(model, tmp_path).embed(["nurses"])
    assert model.asked == ["nurses"]


def test_without_a_folder_everything_is_embedded(tmp_path: Path) -> None:
    model = CountingEmbedder()
    assert KeptEmbedder(model, tmp_path / "nowhere").embed(["nurses", "nurses"]).shape == (2, 16)
    assert model.asked == ["nurses", "nurses"]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 half a file"])
def test_a_damaged_file_is_named_with_what_to_do(tmp_path: Path, content: bytes) -> None:
    model = HashingEmbedder(16)
    file_for(tmp_path, model.name).write_bytes(content)
    with pytest.raises(ModelUnavailable, match=r"\.npz"):
        KeptEmbedder(model, tmp_path)


def test_vectors_of_another_length_are_refused(tmp_path: Path) -> None:
    model = HashingEmbedder(16)
    keep(tmp_path, model.name, ["nurses"], np.zeros((1, 8), np.float32))
    with pytest.raises(ModelUnavailable, match="length 8"):
        KeptEmbedder(model, tmp_path)


@given(st.lists(st.text(), max_size=8), st.lists(st.text(), max_size=8))
def test_what_is_kept_never_changes_what_comes_out(
    tmp_path_factory: pytest.TempPathFactory, kept: list[str], asked: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("vectors")
    model = HashingEmbedder(16)
    keep(folder, model.name, kept, model.embed(kept))
    assert np.allclose(KeptEmbedder(model, folder).embed(asked), model.embed(asked), atol=1e-3)
