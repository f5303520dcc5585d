"""Pay at the start: of beginners, apprentices, interns. Spreads of pay say nothing of who is new."""

from __future__ import annotations

import re

_START = re.compile(
    r"\b(?:starting|entry[- ]level|newly[- ](?:qualified|hired|graduated|trained)|new(?:ly)? grads?|(?:recent|fresh|"
    r"new) (?:\w+ )?graduates?|"
    r"graduate (?:salar\w+|pay|wages?|schemes?)|fresh out of|straight out of|right out of|just out of|beginner(?:s|"
    r"['’]s)?|beginning|rookies?|"
    r"first[- ](?:year|job)|year one|"
    r"1st[- ]year|juniors?|trainees?|apprentices?(?:hip)?|interns?|internships?|residents|residency|"
    r"probation(?:ary)?(?= (?:period|pay|wage|salar))|"
    r"when (?:they|you|i) (?:first )?(?:start|begin)|to start(?: (?:out|with|on))?|no experience|without experience|"
    r"novices?|cadets?|in training|while training|during training|placement)\b"
    r"|起薪|实习|应届|刚毕业|毕业生|新手|入职(?:第一年|时)|第一年|学徒|见习|试用期|规培|初级|刚入行|新人|没有经验|"
    r"零经验",
    re.IGNORECASE,
)
_PAY = re.compile(
    r"\b(?:pay|pays|paid|what (?:do|does|will|would) .{2,60} gets?|earn\w*|make|makes|salar\w+|wages?|money|"
    r"incomes?|stipends?)\b|钱|薪|工资|收入|挣|赚|待遇|"
    r"报酬",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\b(?:best|highest|top|lowest)[- ]?(?:paid|earn\w*|end)?\b|最高|最低", re.IGNORECASE)


def missing_start(asks: str, sections: str) -> str | None:
    """The words that ask for pay at the start, unless the sections tell it or the whole range is asked for."""
    found = _START.search(asks)
    if found is None or not _PAY.search(asks) or _RANGE.search(asks):
        return None
    told = [line for line in re.split(r"(?<=[.。])\s", sections) if re.search(r"[$¥€£]\s?\d", line)]
    return None if any(found.group().lower() in line for line in told) else found.group()
