"""Occupations that a sentence names, so that what is true of one is not said of another.

Told by their last noun (``nurse``, ``engineer``, 分析师) and the word before it. General words for
people (workers, students) name no occupation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from app.language.words import STOP_WORDS, stem
from app.verification.quantities import fold

_HEADS = frozenset(
    """accountant actor actuary administrator advisor adviser agent aide analyst anesthesiologist architect artist
    assembler assistant associate attendant attorney auditor baker barber bartender bookkeeper bricklayer broker builder
    buyer caregiver carpenter cashier chef chemist clerk coach cleaner clinician coder composer conductor consultant
    cook coordinator copywriter counselor counsellor curator dancer dealer dentist designer detective developer
    dietitian
    director dispatcher doctor drafter driver economist editor educator electrician engineer estimator executive farmer
    firefighter fisher geographer guard guide hairdresser handler historian hygienist inspector installer
    instructor interpreter investigator janitor journalist judge laborer lawyer lecturer librarian lineman locksmith
    machinist maid manager mason mathematician mechanic mediator midwife miller miner model musician nurse nutritionist
    officer operator optician optometrist orderly painter paralegal paramedic pharmacist phlebotomist photographer
    physician physicist physiologist pilot planner plumber podiatrist practitioner preparer principal producer
    professor programmer prosthetist psychiatrist psychologist publicist radiographer radiologist ranger realtor
    receptionist
    recruiter repairer reporter representative researcher rigger roofer sailor salesperson scientist secretary
    server sheriff sociologist solicitor specialist statistician steward superintendent supervisor surgeon surveyor
    tailor teacher technician technologist teller tester therapist toolmaker trader trainer translator treasurer tutor
    typist underwriter veterinarian waiter waitress webmaster welder writer zoologist marketer strategist
    scrum""".split()
)
_NOT_MODIFIERS = STOP_WORDS | frozenset(
    "per than like unlike earn earns become becoming among other such including via or".split()
)
_WORD = re.compile(r"[A-Za-z][A-Za-z'-]*|[^\w\s]|\d[\d,.]*")
_HAN_ROLE = re.compile(
    r"(?:工程|分析|设计|会计|教|律|医|药剂|架构|技术|营养|理疗|摄影|厨|美容|培训|咨询|规划)师|科学家|程序员|"
    r"护士|医生|经理|会计|"
    r"教授|开发者|(?:开发|销售|管理|研究|技术|设计|护理|行政)人员|(?:管理|研究|技术|消防|售货|收银|服务|驾驶|"
    r"测试|数据|客服|翻译|营业)员|电工|焊工|技工|司机|翻译|记者|编辑|顾问|秘书|助理|厨师|警察"
)


@dataclass(frozen=True, slots=True)
class Occupation:
    """An occupation as named: stem of its last noun and of the word before it (empty if none belongs to it)."""

    head: str
    modifier: str
    text: str


def occupations(sentence: str) -> tuple[Occupation, ...]:
    """Every occupation that a sentence names, in order."""
    text = fold(sentence)
    words = _WORD.findall(text)
    found = [
        _occupation(words, index)
        for index, word in enumerate(words)
        if _singular(word) in _HEADS and not _part_of_longer(words, index)
    ]
    return (*found, *(Occupation(match.group(), "", match.group()) for match in _HAN_ROLE.finditer(text)))


def strangers(
    claim: Iterable[Occupation], evidence: tuple[Occupation, ...], context: tuple[Occupation, ...]
) -> list[Occupation]:
    """Occupations of a claim that neither the evidence names nor, where it names none, its title and headings."""
    return [wanted for wanted in claim if not _named(wanted, evidence, context)]


def _named(wanted: Occupation, evidence: tuple[Occupation, ...], context: tuple[Occupation, ...]) -> bool:
    for named in evidence:
        if named.head != wanted.head:
            continue
        if wanted.modifier in {"", named.modifier}:
            return True
        if not named.modifier and any(_same(wanted, other) for other in context):
            return True
    return not evidence and any(_same(wanted, other) for other in context)


def _same(wanted: Occupation, named: Occupation) -> bool:
    return named.head == wanted.head and wanted.modifier in {"", named.modifier}


def _occupation(words: list[str], index: int) -> Occupation:
    before = words[index - 1].lower() if index else ""
    belongs = bool(re.match(r"[a-z]", before)) and before not in _NOT_MODIFIERS
    text = f"{words[index - 1]} {words[index]}" if belongs else words[index]
    return Occupation(_singular(words[index]), stem(before) if belongs else "", text)


def _part_of_longer(words: list[str], index: int) -> bool:
    """``nurse`` in ``nurse practitioner`` is only the word before."""
    return index + 1 < len(words) and _singular(words[index + 1]) in _HEADS


def _singular(word: str) -> str:
    """Not the stem: ``cooked`` is no cook."""
    plain = re.sub(r"'s?$", "", word.lower())
    if plain in _HEADS:
        return plain
    return f"{plain[:-3]}y" if plain.endswith("ies") else plain.removesuffix("es" if plain.endswith("sses") else "s")
