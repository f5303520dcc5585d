"""The library as it is shipped: every file of it can be read, and its vectors are kept beside it."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest

from app.adapters.kept_embeddings import FOLDER_NAME, KeptEmbedder, file_for, key_of
from app.adapters.onnx_embeddings import OnnxEmbedder
from ingest.reading import read
from ingest.scanning import scan
from ingest.splitting import embedding_text, split

CORPUS = Path(__file__).parents[2] / "corpus"


@pytest.fixture(scope="module")
def texts() -> list[str]:
    """What is embedded of every chunk of the shipped library."""
    found = scan(CORPUS)
    assert found.refused == ()
    documents = (read(file.location, file.path) for file in found.files)
    return [embedding_text(chunk) for document in documents for chunk in split(document)]


@pytest.mark.slow
def test_every_file_of_the_library_is_read_and_holds_something(texts: list[str]) -> None:
    assert len(texts) > 10_000
    assert all(text.strip() for text in texts)


@pytest.mark.slow
def test_the_kept_vectors_cover_the_library_so_that_the_first_start_is_quick(texts: list[str]) -> None:
    with np.load(file_for(CORPUS / FOLDER_NAME, OnnxEmbedder().name)) as kept:
        keys = set(kept["keys"].tolist())
    missing = [text for text in texts if key_of(text) not in keys]
    assert len(missing) <= 0.01 * len(texts), "Run 'career-coach ingest --keep-vectors' and commit the file."


@pytest.mark.slow
def test_a_kept_vector_is_the_one_that_the_model_makes(texts: list[str]) -> None:
    model = OnnxEmbedder()
    sample = random.Random(7).sample(texts, 12)
    kept = KeptEmbedder(model, CORPUS / FOLDER_NAME).embed(sample)
    assert np.sum(kept * model.embed(sample), axis=1).min() > 0.999
