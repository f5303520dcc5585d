"""Answers as JSON and conversations from JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.citation.quotes import candidates, choose
from app.domain import Answer, Question, Trace, Turn, Understanding
from app.errors import SettingsError
from app.records import answer_json, read_history, turn_of
from tests.passages import passage


@pytest.fixture
def answer() -> Answer:
    question = Question("护士 pay?", (Turn("hello"),))
    passages = (passage("Registered Nurses earned a median of $98,000 a year in May 2025."),)
    claims = tuple(choose(candidates(Understanding(question, "pay", "en"), passages), [], 1))
    trace = Trace("护士 pay?", "What do nurses earn?", "en", "m", "d", "e", (("answer", "1"),), "s", "i")
    return Answer(question, "Here:", claims, None, passages, trace)


def test_an_answer_as_json_is_whole(answer: Answer) -> None:
    record = json.loads(answer_json(answer))
    assert record["claims"][0]["citations"][0]["quote"] == answer.claims[0].text
    assert record["trace"]["understood"] == "What do nurses earn?"
    assert record["question"]["text"] == "护士 pay?"
    assert record["refusal"] is None
    assert record["text"].endswith("[1]")


def test_an_answer_becomes_a_turn_that_history_can_read_back(answer: Answer, tmp_path: Path) -> None:
    turn = turn_of(answer)
    file = tmp_path / "history.json"
    file.write_text(
        json.dumps([{"asked": turn.asked, "answered": turn.answered, "understood": turn.understood}]), "utf-8"
    )
    assert read_history(file) == (turn,)


@pytest.mark.parametrize("text", ["", "{}", "[1]", '[{"answered": "x"}]', '[{"asked": "x", "mood": "good"}]'])
def test_a_file_that_is_no_conversation_is_refused_with_its_name(tmp_path: Path, text: str) -> None:
    file = tmp_path / "history.json"
    file.write_text(text)
    with pytest.raises(SettingsError, match=r"history\.json"):
        read_history(file)


def test_a_history_that_is_not_there_is_refused_with_its_name(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"gone\.json"):
        read_history(tmp_path / "gone.json")
