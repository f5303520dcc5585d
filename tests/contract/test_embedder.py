"""What every embedder does, tried on the double, the embedded model and Ollama."""

from __future__ import annotations

import os

import numpy as np
import pytest

from app.adapters.hashing_embeddings import HashingEmbedder
from app.adapters.ollama_embeddings import OllamaEmbedder
from app.adapters.ollama_server import find_ollama
from app.adapters.onnx_embeddings import OnnxEmbedder

NURSE = "Nurses care for patients in hospitals."
PLUMBER = "The plumber repaired a leaking pipe."
LONG = "Nurses care for patients in hospitals and clinics. " * 200


@pytest.fixture(scope="session")
def embedded():
    return OnnxEmbedder()


@pytest.fixture(scope="session")
def ollama():
    host = os.environ.get("OLLAMA_HOST", "127.0.0.1:11434")
    server = find_ollama(host)
    if server is None or not server.embedding_models:
        pytest.skip("no Ollama server with an embedding model answers")
    return OllamaEmbedder(server.embedding_models[0].name, host)


@pytest.fixture
def double():
    return HashingEmbedder()


@pytest.fixture(params=["double", "embedded", pytest.param("ollama", marks=pytest.mark.ollama)])
def embedder(request):
    return request.getfixturevalue(request.param)


def test_there_is_a_vector_for_each_text(embedder):
    vectors = embedder.embed([NURSE, PLUMBER, LONG])
    assert vectors.shape == (3, embedder.dimension)
    assert vectors.dtype == np.float32


def test_no_texts_make_no_vectors(embedder):
    assert embedder.embed([]).shape == (0, embedder.dimension)


def test_vectors_are_of_unit_length(embedder):
    vectors = embedder.embed([NURSE, LONG, "", "42", "護士"])
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-3)


def test_a_question_has_one_vector_of_unit_length(embedder):
    vector = embedder.embed_question("What do nurses do?")
    assert vector.shape == (embedder.dimension,)
    assert vector.dtype == np.float32
    assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-3)


def test_a_question_lies_nearest_to_the_passage_about_it(embedder):
    nurse, plumber = embedder.embed([NURSE, PLUMBER])
    question = embedder.embed_question("Where do nurses care for patients?")
    assert question @ nurse > question @ plumber


def test_a_text_has_the_same_vector_again(embedder):
    assert np.allclose(embedder.embed([NURSE]), embedder.embed([NURSE]), atol=1e-6)


def test_a_vector_does_not_depend_on_the_texts_beside_it(embedder):
    alone = embedder.embed([NURSE])[0]
    beside = embedder.embed([LONG, PLUMBER, NURSE])[2]
    assert alone @ beside == pytest.approx(1, abs=1e-4)


def test_it_sees_english(embedder):
    assert "en" in embedder.languages


def test_it_has_a_name(embedder):
    assert embedder.name.partition("/")[2]
