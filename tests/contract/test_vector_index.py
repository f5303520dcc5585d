"""What every vector index does, tried on the double, on Chroma in a folder and on a Chroma server."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx
import numpy as np
import pytest

from app.adapters.chroma_vectors import ChromaVectors
from app.adapters.memory_vectors import MemoryVectors
from app.errors import EmbeddingMismatch

DIMENSION = 8
EMBEDDING = "embedded/minilm"


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    program = Path(sys.executable).with_name("chroma")
    folder = tmp_path_factory.mktemp("server")
    command = [program, "run", "--path", folder, "--host", "127.0.0.1", "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder) as process:
        try:
            _wait_for(f"http://127.0.0.1:{port}/api/v2/heartbeat")
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


def _wait_for(address):
    deadline = time.monotonic() + 30
    while True:
        try:
            return httpx.get(address).raise_for_status()
        except httpx.HTTPError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)


@pytest.fixture(params=["memory", "folder", pytest.param("server", marks=pytest.mark.slow)])
def index(request, tmp_path):
    if request.param == "memory":
        yield MemoryVectors(DIMENSION)
        return
    if request.param == "folder":
        opened = ChromaVectors.persistent(tmp_path / "vectors", EMBEDDING, DIMENSION)
    else:
        opened = ChromaVectors.server(request.getfixturevalue("server"), EMBEDDING, DIMENSION)
        opened.clear()
    yield opened
    opened.close()


def _rows(count, seed=0):
    rows = np.random.default_rng(seed).normal(size=(count, DIMENSION)).astype(np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def _names(count):
    return [f"chunk-{n:04}" for n in range(count)]


def _fill(index, count, seed=0):
    rows = _rows(count, seed)
    index.upsert(_names(count), ["source"] * count, rows)
    return rows


def test_an_empty_index_finds_nothing(index):
    assert index.query(_rows(1)[0], 5) == []
    assert index.ids() == set()


def test_the_nearest_come_first_with_their_cosine(index):
    rows = _fill(index, 60)
    question = _rows(1, seed=9)[0]
    hits = index.query(question, 10)
    cosines = rows @ question
    expected = sorted(zip(_names(60), cosines, strict=True), key=lambda pair: -pair[1])[:10]
    assert [hit.chunk_id for hit in hits] == [name for name, _ in expected]
    assert [hit.score for hit in hits] == pytest.approx([cosine for _, cosine in expected], abs=1e-5)


def test_no_more_is_found_than_is_held_or_asked_for(index):
    rows = _fill(index, 3)
    assert len(index.query(rows[0], 10)) == 3
    assert len(index.query(rows[0], 2)) == 2
    assert index.query(rows[0], 0) == []


def test_a_vector_written_again_is_replaced(index):
    rows = _fill(index, 2)
    index.upsert(["chunk-0000"], ["source"], -rows[:1])
    assert index.ids() == {"chunk-0000", "chunk-0001"}
    assert index.query(-rows[0], 1)[0].score == pytest.approx(1.0, abs=1e-5)


def test_a_deleted_vector_is_not_found(index):
    rows = _fill(index, 4)
    index.delete(["chunk-0001", "unknown"])
    assert index.ids() == {"chunk-0000", "chunk-0002", "chunk-0003"}
    assert "chunk-0001" not in {hit.chunk_id for hit in index.query(rows[1], 4)}


def test_nothing_to_write_or_delete_is_no_error(index):
    index.upsert([], [], np.empty((0, DIMENSION), np.float32))
    index.delete([])
    assert index.ids() == set()


def test_a_cleared_index_is_empty_and_can_be_filled_again(index):
    _fill(index, 3)
    index.clear()
    assert index.ids() == set()
    rows = _fill(index, 2)
    assert index.query(rows[1], 1)[0].chunk_id == "chunk-0001"


def test_more_vectors_than_one_batch_are_all_kept(index):
    _fill(index, 6000)
    assert len(index.ids()) == 6000
    index.delete(_names(5900))
    assert len(index.ids()) == 100


@pytest.mark.parametrize("length", [1, DIMENSION + 1])
def test_vectors_of_another_length_are_of_another_model(index, length):
    with pytest.raises(EmbeddingMismatch):
        index.upsert(["a"], ["source"], np.ones((1, length), np.float32))
    with pytest.raises(EmbeddingMismatch):
        index.query(np.ones(length, np.float32), 1)


@pytest.mark.parametrize(("ids", "count"), [(["a"], 2), (["a", "b"], 1), (["a", "a"], 2)])
def test_every_id_needs_one_vector(index, ids, count):
    with pytest.raises(ValueError, match="need as many"):
        index.upsert(ids, ["source"] * len(ids), _rows(count))
