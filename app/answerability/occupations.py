"""Occupations that a question names and no guide does, though the words of some guide come near.

Where a role was recognised, a strange word right before its name makes it another one: a drone racing pilot flies no
airliner. Where none was, the place of a name in the question gives it away: "salary of a …", "what do … earn".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set

from app.answerability.evidence import Evidence, is_small
from app.answerability.folding import Word, words
from app.answerability.frame import is_frame, is_misspelt
from app.domain import Aspect
from app.language.words import STOP_WORDS
from app.ports import Library

_OF_ROLES = frozenset(
    {Aspect.PAY, Aspect.OUTLOOK, Aspect.EDUCATION, Aspect.SKILLS, Aspect.TASKS, Aspect.TOOLS, Aspect.AI, Aspect.RELATED}
)
_RARE = 5
"""A word in no more chunks than these is strange to the library."""
_NAME = r"(?P<who>[A-Za-z][\w'’/&+-]*(?:\s+[A-Za-z][\w'’/&+-]*){0,3}?)"
_ABOUT = (
    r"(?:salar(?:y|ies)|pay|wages?|earnings|income|outlook|prospects|future|demand|growth|education|degree|"
    r"qualifications?|training|skills?|tools?|"
    r"software|duties|tasks|job market|requirements?|needed|required|market)"
)
_SLOTS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"^\W*(?:is|are)\s+(?:an?\s+|the\s+|being an?\s+|becoming an?\s+)?{_NAME}\s+(?:an?|still|in|at|going|"
        r"likely|safe|well|growing|needed|dying)\b",
        rf"\b{_ABOUT}\s+(?:of|for|by|to be|to become|to work as|as)\s+(?:an?\s+|the\s+|"
        rf"being an?\s+)?{_NAME}(?=\s*(?:$|"
        rf"[?.,!;]|\b(?:in|at|per|with|by|over|and|or|do|need)\b))",
        rf"\b(?:do|does|did|will|can|could|should|would|must)\s+(?:an?\s+|the\s+)?{_NAME}\s+(?:earn|make|get|need|"
        rf"use|do|study|know|learn|have)\b",
        rf"\b(?:become|becoming|be|being|work(?:ing)? as|(?:get )?in as|start(?:ing)? as|life as|career as|job as|"
        rf"qualify as)\s+(?:an?\s+)?{_NAME}(?=\s*(?:$|[?.,!;]|\b(?:in|at|what|how|with|by|and|or|without|pay)\b))",
        rf"\b(?:matter|important|needed|useful)(?:\s+most)?\s+(?:to|for)\s+(?:an?\s+)?{_NAME}(?=\s*(?:$|[?.,!;]))",
        rf"^\W*(?:the\s+|an?\s+|whats?\s+|average\s+|median\s+|typical\s+)*{_NAME}\s+(?:{_ABOUT}|jobs?|careers?)\b",
    )
)
_PRONOUNS = frozenset("i you we they he she it who her him them us me my your our their his its".split())
_BEFORE_NAMES = (STOP_WORDS - _PRONOUNS) | frozenset(
    """my your their average median typical become becoming being professional pay salary wage outlook growth job jobs
    like vs versus good best real famous""".split()
)
_EARNS = re.compile(r"\b(?:earns?|makes?|paid)\b", re.IGNORECASE)
_PERSON = re.compile(
    r"(?:[^u]er|or|ist|yst|ian|man|woman|person|[^mst]ant|ess|eur|smith|wright|coach|guide|officer|guru|ninja|doula|"
    r"whisperer|"
    r"influencer|hunter|keeper|master)(?:e?s)?$"
)
_NOT_PERSON = re.compile(
    r"^(?:number|computer|career|employer|worker|other|further|power|order|paper|offer|factor|sector|error|major|"
    r"minor|senior|junior|"
    r"labor|center|master|summer|winter|quarter|earner|learner|beginner|better|higher|lower|former|later|either|"
    r"whether|ever|never|over|under|after|per|her|their|for|or|her|man|men|for)s?$"
)
_CHINESE = re.compile(
    r"(?:^|[，,。？?！!；;\s]|想当|想做|成为|当|做|请问|一个|一名|一位)(?P<who>[\u4e00-\u9fff]{1,7}?(?:师|员|工|手|"
    r"家|主播|博主|匠|侠|模特|网红|教练|顾问|"
    r"策划|骑手|店主|法师|道士|选手|陪玩|陪诊|艺人|客|侦探|保镖|歌手|舞者|导游|代驾|跑腿|管家|保姆|月嫂|猎头|中介|"
    r"代购|达人|大师|人))"
    r"(?=的?(?:工资|薪|年薪|月薪|收入|前景|学历|需要|挣|赚|怎么|平时|未来|要|会|能|一年|一个月|每|就业|技能|工作|"
    r"职业|待遇|有|吃香|$|[？?，,]))"
)
_CHINESE_GENERAL = re.compile(
    r"^(?:.*(?:的人|年轻人|老人|个人|别人|大人|新人|男人|女人|机器人|年人|有人|本人|普通人|工人|残疾人|求职人|客人|"
    r"病人)|.{0,4}(?:人员|员工|职员|职工|雇员|打工|工人|大家|国家|专家|回家|在家|人家|官员|成员|学员|会员|老师|哪家|"
    r"几家)|客|手|工|家|.*(?:AI|这|那|哪|什么|怎么|如何|应该|"
    r"培训|需要|的).*)$"
)


def missing_occupation(asks: str, evidence: Evidence, library: Library) -> str | None:
    """The name of an occupation that no guide near the question has."""
    if evidence.understanding.roles:
        return _changed(asks, evidence, library)
    aspects = evidence.understanding.aspects
    if Aspect.COURSES in aspects or not (_OF_ROLES.intersection(aspects) or _EARNS.search(asks)):
        return None
    return _named(asks, evidence, library) or _in_chinese(asks, evidence)


def strange(sequence: Sequence[Word], evidence: Evidence, library: Library) -> list[Word]:
    """The words that carry meaning, that nothing in the evidence holds, and that the whole library hardly knows."""
    unheld = [word for word in sequence if _carries(word, evidence)]
    counts = library.counts(sorted({word.stem for word in unheld})).containing
    rare = [word for word in unheld if counts.get(word.stem, 0) <= _RARE]
    known = _known(evidence) if rare else frozenset()
    return [word for word in rare if not is_misspelt(word.key, known)]


def _carries(word: Word, evidence: Evidence) -> bool:
    if word.key.isdigit() or is_small(word.key) or is_frame(word.key) or word.stem in evidence.name_stems:
        return False
    return not evidence.holds(word.key) and not evidence.has_initials(word.key)


def _known(evidence: Evidence) -> frozenset[str]:
    return frozenset(word.key for name in evidence.names for word in words(name))


def _changed(asks: str, evidence: Evidence, library: Library) -> str | None:
    """A strange word, and the role's name that it stands before."""
    sequence = words(asks)
    odd = set(strange(sequence, evidence, library))
    for index, word in enumerate(sequence[:-1]):
        following = sequence[index + 1]
        if word not in odd or asks[word.end : following.start] != " " or is_small(following.key):
            continue
        if (word.start and asks[word.start - 1] == "-") or not _begins_name(sequence, index, odd):
            continue
        end = index + 1
        while end < len(sequence) and (sequence[end] in odd or sequence[end].stem in evidence.name_stems):
            end += 1
        if any(one.stem in evidence.name_stems for one in sequence[index + 1 : end]):
            return asks[word.start : sequence[end - 1].end]
    return None


def _begins_name(sequence: Sequence[Word], index: int, odd: Set[Word]) -> bool:
    """Whether a name can begin here: "do drone pilots", but not "does AI threaten pilots"."""
    before = next((word for word in reversed(sequence[:index]) if word not in odd), None)
    return before is None or before.key in _BEFORE_NAMES


def _named(asks: str, evidence: Evidence, library: Library) -> str | None:
    for slot in _SLOTS:
        for match in slot.finditer(asks):
            name = match["who"]
            if _is_strange_name(name, evidence, library):
                return name
    return None


def _is_strange_name(name: str, evidence: Evidence, library: Library) -> bool:
    sequence = [word for word in words(name) if not is_small(word.key)]
    telling = [word for word in sequence if not is_frame(word.key)]
    if not telling or _spoken_of(telling, evidence):
        return False
    head = sequence[-1]
    if any(word in telling for word in strange(sequence, evidence, library)):
        return True
    person = bool(_PERSON.search(head.key)) and not _NOT_PERSON.match(head.key)
    return person and head in telling and not is_misspelt(head.key, _known(evidence))


def _spoken_of(telling: Sequence[Word], evidence: Evidence) -> bool:
    """Whether a role's name has all of these words, or the passages have them side by side."""
    wanted = {word.stem for word in telling}
    if any(wanted <= {word.stem for word in words(name)} for name in evidence.names):
        return True
    stems = " ".join(_stems(evidence.text))
    return " ".join(word.stem for word in telling) in stems


def _stems(text: str) -> Iterator[str]:
    return (word.stem for word in words(text))


def _in_chinese(asks: str, evidence: Evidence) -> str | None:
    for match in _CHINESE.finditer(asks):
        name = match["who"]
        if not _CHINESE_GENERAL.match(name) and name not in evidence.text:
            return name
    return None
