"""Values as people write them, right ones and wrong ones: money, percentages, counts, years, lists, schooling.

A right wording is exact or an honest rounding (within half a per cent or a tenth of a point); a wrong one is always
off by more than any rounding could explain.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

from evals.checker.pairs.pair import Label
from evals.checker.pairs.phrasing import Lie, Slot

_LEAST_OFF = 0.06
_SCALES = (0.55, 0.7, 0.8, 0.88, 0.92, 1.08, 1.12, 1.2, 1.35, 1.5, 2.0)


def money(amount: float, rng: random.Random, others: Sequence[float] = (), *, hourly: bool = False) -> Slot:
    """An amount in dollars. ``others`` are amounts that the passage gives for something else."""
    if hourly:
        truths = [f"${amount:,.2f}", f"{amount:,.2f} dollars"]
        if abs(round(amount) - amount) / amount < 0.01:
            truths.append(f"about ${round(amount)}")
        lies = [Lie(f"${wrong:,.2f}", "number") for wrong in _off(amount, rng, 2)]
        return Slot(tuple(truths), tuple(lies) + _swapped(amount, others, lambda other: f"${other:,.2f}"))
    exact = [f"${amount:,.0f}", f"${amount:,.0f}", f"${amount:,.0f}", f"{amount:,.0f} dollars", f"US${amount:,.0f}"]
    near = round(amount, -3)
    truths = [*exact, f"${amount:.0f}"]
    if near and abs(near - amount) / amount < 0.006:
        short = f"${near / 1000:,.0f}k"
        truths += [f"about ${near:,.0f}", f"around ${near:,.0f}", f"roughly ${near:,.0f}", f"approximately {short}"]
        if near > amount:
            truths += [f"nearly ${near:,.0f}", f"just under ${near:,.0f}"]
    lower = amount // 1000 * 1000
    if lower < amount:
        truths += [f"more than ${lower:,.0f}", f"over ${lower:,.0f}"]
    lies = [Lie(f"${wrong:,.0f}", "number") for wrong in _off(amount, rng, 3)]
    lies += [Lie(f"about ${round(wrong, -3):,.0f}", "number") for wrong in _off(amount, rng, 1)]
    lies.append(Lie(f"{rng.choice(['more than', 'over'])} ${lower * 1.1 // 1000 * 1000 + 1000:,.0f}", "number"))
    lies.append(Lie(f"{rng.choice(['less than', 'under'])} ${lower * 0.93 // 1000 * 1000:,.0f}", "number"))
    lies.append(Lie(f"€{amount:,.0f}", "unit", Label.NOT_SUPPORTED))
    return Slot(tuple(truths), _fresh(truths, (*lies, *_swapped(amount, others, lambda other: f"${other:,.0f}"))))


def percent(value: float, rng: random.Random, others: Sequence[float] = ()) -> Slot:
    """A percentage without its sign, to one decimal."""
    value = abs(value)
    exact = f"{value:.1f}".removesuffix(".0")
    truths = [f"{exact}%", f"{exact}%", f"{exact} percent", f"{exact} per cent", f"{exact} %"]
    whole = f"{value:.0f}"
    if whole != exact and value >= 3:
        truths += [f"about {whole}%", f"around {whole} percent", f"roughly {whole}%"]
    lies = []
    for _ in range(3):
        wrong = value + rng.choice([-1, 1]) * max(1.5, value * rng.choice([0.15, 0.3, 0.5, 1.0]))
        wrong = wrong if wrong > 0 else value + max(2.5, value)
        wrong = wrong if wrong <= 100 or value > 100 else value * rng.uniform(0.4, 0.85)
        lies.append(Lie(f"{f'{wrong:.1f}'.removesuffix('.0')}{rng.choice(['%', ' percent'])}", "number"))
    digits = exact.replace(".", "")
    if len(digits) > 1 and digits[::-1] != digits and abs(float(digits[::-1]) / 10 - value) > 1:
        lies.append(Lie(f"{float(digits[::-1]) / 10:g}%", "number"))
    lies.append(Lie(f"{exact} times", "unit", Label.NOT_SUPPORTED))
    swapped = _swapped(value, others, lambda other: f"{abs(other):.1f}".removesuffix(".0") + "%")
    return Slot(tuple(truths), _fresh(truths, (*lies, *swapped)))


def count(value: float, rng: random.Random, others: Sequence[float] = ()) -> Slot:
    """A number of people or jobs."""
    truths = [f"{value:,.0f}", f"about {value:,.0f}", f"{value:,.0f}"]
    if value >= 1_000_000:
        millions = f"{value / 1e6:.2f}".rstrip("0").rstrip(".")
        truths += [f"about {millions} million", f"roughly {millions} million"]
    elif value >= 10_000 and abs(round(value, -3) - value) / value < 0.006:
        truths += [f"about {round(value, -3):,.0f}", f"around {round(value, -3):,.0f}"]
    elif value < 10_000:
        truths.append(f"{value:.0f}")
    lies = [Lie(f"{wrong:,.0f}", "number") for wrong in _off(value, rng, 3)]
    lies.append(Lie(f"{value * 10:,.0f}", "number"))
    return Slot(tuple(truths), _fresh(truths, (*lies, *_swapped(value, others, lambda other: f"{other:,.0f}"))))


def number(value: int, rng: random.Random, unit: str = "") -> Slot:
    """A small whole number, with a unit after it."""
    wrong = {value + 1, value + 2, value + 4, value * 2, max(1, value - 1), max(1, value - 2), value * 3} - {value}
    lies = tuple(Lie(f"{other}{unit}", "number") for other in rng.sample(sorted(wrong), 3))
    return Slot((f"{value}{unit}",), lies)


def decimal(value: float, rng: random.Random, *, low: float, high: float, places: int = 1) -> Slot:
    """A rating on a scale; wrong ones stay on the scale."""
    exact = f"{value:.{places}f}"
    step = (high - low) / 5
    shifts = (-2.2, -1.3, -0.7, 0.7, 1.3, 2.2)
    tries = [min(high, max(low, value + shift * step * rng.uniform(0.7, 1.1))) for shift in shifts]
    wrong = dict.fromkeys(f"{each:.{places}f}" for each in tries if abs(each - value) > step / 4)
    return Slot((exact,), tuple(Lie(each, "number") for each in wrong if each != exact))


def date(text: str, rng: random.Random) -> Slot:
    """``May 2025`` or a plain year; another month or year is not in the passage."""
    year = int(text[-4:])
    month = text[:-4]
    wrong = [f"{month}{year + shift}" for shift in rng.sample([-6, -5, -4, -3, -2, -1, 1, 2, 3], 4)]
    lies = [Lie(each, "year", Label.NOT_SUPPORTED) for each in wrong]
    truths = [text, text, str(year)] if month else [text]
    return Slot(tuple(truths), tuple(lies))


def one_of(truths: Sequence[str], wrong: Sequence[str], kind: str, label: Label = Label.CONTRADICTED) -> Slot:
    """Wordings of the truth, and wordings that aren't."""
    return Slot(tuple(truths), tuple(Lie(each, kind, label) for each in dict.fromkeys(wrong) if each not in truths))


def listing(items: Sequence[str], rng: random.Random) -> str:
    """``a, b and c`` or ``a, b, and c``."""
    if len(items) < 2:
        return "".join(items)
    glue = rng.choice([", and ", " and "]) if len(items) > 2 else " and "
    return ", ".join(items[:-1]) + glue + items[-1]


def _off(amount: float, rng: random.Random, number: int) -> list[float]:
    """Wrong amounts as they happen: two digits changed places, or another size."""
    found: list[float] = []
    digits = f"{amount:.0f}"
    swaps = [digits[:i] + digits[i + 1] + digits[i] + digits[i + 2 :] for i in range(min(3, len(digits) - 1))]
    near = [float(each) for each in swaps if each[0] != "0" and abs(float(each) - amount) / amount > _LEAST_OFF]
    for _ in range(number):
        if near and amount >= 1000 and rng.random() < 0.4:
            found.append(rng.choice(near))
            continue
        wrong = amount * rng.choice(_SCALES) * rng.uniform(0.99, 1.01)
        found.append(wrong if amount < 100 else round(wrong, -1))
    return [each for each in found if each > 0 and abs(each - amount) / amount > _LEAST_OFF]


def _swapped(amount: float, others: Sequence[float], written: Callable[[float], str]) -> tuple[Lie, ...]:
    apart = [other for other in others if abs(other - amount) > _LEAST_OFF * max(abs(amount), 1)]
    return tuple(Lie(written(other), "measure") for other in apart)


def _fresh(truths: Sequence[str], lies: Sequence[Lie]) -> tuple[Lie, ...]:
    seen = dict.fromkeys(truths)
    return tuple(lie for lie in lies if lie.text not in seen)
