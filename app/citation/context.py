"""What a sentence needs to be read alone: the words that point at an earlier one, and the stretch that resolves them.

A sentence that leans on the one before is quoted together with it, as one stretch of the page, if that one stands by
itself; else it is not quoted. What a stretch is worth for a question is left to ``quotes``.
"""

from __future__ import annotations

import re

from app.domain import Chunk, Span
from app.language.sentences import is_complete
from app.language.words import index_terms

_POINTERS = r"""this|that|these|those|they|them|their|theirs|it|its|he|she|his|her|such"""
_LEANING = re.compile(
    rf"""^["'“‘(]*(?:
    (?!it\s+(?:is|takes|pays|helps|can\s+be)\s+(?:worth\b|(?:\w+\s+){{0,3}}(?:to|that)\b))(?:{_POINTERS})\b
    | (?:both|either|neither)\b(?!.*\b(?:and|or|nor)\b)
    | the\s+(?:former|latter|same|other|others|rest|two|three|following)\b
    | the\s+(?:first|second|third|last|next|other)\s+(?:one|two|three|four|measures?|steps?|questions?|tables?|lists?)\b
    | (?:here|so|thus|hence|therefore|however|but|and|or|also|then|instead|otherwise|moreover|furthermore|meanwhile|
      again|similarly|likewise|conversely|nevertheless|still|yet|another|others?|above|below|first|second|third|
      finally|next|too|rather|even\s+so|that\s+is|as\s+well|besides)\b
    | there\b(?!\s+(?:is|are|was|were|will|can|may))
    | for\s+(?:example|instance|this|that|these|those)\b | in\s+(?:contrast|addition|turn|that|this|these|those|such|
      both|other\s+words)\b
    | on\s+the\s+other\s+hand\b | as\s+a\s+result\b | one\s+(?:more|other|of\s+(?:them|these|those))\b
    | (?:if|when|while|because|although|though|since|as|for|with|in|by|after|before|unless|from|at|of|to|on|under|
      like|unlike|without|despite|until|where|most\s+of|some\s+of|many\s+of|none\s+of|all\s+of|each\s+of|half\s+of)
      \s+(?:{_POINTERS})\b
    | (?:most|some|many|few|none|several|all|each)\s+(?:do|does|did|are|have|can|will|expect|say|said)\b
    | the\s+(?:study|studies|survey|authors?|researchers?|index|score|scores|report|paper|measure|ratings?|list|table|
      figures?|chart|answer|reason|difference|distance|gap|result|results|course|programme|program|certificate|exam|
      model|tool|plan|test)\s+(?!of\b|by\b|from\b|in\b|that\b|which\b|who\b|for\b|about\b|to\b|between\b|behind\b|at\b)
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_LEANING_HAN = re.compile(
    r"""^[“‘（]*(?:(?:如果|当|因为|由于|虽然|对|对于|在|从|为|与|按照|按)?
    (?:这(?!样那样)|那(?!么多)|它|他(?!人)|她|其(?!他|它|中国|实际)|此|该|前者|后者|两者|二者|上述|以上|以下)
    |因此|所以|但|而(?!且不)|并且|而且|同时|另外|此外|然而|不过|例如|比如|首先|其次|最后|也就是|换句话说|即使如此|
    尽管如此|同样|相反|反之|再|还|也|于是|接着|然后|第[一二三四五六七八九十][，、：是])""",
    re.VERBOSE,
)
_POINTING_LATER = re.compile(
    r"""\b(?:same\s+(?:year|study|researchers|ratings|survey|report|period|measure|month)|as\s+(?:above|below)|
    see\s+(?:above|below)|in\s+the\s+same)\b|同[一]?(?:年|项研究)""",
    re.IGNORECASE | re.VERBOSE,
)
_ELSEWHERE = re.compile(
    r"""^(?:the|this|each)\s+(?:table|figure|chart|list)\b|\b(?:table|figure|chart|list|section)\s+(?:above|below)\b|
    \bthe\s+table\s+(?:shows|lists|gives)\b|\bas\s+follows\b|\bare\s+(?:these|as\s+follows)\b|^本(?:文|表|节)|(?:下|上)(?:表|图|文)""",
    re.IGNORECASE | re.VERBOSE,
)
_LEADS_IN = re.compile(
    r"^the\s+(?:table|list)\b.*\b(?:lists|shows|gives)\b|\bare\s+(?:these|as\s+follows)\b", re.IGNORECASE
)
RECORD_NAME_END = " — "
"""What stands between the name of a table's row and its values."""
_ASKS = re.compile(
    r"""^["'“‘(]*(?:what|which|who|whose|why|when|where|how|is|are|was|were|do|does|did|can|could|should|would|will|
    has|have|had|may|might|if|and|or|but|so)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_FEWEST_TERMS = 4
"""Index terms of a sentence that is quoted alone."""
_FEWEST_LEANING = 2
"""The same of one that is quoted with the sentence before."""
_FEWEST_OF_A_LEAD = 3
_LONGEST_PAIR = 480
"""Characters of two sentences that are quoted as one."""


def leans(sentence: str) -> bool:
    """Whether it speaks of something that an earlier sentence named."""
    return bool(_LEANING.match(sentence) or _LEANING_HAN.match(sentence) or _POINTING_LATER.search(sentence))


def is_whole(sentence: str) -> bool:
    """Whether it is a sentence that says something: complete, no question, no lead-in, not about a table."""
    plain = sentence.strip().rstrip("\"'”’)）」』*_")
    if len(index_terms(sentence)) < _FEWEST_LEANING or not is_complete(sentence) or plain.endswith((":", "：")):
        return False
    return not _is_question(plain) and not _ELSEWHERE.search(sentence)


def stands_alone(sentence: str) -> bool:
    """Whether it can be read without the sentence before it."""
    return is_whole(sentence) and not leans(sentence) and len(index_terms(sentence)) >= _FEWEST_TERMS


def standing(chunk: Chunk) -> list[Span]:
    """The stretches of a chunk that can be quoted by themselves, in order: sentences, and pairs where one leans."""
    units = _units(chunk)
    found: list[Span] = []
    for index, span in enumerate(units):
        text = chunk.quote(span)
        if not is_whole(text):
            found.extend(_with_first_row(chunk, units, index))
        elif stands_alone(text):
            found.append(span)
        elif leans(text) and index and _resolves(chunk, units[index - 1], span):
            found.append(Span(span.page, units[index - 1].start, span.end))
    return found


def _with_first_row(chunk: Chunk, units: list[Span], index: int) -> list[Span]:
    """What leads in a table, with the table's first row; it says which occupation comes first, and by what."""
    if index + 1 == len(units) or not _LEADS_IN.search(chunk.quote(units[index])):
        return []
    span, row = units[index], units[index + 1]
    follows = span.page == row.page and not chunk.quote(Span(span.page, span.end, row.start)).strip()
    return [Span(span.page, span.start, row.end)] if follows and RECORD_NAME_END in chunk.quote(row) else []


def _units(chunk: Chunk) -> list[Span]:
    """Its sentences; those that a semicolon ends are one with what follows."""
    units: list[Span] = []
    for span in chunk.sentences:
        last = units[-1] if units else None
        if last is not None and chunk.quote(last).endswith(("；", ";")) and _adjacent(chunk, last, span):
            units[-1] = Span(last.page, last.start, span.end)
        else:
            units.append(span)
    return units


def _resolves(chunk: Chunk, before: Span, span: Span) -> bool:
    fits = span.end - before.start <= _LONGEST_PAIR
    return fits and _adjacent(chunk, before, span) and stands_alone(chunk.quote(before))


def _adjacent(chunk: Chunk, one: Span, other: Span) -> bool:
    """Whether only white space, and no blank line, is between them."""
    if one.page != other.page or one.end > other.start:
        return False
    between = chunk.quote(Span(one.page, one.end, other.start)) if one.end < other.start else ""
    return not between.strip() and between.count("\n") < 2


def _is_question(plain: str) -> bool:
    """``Sort each task by three questions: could a model do it …?`` is none, though it ends as one."""
    if not plain.endswith(("?", "？")):
        return False
    lead, colon, _ = re.sub("：", ":", plain).partition(":")
    return not colon or bool(_ASKS.match(plain)) or len(index_terms(lead)) < _FEWEST_OF_A_LEAD
