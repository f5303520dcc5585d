"""The support checker's network: a small cross-encoder as an int8 ONNX graph with three heads.

Pairs go through one by one, on as many threads as there are cores: int8 activations are scaled over all that goes in
at once, so in a batch a pair's judgement would depend on its neighbours. How the network was trained is told in
``evals/checker/README.md``.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from threading import Lock

import numpy as np
import onnxruntime  # type: ignore[import-untyped]  # noqa: TID251
from numpy.typing import NDArray

from app.adapters.onnx_files import session_of, tokenizer_of
from app.adapters.pair_encoding import EncodedPair, PairEncoder
from app.language.windows import Place
from app.ports import Groundedness, Marked

NAME = "checker/MiniLM-L6-int8"
WINDOW = 192
"""Tokens of a pair, as in training."""
FOLDER = Path(__file__).resolve().parent.parent / "models" / "checker"

_HAN = re.compile(r"[\u3400-\u9fff]")
_MARKS = " .,;:!?)]\"'”’。，；：！？）"

Numbers = NDArray[np.float32]


class OnnxGroundedness:
    """Implements ``GroundednessModel``. Loaded at the first pair, once. Safe to use from threads."""

    def __init__(self, folder: Path = FOLDER, *, threads: int = 0) -> None:
        """``model.onnx`` and ``tokenizer.json`` are in ``folder``; 0 threads: as many pairs at once as cores."""
        self._folder = folder
        self._threads = threads or os.cpu_count() or 1
        self._lock = Lock()

    @property
    def name(self) -> str:
        """The network's name."""
        return NAME

    def judge(self, pairs: Sequence[tuple[str, str]]) -> list[Groundedness]:
        """One for each pair, in order."""
        if not all(claim.strip() and text.strip() for claim, text in pairs):
            raise ValueError("a pair needs a sentence and a text")
        with self._lock:
            encoder, session = self._encoder, self._session

        def judged(pair: tuple[str, str]) -> Groundedness:
            encoded = encoder.encode(*pair)
            return _judged(pair[0], encoded, _run(session, encoded))

        if len(pairs) < 2 or self._threads == 1:
            return [judged(pair) for pair in pairs]
        with ThreadPoolExecutor(min(self._threads, len(pairs)), thread_name_prefix="checker") as threads:
            return list(threads.map(judged, pairs))

    @cached_property
    def _encoder(self) -> PairEncoder:
        return PairEncoder(tokenizer_of(self._folder, "checker's network"), WINDOW)

    @cached_property
    def _session(self) -> onnxruntime.InferenceSession:
        return session_of(self._folder, "checker's network")


def _run(session: onnxruntime.InferenceSession, pair: EncodedPair) -> tuple[Numbers, Numbers, Numbers]:
    """Chances of the three classes, of each token that it is wrong, and of each token that it decides."""
    ids = np.array([pair.ids], dtype=np.int64)
    segments = np.array([pair.segments], dtype=np.int64)
    given = {"input_ids": ids, "token_type_ids": segments, "attention_mask": np.ones_like(ids)}
    logits, wrong, deciding = session.run(["pair", "wrong", "deciding"], given)
    powers = np.exp(logits[0].astype(np.float64) - logits[0].max())
    return powers / powers.sum(), _chance(wrong[0]), _chance(deciding[0])


def _chance(logits: Numbers) -> Numbers:
    return np.asarray(1 / (1 + np.exp(-logits.astype(np.float64))), dtype=np.float32)


def _judged(claim: str, pair: EncodedPair, outputs: tuple[Numbers, Numbers, Numbers]) -> Groundedness:
    chances, wrong, deciding = outputs
    first = len(pair.claim) + 2
    return Groundedness(
        supported=float(chances[1]),
        unsupported=float(chances[0]),
        contradicted=float(chances[2]),
        words=tuple(_words(claim, pair.claim, wrong[1 : 1 + len(pair.claim)])),
        deciding=tuple(_pieces(pair, deciding[first : first + len(pair.passage)])),
    )


def _words(claim: str, places: Sequence[Place], chances: Iterable[float]) -> list[Marked]:
    """Tokens that touch are one word, with the greatest of their chances; a Han character stands alone."""
    runs: list[Marked] = []
    for (start, end), chance in zip(places, chances, strict=True):
        touches = bool(runs) and start <= runs[-1].end and not _HAN.search(claim[runs[-1].end - 1 : start + 1])
        if touches:
            last = runs.pop()
            runs.append(Marked(last.start, max(last.end, end), max(last.chance, float(chance))))
        elif start < end:
            runs.append(Marked(start, end, float(chance)))
    trimmed = [(run, run.start + len(claim[run.start : run.end].rstrip(_MARKS))) for run in runs]
    return [replace(run, end=end) for run, end in trimmed if end > run.start]


def _pieces(pair: EncodedPair, chances: Numbers) -> list[Marked]:
    """The mean over the tokens of each sentence that was read."""
    found = []
    for start, end in pair.pieces:
        own = [float(chance) for (a, b), chance in zip(pair.passage, chances, strict=True) if start <= a and b <= end]
        if own:
            found.append(Marked(start, end, float(np.mean(own))))
    return found
