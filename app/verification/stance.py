"""Sentences that are no statements of fact: advice, questions, yes-or-no openings, fragments.

They are withheld for now, whatever the passages say, unless a passage says them to the letter.
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
    r"|^(?:请|先|可以|尝试|考虑|不妨|应该|学习(?!时间|周期|者))",
    re.IGNORECASE,
)
MINIMUM_TERMS = 3


def no_statement(sentence: str) -> str:
    """Why this is no statement that could be checked; empty if it is one."""
    text = sentence.strip().replace("’", "'")
    if _QUESTION.search(text):
        return "It is a question, not a statement."
    if opens_with_yes_or_no(text):
        return "It opens with a yes or a no, which no passage says."
    if _ADVICE.search(text) or _IMPERATIVE.match(text):
        return "It is advice or speaks to the reader, which no passage can bear out."
    if len(index_terms(text)) < MINIMUM_TERMS or re.search(r"[:：]$", text):
        return "It is not a whole sentence."
    return ""
