"""A sentence and a passage as the checker's network reads them: ``[CLS] claim [SEP] sentences of the passage [SEP]``.

Training and answering both encode here, so that they cannot differ. Which sentences of a long passage are read is
decided by ``app.language.windows``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from tokenizers import Tokenizer

from app.language.windows import Place, window

CLAIM_TOKENS = 120
"""The most tokens of a claim."""
_SPECIAL = 3


@dataclass(frozen=True, slots=True)
class EncodedPair:
    """Token ids and segments (0 claim, 1 passage), and for each token between the marks what it stands for.

    ``claim`` are the characters of the claim's tokens, which begin at token 1; ``passage`` those of the passage's,
    which begin after the claim's and one mark; ``pieces`` the sentences of the passage that were read.
    """

    ids: tuple[int, ...]
    segments: tuple[int, ...]
    claim: tuple[Place, ...]
    passage: tuple[Place, ...]
    pieces: tuple[Place, ...]


class PairEncoder:
    """Encodes pairs for a window of so many tokens. Remembers the token counts of recent sentences."""

    def __init__(self, tokenizer: Tokenizer, tokens: int) -> None:
        self._tokenizer = tokenizer
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._tokens = tokens
        self._count = lru_cache(maxsize=100_000)(self._length)
        self._cls, self._sep = self._id("[CLS]"), self._id("[SEP]")

    def encode(self, claim: str, passage: str) -> EncodedPair:
        """The claim, cut at CLAIM_TOKENS, with its window of the passage."""
        said = self._tokenizer.encode(claim, add_special_tokens=False)
        ids = said.ids[:CLAIM_TOKENS]
        room = self._tokens - len(ids) - _SPECIAL
        pieces = window(claim, passage, room, self._count)
        read, places = self._read(passage, pieces, room)
        return EncodedPair(
            ids=(self._cls, *ids, self._sep, *read, self._sep),
            segments=(0,) * (len(ids) + 2) + (1,) * (len(read) + 1),
            claim=tuple(said.offsets[:CLAIM_TOKENS]),
            passage=tuple(places),
            pieces=tuple(pieces),
        )

    def _read(self, passage: str, pieces: list[Place], room: int) -> tuple[list[int], list[Place]]:
        ids: list[int] = []
        places: list[Place] = []
        for start, end in pieces:
            found = self._tokenizer.encode(passage[start:end], add_special_tokens=False)
            ids += found.ids
            places += [(a + start, b + start) for a, b in found.offsets]
        return ids[:room], places[:room]

    def _id(self, token: str) -> int:
        found = self._tokenizer.token_to_id(token)
        if found is None:
            raise ValueError(f"the tokenizer has no {token}")
        return int(found)

    def _length(self, text: str) -> int:
        return len(self._tokenizer.encode(text, add_special_tokens=False).ids)
