"""Index terms: stemmed words of English, character bigrams of Chinese; the same for text and for questions."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from itertools import pairwise
from threading import Lock

import snowballstemmer

_HAN = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_TOKEN = re.compile(rf"[{_HAN}]+|[^\W_{_HAN}]+(?:(?:[.+#&'’-]+|(?<=\d),(?=\d))[^\W_{_HAN}]+)*[+#]*")
_HAN_RUN = re.compile(rf"^[{_HAN}]+$")
_PARTS = re.compile(r"[^\W_]+")

STOP_WORDS = frozenset(
    """a an and are as at be been being but by can could did do does doing for from had has have how i if in into is it
    its just may me might my no nor not of on or our shall she should so some such than that the their them then there
    these they this those to too very was we were what when where which who whom why will with would you your he her
    him his us am about also any all more most much many other s t""".split()
)

_stemmer = snowballstemmer.stemmer("english")
_stemming = Lock()
"""The stemmer keeps the word that it is at in itself."""


@cache
def stem(word: str) -> str:
    """The Snowball (Porter2) stem of a lower-case English word."""
    with _stemming:
        return str(_stemmer.stemWord(word))


def tokens(text: str) -> list[str]:
    """Lower-cased words and runs of Chinese characters, in order; width and compatibility forms folded (NFKC)."""
    return [match.group().replace("’", "'") for match in _TOKEN.finditer(unicodedata.normalize("NFKC", text).lower())]


def index_terms(text: str) -> list[str]:
    """Terms to index or to search by, in order, repeats kept; stop words left out.

    A compound such as ``ci/cd`` or ``c++`` keeps its whole form where it holds a sign, and gives its parts too.
    """
    terms: list[str] = []
    for token in tokens(text):
        if _HAN_RUN.match(token):
            terms.extend(a + b for a, b in pairwise(token)) if len(token) > 1 else terms.append(token)
        else:
            terms.extend(_word_terms(token))
    return terms


@lru_cache(maxsize=65536)  # words repeat, and a question waits while passages are cut into terms
def _word_terms(token: str) -> tuple[str, ...]:
    parts = _PARTS.findall(token)
    if token.replace(",", "").isdigit():
        return (token.replace(",", ""),)
    if len(parts) == 1 and parts[0] == token:
        return () if token in STOP_WORDS else (stem(token),)
    whole = re.sub(r"'s?$", "", token)
    found = [] if whole in STOP_WORDS else [whole if whole != parts[0] else stem(whole)]
    if len(parts) > 1:
        found.extend(stem(part) for part in parts if part not in STOP_WORDS and len(part) > 1)
    return tuple(found)
