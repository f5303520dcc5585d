"""Role guides retold: right retellings are supported, wrong ones stopped."""

from __future__ import annotations

import pytest

from app.adapters.hashing_embeddings import HashingEmbedder
from app.verification.checker import RuleChecker
from tests.unit.app.verification.guides import GUIDES, RIGHT, WRONG


@pytest.mark.parametrize("sentence", RIGHT)
def test_a_right_retelling_is_supported(sentence: str) -> None:
    assert RuleChecker(HashingEmbedder(), 0.62).check(sentence, GUIDES).verdict.supported


@pytest.mark.parametrize("sentence", WRONG)
def test_a_wrong_retelling_is_stopped(sentence: str) -> None:
    assert not RuleChecker(HashingEmbedder(), 0.0).check(sentence, GUIDES).verdict.supported
