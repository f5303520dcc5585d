import hashlib
import re
import shutil

import pytest

from app.adapters.onnx_embeddings import FOLDER, OnnxEmbedder
from app.errors import ModelUnavailable


@pytest.fixture(scope="module")
def embedder():
    return OnnxEmbedder(threads=1)


def test_meaning_counts_more_than_words(embedder):
    vectors = embedder.embed(
        ["Doctors treat sick people.", "Physicians heal patients.", "Sick people treat doctors to cake."]
    )
    unrelated = embedder.embed_question("The stock exchange closed early.")
    assert vectors[0] @ vectors[1] > 0.6 > vectors[1] @ unrelated


def test_text_after_the_window_changes_nothing(embedder):
    start = "word " * 300
    assert embedder.embed_question(start) @ embedder.embed_question(start + "nurse") == pytest.approx(1, abs=1e-5)


def test_the_card_tells_the_hash_of_each_file():
    card = (FOLDER / "README.md").read_text("utf-8")
    for name in ("model.onnx", "tokenizer.json"):
        row = next(line for line in card.splitlines() if line.startswith(f"| `{name}`"))
        told = re.search(r"[0-9a-f]{64}", row)
        assert told
        assert told.group() == hashlib.sha256((FOLDER / name).read_bytes()).hexdigest()


def test_a_missing_folder_is_reported(tmp_path):
    with pytest.raises(ModelUnavailable) as caught:
        OnnxEmbedder(tmp_path / "none")
    assert "install it again" in caught.value.hint


def test_a_damaged_graph_is_reported(tmp_path):
    shutil.copy(FOLDER / "tokenizer.json", tmp_path)
    (tmp_path / "model.onnx").write_bytes(b"no graph")
    with pytest.raises(ModelUnavailable, match="cannot be loaded"):
        OnnxEmbedder(tmp_path)


def test_a_damaged_tokenizer_is_reported(tmp_path):
    (tmp_path / "tokenizer.json").write_text("{", "utf-8")
    with pytest.raises(ModelUnavailable, match="tokenizer"):
        OnnxEmbedder(tmp_path)
