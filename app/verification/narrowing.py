"""A sentence cut down to what nothing stands against: whole parts of it are dropped, never a word is changed.

Parts are what commas, semicolons, dashes, brackets and linking words part: asides, clauses, items of a list. Whether
what is left is true is for the checker; here it only has to be a whole sentence, as far as words can tell.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.language.sentences import is_complete
from app.language.words import index_terms
from app.verification.evidence import leans
from app.verification.occupations import occupations
from app.verification.stance import MINIMUM_TERMS

Stretch = tuple[int, int]

_BRACKETS = re.compile(r"\s*(?:\([^()]*\)|（[^（）]*）|\[[^\[\]]*\])")
_LINK = re.compile(
    r"\s*[;；]\s*|\s+[—–-]{1,2}\s+|\s*——\s*|[，、]\s*"
    r"|,\s+(?:and|or|but|so|yet|while|whereas|although|though|because|since|as|which|who|where|making|meaning)\s+(?=\w)"
    r"|,\s+(?!\d{3}\b)"
    r"|\s+(?:and|or|but|while|whereas|although|though|because|which|who|where|so that|as well as|compared with|"
    r"including|such as|thanks to|due to|provided|unless|if)\s+(?=\w)",
    re.IGNORECASE,
)
_SERIES = re.compile(r"[,、]?\s*(?:and|or|和|与|及|或|以及)\s*|、\s*", re.IGNORECASE)
_ASIDE = re.compile(
    r"(?:according to|based on|in|on|at|as|since|because|although|though|while|if|given|with|for|by|from|after|before|"
    r"despite|unlike|like|thanks to|due to|overall|notably|surprisingly|interestingly|importantly|typically|usually|"
    r"generally|often|sometimes|officially|clearly|obviously|fortunately|luckily|remarkably|reportedly|in fact|today|"
    r"currently|experts|根据|据|由于|因为|虽然|如果|随着|除了|在|总的来说|一般来说|事实上|目前|值得注意的是|众所周知)",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"(?:who|which|whose|where|a|an|the|also|formerly|including|such as)\b", re.IGNORECASE)
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|can|could|may|might|will|would|should|must|do|does|did|earn\w*|need\w*|"
    r"work(?:s|ed)?|use[sd]?|grow(?:s|n)?|grew|requir\w+|rank\w*|scor\w+|includ\w+|teach\w*|taught|cover(?:s|ed)?|"
    r"ask(?:s|ed)?|matter(?:s|ed)?|take[sn]?|took|offer(?:s|ed)?|costs?|sa(?:y|ys|id)|h[eo]ld(?:s)?|help(?:s|ed)?|"
    r"ma(?:ke|kes|de)|show\w*|employ(?:s|ed)?|names?|projects?|gives?|gave|puts?|los[et]s?|gains?|begin\w*|began|"
    r"starts?|started|plan(?:s|ned)?|prepar\w+|writes?|wrote|read(?:s)?|analy[sz]e[sd]?|develop(?:s|ed)?|manag\w+|"
    r"designs?|builds?|built|lead(?:s)?|led|moves?|moved|shrank|shrinks?|declin\w+|rose|rises?|fell|falls?|"
    r"reports?|reported|answered|changes?|changed|affects?|affected|explains?|describes?|means?|meant|depends?|runs?|"
    r"lasts?|contains?|provides?|learns?|spends?|spent|pays?|paid|finds?|found|measures?|estimates?|compares?)\b"
)
_HAN = re.compile(r"[\u3400-\u9fff]")
_HANGING_START = re.compile(
    r"(?:and|or|but|so|yet|which|who|whose|that|because|since|than|also|including|such as|compared|while|whereas|"
    r"although|though|if|unless|making|meaning)\b|而|但|并|且|或|和|与|因此|所以|因为|如果|虽然|从而|以及|其中",
    re.IGNORECASE,
)
_HANGING_END = re.compile(
    r"\b(?:and|or|but|of|in|on|at|the|a|an|to|with|by|for|from|than|as|including|such as|is|are|was|were|be|that|which|"
    r"who|between|into|not|no|most|more|less)[.!]$|(?:和|与|或|及|的|在|是|为|从|对|把|被|由|比|约|超过|不)[。！]$",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"(?:the|an?|some|many|most|half|all|several|employment|employers?|about|around|one in|people|workers|pay|wages?|"
    r"median|average|job|jobs)\b|[A-Z]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Part:
    """A part and the link before it; ``dropped`` if something in it is unsupported."""

    link: str
    text: str
    dropped: bool


def narrowed(sentence: str, unsupported: Sequence[Stretch]) -> str:
    """The sentence without the parts that the stretches lie in; empty if no whole sentence is left."""
    if not unsupported:
        return ""
    text, stretches = _unbracketed(sentence, unsupported)
    parts = _parts(text, stretches) if stretches else [_Part("", text, False)]
    kept = _joined(parts)
    left = _finished(kept, sentence)
    return left if left != sentence and is_whole(left) else ""


def is_whole(text: str) -> bool:
    """Whether it reads as a sentence of its own: it ends as one, begins as one and has a verb, as far as words tell."""
    if not is_complete(text) or leans(text) or _HANGING_START.match(text) or _HANGING_END.search(text):
        return False
    if len(index_terms(text)) < MINIMUM_TERMS or not _balanced(text):
        return False
    if _HAN.search(text):
        return len(_HAN.findall(text)) >= 6
    verb = _VERB.search(text)
    return verb is not None and verb.start() > 0 and len(text.split()) >= 4


def _unbracketed(sentence: str, unsupported: Sequence[Stretch]) -> tuple[str, list[Stretch]]:
    """Without the brackets that hold stretches; and the stretches that lie elsewhere, moved to where they are now."""
    text, left = sentence, list(unsupported)
    for match in reversed(list(_BRACKETS.finditer(sentence))):
        inside = [one for one in left if match.start() <= one[0] and one[1] <= match.end()]
        if inside:
            size = match.end() - match.start()
            left = [(a - size, b - size) if a >= match.end() else (a, b) for a, b in left if (a, b) not in inside]
            text = text[: match.start()] + text[match.end() :]
    return text, left


def _parts(text: str, unsupported: Sequence[Stretch]) -> list[_Part]:
    closed = [match.span() for match in _BRACKETS.finditer(text)]
    links = [m for m in _LINK.finditer(text) if not any(a < m.end() and m.start() < b for a, b in closed)]
    starts = [0, *(link.end() for link in links)]
    borders = [0, *(link.start() for link in links), len(text)]
    found: list[_Part] = []
    for number, start in enumerate(starts):
        before, end = borders[number], borders[number + 1]
        hit = any(a < end and before < b for a, b in unsupported)
        found.append(_Part(text[before:start], text[start:end], hit))
    return found


def _joined(parts: Sequence[_Part]) -> str:
    """What is kept, linked as it was; empty where that cannot be read as one sentence."""
    kept = [part for part in parts if not part.dropped]
    if not kept:
        return ""
    if parts[0].dropped:
        return _without_beginning(parts)
    lines = _rejoined_list(_without_asides(parts))
    return "".join(part.link + part.text for part in lines)


def _without_beginning(parts: Sequence[_Part]) -> str:
    """Where an opening aside or a first clause goes, what follows must open a sentence by itself."""
    first = next(number for number, part in enumerate(parts) if not part.dropped)
    rest = parts[first:]
    if any(part.dropped for part in rest):
        return ""
    opens = rest[0].text
    clause = bool(_SUBJECT.match(opens) or _HAN.match(opens)) and bool(_VERB.search(opens) or _HAN.search(opens))
    aside = _ASIDE.match(parts[0].text) and first == 1 and re.match(r"\s*[,，]\s*$", rest[0].link)
    if not clause or not (aside or occupations(opens)):
        return ""
    return "".join([opens, *(part.link + part.text for part in rest[1:])])


def _without_asides(parts: Sequence[_Part]) -> list[_Part]:
    """The kept parts; a comma that only closed a dropped aside goes with it."""
    kept: list[_Part] = []
    for number, part in enumerate(parts):
        if part.dropped:
            continue
        after_aside = number > 0 and parts[number - 1].dropped and _is_aside(parts[number - 1])
        if after_aside and part.link.strip() in {",", ""} and not _VERB.search(kept[-1].text):
            part = replace(part, link=" ")  # noqa: PLW2901
        kept.append(part)
    return kept if not (parts[-1].dropped and _opens_series(parts)) else [*kept[:-1], replace(kept[-1], dropped=True)]


def _is_aside(part: _Part) -> bool:
    return _RELATIVE.match(f"{part.link.strip(' ,')} {part.text}".strip()) is not None


def _opens_series(parts: Sequence[_Part]) -> bool:
    """Whether the last part, which is dropped, is the last item of a list with more before it."""
    last = parts[-1]
    before = [part for part in parts[:-1] if not part.dropped]
    item = _SERIES.fullmatch(last.link) is not None and not _VERB.search(last.text)
    return item and len(before) > 1 and re.fullmatch(r",\s+", before[-1].link) is not None


def _rejoined_list(parts: Sequence[_Part]) -> list[_Part]:
    """A list that has lost its last item takes its *and* before the one that is last now."""
    return [replace(part, link=" and ") if part.dropped else part for part in parts]


def _finished(text: str, sentence: str) -> str:
    plain = re.sub(r"\s+([.,;:!?。，；：！？])", r"\1", re.sub(r"\s+", " ", text)).strip(" ,;:，；：、—–-")
    if not plain:
        return ""
    mark = "。" if _HAN.search(sentence) else "."
    ended = plain if is_complete(plain) else plain + mark
    return ended[:1].upper() + ended[1:]


def _balanced(text: str) -> bool:
    pairs = (("(", ")"), ("（", "）"), ("[", "]"), ("“", "”"), ("《", "》"), ("「", "」"))
    return all(text.count(first) == text.count(last) for first, last in pairs) and text.count('"') % 2 == 0
