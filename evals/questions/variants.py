"""The samples of the robustness suite: questions with other wordings of each, odd inputs, and talks over five turns.

A line of the file is one of the three by its ``type``. Wordings that code can make are made when a question is read.
"""

from __future__ import annotations

import random
import re
from pathlib import Path
from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from app.domain import RefusalReason
from evals.questions.facts import Fact
from evals.questions.samples import Split

ROBUSTNESS = Path(__file__).resolve().parent.parent / "datasets" / "robustness.jsonl"
BASE, SLIPS, OTHER_LANGUAGE = "base", "slips", "other_language"
"""The question as it stands; typing errors made by code; a language that the coach doesn't speak."""
_WORD = re.compile(r"[A-Za-z]{4,}")
_SLIPS_EACH = 24
"""One slip in so many letters, and at least one."""


class Variant(BaseModel):
    """Another wording: ``kind`` is what is other about it; ``language`` is that of a foreign one, else empty."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: str
    text: str
    language: str = ""


class _Sample(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    split: Split
    language: Literal["en", "zh"]


class Base(_Sample):
    """A question whose every wording must be answered with all of ``gold``; without gold, each must be refused."""

    type: Literal["base"]
    kind: str
    question: str
    gold: tuple[Fact, ...] = ()
    variants: tuple[Variant, ...] = Field(min_length=4)

    @property
    def wordings(self) -> tuple[Variant, ...]:
        """The question itself, those written by hand, and those made by code."""
        return (Variant(kind=BASE, text=self.question), *self.variants, *_made(self))


class Odd(_Sample):
    """An input that is hardly a question, repeated ``times``; refused for one of ``expected``, if any are given."""

    type: Literal["odd"]
    kind: str
    question: str
    times: int = 1
    expected: tuple[RefusalReason, ...] = ()

    @property
    def text(self) -> str:
        """What is sent."""
        return self.question * self.times


class Told(BaseModel):
    """A turn of a talk, and what its answer must say."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    asked: str
    gold: tuple[Fact, ...] = Field(min_length=1)


class Conversation(_Sample):
    """Five questions, of which the later lean on the earlier."""

    type: Literal["conversation"]
    turns: tuple[Told, ...] = Field(min_length=5, max_length=5)


_Line = TypeAdapter[Base | Odd | Conversation](Annotated[Base | Odd | Conversation, Field(discriminator="type")])
_Any = TypeVar("_Any", Base, Odd, Conversation)


def read_robustness(kind: type[_Any], split: Split | None = None, file: Path = ROBUSTNESS) -> tuple[_Any, ...]:
    """The samples of one type, of one split or of both. Raises ``ValidationError`` at a line that is none."""
    samples = (_Line.validate_json(line) for line in file.read_text("utf-8").split("\n") if line.strip())
    return tuple(one for one in samples if isinstance(one, kind) and split in {None, one.split})


def slipped(text: str, seed: str) -> str:
    """The text with letters swapped, dropped or doubled within longer words, the same ones for the same seed."""
    chance = random.Random(seed)
    words = [match for match in _WORD.finditer(text) if not match.group().isupper()]
    chosen = chance.sample(words, min(len(words), max(1, len(text) // _SLIPS_EACH)))
    for match in sorted(chosen, key=lambda one: -one.start()):
        text = text[: match.start()] + _slip(match.group(), chance) + text[match.end() :]
    return text


def _slip(word: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(word) - 2)
    first, second = word[at], word[at + 1]
    swapped = second + first if first != second else second
    return word[:at] + chance.choice((swapped, second, first + first + second)) + word[at + 2 :]


def _made(base: Base) -> tuple[Variant, ...]:
    text = base.question
    if base.language == "zh":
        return (
            Variant(kind="punctuation", text=text.rstrip("？。") + "？？？！！"),
            Variant(kind="punctuation", text=" ".join(text.rstrip("？。"))),
        )
    return (
        Variant(kind=SLIPS, text=slipped(text, base.id)),
        Variant(kind="capitals", text=text.upper()),
        Variant(kind="lower_case", text=text.lower()),
        Variant(kind="punctuation", text=re.sub(r"[?.!]+$", "", text) + " ???!!!"),
        Variant(kind="punctuation", text=re.sub(r"[?.!,:;]", "", text)),
    )
