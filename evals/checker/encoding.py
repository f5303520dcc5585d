"""A pair as the model reads it: ``[CLS] claim [SEP] sentences of the passage [SEP]``, with what each token teaches.

The tokenizer is that of MiniLM with the 3,755 commonest Chinese characters added (level 1 of GB 2312), of which it
knows few. Needs no PyTorch.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from tokenizers import Tokenizer

from evals.checker.pairs.pair import Pair, Place
from evals.checker.windows import window

CLAIM_TOKENS = 120
"""The most tokens of a claim."""
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
    """Encodes pairs for one window. Remembers the token counts of recent sentences."""

    def __init__(self, tokenizer: Path, tokens: int) -> None:
        self._tokenizer = Tokenizer.from_file(str(tokenizer))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._tokens = tokens
        self._count = lru_cache(maxsize=100_000)(self._length)
        self._cls, self._sep = self._id("[CLS]"), self._id("[SEP]")

    def encode(self, pair: Pair) -> Encoded:
        """The pair with its window of the passage."""
        claim = self._tokenizer.encode(pair.claim, add_special_tokens=False)
        ids = list(claim.ids[:CLAIM_TOKENS])
        offsets = claim.offsets[:CLAIM_TOKENS]
        wrong = [UNKNOWN] * len(ids) if pair.spans is None else [_held(place, pair.spans) for place in offsets]
        room = self._tokens - len(ids) - 3
        read, deciding = self._read(pair, room)
        return Encoded(
            ids=(self._cls, *ids, self._sep, *read, self._sep),
            segments=(0,) * (len(ids) + 2) + (1,) * (len(read) + 1),
            wrong=(UNKNOWN, *wrong, *[UNKNOWN] * (len(read) + 2)),
            deciding=(*[UNKNOWN] * (len(ids) + 2), *deciding, UNKNOWN),
        )

    def chosen(self, claim: str, passage: str) -> list[Place]:
        """The sentences of the passage that are read."""
        used = min(CLAIM_TOKENS, self._length(claim))
        return window(claim, passage, self._tokens - used - 3, self._count)

    def _read(self, pair: Pair, room: int) -> tuple[list[int], list[int]]:
        ids: list[int] = []
        labels: list[int] = []
        for start, end in window(pair.claim, pair.passage, room, self._count):
            found = self._tokenizer.encode(pair.passage[start:end], add_special_tokens=False)
            ids += found.ids
            places = [(a + start, b + start) for a, b in found.offsets]
            labels += [_held(place, pair.evidence) if pair.evidence else UNKNOWN for place in places]
        return ids[:room], labels[:room]

    def _id(self, token: str) -> int:
        found = self._tokenizer.token_to_id(token)
        if found is None:
            raise ValueError(f"the tokenizer has no {token}")
        return found

    def _length(self, text: str) -> int:
        return len(self._tokenizer.encode(text, add_special_tokens=False).ids)


def _held(place: Place, places: Sequence[Place]) -> int:
    return int(any(place[0] < end and start < place[1] for start, end in places))
