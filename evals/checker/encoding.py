"""A training pair as the network reads it (``app.adapters.pair_encoding``), with what each of its tokens teaches.

The tokenizer is that of MiniLM with the 3,755 commonest Chinese characters added (level 1 of GB 2312), of which it
knows few. Needs no PyTorch.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tokenizers import Tokenizer

from app.adapters.pair_encoding import PairEncoder
from evals.checker.pairs.pair import Pair, Place

UNKNOWN = -1
"""The label of a token that teaches nothing."""


@dataclass(frozen=True, slots=True)
class Encoded:
    """Token ids, which of them are the claim's (segment 0) and the passage's (1), and labels: ``wrong`` of the claim's
    tokens, ``deciding`` of the passage's, UNKNOWN elsewhere."""

    ids: tuple[int, ...]
    segments: tuple[int, ...]
    wrong: tuple[int, ...]
    deciding: tuple[int, ...]


def common_characters() -> list[str]:
    """Level 1 of GB 2312: rows 16 to 55."""
    found = []
    for row in range(16, 56):
        for cell in range(1, 95):
            code = bytes((row + 0xA0, cell + 0xA0))
            try:
                found.append(code.decode("gb2312"))
            except UnicodeDecodeError:
                continue
    return found


def with_characters(original: Path, target: Path) -> int:
    """Write the tokenizer with the characters that it lacks; how many tokens it then has."""
    described = json.loads(original.read_text("utf-8"))
    vocabulary: dict[str, int] = described["model"]["vocab"]
    for character in common_characters():
        vocabulary.setdefault(character, len(vocabulary))
    described["truncation"] = described["padding"] = None
    target.write_text(json.dumps(described, ensure_ascii=False), "utf-8")
    return len(vocabulary)


class Encoder:
    """Encodes pairs for one window."""

    def __init__(self, tokenizer: Path, tokens: int) -> None:
        self._pairs = PairEncoder(Tokenizer.from_file(str(tokenizer)), tokens)

    def encode(self, pair: Pair) -> Encoded:
        """The pair with its window of the passage."""
        found = self._pairs.encode(pair.claim, pair.passage)
        wrong = [UNKNOWN if pair.spans is None else _held(place, pair.spans) for place in found.claim]
        deciding = [_held(place, pair.evidence) if pair.evidence else UNKNOWN for place in found.passage]
        return Encoded(
            ids=found.ids,
            segments=found.segments,
            wrong=(UNKNOWN, *wrong, *[UNKNOWN] * (len(deciding) + 2)),
            deciding=(*[UNKNOWN] * (len(wrong) + 2), *deciding, UNKNOWN),
        )


def _held(place: Place, places: Sequence[Place]) -> int:
    return int(any(place[0] < end and start < place[1] for start, end in places))
