"""Prompts as files: strict both ways, hashed, and closed to text from outside."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import PromptError
from app.prompts import load_prompts, neutralise

GOOD = "---\nid: greet\nversion: 1\nvariables: [name]\n---\n# System\nBe kind.\n\n# User\nHello $name, $$5.\n"


def written(folder: Path, text: str) -> Path:
    (folder / "greet.md").write_text(text, "utf-8")
    return folder


def test_a_prompt_renders_its_system_and_user_message(tmp_path: Path) -> None:
    system, user = load_prompts(written(tmp_path, GOOD))["greet"].render({"name": "Ada"})
    assert (system.role, system.content) == ("system", "Be kind.")
    assert (user.role, user.content) == ("user", "Hello Ada, $5.")


@pytest.mark.parametrize("values", [{}, {"name": "Ada", "age": "36"}, {"nmae": "Ada"}])
def test_a_missing_or_a_superfluous_value_is_refused(tmp_path: Path, values: dict[str, str]) -> None:
    prompt = load_prompts(written(tmp_path, GOOD))["greet"]
    with pytest.raises(PromptError):
        prompt.render(values)


@pytest.mark.parametrize(
    "text",
    [
        "# System\nno front matter\n# User\n$name",
        GOOD.replace("# User", "# Human"),
        GOOD.replace("[name]", "[name, age]"),
        GOOD.replace("[name]", "[]"),
        GOOD.replace("version: 1", "version: one"),
        GOOD.replace("version: 1", "version: 1\nauthor: me"),
        GOOD.replace("$$5", "$5"),
    ],
)
def test_a_malformed_prompt_file_is_refused_when_it_is_loaded(tmp_path: Path, text: str) -> None:
    with pytest.raises(PromptError):
        load_prompts(written(tmp_path, text))


def test_changing_a_prompt_changes_its_hash(tmp_path: Path) -> None:
    before = load_prompts(written(tmp_path, GOOD)).hashes
    after = load_prompts(written(tmp_path, GOOD.replace("kind", "brief"))).hashes
    assert before != after


def test_an_unknown_prompt_is_named_in_the_error(tmp_path: Path) -> None:
    with pytest.raises(PromptError, match="'farewell'"):
        load_prompts(written(tmp_path, GOOD))["farewell"]


def test_a_missing_folder_is_named_in_the_error(tmp_path: Path) -> None:
    with pytest.raises(PromptError, match="nowhere"):
        load_prompts(tmp_path / "nowhere")


def test_the_shipped_prompts_load() -> None:
    prompts = load_prompts(Path(__file__).parents[3] / "prompts")
    assert {"answer", "rewrite"} <= {name for name, _ in prompts.hashes}


@given(st.text())
def test_neutralised_text_can_open_and_close_no_tag(text: str) -> None:
    neutral = neutralise(text)
    assert "<" not in neutral
    assert ">" not in neutral
    assert len(neutral) == len(text)
