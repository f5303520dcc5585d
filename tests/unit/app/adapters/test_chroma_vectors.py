"""What only Chroma can show: another model's vectors, a damaged folder, a server that does not answer."""

from __future__ import annotations

import shutil

import numpy as np
import pytest

from app.adapters.chroma_vectors import ChromaVectors, collection_name
from app.errors import EmbeddingMismatch, LibraryDamaged, LibraryError, SettingsError

COUNT = 1500  # more than Chroma keeps before it writes its graph to disk
ROWS = np.random.default_rng(1).normal(size=(COUNT, 6)).astype(np.float32)
ROWS /= np.linalg.norm(ROWS, axis=1, keepdims=True)
NAMES = [f"chunk-{n}" for n in range(COUNT)]


@pytest.fixture
def folder(tmp_path):
    path = tmp_path / "vectors"
    index = ChromaVectors.persistent(path, "embedded/minilm", 6)
    for start in range(0, COUNT, 100):
        index.upsert(NAMES[start : start + 100], ["source"] * 100, ROWS[start : start + 100])
    index.close()
    return path


def test_vectors_are_there_when_the_folder_is_opened_again(folder):
    index = ChromaVectors.persistent(folder, "embedded/minilm", 6)
    assert [hit.chunk_id for hit in index.query(ROWS[3], 1)] == ["chunk-3"]
    index.close()


def test_another_model_finds_none_of_the_former_s_vectors(folder):
    index = ChromaVectors.persistent(folder, "ollama/bge-m3", 3)
    assert index.ids() == set()
    index.close()


def test_the_same_name_with_another_length_is_another_model(folder):
    with pytest.raises(EmbeddingMismatch):
        ChromaVectors.persistent(folder, "embedded/minilm", 7)


def test_a_folder_refused_once_can_be_opened_rightly_after(folder):
    with pytest.raises(EmbeddingMismatch):
        ChromaVectors.persistent(folder, "embedded/minilm", 7)
    index = ChromaVectors.persistent(folder, "embedded/minilm", 6)
    assert index.ids() == set(NAMES)
    index.close()


def _spoil_database(folder):
    (folder / "chroma.sqlite3").write_bytes(b"rubbish" * 1000)


def _spoil_graph(folder):
    for file in folder.glob("*/*.bin"):
        file.write_bytes(b"rubbish" * 10)


def _lose_graph(folder):
    for part in folder.glob("*/"):
        shutil.rmtree(part)


@pytest.mark.parametrize("spoil", [_spoil_database, _spoil_graph, _lose_graph])
def test_a_damaged_folder_is_told_and_can_be_begun_anew(folder, spoil):
    assert list(folder.glob("*/*.bin")), "the graph must be on disk for this to mean anything"
    spoil(folder)
    with pytest.raises(LibraryDamaged) as caught:
        ChromaVectors.persistent(folder, "embedded/minilm", 6)
    assert "--rebuild" in caught.value.hint
    ChromaVectors.discard(folder)
    index = ChromaVectors.persistent(folder, "embedded/minilm", 6)
    index.upsert(NAMES, ["source"] * COUNT, ROWS)
    assert index.query(ROWS[2], 1)[0].chunk_id == "chunk-2"
    index.close()


def test_a_server_that_does_not_answer_is_named():
    with pytest.raises(LibraryError, match=r"127\.0\.0\.1:9"):
        ChromaVectors.server("http://127.0.0.1:9", "embedded/minilm", 6)


@pytest.mark.parametrize("url", ["", "localhost:8000", "ftp://host:1", "http://"])
def test_what_is_no_address_is_a_wrong_setting(url):
    with pytest.raises(SettingsError):
        ChromaVectors.server(url, "embedded/minilm", 6)


def test_an_index_cleared_by_another_handle_goes_on_working(folder):
    one = ChromaVectors.persistent(folder, "embedded/minilm", 6)
    two = ChromaVectors.persistent(folder, "embedded/minilm", 6)
    one.clear()
    assert two.ids() == set()
    two.upsert(NAMES, ["source"] * COUNT, ROWS)
    assert one.query(ROWS[1], 1)[0].chunk_id == "chunk-1"
    one.close()
    two.close()


@pytest.mark.parametrize("name", ["embedded/minilm", "ollama/bge-m3:latest", "模型", "x" * 300, "A.B_C"])
def test_a_collection_s_name_is_one_that_chroma_accepts(name, tmp_path):
    assert 3 <= len(collection_name(name)) <= 63
    index = ChromaVectors.persistent(tmp_path, name, 2)
    index.close()


def test_two_models_never_share_a_collection():
    assert len({collection_name(name) for name in ("a/b", "a-b", "A/b", "a/b ")}) == 4
