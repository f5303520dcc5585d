"""Which sources are nearly the same text: a small sketch of each, and the pairs whose sketches agree.

A sketch can be kept with its source, so that a new file is compared with the others without reading them again. What
becomes of a pair (told to the adviser, retired) is left to the corpus-health report. Own code, since datasketch
brings SciPy, rensa wants every shingle as a Python string, and stored sketches must not change with a library.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from math import floor

import numpy as np
from numpy.typing import NDArray

from app.ports import NearDuplicate
from ingest.cleaning import is_cjk

SKETCH_SIZE = 128
SHINGLE_WORDS = 5
LEAST_SIMILARITY = 0.6
"""Measured on the shipped library: of the 425,503 pairs of role guides, one template
filled 923 times, the median is 0.17, 99.9 % are under 0.31 and the highest is 0.54. The same text with 1, 5 or 10 % of
its sentences replaced has medians of 0.96, 0.91 and 0.80, and 0.69 at the least; with every year one later 0.79 and
0.72; with both the years and 5 % of the sentences changed 0.73 and 0.62."""

_FIRST_LOOK = 32
_ORDERED_BY = 8
_BLOCK_CHARACTERS = 1 << 16
_NEIGHBOURS = 8
_PAIRS_AT_ONCE = 1 << 12
_NO_VALUE = np.uint64(0xFFFF_FFFF_FFFF_FFFF)
_STEP = np.uint64(0x9E37_79B9_7F4A_7C15)


def sketch(text: str) -> NDArray[np.uint64]:
    """The 128 smallest hashes of the text's shingles, ascending; fewer for a short text, none for one without words.

    A shingle is five words in a row, a Chinese character counting as a word; case, punctuation and spaces do not
    count. A text of fewer than five words is one shingle. The values depend on the text alone, so they can be stored.
    Bottom-k sketches: Broder, On the resemblance and containment of documents (1997); one hash function suffices for
    them: Thorup, Bottom-k and priority sampling, set similarity and subset sums with minimal independence (2013).
    """
    smallest = np.empty(0, np.uint64)
    carried = np.empty(0, np.uint64)
    for block in _blocks(unicodedata.normalize("NFKC", text).casefold()):
        words = np.concatenate((carried, _word_hashes(block)))
        if len(words) >= SHINGLE_WORDS:
            smallest = _smallest(np.concatenate((smallest, _shingles(words, SHINGLE_WORDS))))
        carried = words[-(SHINGLE_WORDS - 1) :]
    return smallest if len(smallest) or not len(carried) else _shingles(carried, len(carried))


def similar(sketches: Mapping[str, NDArray[np.uint64]], least: float = LEAST_SIMILARITY) -> tuple[NearDuplicate, ...]:
    """The pairs of sources with an estimated Jaccard similarity of at least ``least``, the most similar first.

    The estimate has a standard error of at most 0.045. Pairs come from values that two sketches share
    among their smallest: to reach ``least``, at most ``(1 - least) * 128`` of the union's smallest may differ, so one
    more than these must hold a shared one. A value that very many share (a template, a licence) pairs each source
    with its 8 nearest in the order of the sketches only, so of a text kept in many copies each is
    told with some of the others. A first look at 32 values drops the pairs far from ``least``.
    """
    names = sorted(name for name, values in sketches.items() if len(values))
    table = np.full((len(names), SKETCH_SIZE), _NO_VALUE)
    for row, name in enumerate(names):
        table[row, : len(sketches[name])] = sketches[name]
    order = np.lexsort(table.T[_ORDERED_BY - 1 :: -1])
    candidates = _candidates(table[order], floor((1 - least) * SKETCH_SIZE) + 1)
    found: list[NearDuplicate] = []
    for start in range(0, len(candidates), _PAIRS_AT_ONCE):
        pairs = order[candidates[start : start + _PAIRS_AT_ONCE]]
        pairs = pairs[_estimates(table[:, :_FIRST_LOOK], pairs) >= least / 2]
        estimates = _estimates(table, pairs)
        for (one, other), value in zip(pairs[estimates >= least], estimates[estimates >= least], strict=True):
            found.append(NearDuplicate(names[min(one, other)], names[max(one, other)], float(value)))
    return tuple(sorted(found, key=lambda pair: (-pair.similarity, pair.first, pair.second)))


def _blocks(text: str) -> Iterator[str]:
    """The text in stretches that end between words, so that memory is bounded and stays in the processor's cache."""
    start = 0
    while start < len(text):
        end = start + _BLOCK_CHARACTERS
        space = text.find(" ", end, end + _BLOCK_CHARACTERS)
        end = space if space >= 0 else end
        yield text[start:end]
        start = end


def _word_hashes(text: str) -> NDArray[np.uint64]:
    """One hash for each word, a sum over its characters of a hash of character and position."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    kinds = _kinds(codes)[codes]
    alone = kinds == 2
    opens = np.empty(len(codes), bool)
    opens[:1] = True
    opens[1:] = (kinds[:-1] != 1) | (kinds[1:] != 1)
    places = np.flatnonzero(kinds)
    if not len(places):
        return np.empty(0, np.uint64)
    starts = np.flatnonzero((opens | alone)[places])
    lengths = np.diff(starts, append=len(places))
    offsets = np.arange(len(places), dtype=np.uint64) - np.repeat(starts.astype(np.uint64), lengths)
    mixed = _mixed(codes[places] + (offsets << np.uint64(21)))
    return np.add.reduceat(mixed, starts)


def _kinds(codes: NDArray[np.uint32]) -> NDArray[np.uint8]:
    """By code point, as far as it occurs: 0 no part of a word, 1 part of a word, 2 a word by itself."""
    present = np.bincount(codes)
    kinds = np.zeros(len(present), np.uint8)
    for code in np.flatnonzero(present):
        character = chr(code)
        if character.isalnum():
            kinds[code] = 2 if is_cjk(character) else 1
    return kinds


def _shingles(words: NDArray[np.uint64], size: int) -> NDArray[np.uint64]:
    count = len(words) - size + 1
    total = np.zeros(count, np.uint64)
    for place in range(size):
        total = (total + words[place : place + count]) * _STEP
    return _mixed(total)


def _smallest(values: NDArray[np.uint64]) -> NDArray[np.uint64]:
    return np.unique(values)[:SKETCH_SIZE]


def _mixed(values: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """The finaliser of SplitMix64 (Steele, Lea and Flood 2014)."""
    values = values + _STEP
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58_476D_1CE4_E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D0_49BB_1331_11EB)
    return values ^ (values >> np.uint64(31))


def _candidates(table: NDArray[np.uint64], prefix: int) -> NDArray[np.int64]:
    """Pairs of rows, without repeats, that share one of their ``prefix`` smallest values and are near in the table."""
    head = table[:, :prefix]
    rows = np.repeat(np.arange(len(table)), head.shape[1])
    values = head.ravel()
    rows, values = rows[values != _NO_VALUE], values[values != _NO_VALUE]
    order = np.argsort(values, kind="stable")
    rows, values = rows[order], values[order]
    keys = [np.empty(0, np.int64)]
    for distance in range(1, min(_NEIGHBOURS, len(values) - 1) + 1):
        shared = np.flatnonzero(values[distance:] == values[:-distance])
        keys.append(rows[shared] * len(table) + rows[shared + distance])
    pairs = np.sort(np.concatenate(keys))
    first, second = np.divmod(pairs[np.diff(pairs, prepend=-1) > 0], max(len(table), 1))
    return np.stack((first, second), axis=1)


def _estimates(table: NDArray[np.uint64], pairs: NDArray[np.int64]) -> NDArray[np.float64]:
    """Of the smallest values of both rows together, as many as a row has, the share that is in both."""
    size = table.shape[1]
    both = np.sort(np.concatenate((table[pairs[:, 0]], table[pairs[:, 1]]), axis=1), axis=1)
    real = both != _NO_VALUE
    fresh = real.copy()
    fresh[:, 1:] &= both[:, 1:] != both[:, :-1]
    counted = np.cumsum(fresh, axis=1) <= size
    union = np.minimum(fresh.sum(axis=1), size)
    return np.asarray((real & ~fresh & counted).sum(axis=1) / union, np.float64)
