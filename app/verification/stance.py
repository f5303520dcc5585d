"""Sentences that are no statements of fact: advice, questions, yes-or-no openings, fragments.

No passage can bear them out, unless it says them to the letter. Whether advice may be shown as a suggestion is for
``advice``.
"""

from __future__ import annotations

import re

from app.language.words import index_terms
from app.verification.polarity import opens_with_yes_or_no

_QUESTION = re.compile(r"[?？][\"'”’)]*$")
_ADVICE = re.compile(
    r"\byou(?:'d| should| could| can| may| might| must| need| will| would| have to| ought| want|'ll|'re|"
    r" are)\b|\b(?:i|we)(?:'d)? (?:recommend|suggest|advise|encourage)\b"
    r"|\blet'?s\b|\byour\b|\bmy advice\b|\bfeel free\b|\bgood luck\b|\b(?:i|we)(?:'m| am|'re| are|'ve| have|"
    r" can| could| hope| think| believe)\b"
    r"|\b(?:it is|it's) (?:recommended|advisable|a good idea|best|important|essential|worth|crucial)\b|你|您|"
    r"我们?建议|建议(?:你|您|先)",
    re.IGNORECASE,
)
_IMPERATIVE = re.compile(
    r"^(?:please |first,? |then,? |next,? |also,? |finally,? |always |never |don't |do not |try to |be sure to )*"
    r"(?:consider|start|begin|try|look|learn|focus|explore|take|make sure|remember|keep|check|ask|choose|pick|"
    r"get|apply|develop|practi[cs]e|think|"
    r"build|create|find|join|seek|read|talk|contact|visit|research|stay|update|write|review|gain|earn a|"
    r"enrol+|attend|network|use|ensure|"
    r"highlight|prepare|set|search|be|do|don't|avoid|identify|note|see|go|let|follow|complete|study|reach|"
    r"pursue|aim)\b(?! (?:is|are|was|were|of)\b)"
    r"|^(?:请|先|可以|尝试|考虑|不妨|应该|学习(?!时间|周期|者)|建议)",
    re.IGNORECASE,
)
_ONE_COULD = re.compile(
    r"\b(?:a good|one|the best|an obvious|a sensible|a useful) (?:first step|next step|place to start|starting point|"
    r"way to start)\b|^(?:one|anyone|people|beginners|readers|learners|candidates) (?:could|should|can|might|ought)\b|"
    r"\b(?:is|are) worth (?:learning|considering|exploring|trying|a look)\b|值得(?:考虑|学习|了解)|不妨",
    re.IGNORECASE,
)
MINIMUM_TERMS = 3


def is_advice(sentence: str) -> bool:
    """Whether it advises or speaks to the reader; a question does neither."""
    text = sentence.strip().replace("’", "'")
    if _QUESTION.search(text):
        return False
    return any(found is not None for found in (_ADVICE.search(text), _IMPERATIVE.match(text), _ONE_COULD.search(text)))


def no_statement(sentence: str) -> str:
    """Why this is no statement that could be checked; empty if it is one."""
    text = sentence.strip().replace("’", "'")
    if _QUESTION.search(text):
        return "It is a question, not a statement."
    if opens_with_yes_or_no(text):
        return "It opens with a yes or a no, which no passage says."
    if is_advice(text):
        return "It is advice or speaks to the reader, which no passage can bear out."
    if len(index_terms(text)) < MINIMUM_TERMS or re.search(r"[:：]$", text):
        return "It is not a whole sentence."
    return ""
