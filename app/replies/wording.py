"""Which of a pair of wordings a reader gets."""

from __future__ import annotations


def in_language(language: str, pair: tuple[str, str]) -> str:
    """The English or the Chinese of ``pair``; English for whoever asks in neither."""
    return pair[1] if language == "zh" else pair[0]
