"""What a premise says of a role's main tools, top skills or nearest roles, against what those sections list.

That a list lacks something proves nothing of one tool among many: only what is said to be the main, the top, the
nearest or all of it is held against the list, or what is said to be barred although it is listed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.domain import Aspect, Citation, Role, RoleEntry
from app.language.words import STOP_WORDS, index_terms, stem

_FIRST = re.compile(
    r"\b(?:main|mainly|entirely|only|solely|exclusively|mostly|primary|primarily|chief|chiefly|top|"
    r"most important|key|number one|closest|nearest|"
    r"most similar|nothing but|all day|everything|just)\b|主要|只|全部|最重要|首要|核心|最接近|最相近|全靠|仅",
    re.IGNORECASE,
)
_BARRED = re.compile(
    r"\b(?:barred|banned|forbidden|not allowed|prohibited|never|don't|doesn't|do not|does not|aren't|not|no)\b|"
    r"禁止|不(?:用|需要?|能|会|许|得)|从不",
    re.IGNORECASE,
)
_FRAME = (
    frozenset(
        stem(word)
        for word in """use uses using used work works working need needs needed require required rely relies
        mainly main entirely only
    solely exclusively mostly primarily chief top important key number closest nearest similar occupation job
    role skill skills tool
    tools software technology technologies guide says said barred banned forbidden allowed prohibited never learn
    people day just nothing everything is are must know knowing called named matter matters primary career
    careers next move
    moves become usual usually almost always don doesn aren run runs depend depends live with by from one thing
    for their first
    list lists listed spend time employers ask language languages""".split()
    )
    | STOP_WORDS
)
_HAN_FRAME = re.compile(
    r"主要|全部|只|最重要|首要|核心|使用|需要|工具|软件|技能|的|是|用|靠|禁止|不|会|要|职业|工作|最接近|最相近|"
    r"和|与|依赖|编程语言|和"
)
_SHOWN = 2
_KINDS: tuple[tuple[Aspect, re.Pattern[str]], ...] = (
    (
        Aspect.RELATED,
        re.compile(
            r"\b(?:closest|nearest|most similar|related|next)\s+(?:\w+\s+)?(?:occupations?|jobs?|roles?|"
            r"careers?|professions?|moves?|"
            r"steps?)\b|\b(?:closest|nearest|most similar) to\b|最(?:接近|相近|相似)",
            re.IGNORECASE,
        ),
    ),
    (Aspect.SKILLS, re.compile(r"\b(?:skills?|abilit\w+|strengths?)\b|技能|能力", re.IGNORECASE)),
    (
        Aspect.TOOLS,
        re.compile(
            r"\b(?:tools?|software|technolog\w+|us(?:e|es|ed|ing)|works? (?:\w+ )?(?:with|in|on)|need\w*|"
            r"rel(?:y|ies)|depends?|run|"
            r"programming languages?)\b|工具|软件|使用|用",
            re.IGNORECASE,
        ),
    ),
)
_OF = re.compile(r"\b(?:to|of|for|from)\s+|^", re.IGNORECASE)


def aspect_of(premise: str) -> Aspect | None:
    """Which of the three lists a premise speaks of; None if of none."""
    return next((aspect for aspect, words in _KINDS if words.search(premise)), None)


def subject(premise: str, roles: Sequence[RoleEntry]) -> RoleEntry:
    """The role whose nearest ones are told: the one named right after "to", "of", "for" or "from", else the first."""
    for match in _OF.finditer(premise):
        if not match.group():
            continue
        following = index_terms(" ".join(premise[match.end() :].split()[:3]))[:2]
        for role in roles:
            if following and frozenset(following) <= _names(role.role):
                return role
    return roles[0]


def against(premise: str, section: Sequence[Citation], role: Role) -> tuple[Citation, ...]:
    """The sentences of a section that list something else than ``premise`` says; none if it may be true."""
    said = premise.replace("’", "'")
    objects = _objects(said, role)
    if not objects or not section:
        return ()
    listed = frozenset(term for line in section for term in index_terms(line.quote))
    if _BARRED.search(said):
        named = [line for line in section if objects <= frozenset(index_terms(line.quote))]
        if not named:
            return ()
        return tuple(dict.fromkeys((named[0], *section)))[:_SHOWN]
    if not _FIRST.search(said) or objects & listed:
        return ()
    return tuple(section[:_SHOWN])


def _objects(premise: str, role: Role) -> frozenset[str]:
    """The terms that are said of the role: neither its names nor words that only carry a statement."""
    own = _names(role)
    terms = index_terms(_HAN_FRAME.sub(" ", premise))
    latin = frozenset(term for term in terms if term.isascii() and term not in _FRAME and not term[0].isdigit())
    return latin - own


def _names(role: Role) -> frozenset[str]:
    return frozenset(term for name in (role.title, *role.names) for term in index_terms(name))
