"""Prompts as files: one Markdown file each, with front matter, ``# System`` and ``# User`` parts and ``$variables``.

Strict both ways: a variable that the front matter does not name, or that is not given, is an error before any model is
called. Text from outside is neutralised here, so that it cannot end our delimiters or pose as a chat template's marks.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Template

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from app.errors import PromptError
from app.ports import Message

_PARTS = re.compile(r"\A# System\n(?P<system>.*?)\n# User\n(?P<user>.*)\Z", re.DOTALL)
_FRONT = re.compile(r"\A---\n(?P<front>.*?)\n---\n(?P<body>.*)\Z", re.DOTALL)
_OPENERS = str.maketrans({"<": "‹", ">": "›"})


class _FrontMatter(BaseModel):
    model_config = ConfigDict(extra="forbid")

    id: str
    version: int
    variables: list[str]


@dataclass(frozen=True, slots=True)
class Prompt:
    """A prompt file. ``sha256`` is the first 12 hex digits of the hash of the whole file."""

    id: str
    version: int
    variables: frozenset[str]
    system: str
    user: str
    sha256: str

    def render(self, values: Mapping[str, str]) -> tuple[Message, ...]:
        """System and user message. ``PromptError`` unless ``values`` are exactly the declared variables."""
        if set(values) != self.variables:
            raise PromptError(
                f"The prompt '{self.id}' takes {sorted(self.variables)}, but was given {sorted(values)}.",
                "Restore the prompt file, or correct its list of variables.",
            )
        return (
            Message("system", Template(self.system).substitute(values).strip()),
            Message("user", Template(self.user).substitute(values).strip()),
        )


@dataclass(frozen=True, slots=True)
class Prompts:
    """Every prompt of a folder, by id."""

    by_id: Mapping[str, Prompt]

    def __getitem__(self, prompt_id: str) -> Prompt:
        if prompt_id not in self.by_id:
            raise PromptError(f"There is no prompt '{prompt_id}'.", f"Put {prompt_id}.md back into the prompts folder.")
        return self.by_id[prompt_id]

    @property
    def hashes(self) -> tuple[tuple[str, str], ...]:
        """(id, hash) of each, by id."""
        return tuple((prompt.id, prompt.sha256) for _, prompt in sorted(self.by_id.items()))


def load_prompts(folder: Path) -> Prompts:
    """Read every ``*.md`` of the folder. Raises ``PromptError`` for a missing folder or a malformed file."""
    if not folder.is_dir():
        raise PromptError(f"There is no folder of prompts at {folder}.", "Set 'prompts' to where it is.")
    return Prompts({prompt.id: prompt for prompt in map(_load, sorted(folder.glob("*.md")))})


def neutralise(text: str) -> str:
    """Text from outside, unable to open or close our delimiters or a chat template's: angle brackets are replaced."""
    return text.translate(_OPENERS)


def _load(file: Path) -> Prompt:
    text = file.read_text("utf-8")
    outer = _FRONT.match(text)
    parts = _PARTS.match(outer["body"].lstrip("\n")) if outer else None
    if outer is None or parts is None:
        raise PromptError(
            f"{file} is not a prompt.", "It needs front matter between '---' lines, then '# System' and '# User'."
        )
    front = _front_matter(file, outer["front"])
    found = _variables(file, parts["system"]) | _variables(file, parts["user"])
    if found != set(front.variables):
        raise PromptError(f"{file} declares {sorted(front.variables)} but uses {sorted(found)}.", "Make the two agree.")
    return Prompt(
        id=front.id,
        version=front.version,
        variables=frozenset(found),
        system=parts["system"],
        user=parts["user"],
        sha256=hashlib.sha256(text.encode()).hexdigest()[:12],
    )


def _front_matter(file: Path, text: str) -> _FrontMatter:
    try:
        return _FrontMatter.model_validate(yaml.safe_load(text))
    except (yaml.YAMLError, ValidationError) as error:
        raise PromptError(
            f"The front matter of {file} is not valid: {error}.", "It needs id, version, variables."
        ) from (error)


def _variables(file: Path, text: str) -> set[str]:
    template = Template(text)
    if not template.is_valid():
        raise PromptError(f"{file} has a '$' that starts no variable.", "Write '$$' for a dollar sign.")
    return set(template.get_identifiers())
