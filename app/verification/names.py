"""Named things of a sentence: people's, places', organisations', courses', tools' names, acronyms, quoted titles.

Names are told by their capitals, so Chinese sentences yield only what they write in Latin letters or in quotes.
Occupations, which are not capitalised, are for ``occupations``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from app.language.words import STOP_WORDS, stem
from app.verification.dates import moments
from app.verification.quantities import fold

_WORD = re.compile(r"[^\W_](?:[^\W_]|[.+#&'*/-](?=[^\W_]))*(?:\+\+|#)?|\.NET\b")
_QUOTED = re.compile(r"[\"“「『《]([^\"”」』》]{2,80})[\"”」』》]")
_HAN = re.compile(r"[\u3400-\u9fff]")
_LINKS = frozenset("of the and for in to de la von on at with a an &".split())
_STARTERS = frozenset(
    """according additionally after again all almost along already although among another anyone apart aside away
    based because before below besides both certain choose common compared currently demand depending despite different
    during each early earnings either employers employment even every everyone examples experience few finally first
    five following four further furthermore generally given good growth half hence here however if important
    including increasingly instead job jobs key last lastly later learners learning less like likewise many median
    meanwhile more moreover most much nearly new next none nonetheless notably now often once one only openings other
    others otherwise our over overall pay people perhaps projected rather recently regarding salaries salary second
    several similarly simply since six skills some sometimes soon specifically still students such ten that the then
    there therefore third three through throughout thus today together too top typical typically two under
    unlike until upon use using usually various wages well whether while within without work workers working yes yet
    january february march april may june july august september october november december your you""".split()
)
_PRONOUNS = frozenset("i i'm i'd i've ok okay".split())
_SHORT = {
    "ai": ("artificial", "intelligence"),
    "ml": ("machine", "learning"),
    "it": ("information", "technology"),
    "hr": ("human", "resources"),
    "us": ("united", "states"),
    "uk": ("united", "kingdom"),
}
"""Two letters are the initials of too many word pairs to be told without a list."""


@dataclass(frozen=True, slots=True)
class Name:
    """A named thing: its words' stems without linking words, and how it was written."""

    stems: tuple[str, ...]
    text: str


def names(sentence: str) -> list[Name]:
    """Every name of a sentence, in order. A common word that opens the sentence is no name."""
    text = fold(sentence)
    for date in moments(text):
        text = f"{text[: date.start]}{' ' * (date.end - date.start)}{text[date.end :]}"
    found = [_name(match.group(1)) for match in _QUOTED.finditer(text)]
    run: list[re.Match[str]] = []
    for match in _WORD.finditer(text):
        joined = bool(run) and not text[run[-1].end() : match.start()].strip(" ")
        linking = match.group().lower() in _LINKS
        if (_is_name(match.group()) and (joined or not run)) or (run and joined and linking):
            run.append(match)
        else:
            found.extend(_closed(run, text))
            run = [match] if _is_name(match.group()) else []
    found.extend(_closed(run, text))
    return [name for name in found if name.stems]


def unnamed(claim: Iterable[Name], *evidence: str) -> list[Name]:
    """The names of a claim that none of the evidence texts holds."""
    texts = [word_stems(text) for text in evidence]
    return [name for name in claim if not any(_holds(stems, name) for stems in texts)]


def word_stems(text: str) -> tuple[str, ...]:
    """Stems of the words of a text in order, without linking words and possessives; Chinese characters one by one."""
    return tuple(_stem(word) for word in _pieces(fold(text)) if word.lower() not in _LINKS)


def _pieces(text: str) -> Iterable[str]:
    for match in _WORD.finditer(text):
        word = match.group()
        if _HAN.search(word):
            yield from re.findall(r"[\u3400-\u9fff]|[^\u3400-\u9fff]+", word)
        else:
            yield word


def _stem(word: str) -> str:
    plain = re.sub(r"'s?$", "", word.lower())
    plain = {"u.s": "us", "u.k": "uk", "u.s.a": "us"}.get(plain, plain)
    return stem(plain) if plain.isalpha() else plain


def _name(text: str) -> Name:
    return Name(word_stems(text), text)


def _is_name(word: str) -> bool:
    if word.lower() in _PRONOUNS or _HAN.match(word):
        return False
    letters = [character for character in word if character.isalpha()]
    return bool(letters) and any(character.isupper() for character in letters)


def _closed(run: list[re.Match[str]], text: str) -> list[Name]:
    words = [match.group() for match in run]
    while words and words[-1].lower() in _LINKS:
        words.pop()
    if words and _opens(text, run[0].start()) and _is_common(words[0]):
        words = words[1:]
        while words and words[0].lower() in _LINKS:
            words.pop(0)
    return [_name(" ".join(words))] if words else []


def _opens(text: str, start: int) -> bool:
    return not re.search(r"[^\W_]", re.sub(r".*[.!?:—]\s", "", text[:start]))


def _is_common(word: str) -> bool:
    lower = word.lower()
    plain = word[:1].isupper() and word[1:].islower()
    return len(word) == 1 or (plain and (lower in STOP_WORDS or lower in _STARTERS or lower.endswith(("ing", "ly"))))


def _holds(stems: tuple[str, ...], name: Name) -> bool:
    parts = _split(name)
    return (
        _contains(stems, name.stems)
        or _abbreviated(stems, name.stems)
        or (len(parts) > 1 and all(_contains(stems, part) or _abbreviated(stems, part) for part in parts))
    )


def _split(name: Name) -> list[tuple[str, ...]]:
    """The members of a list that was read as one name: ``Python and SQL``."""
    return [
        stems for part in re.split(r"\s+(?:and|&|for|in|at|on|with|to)\s+|/", name.text) if (stems := word_stems(part))
    ]


def _contains(stems: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    length = len(wanted)
    return any(stems[at : at + length] == wanted for at in range(len(stems) - length + 1))


def _abbreviated(stems: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    """Whether one is the other's initials: ``BLS`` and ``Bureau of Labor Statistics``."""
    for short, words in _SHORT.items():
        spelt = tuple(stem(word) for word in words)
        if (wanted == (short,) and _contains(stems, spelt)) or (wanted == spelt and short in stems):
            return True
    if len(wanted) == 1 and wanted[0].isalpha() and 3 <= len(wanted[0]) <= 6:
        size = len(wanted[0])
        return any(_initials(stems[at : at + size]) == wanted[0] for at in range(len(stems) - size + 1))
    return len(wanted) > 2 and _initials(wanted) in stems


def _initials(stems: tuple[str, ...]) -> str:
    return "".join(word[0] for word in stems)
