"""What a premise says against a sentence of an article: turned round, denied, or with another number.

Only where the two have most of their words in common, so that they speak of the same thing.
"""

from __future__ import annotations

import re
from functools import cache

from app.answerability.figures import percentages, times
from app.language.words import index_terms, stem

_SYNONYMS = (
    "pay wage salary earnings paid income",
    "job role occupation career post position",
    "projected expected forecast predicted will",
    "employer company firm organisation organization",
    "begin start starts first",
    "hide hiding conceal",
    "chance probability odds likelihood forecast risk",
    "money fee payment pay-up charge",
    "lose losing loss lost",
    "list listed code",
    "prove proves proof proven show",
    "exposed exposure",
    "last lasts take takes run",
    "ask asks demand demands request",
    "headcount posts number",
)
_AXES: tuple[tuple[str, str], ...] = (
    (
        "grow grows growing growth increas* rise rises rising expand* gain gains higher more 增长 增加 上升 上涨",
        "shrink* declin* decreas* fall falls falling drop drops lose loses cut cuts lower 减少 下降 下跌 萎缩",
    ),
    (
        "better best highest well-paid most 较高 更高 最高 越高",
        "worse worst lowest badly-paid least poorly 较低 更低 最低 越低",
    ),
    ("always every all each everyone must 总是 所有 完全 一致", "never none nobody no 从不 没有 只有 不一致 相反"),
    ("safe harmless 安全", "unsafe dangerous risky 危险"),
    ("allow* recommend* should may 建议 应该 可以", "forbid* prohibit* ban banned avoid 禁止 避免 不要"),
    ("fast faster fastest quick* 快", "slow slower slowest slowly 慢"),
)
_NOT = re.compile(
    r"\b(?:not|no|never|none|nothing|nobody|neither|nor|cannot|without|isn't|aren't|doesn't|don't|won't|can't)\b|"
    r"不(?!同|断|仅|但|过)|没有?|并非|无(?!论)",
    re.IGNORECASE,
)
_HAN_SMALL = re.compile(r"就是|[的了是会在和与也都将就越对把被使让]|正在|所谓|一个|这个|那个|完全|非常|只有|没有|不")
_UNIVERSAL = re.compile(r"\b(?:every|all|each|always|everyone|most|entire)\b|所有|全部|总是|每|完全", re.IGNORECASE)
_PARTIAL = re.compile(
    r"\b(?:some|many|several|few|can|could|may|might|sometimes|often|certain|different)\b|有些|一些|很多|可能|"
    r"有时|可以",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"([\d,]*\d)\s+(?:\w+\s+){0,3}?to\s+(\w+)")
SAME = 0.6
"""The least share of a premise's words that a sentence about the same thing has."""
_SCOPE = 7


def opposed(premise: str, sentence: str, heading: str = "") -> float:
    """How surely ``sentence`` says otherwise: the share of the premise's words it has; 0 if it doesn't.

    What stands in the ``heading`` over a sentence need not be in it.
    """
    said, told = content(premise), content(f"{sentence} {heading}")
    shared = said & told
    covered = len(shared) / len(said) if said else 0.0
    if len(shared) < 2 or covered < SAME:
        return 0.0
    if _PARTIAL.search(premise):
        return 0.0
    wrong = (
        _turned(premise, sentence)
        or _denied(premise, sentence, shared)
        or _miscounted(premise, sentence)
        or _outnumbered(premise, sentence)
    )
    return covered if wrong else 0.0


def bears_out(premise: str, sentence: str) -> bool:
    """Whether ``sentence`` has all words and numbers of ``premise`` and doesn't turn it round."""
    said = content(premise)
    covered = len(said & content(sentence)) / len(said) if said else 0.0
    if covered <= 0.85 or (_UNIVERSAL.search(premise) and not _UNIVERSAL.search(sentence)):
        return False
    return not opposed(premise, sentence)


def content(text: str) -> frozenset[str]:
    """The terms of a text that carry its meaning, synonyms made one; numbers and opposites left out."""
    found = {_canonical(term) for term in index_terms(_HAN_SMALL.sub(" ", text)) if not term[0].isdigit()}
    return frozenset(found - _small())


def _turned(premise: str, sentence: str) -> bool:
    parity = len(_NOT.findall(premise)) % 2 == len(_NOT.findall(sentence)) % 2
    for one, other in _axes():
        here = (one.search(premise) is not None, other.search(premise) is not None)
        there = (one.search(sentence) is not None, other.search(sentence) is not None)
        if parity and here in {(True, False), (False, True)} and there == (here[1], here[0]):
            return True
    return False


def _denied(premise: str, sentence: str, shared: frozenset[str]) -> bool:
    """One says not what the other says: a negation shortly before words that both have."""
    here, there = _scope(premise), _scope(sentence)
    return bool(here & shared) != bool(there & shared)


def _scope(text: str) -> frozenset[str]:
    found: set[str] = set()
    for match in _NOT.finditer(text):
        clause = re.split(r"[,;.，。；](?!\d)", text[match.end() :])[0]
        found.update(_canonical(term) for term in index_terms(clause)[:_SCOPE])
        if match.group().lower() in {"no", "none", "nobody", "nothing"}:
            found.update(_canonical(term) for term in index_terms(text[: match.start()])[-1:])
    return frozenset(found)


def _miscounted(premise: str, sentence: str) -> bool:
    for read in (percentages,):
        claimed, known = read(premise), read(sentence)
        if claimed and known and all(one.excludes(other.value, 0.05) for one in claimed for other in known):
            return True
    spans, told = times(premise), times(sentence)
    return bool(spans and told) and not any(
        abs((a.weeks or a.hours) - (b.weeks or b.hours)) <= 0.1 * (b.weeks or b.hours)
        and bool(a.hours) == bool(b.hours)
        for a in spans
        for b in told
    )


def _outnumbered(premise: str, sentence: str) -> bool:
    """All or most are said to do what, as counted, fewer do than do the opposite: "581 to grow and 244 to shrink"."""
    if not _UNIVERSAL.search(premise):
        return False
    counted = [(int(number.replace(",", "")), verb) for number, verb in _NUMBERED.findall(sentence)]
    for one, other in _axes():
        for claimed, opposite in ((one, other), (other, one)):
            if claimed.search(premise) and not opposite.search(premise):
                own = [number for number, verb in counted if claimed.fullmatch(verb)]
                against = [number for number, verb in counted if opposite.fullmatch(verb)]
                if own and against and max(own) < max(against):
                    return True
    return False


def _canonical(term: str) -> str:
    return _groups().get(term, term)


@cache
def _groups() -> dict[str, str]:
    return {stem(word): line.split()[0] for line in _SYNONYMS for word in line.split()}


@cache
def _small() -> frozenset[str]:
    words = """guide article say says recommend recommends library total almost entire us united states also
    every all each always most
    any year month week day hour minute one two three four five six seven eight nine ten""".split()
    return frozenset(map(stem, words))


@cache
def _axes() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    return tuple((_compiled(one), _compiled(other)) for one, other in _AXES)


def _compiled(words: str) -> re.Pattern[str]:
    latin = [
        re.escape(word.rstrip("*")) + (r"\w*" if word.endswith("*") else "") for word in words.split() if word.isascii()
    ]
    han = [re.escape(word) for word in words.split() if not word.isascii()]
    return re.compile("|".join([rf"\b(?:{'|'.join(latin)})\b", *han]), re.IGNORECASE)
