"""Every command of the command line, run as its user runs it, on a small library in a folder of its own."""

from __future__ import annotations

import json
import os
import socket
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.functional.conftest import NURSES


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home whose library, ``corpus`` beside the index, is indexed already."""
    folder = tmp_path_factory.mktemp("coach")
    (folder / "corpus").mkdir()
    (folder / "corpus" / "nurses.md").write_text(NURSES, "utf-8")
    assert coach(folder, "ingest").returncode == 0
    return folder


def coach(folder: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a command with its home, library and working directory in ``folder``."""
    own = {name: value for name, value in os.environ.items() if not name.upper().startswith("CAREER_COACH_")}
    given = {
        "CAREER_COACH_HOME": str(folder / "home"),
        "CAREER_COACH_CORPUS": str(folder / "corpus"),
        "CAREER_COACH_MODEL": "embedded",
        "COLUMNS": "200",
        **variables,
    }
    return subprocess.run(
        [sys.executable, "-m", "app", *arguments],
        cwd=folder,
        env={**own, **given},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_ask_answers_from_the_library_with_its_source(home: Path) -> None:
    result = coach(home, "ask", "What do nurses earn?")
    assert result.returncode == 0, result.stderr
    assert "$98,430" in result.stdout
    assert "[1]" in result.stdout
    assert "Test library" in result.stdout


def test_ask_json_is_the_whole_answer(home: Path) -> None:
    answer = json.loads(coach(home, "ask", "What do nurses earn?", "--json").stdout)
    assert answer["claims"][0]["citations"][0]["quote"] in NURSES
    assert answer["trace"]["model"].startswith("embedded/")
    assert answer["trace"]["index_fingerprint"]


def test_ask_with_a_history_understands_a_follow_up(home: Path, tmp_path: Path) -> None:
    history = tmp_path / "history.json"
    history.write_text(json.dumps([{"asked": "Tell me about nurses", "answered": "Registered Nurses care …"}]))
    answer = json.loads(coach(home, "ask", "and what does it pay?", "--json", "--history", str(history)).stdout)
    assert "nurse" in answer["trace"]["understood"].lower()
    assert "$98,430" in answer["text"]


def test_ask_refuses_what_the_library_does_not_hold(home: Path) -> None:
    answer = json.loads(coach(home, "ask", "Who won the football world cup in 1998?", "--json").stdout)
    assert answer["claims"] == []
    assert answer["refusal"]["reason"] == "nothing relevant"
    assert len(answer["refusal"]["suggestions"]) == 3


def test_ask_indexes_the_library_first_when_nothing_is_in(tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "nurses.md").write_text(NURSES, "utf-8")
    result = coach(tmp_path, "ask", "What do nurses earn?")
    assert "$98,430" in result.stdout, result.stderr


def test_ingest_says_what_became_of_each_file_and_fails_when_one_was_refused(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "nurses.md").write_text(NURSES, "utf-8")
    (corpus / "empty.txt").write_text("")
    first = coach(tmp_path, "ingest")
    assert first.returncode == 1
    assert "1 added" in first.stdout
    assert "1 refused" in first.stdout
    assert "empty.txt" in first.stdout
    (corpus / "empty.txt").unlink()
    (corpus / "nurses.md").write_text(NURSES.replace("98,430", "98,431"), "utf-8")
    second = coach(tmp_path, "ingest")
    assert second.returncode == 0, second.stdout
    assert "1 changed" in second.stdout
    third = coach(tmp_path, "ingest")
    assert "1 unchanged" in third.stdout
    assert "0 changed" in third.stdout


def test_the_report_tells_how_the_library_is_and_indexes_nothing(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "nurses.md").write_text(NURSES.replace("date: 2025-05", "date: 2015"), "utf-8")
    (corpus / "empty.txt").write_text("")
    coach(tmp_path, "ingest")
    (corpus / "teachers.txt").write_text("Teachers teach children and young people at schools.")
    report = coach(tmp_path, "ingest", "--report")
    assert report.returncode == 0, report.stderr
    assert "1 source answers questions" in report.stdout
    assert "Refused: 1" in report.stdout
    assert "Out of date: 1" in report.stdout
    assert "teachers.txt" not in report.stdout


def test_ingest_copies_a_file_given_to_it_into_the_library(home: Path, tmp_path: Path) -> None:
    guide = tmp_path / "glaziers.txt"
    guide.write_text("Glaziers fit and repair glass in windows and doors. Glaziers work at heights on many days.")
    result = coach(home, "ingest", str(guide))
    assert "1 added" in result.stdout, result.stdout + result.stderr
    assert "height" in coach(home, "ask", "What do glaziers fit and repair?").stdout.lower()


def test_ingest_of_a_file_that_is_not_there_says_so(home: Path) -> None:
    result = coach(home, "ingest", "nowhere.pdf")
    assert result.returncode == 1
    assert "nowhere.pdf" in result.stderr


def test_doctor_finds_a_working_coach_sound_and_says_where_settings_come_from(home: Path) -> None:
    result = coach(home, "doctor")
    assert result.returncode == 0, result.stdout
    assert "fault" not in result.stdout
    assert "CAREER_COACH_MODEL in the environment" in result.stdout


def test_doctor_names_a_fault_with_its_remedy_and_exits_1(home: Path) -> None:
    result = coach(home, "doctor", CAREER_COACH_CORPUS=str(home / "nowhere"))
    assert result.returncode == 1
    assert "fault" in result.stdout
    assert "nowhere" in result.stdout


@pytest.mark.parametrize(
    ("variables", "named"),
    [
        ({"CAREER_COACH_COLOUR": "blue"}, "colour"),
        ({"CAREER_COACH_MODEL": "gguf/nowhere.gguf"}, "nowhere.gguf"),
        ({"CAREER_COACH_MODEL": "bard"}, "bard"),
        ({"CAREER_COACH_MODEL": "openai/gpt"}, "--base-url"),
        ({"CAREER_COACH_EMBEDDINGS": "word2vec"}, "word2vec"),
    ],
)
def test_a_wrong_setting_ends_with_its_name_and_no_traceback(home: Path, variables: dict[str, str], named: str) -> None:
    result = coach(home, "ask", "What do nurses earn?", **variables)
    assert result.returncode == 1
    assert named in result.stderr
    assert "Traceback" not in result.stderr


def test_an_index_of_another_embedding_model_is_never_mixed_and_can_be_made_anew(tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "nurses.md").write_text(NURSES, "utf-8")
    assert coach(tmp_path, "ingest").returncode == 0
    with sqlite3.connect(tmp_path / "home" / "library.db") as connection:
        changed = connection.execute("UPDATE meta SET value = 'ollama/bge-m3' WHERE key = 'embedding'").rowcount
    connection.close()
    assert changed == 1
    for command in (["ask", "What do nurses earn?"], ["ingest"], ["serve", "--port", "1"]):
        refused = coach(tmp_path, *command)
        assert refused.returncode == 1
        assert "ollama/bge-m3" in refused.stderr
        assert "--rebuild" in refused.stderr
    assert coach(tmp_path, "ingest", "--rebuild").returncode == 0
    assert "$98,430" in coach(tmp_path, "ask", "What do nurses earn?").stdout


def test_a_damaged_index_is_named_and_can_be_made_anew(tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "nurses.md").write_text(NURSES, "utf-8")
    assert coach(tmp_path, "ingest").returncode == 0
    for beside in (tmp_path / "home").glob("library.db*"):
        beside.write_bytes(b"not a database, but long enough to be looked at" * 40)
    refused = coach(tmp_path, "ask", "What do nurses earn?")
    assert refused.returncode == 1
    assert "--rebuild" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert coach(tmp_path, "ingest", "--rebuild").returncode == 0
    assert "$98,430" in coach(tmp_path, "ask", "What do nurses earn?").stdout


def test_serve_on_a_taken_port_names_the_next_free_one(home: Path) -> None:
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        port = holder.getsockname()[1]
        result = coach(home, "serve", "--port", str(port))
    assert result.returncode == 1
    assert f"Port {port}" in result.stderr
    assert "--port" in result.stderr


@pytest.mark.parametrize("command", ["serve", "ask", "ingest", "doctor", "eval"])
def test_help_names_every_command(command: str, home: Path) -> None:
    assert command in coach(home, "--help").stdout
