"""How a figure is written out: money, counts, shares, and direction of change, in English and Chinese.

Rounding happens here and nowhere else, so that an article and its check can never round apart.
"""

from __future__ import annotations

from collections.abc import Sequence


def money(dollars: float) -> str:
    """Whole US dollars: `$97,550`."""
    return f"${dollars:,.0f}"


def count(number: float) -> str:
    """A count of people or things with thousands separators: `3,391,000`."""
    return f"{number:,.0f}"


def percent(value: float, digits: int = 1) -> str:
    """A percentage with no idle decimals: `15.8%`, `17%`."""
    text = f"{value:.{digits}f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text) + "%"


def trend(change: float) -> str:
    """A projected change in per cent as a verb phrase: `grow by 15.8%`, `shrink by 5.5%`, `stay level`."""
    if change == 0:
        return "stay level"
    return f"{'grow' if change > 0 else 'shrink'} by {percent(abs(change))}"


def trend_zh(change: float) -> str:
    """The Chinese of `trend`: `增长15.8%`, `减少5.5%`, `持平`."""
    if change == 0:
        return "持平"
    return f"{'增长' if change > 0 else '减少'}{percent(abs(change))}"


def dollars_zh(text: str) -> str:
    """An amount as written by `money`, in Chinese: `$97,550` becomes `97,550美元`."""
    if text.startswith("at least $"):
        return f"至少{text.removeprefix('at least $')}美元"
    return f"{text.removeprefix('$')}美元"


def table(header: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    """A Markdown table."""
    lines = [header, tuple("---" for _ in header), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def series(words: Sequence[str]) -> str:
    """Words as a list in a sentence: `speaking, writing, and monitoring`."""
    if len(words) < 3:
        return " and ".join(words)
    return f"{', '.join(words[:-1])}, and {words[-1]}"
