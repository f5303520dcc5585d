"""Drawings for the report as SVG: figures with their intervals, and how many cases lie where.

They take their colours from the page's custom properties, so that they follow light, dark and paper.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from evals.results import Figure

_WIDTH, _LABELS, _ROW, _EDGE = 720, 300, 24, 14
_BARS_HEIGHT = 140
_MOST_BARS = 24


@dataclass(frozen=True, slots=True)
class Band:
    """The range, in the figures' unit, in which they ought to lie."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class _Scale:
    low: float
    high: float

    def at(self, value: float) -> float:
        share = (value - self.low) / (self.high - self.low)
        return _LABELS + _EDGE + share * (_WIDTH - _LABELS - 2 * _EDGE)


def intervals(figures: Sequence[Figure], title: str, band: Band | None = None) -> str:
    """A row for each figure that has a value: its interval as a line, its value as a dot. Empty for no figures."""
    held = [figure for figure in figures if figure.value is not None]
    if not held:
        return ""
    scale = _scale(held, band)
    height = _ROW * (len(held) + 1) + 2 * _EDGE
    rows = "".join(_interval(figure, number, scale) for number, figure in enumerate(held))
    shade = ""
    if band is not None:
        left, right = scale.at(band.low), scale.at(band.high)
        shade = f'<rect class="band" x="{left:.1f}" y="0" width="{right - left:.1f}" height="{height - _ROW}"/>'
    return _svg(title, height, shade + rows + _axis(scale, height))


def bars(values: Sequence[float], title: str, unit: str) -> str:
    """How many of the values lie in each of some equal ranges. Empty for no values."""
    if not values:
        return ""
    low, high = min(values), max(values)
    number = min(_MOST_BARS, max(1, len(set(values))))
    step = (high - low) / number or 1.0
    counts = [0] * number
    for value in values:
        counts[min(number - 1, int((value - low) / step))] += 1
    width = (_WIDTH - 2 * _EDGE) / number
    drawn = "".join(_bar(at, count, max(counts), width) for at, count in enumerate(counts))
    ends = (
        f'<text x="{_EDGE}" y="{_BARS_HEIGHT + 16}">{low:.3g} {escape(unit)}</text>'
        f'<text x="{_WIDTH - _EDGE}" y="{_BARS_HEIGHT + 16}" text-anchor="end">{high:.3g} {escape(unit)}</text>'
        f'<text x="{_WIDTH - _EDGE}" y="12" text-anchor="end">most: {max(counts)} of {len(values)}</text>'
    )
    return _svg(title, _BARS_HEIGHT + 24, drawn + ends)


def _bar(at: int, count: int, most: int, width: float) -> str:
    height = (_BARS_HEIGHT - 20) * count / most
    return (
        f'<rect class="bar" x="{_EDGE + at * width:.1f}" y="{_BARS_HEIGHT - height:.1f}"'
        f' width="{max(1.0, width - 2):.1f}" height="{height:.1f}"><title>{count}</title></rect>'
    )


def _scale(figures: Sequence[Figure], band: Band | None) -> _Scale:
    ends = [end for figure in figures for end in (figure.low, figure.value, figure.high) if end is not None]
    ends += [band.low, band.high] if band else []
    low, high = min(ends), max(ends)
    room = (high - low or abs(high) or 1.0) * 0.05
    return _Scale(low - room, high + room)


def _interval(figure: Figure, number: int, scale: _Scale) -> str:
    assert figure.value is not None, "figures without a value are not drawn"
    y = _EDGE + _ROW * number + _ROW / 2
    label = f'<text x="{_LABELS}" y="{y + 4:.1f}" text-anchor="end">{escape(figure.label)}</text>'
    line = ""
    if figure.low is not None and figure.high is not None:
        left, right = scale.at(figure.low), scale.at(figure.high)
        line = f'<line class="whisker" x1="{left:.1f}" x2="{right:.1f}" y1="{y}" y2="{y}"/>'
    told = f"{figure.name}: {figure.value:.4g}, {figure.number} samples"
    dot = (
        f'<circle class="dot" cx="{scale.at(figure.value):.1f}" cy="{y}" r="4.5"><title>{escape(told)}</title></circle>'
    )
    return label + line + dot


def _axis(scale: _Scale, height: int) -> str:
    y = height - 8
    ticks = (scale.low, (scale.low + scale.high) / 2, scale.high)
    anchors = ("start", "middle", "end")
    return "".join(
        f'<text class="tick" x="{scale.at(tick):.1f}" y="{y}" text-anchor="{anchor}">{tick:.3g}</text>'
        for tick, anchor in zip(ticks, anchors, strict=True)
    )


def _svg(title: str, height: float, inside: str) -> str:
    return (
        f'<svg viewBox="0 0 {_WIDTH} {height:.0f}" role="img" aria-label="{escape(title, quote=True)}">'
        f"<title>{escape(title)}</title>{inside}</svg>"
    )
