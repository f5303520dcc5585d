"""What a question takes for granted: its clauses that state something of the world instead of asking.

Found by form alone, English and Chinese. Whether a premise is true is for ``corrections``; what askers tell of
themselves ("I'm a nurse", 我做了八年出纳) is no premise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.language.detection import language_of
from app.language.sentences import sentence_spans

MOST = 3
"""So many premises of one question are looked at."""
_LEAST_WORDS = 3
_LEAST_HAN = 5

_AUXILIARY = r"(?:do|does|did|is|are|was|were|will|would|can|could|should|has|have|had|am)"
_ASKING = (
    rf"(?:what|which|how|where|when|who|whose|why|{_AUXILIARY}|isn't|isnt|aren't|don't|doesn't|won't|can't|shouldn't)"
)
_OPENING = (
    r"(?:since|as|because|given(?:\s+that)?|now\s+that|seeing\s+(?:that|as)|considering(?:\s+that)?|if|"
    r"when|while|although|though|assuming(?:\s+that)?|despite|with|knowing\s+that|after\s+all|the\s+fact\s+that)"
)
_BETWEEN = r"(?:since|because|given\s+that|now\s+that|when|while|although|though|if)"
_FULL_STOP = re.compile(r"(?<![\s.][a-zA-Z])(?<!vs)(?<!etc)[.!?]\s+(?=[a-z])")
_VERB = re.compile(
    r"\b(?:is|are|was|were|isn't|aren't|will|won't|must|have|has|do|does|don't|doesn't|can|can't|cannot|never|"
    r"only|needs?|requires?|"
    r"earns?|makes?|gets?|pays|costs?|takes?|lasts?|uses?|works?|grows?|shrinks?|declines?|falls?|rises?|tops?|"
    r"leads|ranks|"
    r"asks?|demands|proves?|means?|shows?|gives?|goes|becomes?|learns?|runs?|offers?|teaches|belongs?|counts?|"
    r"\w+ed)\b",
    re.IGNORECASE,
)
_JOINT = re.compile(
    rf"""[,;]\s*(?={_ASKING}\b) | [,;]\s*(?:so|then|but|and|yet)\b,?\s+ | \s+[-–—]+\s+ | ;\s*
    | ,\s*(?={_OPENING}\s) | \s+(?={_BETWEEN}\s+(?!(?:i|you|we)\b)) | ,\s*(?=(?:i|i'd|i'll|i'm|my|we|our|you
    |there's\s+no|by\s+how|right\b)\b)
    | (?<=[a-z\d%])\s+(?=(?:my|our)\s+\w+\s+(?:want|need|say|think|ask|plan|would|is|are|should|has)s?\b)
    | (?<=[a-z\d%])\s+(?=(?:i\s+(?:want|need|would|should|think|guess|wonder|can|will)|i'd|i'll|i'm)\b)""",
    re.IGNORECASE | re.VERBOSE,
)
_SAID = (
    r"(?:said|say|says|tell(?:s)?|told|claim(?:s|ed)?|state[sd]?|mention(?:s|ed)?|insist(?:s|ed)?|wrote|"
    r"writes|argue[sd]?|recommends?|suggests?|advises?|warns?)"
)
_REPORT = re.compile(
    rf"""^(?:(?:the|your|this|my|our|his|her|an?|some|bls|o\*net|everyone|everybody|people|they|you|somebody
    |someone|friends?|
    reddit|chatgpt)\b(?:\s+[\w*'-]+){{0,3}}?\s+(?:just\s+|always\s+|all\s+)?{_SAID}(?:\s+(?:me|us|everyone
    |people))?(?:\s+that)?\s+
    | i(?:'ve|\s+have)?\s+(?:just\s+|also\s+|often\s+)?(?:read|hear|heard|see|saw|seen|learn(?:ed|t)|know
    |understand|gather|was\s+told|believe|found(?:\s+out)?|noticed?)
      (?:\s+(?:somewhere|online|on\s+\w+|in\s+the\s+\w+))?(?:,)?(?:\s+that)?\s+
    | (?:(?:i'm|i\s+am|we're|we\s+are)\s+(?:\w+\s+)?)?(?:great|good|nice|glad|happy|sad|too\s+bad|shame|pity
    |sorry|surprised|shocked|amazed|relieved|(?:it|that)(?:'s|\s+is)\s+\w+)\s+(?:to\s+(?:hear|read|see
    |know)\s+)?that\s+
    | the\s+(?:rule|fact|news|claim|idea|report|statement|finding|requirement)\s+that\s+
    | according\s+to\s+[^,]{{2,40}},\s*
    | apparently,?\s+)""",
    re.IGNORECASE | re.VERBOSE,
)
_JOINING = re.compile(r"^(?:so|well|ok|okay|but|and|hi|hello|hey|yes|also|then|now)\b,?\s+", re.IGNORECASE)
_LEAD = re.compile(rf"^(?:{_OPENING}|even\s+though)\s+", re.IGNORECASE)
_WHY = re.compile(
    rf"^(?:(?:and|but|so)\s+)?(?:why|how\s+come)\s+(?:exactly\s+)?(?:{_AUXILIARY}(?!n't)\s+)?(?:it\s+that\s+)?",
    re.IGNORECASE,
)
_ASKS = re.compile(
    rf"^(?:(?:and|but|so|then|by|in|at|for|from|ok|please)\s+)*(?:{_ASKING}|tell|show|list|give|find|print|"
    rf"compare|explain|name|please|"
    r"help|recommend|suggest|any|sensible|agree|right|possible|worth)\b",
    re.IGNORECASE,
)
_SELF = re.compile(
    r"^(?:i|i'm|i've|i'd|i'll|im|ive|we|we're|we've|we'd|me|myself|you|let|what|thanks|thank)\b|"
    r"^my\s+(?!.*\b(?:says?|said|tells?|told)\b)|\b(?:i'm|i am|am i|i've|me|my|mine|(?-i:us)|our)\b",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?:\s+(?:seems|sounds|looks|feels|surprises|worries|scares|means|is\s+(?:odd|strange|crazy|unfair|"
    r"over))\b.*|\s+according\s+to\s+.*|,?\s*(?:right|correct|no|isn't it|aren't they|don't they|can't i|"
    r"is there))?[\s.!?,;:]*$",
    re.IGNORECASE,
)
_PHRASE = re.compile(
    r"\b(?:the|a|an|their|its)\s+(?=[^,.?!]{0,25}?(?:\d|half|third|"
    r"quarter))[^,.?!]{0,20}?(?:[$€£]\s?)?\d[\d,.]*\s?(?:k\b|%|percent)?[^,.?!;]{0,40}?\b(?:of|in|for|"
    r"as)\s+[^,.?!;]{3,60}",
    re.IGNORECASE,
)

_HAN_CLAUSE = re.compile(r"[^，,。！!？?；;]+")
_HAN_LEAD = re.compile(
    r"^(?:既然|因为|由于|如果|假如|要是|鉴于|考虑到|虽然|听说|据说|都说|大家都?说|人家说|有人说|别人说|网上说|"
    r"新闻说|看到|得知|"
    r"(?:我|你|您)?(?:们)?(?:的)?(?:刚才|之前|刚刚)?(?:听说|听|读到|看到|说过?)|(?:我|他|"
    r"她)(?:的)?[\u4e00-\u9fff]{1,3}(?:告诉我|说)|"
    r"(?:这|那)?(?:份|个|篇|本)?(?:指南|资料库?|文章|报告|手册)(?:里|中|上)?(?:说|写着?|提到|建议|推荐)|为什么|"
    r"为何|怎么|按照?.{1,8}的说法|"
    r"那么?|可是|但是?|而且?|所以|对了|原来|连)+"
)
_HAN_ASKS = re.compile(
    r"吗|呢$|什么|怎么|怎样|如何|哪|多少|几(?!乎)|是不是|要不要|能不能|可不可以|还要|是否|有没有|吧$|请|为何|谁"
)
_HAN_SELF = re.compile(r"^(?:我(?!听|看|读|妈|爸|朋友|同事|阿姨|叔叔|老师)|本人|你好|您好|想)")
_HAN_SO = re.compile(r"^(?:所以|因此|那(?!么多)|这样|于是)")
_HAN_WHY = re.compile(r"^(?:那)?(?:为什么|为何|怎么)(?!样|办|当|做|才|进|学|报|转|准备|入|找|成)")


@dataclass(frozen=True, slots=True)
class Premise:
    """The words that a question takes for granted: a stretch of it."""

    text: str

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise ValueError("a premise needs words")


def premises_of(text: str, language: str) -> tuple[Premise, ...]:
    """What ``text`` takes for granted, in order; at most ``MOST``."""
    found = _chinese(text) if language == "zh" or language_of(text) == "zh" else _english(text)
    stretches = dict.fromkeys(piece for piece in found if piece)
    return tuple(Premise(piece) for piece in stretches)[:MOST]


def _english(text: str) -> Iterator[str]:
    for sentence in _sentences(text):
        told = [piece for clause in _clauses(sentence) if (piece := _stated(clause))]
        yield from told
        if not told and (phrase := _PHRASE.search(sentence.replace("’", "'"))):
            yield sentence[phrase.start() : phrase.end()].strip(" .?!,;")


def _sentences(text: str) -> Iterator[str]:
    """Sentences, those too that begin with a small letter, as questions are typed."""
    for start, end in sentence_spans(text):
        begin = start
        for stop in _FULL_STOP.finditer(text, start, end):
            yield text[begin : stop.start() + 1]
            begin = stop.end()
        yield text[begin:end]


def _clauses(sentence: str) -> Iterator[str]:
    plain = sentence.replace("’", "'")
    start = 0
    for joint in _JOINT.finditer(plain):
        if joint.start() > start:
            yield sentence[start : joint.start()]
        start = joint.end()
    yield sentence[start:]


def _stated(clause: str) -> str:
    """What a clause states, without the words that bring it in; empty if it asks or tells of the asker."""
    rest, brought_in = clause.strip(), False
    while cut := _lead(rest):
        brought_in = brought_in or _JOINING.match(rest) is None
        rest = rest[cut:]
    plain = rest.replace("’", "'")
    why = _WHY.match(plain)
    if why is not None:
        rest, brought_in = rest[why.end() :], True
    elif _ASKS.match(plain) or not (brought_in or _VERB.search(plain)):
        return ""
    plain = rest.replace("’", "'")
    if plain.lower().startswith(("to ", "not to ")):
        return ""
    tail = _TAIL.search(plain)
    rest = rest[: tail.start()] if tail else rest
    return rest if len(rest.split()) >= _LEAST_WORDS and not _SELF.search(plain) else ""


def _lead(text: str) -> int:
    """How many characters of a clause only bring it in, such as "since" or "my aunt says"."""
    plain = text.replace("’", "'")
    match = _LEAD.match(plain) or _REPORT.match(plain) or _JOINING.match(plain)
    return match.end() if match and match.end() < len(text) else 0


def _chinese(text: str) -> Iterator[str]:
    """Each run of clauses that state something, as one stretch."""
    for start, end in sentence_spans(text):
        sentence = text[start:end]
        run: tuple[int, int] | None = None
        for match in _HAN_CLAUSE.finditer(sentence):
            piece = _han_stated(match.group())
            if not piece:
                if run:
                    yield sentence[run[0] : run[1]]
                run = None
                continue
            first = match.start() + match.group().rindex(piece)
            last = first + len(piece)
            run = (run[0] if run else first, last)
        if run:
            yield sentence[run[0] : run[1]]


def _han_stated(clause: str) -> str:
    rest = clause.strip()
    if _HAN_SELF.match(rest) or _HAN_SO.match(rest):
        return ""
    why = _HAN_WHY.match(rest)
    lead = _HAN_LEAD.match(rest)
    if lead is not None:
        rest = rest[lead.end() :]
    if (why is None and _HAN_ASKS.search(rest)) or _HAN_SELF.match(rest):
        return ""
    rest = rest.rstrip("呢吗吧啊 ")
    return rest if len(rest) >= _LEAST_HAN else ""
