"""Scores claims against passages with the shipped checker: ``python -m evals.checker.score INPUT.jsonl OUTPUT.jsonl``.

A line of INPUT has ``id``, the ``claim`` (or ``sentence``, ``response``; one sentence or several) and the ``passage``
(or ``passages``, a list; or ``context``). A line of OUTPUT has the same ``id`` and

- ``supported``: the chance, 0 to 1, that all of the claim is supported, moved so that 0.5 is where flagging was best
  on dev; ``flagged``: whether it is under 0.5;
- ``unsupported``: stretches of the claim (start, end in characters) that are not borne out;
- ``shown``: whether the product would show every sentence of it (guards and threshold passed), ``label`` and
  ``reason`` of the first that it wouldn't;
- ``sentences``: for each sentence its place, its own chance, and what decides.

The guards have no say in ``supported``.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from pydantic import AliasChoices, BaseModel, ConfigDict, Field, field_validator

from app.adapters.onnx_embeddings import OnnxEmbedder
from app.adapters.onnx_groundedness import FOLDER, OnnxGroundedness
from app.domain import VerdictLabel
from app.language.sentences import sentence_spans
from app.ports import SupportChecker
from app.verification.stack import Scales, Weighed, Weights, all_supported, load_weights
from app.verification.stretches import Stretch, stretches
from app.verification.trained import TrainedChecker
from evals.checker.material import as_passage

SHORT = 20
"""Characters under which a piece of a claim of several sentences is a greeting or a label, and not scored."""


class Line(BaseModel):
    """What is to be scored."""

    model_config = ConfigDict(extra="ignore")

    id: str | int
    claim: str = Field(validation_alias=AliasChoices("claim", "sentence", "response"), min_length=1)
    passages: list[str] = Field(validation_alias=AliasChoices("passages", "passage", "context"), min_length=1)

    @field_validator("passages", mode="before")
    @classmethod
    def _listed(cls, given: object) -> object:
        return [given] if isinstance(given, str) else given


@dataclass(frozen=True, slots=True)
class SentenceScore:
    """One sentence of a claim. ``decides`` is the sentence of the passages that the network found to decide."""

    start: int
    end: int
    supported: float
    decides: str


@dataclass(frozen=True, slots=True)
class Score:
    """One claim; see the module."""

    id: str | int
    supported: float
    flagged: bool
    unsupported: tuple[Stretch, ...]
    shown: bool
    label: str
    reason: str
    sentences: tuple[SentenceScore, ...]


class Scorer:
    """The shipped stack, with the product's checker beside it."""

    def __init__(self, folder: Path = FOLDER) -> None:
        model, embedder = OnnxGroundedness(folder), OnnxEmbedder()
        self._weights: Weights = load_weights(folder / "stack.json")
        self._scales = Scales(model, embedder)
        self._checker: SupportChecker = TrainedChecker(model, embedder, self._weights)

    def score(self, line: Line) -> Score:
        """The claim against all of its passages together."""
        text = "\n\n".join(line.passages)
        places = claim_sentences(line.claim)
        weighed = [self._scales.weigh(line.claim[start:end], [text])[0] for start, end in places]
        own = [self._weights.chance(each.row) for each in weighed]
        chance = moved(all_supported(own), self._weights.response)
        label, reason = self._verdict([line.claim[start:end] for start, end in places], line.passages)
        return Score(
            id=line.id,
            supported=round(chance, 6),
            flagged=chance < 0.5,
            unsupported=tuple(self._unsupported(line.claim, places, weighed)),
            shown=not label,
            label=label or VerdictLabel.SUPPORTED.value,
            reason=reason,
            sentences=tuple(
                SentenceScore(*place, round(one, 6), _deciding(each))
                for place, one, each in zip(places, own, weighed, strict=True)
            ),
        )

    def _verdict(self, sentences: Sequence[str], passages: Sequence[str]) -> tuple[str, str]:
        """The label and reason of the first sentence that would not be shown; empty if there is none."""
        held = [as_passage(passage) for passage in passages]
        for sentence in sentences:
            verdict = self._checker.check(sentence, held).verdict
            if not verdict.supported:
                return verdict.label.value, verdict.reason
        return "", ""

    def _unsupported(self, claim: str, places: Sequence[Stretch], weighed: Sequence[Weighed]) -> Iterator[Stretch]:
        for (start, end), each in zip(places, weighed, strict=True):
            for first, last in stretches(claim[start:end], each.judged.whole.words):
                yield start + first, start + last


def claim_sentences(claim: str) -> list[Stretch]:
    """The sentences of a claim that are scored; all of it if none is long enough."""
    spans = sentence_spans(claim)
    return [(start, end) for start, end in spans if end - start >= SHORT] or [(0, len(claim))]


def moved(chance: float, threshold: float) -> float:
    """The chance with its odds moved so that the threshold becomes 0.5."""
    held = min(0.999, max(0.001, threshold))
    own = min(1 - 1e-9, max(1e-9, chance))
    ratio = own / (1 - own) * (1 - held) / held
    return ratio / (1 + ratio)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("input", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--model", type=Path, default=FOLDER)
    options = parser.parse_args()
    scorer = Scorer(options.model)
    with options.input.open(encoding="utf-8") as given, options.output.open("w", encoding="utf-8") as found:
        for text in given:
            if text.strip():
                score = scorer.score(Line.model_validate_json(text))
                found.write(json.dumps(asdict(score), ensure_ascii=False) + "\n")


def _deciding(weighed: Weighed) -> str:
    best = max(weighed.judged.whole.deciding, key=lambda piece: piece.chance, default=None)
    return weighed.text.text[best.start : best.end] if best else ""


if __name__ == "__main__":
    main()
