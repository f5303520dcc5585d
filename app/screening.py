"""What must not be answered from a library at all: distress, and decisions that belong to a professional.

Decided by phrases, before any search and any model, so that no model can talk its way around it. It looks for people
speaking of their own case: "what do immigration lawyers earn?" is a career question.
"""

from __future__ import annotations

import re

from app.domain import Question, RefusalReason

_DISTRESS = re.compile(
    r"""\b(kill|hurt|harm|cut(ting)?)\s+(my\s?self|myself)\b | \bend(ing)?\s+(my\s+(own\s+)?life|it\s+all)\b
    | \btak(e|ing)\s+my\s+own\s+life\b | \b(i|i'm|im|am|i've|feel(ing)?)\s+(\w+\s+){0,3}suicidal\b
    | \bself[- ]harm(ing)?\b(?!.*\b(counsel|nurse|job)s?)
    | \b(commit(ting)?|thought\s+of|thinking\s+(about|of)|attempt(ing|ed)?)\s+suicide\b
    | \b(i\s+(just\s+|really\s+)?)?(want|wanna|wish\s+(i\s+)?(could|to|was|were))\s*(to\s+)?(die|be\s+dead|dead)\b
    | \b(do\s?n[o']?t|no\s+longer)\s+(want|wish)\s+to\s+(live|be\s+alive|exist|be\s+here\s+any\s?more)\b
    | \b(no|nothing)\s+(reason|point|left)\s+(to|in|of)?\s*liv(e|ing)\b | \bbetter\s+off\s+(dead|without\s+me)\b
    | \bcan('?t|not)\s+go\s+on\s+(living|any\s?more|like\s+this)\b
    | (不想活|想死|自杀|自殘|自残|活不下去|结束(我的|自己的)?生命|轻生|伤害自己|没有活下去)""",
    re.IGNORECASE | re.VERBOSE,
)
_JOB_TALK = re.compile(r"\b(prevention|hotline|crisis|counsell?ors?|workers?)\b.*\b(earn|pay|job|salary|career)", re.I)

_LEGAL = re.compile(
    r"""\b(can|could|should|may)\s+(i|we)\s+(\w+\s+)?sue\b | \bsu(e|ing)\s+my\s+(boss|employer|company|former)
    | \b(wrongful(ly)?|unfair(ly)?|constructive)\s+(dismiss|terminat|fired)
    | \b(is|was)\s+it\s+(il)?legal\s+(for|that|to)\b.*\b(me|my|i|us|we)\b
    | \b(break|breach|enforce(able)?)\b.{0,30}\b(my|the)\s+(\w+[- ]){0,2}(contract|non-?compete|agreement|nda)\b
    | \bmy\s+(non-?compete|severance\s+agreement|employment\s+contract)\b.*\b(valid|binding|enforce|legal|sign)
    | \b(should|can)\s+i\s+sign\s+(a|the|my|this)\s+(non-?compete|severance|settlement|nda|contract)
    | (我|公司|老板|雇主).{0,12}(起诉|违法吗|合法吗|劳动仲裁) | (起诉|告).{0,4}(公司|老板|雇主)""",
    re.IGNORECASE | re.VERBOSE,
)
_MEDICAL = re.compile(
    r"""\b(should|can|could|may)\s+i\s+(stop|start|keep|change|take|quit)\s+(\w+\s+){0,2}
      (medication|medicine|meds|pills?|antidepressants?|treatment|therapy)\b
    | \b(diagnose\s+me|what('s|\s+is)\s+wrong\s+with\s+(me|my))\b
    | \bdo\s+i\s+have\s+(adhd|depression|cancer|burnout|anxiety|carpal)
    | \bmy\s+(symptoms?|chest|back|head|wrist|knee)s?\s+(pain|hurts?|aches?)\b(?!.*\b(jobs?|career|roles?|work)\b)
    | (我|该).{0,8}(停药|吃什么药|确诊|是不是得了) """,
    re.IGNORECASE | re.VERBOSE,
)
_IMMIGRATION = re.compile(
    r"""\b(can|could|will|do|am|would|should|how\s+(can|do|long))\b.{0,40}\b(i|we|my)\b.{0,60}
      \b(visas?|green\s?card|work\s+permit|asylum|h-?1b|citizenship|residency|naturali[sz]|deport)
    | \bmy\s+(visa|green\s?card|work\s+permit|asylum|immigration)\b.{0,40}
      \b(application|status|case|expire|denied|extension|appeal|overstay)
    | (我|能不能|可以).{0,12}(签证|绿卡|移民|工作许可|居留) """,
    re.IGNORECASE | re.VERBOSE,
)
_CAREER_FACT = re.compile(
    r"\b(earn|salary|wages?|pay|paid|median|outlook|skills?)\b.*\b(lawyers?|attorneys?|officers?|paralegals?|advisers?)"
    r"|\b(lawyers?|attorneys?|officers?|paralegals?|nurses?|doctors?)\b.*\b(earn|salary|wages?|pay|paid|outlook|skills?)",
    re.IGNORECASE,
)


def screen(question: Question, longest: int) -> RefusalReason | None:
    """Why this question is not to be answered, or None. ``longest`` is the most characters that are read."""
    text = question.text.strip().replace("’", "'")
    if not any(character.isalnum() for character in text):
        return RefusalReason.EMPTY_QUESTION
    if _DISTRESS.search(text) and not _JOB_TALK.search(text):
        return RefusalReason.DISTRESS
    if len(text) > longest:
        return RefusalReason.TOO_LONG
    if _CAREER_FACT.search(text):
        return None
    for reason, pattern in (
        (RefusalReason.LEGAL, _LEGAL),
        (RefusalReason.MEDICAL, _MEDICAL),
        (RefusalReason.IMMIGRATION, _IMMIGRATION),
    ):
        if pattern.search(text):
            return reason
    return None
