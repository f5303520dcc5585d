"""What a rule is, and the words that rules of every language share.

A rule is an unmistakable phrase, or needs an addressee: guides speak to people in imperatives too. Every gap in a
rule is bounded, so that the work grows no faster than the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

GAP = r"[^.!?。！？\n]{0,60}?"
MODEL = (
    r"(?:(?:ai|artificial intelligence)(?: language)?[ -](?:model|assistant|chatbot|system|agent|tool|bot)s?"
    r"|(?:large )?language models?|llms?|chat ?bots?|chatgpt|gpt-?\d\w*|copilot"
    r"|automated (?:assistant|system|reviewer))"
)
MODEL_NEEDS = " ai |\nai |ai-|ai:|ai,|ais |artificial intel|language model|llm|chatbot|chat bot|gpt|copilot|automated "


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern for a text in small letters without accents.

    It is looked for only where the text holds one of the words of each of ``needs``: finding words is much faster.
    """

    needs: tuple[tuple[str, ...], ...]
    pattern: re.Pattern[str]


def rule(needs: str, pattern: str) -> Rule:
    """A rule; its ``needs`` are separated by ``&``, the words of each by bars."""
    return Rule(tuple(tuple(words.split("|")) for words in needs.split("&")), re.compile(pattern))
