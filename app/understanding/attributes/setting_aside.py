"""A question without what its asker told about who they are, where the answer doesn't turn on it, English and Chinese.

Works on wording alone and never guesses: what no pattern reads stays. Words of an axis that bears on the question
(an accommodation, a visa, a scheme for women) stay too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial

from app.domain import Attribute, Axis
from app.understanding.attributes import chinese, english


@dataclass(frozen=True, slots=True)
class SetAside:
    """``text`` is the question without ``attributes``, in the order that they were met."""

    text: str
    attributes: tuple[Attribute, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern of one wording, and what is put in its place."""

    pattern: re.Pattern[str]
    instead: str | Callable[[re.Match[str]], str]
    axis: Axis | None = None


def set_aside(text: str, kept: frozenset[Axis] = frozenset()) -> SetAside:
    """Leave out of a question what it doesn't turn on. One that nothing is left of, or with no such words, stays.

    What is of the axes ``kept`` stays whatever this question turns on.
    """
    plain = text.replace("’", "'")
    axes = frozenset(Axis) - bearing(plain) - kept
    found: list[Attribute] = []
    left = plain
    for rule in (*_english_rules(axes), *_chinese_rules(axes)):
        left = rule.pattern.sub(partial(_noted, rule, axes, found), left)
    if not found:
        return SetAside(text)
    tidy = _tidied(left)
    return SetAside(tidy, tuple(found)) if re.search(r"\w{2}|[\u4e00-\u9fff]{2}", tidy) else SetAside(text)


_LAW = re.compile(
    r"\b(?:does|do|what|by) the law\b|\bthe law (?:say|protect|allow|require|make|give|forbid)|\bmy rights\b"
    r"|\bmust an employer\b|\b(?:schemes?|programs?|programmes?|support|training)\b.{0,40}\bfor (?:\w+ )?people\b"
    r"|法律.{0,4}(?:规定|保护|允许)|我的权利",
    re.IGNORECASE,
)
"""What is asked of the law, or of support for a group, turns on whatever is told of the asker."""


def bearing(text: str) -> frozenset[Axis]:
    """The axes that the question turns on."""
    plain = text.replace("’", "'")
    if _LAW.search(plain):
        return frozenset(Axis)
    found = {axis for axis, words in english.MATTERS.items() if re.search(words, plain, re.IGNORECASE)}
    return frozenset(found | {axis for axis, words in chinese.MATTERS.items() if re.search(words, plain)})


def _noted(rule: Rule, axes: frozenset[Axis], found: list[Attribute], match: re.Match[str]) -> str:
    instead = match.expand(rule.instead) if isinstance(rule.instead, str) else rule.instead(match)
    words = (match.groupdict().get("told") or match.group()).strip(" ,.;:!，。；！、")
    axis = rule.axis or axis_of(words, axes)
    found.append(Attribute(axis, words))
    return instead


def axis_of(words: str, axes: frozenset[Axis]) -> Axis:
    """The first axis that one of the words is of; nationality where it is none of the listed ones."""
    for axis in Axis:
        listed = "|".join(
            part
            for part in (english.NOUNS.get(axis, ""), english.ADJECTIVES.get(axis, ""), chinese.WORDS.get(axis, ""))
            if part
        )
        if axis in axes and listed and re.search(rf"(?<![A-Za-z])(?:{listed})(?![A-Za-z])", words, re.IGNORECASE):
            return axis
    if re.search(rf"{english.AGED}|\b{english.AGE}\b", words, re.IGNORECASE):
        return Axis.AGE
    if re.search(english.CONDITION, words, re.IGNORECASE):
        return Axis.DISABILITY
    if re.search(english.CHILDREN, words, re.IGNORECASE):
        return Axis.FAMILY
    return Axis.NATIONALITY


def _tidied(text: str) -> str:
    plain = re.sub(r"[ \t]+", " ", text)
    plain = re.sub(r"\s+([,.;!?])", r"\1", plain)
    plain = re.sub(r"\b(I'm|I am),? (?=an? |and )", r"\1 ", plain)
    plain = re.sub(r"\bI(?:'m| am)(?: and| but)? (?=I\b)|\bI(?:'m| am)\s*(?:[.!;]|$)", "", plain)
    plain = re.sub(r"(?:^|(?<=[.!?;] ))(?:[,;:.!-]\s*)+", "", plain.strip())
    plain = re.sub(r"(?:^|(?<=[.!?] ))(?:and|but|so)[, ]+(?=\w)", "", plain, flags=re.IGNORECASE)
    plain = re.sub(r"\bis someone (?:and|who) (?=(?:works?|has|wants?|is)\b)", "", plain)
    plain = re.sub(r"[（(]\s*[）)]", "", plain)
    plain = re.sub(r"(?<=[\w，。]) - (?=- )", " ", plain)
    plain = re.sub(r"^[，。；、！]+", "", plain)
    plain = re.sub(r"([，。；、])[，；、]+", r"\1", plain)
    plain = re.sub(r"\b(an?) (?=\w)", _article, plain)
    return re.sub(r"(?:^|(?<=[.!?] ))[a-z]", lambda match: match.group().upper(), plain.strip())


def _article(match: re.Match[str]) -> str:
    """*A* or *an* as the word asks for that now follows; a silent *h* is left to the asker."""
    if match.string[match.end()] in "hH":
        return match.group()
    following = match.string[match.end() : match.end() + 3].lower()
    vowel = following[:1] in "aeio" or (following[:1] == "u" and following not in {"uni", "use", "usu"})
    return "an " if vowel and not following.startswith(("eur", "one")) else "a "


@lru_cache(maxsize=64)
def _english_rules(axes: frozenset[Axis]) -> tuple[Rule, ...]:
    words = _Words.of(axes)
    introductions, bare = _name_rules(axes)
    return (*introductions, *_clause_rules(axes), *words.self_rules(), *words.other_rules(), *bare)


def _name_rules(axes: frozenset[Axis]) -> tuple[Sequence[Rule], Sequence[Rule]]:
    """Introductions and signatures, tried first; bare names as in "I'm Ann, a nurse", tried last."""
    if Axis.NAME not in axes:
        return (), ()
    name = r"(?-i:[A-ZÀ-Ž][\w'À-ž-]+(?: (?:[A-ZÀ-Ž][\w'À-ž-]+|al-[\w'À-ž]+|bin|ibn|al|de|van|von)){0,3})"
    patterns = (
        rf"(?:\bhi\b|\bhello\b|\bhey\b)?[,!]?\s*\b(?:my name(?:'s| is)|i'm called|i am called|people call me|"
        rf"call me)\s+{name}(?:\s*[.!,;]|\s+and\b|$)\s*",
        rf"(?:\bhi\b|\bhello\b|\bhey\b)[,!]?\s*(?:this is|i'm|i am|it's)\s+{name}(?: here)?(?=\s*[.!,;]|"
        rf"\s+and\b)(?:\s*[.!,;]|\s+and\b)?\s*",
        rf"\b(?:this is|it's|it is) {name}(?: here| speaking| writing)?\s*[.!,;]\s*",
        rf"^(?!{_AT_WORK}){name}(?:,)? (?:here|asking|writing|speaking)\s*[.!,:;]\s*",
        rf"(?:\n|(?<=[.?!])\s)\s*(?:[-–—]+|(?:(?:kind |best )?regards|thanks|thank you|cheers|yours|best wishes"
        rf"|sincerely|yours truly|love|all the best)[,!.]*)\s*{name}\s*\.?\s*$",
    )
    told = [Rule(re.compile(pattern, re.IGNORECASE), " ", Axis.NAME) for pattern in patterns]
    bare = (
        r"\bI(?:'m| am)\s+(?P<told>(?-i:[A-ZÀ-Ž][a-zÀ-ž'-]+(?: [A-ZÀ-Ž][\w'À-ž-]+){1,2}|"
        r"[A-ZÀ-Ž][a-zÀ-ž'-]+(?=, (?:an? |and |\d))))(?=[,.;!]|\s+and\b)"
    )
    other = (
        rf"\b(?P<lead>my (?:client|friend|colleague|student|pupil|partner|wife|husband|son|daughter|sister|brother|"
        rf"candidate|mentee),? )(?P<told>(?:(?:called|named) )?{name}),?(?= (?:\w+s|was|had|will|wants|would)\b)"
    )
    rules = [Rule(re.compile(bare), "I'm", Axis.NAME), Rule(re.compile(other, re.IGNORECASE), r"\g<lead>", Axis.NAME)]
    return told, rules


_AT_WORK = (
    r"[\w -]{0,30}\b(?:ex|former|senior|junior|registered|certified|nurse|teacher|driver|developer|"
    r"engineer|manager|clerk|"
    r"assistant|worker|technician|designer|analyst|accountant|data|software|sales|student|graduate|"
    r"\w+(?:ist|ian|yst))\b"
)
"""Capital letters that begin no name: *Registered Nurse here*."""
_STATES = (
    "trained|employed|unemployed|self-employed|bored|tired|stuck|unhappy|ready|new|keen|interested|"
    "exhausted|burnt out|"
    "burned out|fed up|qualified|redundant|curious|worried|afraid|unsure|good|about|still|not|"
    "currently|presently|formerly"
)
"""What follows "I'm", so that it does not become "I bored"."""
_LEADS = (
    r"(?:\b(?:as|for|like|if|can|could|should|would|will|is|does|do|may|might|hire|hires|that|about)"
    r"|\b(?:recommend|suggest|advise|suit|suits|suitable|open|available|offer|give|accessible)\w*\b[^.?!,]{0,40} to)"
)
"""What comes before somebody who is spoken of."""
_KEPT_WITH = (
    r"(?!(?:teacher|tutor|lecturer|interpreter|translator|speaker|language|literature|history|studies|"
    r"law|cook|chef|cuisine|"
    r"restaurant|food|company|firm|aid|machine|family|adult|mother|father|mum|mom|dad)\b)"
)
"""What an adjective says the kind of, not who the person is: a Spanish teacher, a hearing aid specialist."""
_ENDS = (
    r"(?=\s*(?:[,.;:!?)]|$)|\s+(?:who|that|with|without|in|on|at|of|from|to|be|become|get|do|go|work|"
    r"works|earn|have|has|"
    r"buy|and|or|as|into|for|find|make|learn|start|move|really|still|ever|also|now|today|want|wants|"
    r"need|needs|should|"
    r"could|can|would|may|might|is|was|looking|trying|working|wanting|hoping|study|train|retrain|switch|apply|enter|"
    r"succeed|choose|pick|take|expect|try|consider|like|enjoy)\b)"
)
"""What comes after, so that "a 30-year-old" is not taken out of "a 30-year-old engineer" with its article."""


@dataclass(frozen=True, slots=True)
class _Words:
    """The pieces that the rules for some axes are put together from."""

    adjective: str
    noun: str
    after: str
    phrase: str
    predicate: str

    @classmethod
    def of(cls, axes: frozenset[Axis]) -> _Words:
        adjectives = [words for axis, words in english.ADJECTIVES.items() if axis in axes]
        nouns = [words for axis, words in english.NOUNS.items() if axis in axes]
        after = [words for axis, words in english.AFTER if axis in axes]
        one = "|".join(adjectives) or r"(?!)"
        head = "|".join(nouns) or r"(?!)"
        back = "|".join(after) or r"(?!)"
        many = rf"(?:(?:{one})(?:,| and)? )"
        phrase = (
            rf"(?:(?:an? |the )(?:{many}*(?:{head})\b(?:,? (?:{back}))*|"
            rf"{many}+(?:{english.NEUTRAL_NOUNS})\b(?:,? (?:{back}))*"
            rf"|(?:{english.NEUTRAL_NOUNS})\b(?:,? (?:{back}))+)|(?:someone|somebody|people)\b(?:,? (?:{back}))+)"
        )
        bare_age = (
            rf"|{english.AGE}(?: years?(?: old| of age)?)?(?![\w%-]| (?:hours|months|years of|jobs))"
            if Axis.AGE in axes
            else ""
        )
        predicate = (
            rf"(?:(?:also |currently |originally |actually )?(?:{phrase}|(?:{one}) (?:{back})|(?:{one})(?=[\s,.;!?]"
            rf"|$)(?! \w*(?:{english.NEUTRAL_NOUNS})?[a-z]+ist\b)|{back}{bare_age}))"
        )
        return cls(one, head, back, phrase, predicate)

    def self_rules(self) -> Sequence[Rule]:
        """Clauses such as "I'm a 45-year-old woman", alone or before what else is said."""
        listed = rf"{self.predicate}(?:(?:, and |, | and | but ){self.predicate})*"
        me = r"\b(?:i'm|i am|i was|i identify as|being)"
        told = rf"(?P<told>{me} {listed})"
        question = (
            r"(?:what|which|how|where|when|who|why|is|are|can|could|should|would|will|do|does|did|am|tell|show)\b"
        )
        return (
            _rule(rf"{told}(?:,? (?:and|but|so))?,? (?=i\b)", ""),
            _rule(rf"{told}(?:\s*[.!;?]+\s*|\s*$)", ""),
            _rule(rf"{told},? (?:who|that)(?:'s| is| am) (?!the\b)", "I'm "),
            _rule(rf"{told} who ", "I'm someone who "),
            _rule(rf"{told}(?:,? (?:and|so|but))?,? (?={question})", ""),
            _rule(rf"{told},?(?: and| but)? (?=(?:\w+ing|with|in|at|an?|the|my|currently|now|{_STATES})\b)", "I'm "),
            _rule(rf"{told},?(?: and| but| so) ", "I "),
            _rule(rf"{told}, ", ""),
        )

    def other_rules(self) -> Sequence[Rule]:
        """Phrases such as "as a woman", and words within others, as in "I'm a Black nurse with two kids"."""
        me = r"(?:\bi'm|\bi am|\bi was|\bi work as|\bworking as|\bas|\bfor|\blike|\bbeing|\bi've been)"
        modifier = rf"(?:(?:{self.adjective}),?(?: and)? )"
        return (
            _rule(
                rf"(?P<told>\b(?:(?:speaking|asking|writing|talking|i ask|i'm asking|i am asking) )?as {self.phrase})"
                rf"(?:,\s*|\s*[.!]\s*|\s*$)",
                "",
            ),
            _rule(rf"(?P<told>\b(?:being|for) {self.phrase}),\s*", ""),
            _rule(rf"(?P<lead>{_LEADS} )(?P<told>{self.phrase})(?: like me)?{_ENDS}", r"\g<lead>someone"),
            _rule(
                rf"(?P<lead>(?:{me}|\b(?:can|could|should|would|will|may|"
                rf"might)) an? )(?P<told>{modifier}+)(?={_KEPT_WITH}\w)",
                r"\g<lead>",
            ),
            _rule(
                rf"(?P<lead>(?:{me}|\bmy) [^.?!]{{0,60}}?),? (?P<told>(?:{self.after})),?(?=[\s.,;!?]|$)", r"\g<lead>"
            ),
        )


def _clause_rules(axes: frozenset[Axis]) -> Sequence[Rule]:
    """Whole clauses of other make, such as "I have two kids"."""
    end = r"(?:\s*[.!;]\s*|,? (?:and|but|so) (?=(?:i|my|what|which|how|can)\b)|\s*,\s*(?:and |but |so )?|\s*$)"
    found = []
    for axis, clause in english.CLAUSES:
        if axis in axes:
            found.append(
                Rule(re.compile(rf",? (?:and|but) (?P<told>{clause})(?=\s*[.!;,?]|\s*$)", re.IGNORECASE), "", axis)
            )
            found.append(Rule(re.compile(rf"\b(?P<told>{clause}){end}", re.IGNORECASE), " ", axis))
    return found


def _rule(pattern: str, instead: str) -> Rule:
    return Rule(re.compile(pattern, re.IGNORECASE), instead)


def _chinese_rules(axes: frozenset[Axis]) -> Sequence[Rule]:
    return [Rule(re.compile(pattern), instead, axis) for axis, pattern, instead in chinese.RULES if axis in axes]
