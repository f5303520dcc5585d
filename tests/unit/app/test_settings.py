"""Settings: defaults, file, environment, flags, the later the stronger; nothing unknown passes."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.errors import SettingsError
from app.settings import load, settings_hash


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("CAREER_COACH_PORT", "CAREER_COACH_MODEL", "OLLAMA_HOST"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def test_without_anything_set_the_page_is_on_7860_of_this_machine(folder: Path) -> None:
    settings = load(directory=folder).settings
    assert (settings.host, settings.port) == ("127.0.0.1", 7860)


def test_the_environment_is_stronger_than_the_file_and_a_flag_stronger_than_both(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "career-coach.toml").write_text("port = 8001\npoints = 3\nmodel = 'embedded'\n")
    monkeypatch.setenv("CAREER_COACH_PORT", "8002")
    monkeypatch.setenv("CAREER_COACH_MODEL", "ollama/qwen3")
    loaded = load({"port": 8003, "host": None}, directory=folder)
    settings = loaded.settings
    assert (settings.port, settings.model, settings.points) == (8003, "ollama/qwen3", 3)
    assert loaded.origins["port"] == "flag"
    assert loaded.origins["model"] == "CAREER_COACH_MODEL in the environment"
    assert loaded.origins["points"].endswith("career-coach.toml")
    assert "host" not in loaded.origins


@pytest.mark.parametrize("text", ["prot = 8001", "port = 'many'", "port = 0", "port = ["])
def test_an_unknown_key_or_a_wrong_value_is_an_error_that_names_it(folder: Path, text: str) -> None:
    (folder / "career-coach.toml").write_text(text)
    with pytest.raises(SettingsError) as raised:
        load(directory=folder)
    assert "career-coach.toml" in raised.value.message
    assert raised.value.hint


def test_an_unknown_variable_of_ours_in_the_environment_is_an_error(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CAREER_COACH_COLOUR", "blue")
    with pytest.raises(SettingsError, match="colour"):
        load(directory=folder)


def test_the_key_is_never_printed(folder: Path) -> None:
    assert "s3cret" not in repr(load({"api_key": "s3cret"}, directory=folder))


def test_the_hash_follows_what_shapes_an_answer_and_nothing_else(folder: Path) -> None:
    plain, moved, other = (
        load(flags, directory=folder).settings for flags in ({}, {"port": 9000, "home": "/elsewhere"}, {"points": 2})
    )
    assert settings_hash(plain) == settings_hash(moved)
    assert settings_hash(plain) != settings_hash(other)
