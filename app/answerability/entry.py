"""What a premise says one needs to get into a role, against that section of its guide: degree, experience,
training."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.answerability.figures import times
from app.domain import Citation

_LEVELS: tuple[tuple[int, str], ...] = (
    (
        6,
        r"\b(?:ph\.?\s?ds?|doctora\w+|doctor's|(?:law|medical|dental|veterinary) degrees?|professional degrees?|"
        r"(?:law|med|medical) "
        r"school|juris doctor)\b|博士|医学学位|法学学位",
    ),
    (5, r"\b(?:master'?s?(?: degrees?)?|mba)\b(?! of ceremonies)|硕士|研究生"),
    (4, r"\bbachelor'?s?\b|\bundergraduate degree\b|\bfour-year degree\b|本科|学士"),
    (3, r"\bassociate'?s degrees?\b|\btwo-year degree\b|大专|副学士|专科"),
    (2, r"\b(?:postsecondary|vocational) (?:award|certificate)\b|\bsome college\b|中专|职校"),
    (1, r"\bhigh.school\b|\bged\b|\bsecondary school (?:diploma|certificate)\b|高中"),
    (0, r"\b(?:elementary|primary|grade|middle) school\b(?! teacher)|小学|初中"),
)
_ANY_DEGREE = re.compile(
    r"\b(?:a |any |university |college )?degrees?\b|\bcollege\b|\buniversity\b|学位|大学", re.IGNORECASE
)
_ENTRY = re.compile(r"typically need (?:an? )?(.{3,60}?) to enter the occupation")
_ENTRIES = (
    (6, "doctoral"),
    (5, "master"),
    (4, "bachelor"),
    (3, "associate"),
    (2, "postsecondary"),
    (2, "some college"),
    (1, "high school"),
    (0, "no formal"),
)
_TRAINING = re.compile(r"before they start, and (.{3,60}?) to become competent")
_EXPERIENCE = re.compile(r"typically need (no|less than (\d+) years of|(\d+) years or more of) work experience")
_NEEDED = re.compile(
    r"\b(?:need\w*|requir\w+|must|have to|has to|hold\w*|only|mandatory|compulsory|necessary|without|no|never|"
    r"start\w*|train\w*|take[sn]?|"
    r"demand\w*|essential|obligatory|enter\w*|any)\b|要|需|必须|只|不用|得|没有|无须|任何",
    re.IGNORECASE,
)
_LOOSE = re.compile(
    r"\b(?:may|might|could|some|sometimes|prefer\w*|helps?|ideally|many|most|few|share|percent|often|my|his|"
    r"her)\b|%|可能|有些|有的|最好|很多|不少",
    re.IGNORECASE,
)
_CREDENTIAL = (
    r"(?:degrees?|qualifications?|credentials?|education|diplomas?|schooling|studies|certificates?|university|college)"
)
_WITHOUT = re.compile(
    rf"\b(?:no|without|zero|neither)\s+(?:(?:any|a|an|formal|university|college|kind|of|real|"
    rf"educational)\s+)*{_CREDENTIAL}\b|"
    rf"\b(?:don't|doesn't|do not|does not|never|needn't)\s+(?:need|require|have)(?: to have)?\s+(?:(?:any|a|an|"
    rf"formal|university|college)\s+)*{_CREDENTIAL}\b|"
    r"(?:不需要?|不用|无需|不要求|没有)(?:有)?(?:任何|什么)?(?:学历|学位|文凭|资格|大学)",
    re.IGNORECASE,
)
_DEGREE_ONLY = re.compile(r"\bdegrees?\b|\buniversity\b|\bcollege\b|学位|大学", re.IGNORECASE)
_UNTRAINED = re.compile(
    r"\b(?:no|without|zero)\s+(?:(?:any|formal|real|on-the-job|prior)\s+)*training\b|\buntrained\b|"
    r"\b(?:don't|doesn't|do not|does not|never)\s+(?:need|require)\s+(?:any\s+)?training\b|"
    r"(?:不需要?|不用|无需|没有)(?:任何|什么)?(?:培训|训练)",
    re.IGNORECASE,
)
_WORKED = re.compile(r"\bexperience\b|经验", re.IGNORECASE)
_UNTRIED = re.compile(
    r"\b(?:no|without|zero)\s+(?:(?:any|prior|previous|work)\s+)*experience\b|(?:不需要?|不用|无需|没有)(?:任何|"
    r"什么)?(?:工作)?经验",
    re.I,
)
_KINDS = (
    ("apprenticeship", r"\bapprentice\w*|学徒", (52.0, 312.0)),
    ("internship or residency", r"\b(?:internship|residency)\b|住院医", (26.0, 400.0)),
    ("long-term", r"\blong-term\b", (52.0, 260.0)),
    ("moderate-term", r"\bmoderate-term\b", (4.0, 52.0)),
    ("short-term", r"\bshort-term\b", (0.0, 4.4)),
    ("no on-the-job training", r"(?!)", (0.0, 4.4)),
)
_LEARNED = re.compile(r"\b(?:train\w*|apprentice\w*|internship|residency)\b|培训|训练|学徒", re.IGNORECASE)
_ROUND_WEEKS = 52.0


@dataclass(frozen=True, slots=True)
class _Needs:
    """What a section states: the level of education, years of experience (least, below) and the training's kind."""

    entry: Citation | None
    level: int
    training: Citation | None
    kind: str
    years: tuple[float, float]


def against(premise: str, section: Sequence[Citation]) -> tuple[Citation, ...]:
    """The sentences of a section on getting in that say otherwise than ``premise``; none if it may be true."""
    plain = premise.replace("’", "'")
    if _LOOSE.search(plain) or not _NEEDED.search(plain):
        return ()
    needs = _read(section)
    wrong_training = _training(plain, needs) or _experience(plain, needs)
    return wrong_training or _education(plain, needs)


def _education(premise: str, needs: _Needs) -> tuple[Citation, ...]:
    if needs.entry is None:
        return ()
    if match := _WITHOUT.search(premise):
        least = 2 if _DEGREE_ONLY.search(match.group()) else 0
        return (needs.entry,) if needs.level > least else ()
    levels = [level for level, words in _LEVELS if re.search(words, premise, re.IGNORECASE)]
    if levels:
        return () if needs.level in levels else (needs.entry,)
    return (needs.entry,) if needs.level < 2 and _ANY_DEGREE.search(premise) else ()


def _training(premise: str, needs: _Needs) -> tuple[Citation, ...]:
    if needs.training is None:
        return ()
    if _UNTRAINED.search(premise):
        return (needs.training,) if not needs.kind.startswith("no ") else ()
    if not _LEARNED.search(premise) or _WITHOUT.search(premise):
        return ()
    claimed = [kind for kind, words, _ in _KINDS if re.search(words, premise, re.IGNORECASE)]
    if claimed and not any(kind in needs.kind for kind in claimed):
        return (needs.training,)
    weeks = next((span.weeks for span in times(premise) if span.weeks), 0.0)
    least, most = next((limits for kind, _, limits in _KINDS if kind in needs.kind), (0.0, 1e9))
    if weeks and not least - _ROUND_WEEKS / 12 <= weeks <= most + _ROUND_WEEKS:
        return (needs.training,)
    return ()


def _experience(premise: str, needs: _Needs) -> tuple[Citation, ...]:
    if needs.training is None or not _WORKED.search(premise):
        return ()
    least, below = needs.years
    if _UNTRIED.search(premise):
        return (needs.training,) if below else ()
    years = next((span.weeks / 52 for span in times(premise) if span.weeks), 0.0)
    return (needs.training,) if years and not (least <= years < below) else ()


def _read(section: Sequence[Citation]) -> _Needs:
    entry = next(((one, match) for one in section if (match := _ENTRY.search(one.quote))), None)
    training = next(((one, match) for one in section if (match := _TRAINING.search(one.quote))), None)
    level = next((level for level, words in _ENTRIES if entry and words in entry[1].group(1)), 0)
    years = (0.0, 0.0)
    if training and (match := _EXPERIENCE.search(training[0].quote)):
        years = (0.0, float(match.group(2))) if match.group(2) else years
        years = (float(match.group(3)), 1e9) if match.group(3) else years
    return _Needs(
        entry[0] if entry else None,
        level,
        training[0] if training else None,
        training[1].group(1) if training else "",
        years,
    )
