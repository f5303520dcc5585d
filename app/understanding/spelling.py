"""Misspelt words put right before a question is understood: words that neither English nor the library knows.

Names are never touched: of places and employers, words with a capital in mid-sentence, and whatever holds a figure or a
sign. How near two words are is left to ``app.language.dictionary``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cached_property, lru_cache

from app.language.dictionary import Dictionary, Near, english_counts
from app.language.proper_names import proper_words
from app.language.words import STOP_WORDS, stem
from app.understanding.occupations import names_person
from app.understanding.wording import singular

Held = Callable[[str], bool]
"""Whether the library holds a word, given in lower case."""

_LEAST_LETTERS = 4
_LEAST_LETTERS_FOR_TWO = 6
_LEAST_PART = 3
_MOST_REMEMBERED = 4_096
_SIGNS = r"[\w.+#/@&'’\-]"
_WORD = re.compile(rf"(?<!{_SIGNS})[A-Za-z]+(?:['’]s|s['’])?(?!['’+#/@&\-\w]|\.\w)")
_GENITIVE = re.compile(r"(?:['’]s|(?<=s)['’])$")
_SENTENCE_START = re.compile(r"(?:^|[.!?。！？:]\s+|^\W+)$")
_NAME_BEFORE = re.compile(r"\b(?:in|at|near|from|by|called|named)\s+$", re.IGNORECASE)

_SHORT = {
    "wat": "what",
    "wht": "what",
    "waht": "what",
    "wich": "which",
    "teh": "the",
    "hte": "the",
    "adn": "and",
    "jobb": "job",
    "jbo": "job",
    "jbos": "jobs",
    "pya": "pay",
}
"""Short words that are misspelt often; others are too short to tell what was meant."""

_CHATTED = frozenset(
    """dont doesnt isnt arent cant wont didnt wouldnt shouldnt couldnt wasnt havent hasnt im ive id ill youre youve
    theyre theyve thats whats wheres whos hows theres heres lets gonna wanna gotta kinda sorta dunno lemme gimme yall
    cuz coz tho thru plz pls thx u ur r btw idk imo tbh asap info vs etc uni resume cv linkedin chatgpt openai gpt llm
    llms deepl chatbot chatbots upskill upskilling reskill reskilling fullstack webdev freelancing googling hiya
    salaried hrs mins yrs yr avg med approx degreed mooc moocs""".split()
)
"""Words that people write and no dictionary has: they are left as they are."""

_OF_CAREERS = frozenset(
    """salary salaries wage wages paid earn earns earning earnings income incomes money degree degrees qualification
    qualifications certificate certificates certification certified licence license licensed education diploma diplomas
    bachelor master doctorate college university school apprenticeship apprenticeships training outlook growth growing
    demand future prospects openings vacancies employment hiring skill skills ability abilities knowledge strengths
    tools software technology technologies equipment duties responsibilities tasks typical daily automation automated
    artificial intelligence robots replace replaced similar related career careers switch switching course courses
    class classes learn learning study studying important required requirements experience become becoming average
    median month hourly yearly annual annually occupation occupations profession company companies people between better
    which should would could about there their what does need much many highest lowest most interview negotiate
    promotion prepare certificates programming development language languages beginner beginners""".split()
)
"""What questions of careers are made of: of two words as near, one of these or of an occupation's name is meant."""


class Speller:
    """Corrects questions; ``own`` are the words of the occupations' names, in lower case.

    What it needs is loaded with the first word that it does not know.
    """

    def __init__(self, own: Iterable[str], held: Held) -> None:
        self._own = frozenset(word for word in own if word.isascii() and word.isalpha() and len(word) >= _LEAST_LETTERS)
        self._held = held
        self._remembered = lru_cache(maxsize=_MOST_REMEMBERED)(self._instead)
        self._known = lru_cache(maxsize=_MOST_REMEMBERED)(self._is_known)

    def correct(self, text: str) -> str:
        """The text with its misspelt words put right; one in another language stays as it is."""
        found = [match for match in _WORD.finditer(text) if self._is_wrong(match.group(), text[: match.start()])]
        if not found or not self._is_english(text, len(found)):
            return text
        pieces: list[str] = []
        start = 0
        for match in found:
            pieces += [text[start : match.start()], self._put_right(match, text)]
            start = match.end()
        return "".join([*pieces, text[start:]])

    @cached_property
    def _dictionary(self) -> Dictionary:
        return Dictionary(self._own | _OF_CAREERS)

    def _is_wrong(self, surface: str, before: str) -> bool:
        word = _bare(surface).lower()
        if not surface.islower() and not (surface[1:].islower() and _SENTENCE_START.search(before)):
            return False
        if word in _SHORT:
            return True
        return len(word) >= _LEAST_LETTERS and not self._known(word)

    def _is_known(self, word: str) -> bool:
        if word in STOP_WORDS or word in self._own or word in _OF_CAREERS or word in _CHATTED:
            return True
        return word in english_counts() or word in proper_words() or self._in_library(word)

    def _in_library(self, word: str) -> bool:
        """Whether the library holds the word itself: it keeps stems, and "enginer" has that of "engineer"."""
        if not self._held(word):
            return False
        alike = (near.word for near in self._dictionary.near(word, 1) if self._is_preferred(near.word))
        return all(stem(other) != stem(word) for other in alike)

    def _is_preferred(self, word: str) -> bool:
        return word in self._own or word in _OF_CAREERS

    def _is_english(self, text: str, wrong: int) -> bool:
        """Whether most of a longer text is known, or some of it is what holds English sentences together."""
        every = [_bare(match.group()).lower() for match in _WORD.finditer(text)]
        return len(every) < 4 or 2 * wrong < len(every) or any(word in _TELLING or word in _SHORT for word in every)

    def _put_right(self, match: re.Match[str], text: str) -> str:
        surface = match.group()
        ending = surface[len(_bare(surface)) :]
        begins = surface[:1].isupper()
        doubtful = begins or _NAME_BEFORE.search(text[: match.start()]) is not None
        instead = self._remembered(_bare(surface).lower(), doubtful)
        return (instead[:1].upper() + instead[1:] if begins else instead) + ending

    def _instead(self, word: str, doubtful: bool) -> str:
        """What was meant; a ``doubtful`` word may be a name, so that it has to be near to a word of careers."""
        if word in _SHORT:
            return _SHORT[word]
        if parted := self._parted(word):
            return parted
        near = self._dictionary.near(word, 2 if len(word) >= _LEAST_LETTERS_FOR_TWO else 1)
        likely = [other for other in near if self._is_likely(word, other, doubtful)]
        return min(likely, key=self._unlikeliness).word if likely else word

    def _is_likely(self, word: str, near: Near, doubtful: bool) -> bool:
        if len(near.word) < _LEAST_PART or not _starts_alike(word, near.word):
            return False
        if not self._is_preferred(near.word):
            return near.distance == 1 and not doubtful and self._held(near.word)
        return near.distance == 1 or not doubtful

    def _unlikeliness(self, near: Near) -> tuple[int, bool, bool, int, str]:
        person = names_person(singular(near.word))
        return (near.distance, not self._is_preferred(near.word), not person, -near.count, near.word)

    def _parted(self, word: str) -> str:
        """Two words of occupations' names that were written as one: "highschool"."""
        for place in range(_LEAST_PART, len(word) - _LEAST_PART):
            first, second = word[:place], word[place:]
            if first in self._own and second in self._own:
                return f"{first} {second}"
        return ""


_TELLING = STOP_WORDS - frozenset("a an as at do in is it no on or so me he s t us am be was".split())
"""Small words that are English alone."""


def _bare(surface: str) -> str:
    return _GENITIVE.sub("", surface)


def _starts_alike(word: str, other: str) -> bool:
    """Few err in the first letter; some swap the first two."""
    return word[0] == other[0] or (word[0], word[1]) == (other[1], other[0])
