"""Whether a question is about what a careers library holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.adapters.onnx_embeddings import OnnxEmbedder
from app.answerability.scope import Scope, load_weights
from app.domain import Question, Understanding
from app.errors import ModelUnavailable


@pytest.fixture(scope="module")
def scope() -> Scope:
    return Scope(load_weights(), OnnxEmbedder(threads=1))


def _understood(text: str, language: str = "en") -> Understanding:
    return Understanding(question=Question(text), text=text, language=language)


@pytest.mark.parametrize(
    "text",
    [
        "Which free courses would teach me machine learning?",
        "How do I ask my boss for better pay?",
        "Will my work be automated by AI?",
        "How can an applicant tell whether a screening tool is fair?",
        "Is a security certificate worth its price?",
    ],
)
def test_the_librarys_themes_are_in_scope(scope: Scope, text: str) -> None:
    assert scope.holds(_understood(text))


@pytest.mark.parametrize(
    "text",
    [
        "How long should a turkey be in the oven?",
        "Which phone has the best camera?",
        "Who won the tennis final yesterday?",
        "What is the capital of Mongolia?",
        "How do I get rid of moths?",
    ],
)
def test_what_has_nothing_to_do_with_work_is_out_of_scope(scope: Scope, text: str) -> None:
    assert not scope.holds(_understood(text))


def test_nothing_is_said_of_languages_that_the_embedding_does_not_know(scope: Scope) -> None:
    assert scope.holds(_understood("怎么做红烧肉？", "zh"))


def test_nothing_is_said_with_another_embedding_than_the_one_fitted_on(scope: Scope) -> None:
    other = Scope(scope.weights.model_copy(update={"embedding": "another"}), scope.embedder)
    assert other.holds(_understood("How long should a turkey be in the oven?"))


def test_missing_weights_are_told_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailable) as raised:
        load_weights(tmp_path / "scope.json")
    assert "install it again" in raised.value.hint
