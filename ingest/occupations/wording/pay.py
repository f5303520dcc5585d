"""The pay section."""

from __future__ import annotations

from ingest.occupations.figures import Pay
from ingest.occupations.guide import Guide
from ingest.occupations.wording.phrases import money, month, rounded, sentences, spoken
from ingest.occupations.wording.subject import begun, sharing, subject


def pay(guide: Guide) -> list[str]:
    """Median, middle half, tenths, mean, headcount, and who shares the figures."""
    figures = guide.figures.pay
    if figures is None:
        return [f"BLS publishes no national wage estimate for {spoken(guide.title)}."]
    who = subject(guide, figures).people
    return sentences(
        [
            _median(figures, who),
            _middle(figures, who),
            _tenths(figures, who),
            _mean(figures, who),
            _employed(figures, who),
            sharing(guide.title, "pay figures and projections", figures.code, figures.shared_with),
        ]
    )


def _median(pay: Pay, who: str) -> str:
    if pay.median is None:
        return f"{pay.source} gives no median wage for {who.rstrip(',')} for {month(pay.date)}."
    earned = f"{begun(who)} earned a median of {money(pay.median, pay.per)} {_rate(pay)} in {month(pay.date)}"
    if pay.all_occupations_median is None or pay.per == "hour":
        return f"{earned} ({pay.source})."
    overall = rounded(pay.all_occupations_median, 0)
    return f"{earned}, compared with ${overall} across all US occupations ({pay.source})."


def _middle(pay: Pay, who: str) -> str | None:
    if pay.p25 is None or pay.p75 is None:
        return None
    low, high = money(pay.p25, pay.per), money(pay.p75, pay.per)
    return (
        f"Half of {who} earned between {low} (25th percentile) and {high} (75th percentile) {_rate(pay)} "
        f"in {month(pay.date)} ({pay.source})."
    )


def _tenths(pay: Pay, who: str) -> str | None:
    if pay.p10 is None or pay.p90 is None:
        return None
    low, high = money(pay.p10, pay.per), money(pay.p90, pay.per)
    more = high if pay.p90.at_least else f"more than {high}"
    return (
        f"The lowest-paid tenth of {who} earned less than {low} (10th percentile) and the best-paid tenth earned "
        f"{more} (90th percentile) {_rate(pay)} in {month(pay.date)} ({pay.source})."
    )


def _mean(pay: Pay, who: str) -> str | None:
    if pay.mean is None:
        return None
    mean = f"The average (mean) wage of {who} was {money(pay.mean, pay.per)} {_rate(pay)}"
    hourly = f", and the median hourly wage {money(pay.hourly_median, 'hour')}," if pay.hourly_median else ""
    return f"{mean}{hourly} in {month(pay.date)} ({pay.source})."


def _employed(pay: Pay, who: str) -> str | None:
    if pay.employment is None:
        return None
    return (
        f"US employers had about {pay.employment:,} {who} on the payroll in {month(pay.date)}, the self-employed not "
        f"counted ({pay.source})."
    )


def _rate(pay: Pay) -> str:
    return "an hour" if pay.per == "hour" else "a year"
