"""What a premise says of how much AI touches a role, against that section of its guide."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.domain import Citation

_AI = re.compile(
    r"\b(?:a\.?i\.?|artificial intelligence|automat\w+|expos\w+|chatgpt|gpt-?\d*|language models?|llms?|"
    r"chatbots?)\b|人工智能|(?<![A-Za-z])AI(?![A-Za-z])|"
    r"暴露|自动化|大模型",
    re.IGNORECASE,
)
_MOST = re.compile(
    r"\b(?:most|top|tops|highest|high|highly|heavily|very|extremely|strongly|hugely|greatest|first in line|"
    r"at (?:great|high|huge) "
    r"risk)\b|最|高度|极|很大|严重|首当其冲",
    re.IGNORECASE,
)
_LEAST = re.compile(
    r"\b(?:hardly|barely|scarcely|least|little|lowest|low|untouched|immune|unaffected|safe|"
    r"not (?:\w+ )?(?:exposed|touched|affected)|"
    r"never|no (?:\w+ )?(?:exposure|impact|effect)|isn't|aren't|won't|nothing)\b|几乎不|很少|最低|最少|最小|"
    r"不受|没有影响|不会受|影响不到|安全",
    re.IGNORECASE,
)
_LOOSE = re.compile(r"\b(?:could|may|might|maybe|some|sometimes)\b|可能|也许", re.IGNORECASE)
_LEVEL = re.compile(r"\bare (little|moderately|highly) exposed to AI\b")
_LEVELS = {"little": 0, "moderately": 1, "highly": 2}


def against(premise: str, section: Sequence[Citation]) -> tuple[Citation, ...]:
    """The sentence of a section on AI that says otherwise than ``premise``; none if it may be true."""
    if not _AI.search(premise) or _LOOSE.search(premise):
        return ()
    most, least = _MOST.search(premise) is not None, _LEAST.search(premise) is not None
    if most == least:
        return ()
    for line in section:
        if match := _LEVEL.search(line.quote):
            level = _LEVELS[match.group(1)]
            return (line,) if level != (2 if most else 0) else ()
    return ()
