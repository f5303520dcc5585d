"""Parts what askers tell about themselves from what they ask: it shapes the search and is no source of facts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.language.sentences import sentences
from app.understanding.wording import fold

_SELF = re.compile(
    r"^(?:(?:hi|hello|hey|so|well|ok|okay|currently|right now|at the moment|today)[,!.]?\s+){0,2}"
    r"(?:i['’]m|i am|i['’]ve|i have|i was|i work|i worked|i used to|i teach|i studied|i hold|i live|i graduated|i just|"
    r"i finished|i completed|i passed|i dropped|i retired|i moved|"
    r"i currently|i recently|i did|i got|i left|i lost|as an? |my (?:name|background|job|current|kids|children|wife|"
    r"husband|partner|degree|family|last|previous|experience)|we have|i like|i love|i enjoy|i hate|i only|"
    r"i don['’]t have|i speak|i know)\b"
)
_GOAL = re.compile(
    r"^(?:[a-z]+[,!.]?\s+){0,2}?i(?:['’]m| am|['’]d| would)?\s*(?:really |just |now |also )?(?:want|wish|hope|plan|"
    r"like to|love to|looking|thinking|interested|trying|considering|hoping|planning|wondering|curious|need|going|"
    r"have (?:a|one|some|two) question)"
)
_ASKS = (
    r"(?:what|which|how|where|when|who|why|is|are|can|could|should|would|will|do|does|did|am|tell|show|list|give|help)"
)
_ASKS_AT = re.compile(rf"(?:[,;:.–—-]+\s*|\s+)(?:(?:and|so|but|then|now)\s+)?(?={_ASKS}\b)")
_QUESTION = re.compile(rf"^(?:(?:and|so|but|then|also|please)[, ]+)?{_ASKS}\b")
_WONDERS = re.compile(
    r"\b(?:and|but|so)?,?\s*(?:i\s+)?(?:(?:would|['’]d)\s+like\s+to|want\s+to|wonder|wondering)\s+(?:know\s+)?"
)

_WISHED = re.compile(
    r"\b(?:love|like|want|hop(?:e|ing)|wish|plan(?:ning)?|dream(?:s|ing)?|rather|(?:switch|mov|chang|retrain|think)\w*|consider\w*)\b(?:\s+(?:to|of|about|switching|moving|careers?|be|become|becoming|being|"
    r"work|working|retrain|train|as|an?|the|instead|into|in)\b)+\s+$"
)

_SELF_CHINESE = re.compile(
    r"^(?:你好|您好)?[,，。!！\s]*(?:我(?:现在|目前|今年|之前|以前|已经|曾经|也|只|刚)?"
    r"(?:是|在|有|做|当|干|从事|工作|毕业|学的|教|今年|喜欢|会|\d)|本人|我的(?:背景|专业|工作|孩子|经验|学历)|作为)"
)
_GOAL_CHINESE = re.compile(r"^我?[^，。]{0,4}(?:想|希望|打算|考虑|准备|应该|可以|能|该)")
_ASKS_CHINESE = re.compile(
    r"什么|怎么|怎样|如何|哪|吗|呢|多少|几年(?=才|能)|能不能|可不可以|是否|有没有|多久|[?？]|请|告诉"
)
_CLAUSE_CHINESE = re.compile(r"[^，,；;。！!？?]+[，,；;。！!？?]*")

_ABOUT_ASKER = re.compile(
    r"\b(?:i|me|my|mine|myself|someone like me)\b|^(?:which|what) (?:other )?"
    r"(?:jobs?|careers?|roles?|courses?|options?|work)\b"
    r"|what else|我|还能|还可以|适合|转行|转型"
)


@dataclass(frozen=True, slots=True)
class Parted:
    """``asked`` is the question without ``background``; together they hold every word of the text but joining marks."""

    asked: str
    background: str


def part(text: str) -> Parted:
    """Part a text. One that only tells is kept whole as what is asked, and is background too."""
    asked: list[str] = []
    told: list[str] = []
    for sentence in sentences(text):
        before, after = _part_sentence(sentence)
        if before:
            told.append(before)
        if after:
            asked.append(after)
    background = " ".join(told)
    return Parted(" ".join(asked) or text.strip(), background)


def about_asker(text: str) -> bool:
    """Whether the question turns on the asker, so that what they told about themselves bears on it."""
    return _ABOUT_ASKER.search(fold(text)) is not None


def is_wished_for(before: str) -> bool:
    """Whether the words before an occupation's name say that the asker would like to work in it."""
    return _WISHED.search(fold(before)) is not None


def _part_sentence(sentence: str) -> tuple[str, str]:
    folded = fold(sentence)
    if _SELF_CHINESE.match(folded) and not _GOAL_CHINESE.match(folded):
        return _part_clauses(sentence)
    if not _SELF.match(folded) or _GOAL.match(folded) or _QUESTION.match(folded):
        return "", sentence
    for found in (*_ASKS_AT.finditer(folded), *_WONDERS.finditer(folded)):
        tail = folded[found.end() :]
        if len(tail.split()) >= 2 and _starts_question(found):
            return sentence[: found.start()].strip(), _capitalised(sentence[found.end() :])
    return ("", sentence) if folded.rstrip().endswith("?") else (sentence, "")


def _starts_question(found: re.Match[str]) -> bool:
    """A comma or an "and" comes before a question; a bare word such as "what" may belong to the telling."""
    return found.re is _WONDERS or bool(re.search(r"[,;:.–—-]|\b(?:and|so|but|then|now)\b", found.group()))


def _part_clauses(sentence: str) -> tuple[str, str]:
    clauses = [match.group() for match in _CLAUSE_CHINESE.finditer(sentence)]
    told = 0
    while told < len(clauses) and not _ASKS_CHINESE.search(clauses[told]):
        if told and _GOAL_CHINESE.match(clauses[told]):
            break
        told += 1
    return "".join(clauses[:told]).rstrip("，,；; "), "".join(clauses[told:]).strip()


def _capitalised(text: str) -> str:
    text = text.strip()
    return text[:1].upper() + text[1:]
