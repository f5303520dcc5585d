"""A question's words with their places in it, folded so that plural and singular, small and capital agree.

British and American spellings of occupations' names agree too.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
HAN_RUN = re.compile(f"[{HAN}]+")
_WORD = re.compile(rf"[^\W_{HAN}]+(?:[.&'’][^\W_{HAN}]+)*[+#]*")
_POSSESSIVE = re.compile(r"['’]s?$")
_SPELLINGS = {
    "counsellor": "counselor",
    "counselling": "counseling",
    "jeweller": "jeweler",
    "centre": "center",
    "labourer": "laborer",
    "paediatric": "pediatric",
    "paediatrician": "pediatrician",
    "orthopaedic": "orthopedic",
    "anaesthetist": "anesthetist",
    "gynaecologist": "gynecologist",
    "archaeologist": "archeologist",
    "aeroplane": "airplane",
    "tyre": "tire",
    "theatre": "theater",
    "modelling": "modeling",
}
"""British spellings of occupations' names, and the American ones that catalogues write."""
_UNCHANGED = ("ss", "us", "is", "ous")


@dataclass(frozen=True, slots=True)
class Word:
    """A word as written, where it is (characters of the text), and its folded singular."""

    surface: str
    start: int
    end: int
    key: str

    @property
    def plural(self) -> bool:
        """Whether it is written in another form than its singular."""
        bare = _POSSESSIVE.sub("", self.surface.lower())
        return _SPELLINGS.get(bare, bare) != self.key


def fold(text: str) -> str:
    """Lower case, wide letters made narrow; as long as the text, so that places in one are places in the other."""
    return text.lower() if text.isascii() else "".join(map(_fold, text))


def words(text: str) -> list[Word]:
    """The words in order; hyphens and slashes part them, Chinese is left out."""
    folded = fold(text)
    return [
        Word(text[match.start() : match.end()], match.start(), match.end(), singular(match.group()))
        for match in _WORD.finditer(folded)
    ]


def keys(text: str) -> tuple[str, ...]:
    """The folded singulars alone."""
    return tuple(map(singular, _WORD.findall(fold(text))))


@lru_cache(maxsize=20_000)
def singular(word: str) -> str:
    """A lower-case word without the ending of a plural or a genitive: near enough to compare by, not to be shown."""
    bare = _without_plural(_POSSESSIVE.sub("", word))
    return _SPELLINGS.get(bare, bare)


def _without_plural(bare: str) -> str:
    if len(bare) < 3 or bare.endswith(_UNCHANGED):
        return bare
    for ending, instead in (("wives", "wife"), ("women", "woman"), ("men", "man"), ("ies", "y")):
        if bare.endswith(ending):
            return bare.removesuffix(ending) + instead
    if bare.endswith(("sses", "shes", "ches", "xes", "zes")):
        return bare[:-2]
    return bare.removesuffix("s")


def masked(text: str, spans: list[tuple[int, int]]) -> str:
    """The text with these spans blotted out, as long as before."""
    for start, end in spans:
        text = text[:start] + "_" * (end - start) + text[end:]
    return text


def _fold(character: str) -> str:
    plain = unicodedata.normalize("NFKC", character)
    lower = (plain if len(plain) == 1 and plain.isalnum() else character).lower()
    return lower if len(lower) == 1 else character
