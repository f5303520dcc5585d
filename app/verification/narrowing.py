"""A sentence cut down to what nothing stands against: whole parts of it are dropped, never a word is changed.

Only what a sentence can lose without a change of meaning is dropped: what stands in brackets, who is said to have said
it, an aside between commas, the last items of a list, a clause at its end. What narrows a statement (*among*, *if*, *in
May 2025*) is left alone. Whether what is left is true is for the checker; here it has to be a whole sentence, as far as
words tell.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.language.sentences import is_complete
from app.language.words import index_terms
from app.verification.evidence import leans
from app.verification.occupations import occupations
from app.verification.stance import MINIMUM_TERMS

Stretch = tuple[int, int]

_BRACKETS = re.compile(r"\s*(?:\([^()]*\)|（[^（）]*）|\[[^\[\]]*\])")
_VERB = (
    r"(?:is|are|was|were|has|have|had|can|could|may|might|will|would|should|must|do|does|did|earns?|earned|needs?|"
    r"needed|works?|worked|uses?|used|grows?|grew|require[sd]?|ranks?|ranked|scores?|scored|includes?|included|teach(?:es)?|"
    r"taught|covers?|covered|asks?|asked|matters?|mattered|takes?|took|offers?|offered|costs?|says?|said|holds?|held|"
    r"helps?|helped|makes?|made|shows?|showed|employs?|employed|names?|named|projects?|projected|expects?|expected|gives?|"
    r"gave|loses?|lost|gains?|gained|begins?|began|starts?|started|plans?|planned|prepares?|prepared|writes?|wrote|"
    r"develops?|developed|manages?|managed|designs?|designed|builds?|built|leads?|led|moves?|moved|shrinks?|shrank|"
    r"declines?|declined|rises?|rose|falls?|fell|answered|changes?|changed|affects?|affected|explains?|describes?|means?|"
    r"depends?|runs?|lasts?|contains?|provides?|learns?|spends?|pays?|paid|finds?|found|measures?|estimates?|quit)"
)
_HAS_VERB = re.compile(rf"\b{_VERB}\b")
_RELATIVE = re.compile(r"\b(?:that|who|which|where)\s+(?:\w+ly\s+)?\w+")
_LEAD = re.compile(
    r"(?:according to|as (?:reported|stated|noted|found|shown) by|in the words of) [^,]{2,60},\s+"
    r"|(?:[A-Z][\w.&'-]*(?: (?:of |the |and |for )?[A-Z][\w.&'-]*){0,5}|(?:an?|the|some|many|most) [\w ]{3,40}|experts|"
    r"researchers|analysts|studies|surveys|reports) (?:says?|said|reports?|reported|finds?|found|shows?|showed|notes?|"
    r"noted|suggests?|claims?|believes?|agrees?|points? out|concluded?) that\s+"
    r"|(?:overall|notably|importantly|interestingly|surprisingly|clearly|obviously|fortunately|reportedly|officially|"
    r"in fact|in short|in summary|remarkably|simply put),\s+"
    r"|(?:根据|据)[^，。]{2,30}，|[^，。]{2,16}(?:指出|表示|认为|称|发现)，|(?:总的来说|事实上|值得注意的是|众所周知|显然)，",
    re.IGNORECASE,
)
_TAIL = re.compile(
    rf"\s*;\s+|；|\s+[—–]\s+|——"
    rf"|,?\s+(?:and|but)\s+(?:\w+ly\s+|also\s+|then\s+|not\s+)?(?={_VERB}\b)"
    rf"|,\s+(?:and|but|so|yet)\s+(?=[^,;]*\b{_VERB}\b)"
    r"|,?\s+(?:because|although|though|while|whereas|so that|thanks to|due to|owing to|according to|compared with|"
    r"compared to|against)\s+(?=\S)"
    r"|,\s+(?:mainly|mostly|largely|partly|especially)?\s*(?:which|who|where|whose|since|as|making|meaning|thanks|due|"
    r"leading|including|with|say(?:s|ing)|reports?)\s+(?=\w)"
    r"|，(?=[^，。；]+[。！]?$)|，(?=(?:而|但|并|且|因为|因此|所以|由于|其中|从而|不过|远|比))",
    re.IGNORECASE,
)
_ITEM = re.compile(r"(?:[,;]\s+|\s+)(?:and|or)\s+|[,;]\s+(?!\d{3}\b)|、|\s*(?:和|以及)\s*")
_SERIES_END = re.compile(r"and|or|和|以及")
_ITEM_WORDS = 7
_ASIDE = re.compile(r",\s+(?:who|which|whose|where|an?|the|also|formerly)\s[^,;]{3,90},(?=\s)")
_HAN = re.compile(r"[\u3400-\u9fff]")
_HAN_VERB = re.compile(
    r"是|为|有|需|要|会|能|可|将|增|减|达|占|低于|高于|超过|属|包括|负责|从事|获|使用|掌握|反映|擅长|说明|提供"
)
_HANGING_START = re.compile(
    r"(?:and|or|but|so|yet|which|who|whose|that|because|since|than|also|including|such as|compared|while|whereas|with|"
    r"although|though|if|unless|making|meaning|each year|on average|not|does|do|is|are|was|were|has|have)\b"
    r"|而|但|并|且|或|和|与|因此|所以|因为|如果|虽然|从而|以及|其中|根据",
    re.IGNORECASE,
)
_HANGING_END = re.compile(
    r"\b(?:and|or|but|of|in|on|at|the|a|an|to|with|by|for|from|than|as|including|such as|is|are|was|were|be|that|which|"
    r"who|between|into|not|no|most|more|less|answered)[.!]$|(?:和|与|或|及|的|在|是|为|从|对|把|被|由|比|约|超过|不)[。！]$",
    re.IGNORECASE,
)


def narrowed(sentence: str, unsupported: Sequence[Stretch]) -> str:
    """The sentence without the parts that the stretches lie in; empty if no whole sentence is left."""
    if not unsupported:
        return ""
    text, left = sentence, sorted(unsupported)
    for drop in (_without_brackets, _without_lead, _without_aside, _without_items, _without_tail):
        text, left = drop(text, left)
    if left:
        return ""
    found = _finished(text, chinese=_HAN.search(sentence) is not None)
    if occupations(sentence) and not occupations(found):
        return ""
    return found if found != sentence and is_whole(found) else ""


def is_whole(text: str) -> bool:
    """Whether it reads as a sentence of its own: it ends as one, begins as one and has a verb, as far as words tell."""
    if not is_complete(text) or leans(text) or _HANGING_START.match(text) or _HANGING_END.search(text):
        return False
    if len(index_terms(text)) < MINIMUM_TERMS or not _balanced(text):
        return False
    if _HAN.search(text):
        return len(_HAN.findall(text)) >= 6 and _HAN_VERB.search(text) is not None
    verb = _HAS_VERB.search(_RELATIVE.sub("who", _BRACKETS.sub("", text)))
    return verb is not None and verb.start() > 0 and len(text.split()) >= 4


Cut = tuple[str, list[Stretch]]
"""A text, and the stretches that still have to go."""


def _without_brackets(text: str, left: list[Stretch]) -> Cut:
    for match in reversed(list(_BRACKETS.finditer(text))):
        text, left = _without(text, left, match.span())
    return text, left


def _without_lead(text: str, left: list[Stretch]) -> Cut:
    match = _LEAD.match(text)
    return _without(text, left, match.span()) if match else (text, left)


def _without_aside(text: str, left: list[Stretch]) -> Cut:
    for match in reversed(list(_ASIDE.finditer(text))):
        text, left = _without(text, left, match.span())
    return text, left


def _without_items(text: str, left: list[Stretch]) -> Cut:
    """The last item of a list of three or more, if it is what has to go; its *and* moves before the one left last."""
    links = [match for match in _ITEM.finditer(text) if not _in_brackets(text, match.start())]
    if len(links) < 2 or not _SERIES_END.search(links[-1].group()) or not left:
        return text, left
    last, before = links[-1], links[-2]
    item, previous = text[last.end() :], text[before.end() : last.start()]
    if not (left[0][0] >= last.start() and _is_item(item) and _is_item(previous)) or _SERIES_END.search(before.group()):
        return text, left
    series = " and " if last.group().isascii() else re.sub("、", "", last.group())
    return f"{text[: before.start()]}{series}{previous}{_end_of(text)}", []


def _without_tail(text: str, left: list[Stretch]) -> Cut:
    """All from the last link before the first stretch; the stretches that come after it go as well."""
    if not left:
        return text, left
    links = [match for match in _TAIL.finditer(text) if not _in_brackets(text, match.start())]
    reached = [match for match in links if match.start() <= left[0][0]]
    if not reached or reached[-1].start() == 0:
        return text, left
    return text[: reached[-1].start()] + _end_of(text), []


def _without(text: str, left: list[Stretch], place: Stretch) -> Cut:
    """Without what stands at a place, if a stretch lies in it; the stretches after it move up."""
    start, end = place
    inside = [one for one in left if start <= one[0] and one[1] <= end]
    if not inside:
        return text, left
    size = end - start
    rest = [one for one in left if one not in inside]
    return text[:start] + text[end:], [(a - size, b - size) if a >= end else (a, b) for a, b in rest]


def _is_item(text: str) -> bool:
    plain = _BRACKETS.sub("", text).strip(" .。")
    return bool(plain) and len(plain.split()) <= _ITEM_WORDS and not _HAS_VERB.search(plain)


def _in_brackets(text: str, place: int) -> bool:
    return any(match.start() < place < match.end() for match in _BRACKETS.finditer(text))


def _end_of(text: str) -> str:
    match = re.search(r"[.!。！]$", text)
    return match.group() if match else ""


def _finished(text: str, *, chinese: bool) -> str:
    plain = re.sub(r"\s+([.,;:!?。，；：！？])", r"\1", re.sub(r"\s+", " ", text)).strip(" ,;:，；：、—–")
    plain = re.sub(r"[,;:，；：、]+([.。])$", r"\1", plain)
    if not plain:
        return ""
    ended = plain if is_complete(plain) else plain + ("。" if chinese else ".")
    return ended[:1].upper() + ended[1:]


def _balanced(text: str) -> bool:
    pairs = (("(", ")"), ("（", "）"), ("[", "]"), ("“", "”"), ("《", "》"), ("「", "」"))
    return all(text.count(first) == text.count(last) for first, last in pairs) and text.count('"') % 2 == 0
