"""What a claim says that its evidence doesn't: new words, lost conditions and limits, exchanged roles.

One word is enough to make a sentence false (*wore* and *sold*, *young* and *old*), so a new word of
content is an objection, however much the rest agrees; only words that carry next to nothing are let
through.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from app.language.words import STOP_WORDS, index_terms, stem
from app.verification.overlap import content
from app.verification.quantities import fold

_LIGHT = frozenset(
    stem(word)
    for word in """role job work worker workers career field people individuals someone those ones provide
    provides offer offers give gives take takes taking make makes have having become becomes involve involves come
    comes go goes
    known report reports reported state states stated list lists listed note noted say says said described mentioned
    according passage data figure figures amount number currently additionally additional furthermore moreover
    overall specifically respectively likewise addition also well within between during across per around period way
    ways
    used using use able means order thing things particular particularly called named title titled over through into
    however therefore although while employed total equal equals stand stands sit sits per out up""".split()
)
_LIGHT_HAN = frozenset("的了在为是有和与及其之于从到至将会也都而或以对中等达着被把则并且还该这那个位名人者能")
_HAN = re.compile(r"[\u3400-\u9fff]")
_PREFIX = 5
_RESTRICTION = re.compile(
    r"\b(?:in|at|among|amongst|within|with|without|outside|who|working|employed by|living)\s+"
    r"(?!(?:19|20)\d\d|the (?:next|last|coming|past)|fact\b|general\b|addition\b|which\b)(?=([^,;:.()]{3,60}))",
    re.IGNORECASE,
)
_ASIDE = re.compile(r",?\s(?:including|such as|compared with|compared to)\b[^;.]*|\([^)]*\)", re.IGNORECASE)
_NEXT = re.compile(
    r"\b(?:in|at|among|within|with|without|outside|who|and|or|but|while|from|for|to|was|were|is|are|by|on|per|"
    r"earn\w*|over)\b|\d"
)
_CONDITION = re.compile(
    r"\b(?:if|unless|provided that|depend(?:s|ing)? on|as long as|only when|except)\b|如果|除非|取决于|只要",
    re.IGNORECASE,
)
_LISTED = re.compile(r"^[\s,;&/、]*(?:and|or|和|与|或|及|以及)?[\s,;&/、]*$", re.IGNORECASE)


def new_words(claim: str, evidence: str, context: str) -> list[str]:
    """Content of the claim that neither the evidence nor its title and headings hold."""
    known = content(evidence) | content(context)
    latin = [term for term in content(claim) if term.isascii() and term not in _LIGHT and not _known(term, known)]
    said = set(fold(evidence + context)) | _LIGHT_HAN
    han = [character for character in _HAN.findall(_bare(claim)) if character not in said]
    return sorted(latin) + han


def lost_condition(claim: str, evidence: str) -> bool:
    """Whether the evidence says *if* or *depending on*, and the claim doesn't."""
    return _CONDITION.search(fold(evidence)) is not None and _CONDITION.search(fold(claim)) is None


def lost_restriction(claim: str, evidence: str) -> str:
    """A group, place or trade that a figure of the evidence is limited to and the claim leaves out; empty if none."""
    said = content(claim)
    for match in _RESTRICTION.finditer(_ASIDE.sub("", fold(evidence))):
        words = _NEXT.split(match.group(1))[0]
        terms = content(words) - _LIGHT
        if terms and not terms & said:
            return words.strip()
    return ""


def exchanged(claim: str, evidence: str, named: Sequence[str]) -> bool:
    """Whether two names stand in the other order around a verb, with the same voice: who does what is turned round."""
    places = [
        (place, other) for name in named if (place := _find(claim, name)) >= 0 and (other := _find(evidence, name)) >= 0
    ]
    ordered = sorted(places)
    voice = (" by " in fold(claim)) != (" by " in fold(evidence))
    for (first, before), (second, after) in pairwise(ordered):
        between = fold(claim)[first:second]
        rest = re.sub(r"^\S+", "", between)
        if before > after and not voice and not _LISTED.match(rest) and _acts(between, evidence):
            return True
    return False


def _acts(between: str, evidence: str) -> bool:
    """Whether what stands between the two is said in the evidence between them too, so that it relates them."""
    words = [word for word in index_terms(between)[1:] if word not in STOP_WORDS]
    return bool(set(words) & set(index_terms(evidence)))


def _find(text: str, name: str) -> int:
    match = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", fold(text), re.IGNORECASE)
    return match.start() if match else -1


def _known(term: str, known: frozenset[str]) -> bool:
    if term in known:
        return True
    return len(term) >= _PREFIX and any(
        len(other) >= _PREFIX and (other.startswith(term) or term.startswith(other)) for other in known
    )


def _bare(text: str) -> str:
    """Chinese text without its numbers' words, which are compared as numbers."""
    return re.sub(r"百分之[零〇一二两三四五六七八九十百千万亿]+|[零〇一二两三四五六七八九十百千万亿]", "", fold(text))
