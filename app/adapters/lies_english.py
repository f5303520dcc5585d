"""Lies in English that change a true sentence, in one place or by what is put beside it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from app.adapters.lies import Material, Scene, Teller, bare, capital, replaced, small
from app.adapters.lies_words import ALL, CERTAIN, CURRENCIES, MEASURES, NEGATED, OPPOSITES, UNITS

_FIGURE = re.compile(r"(?P<money>[$€£])?(?P<digits>\d[\d,]*(?:\.\d+)?)(?P<percent>%| percent)?(?![\w-])")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ROLES = """Lighthouse Keepers|Astronauts|Chimney Sweeps|Opera Singers|Submarine Pilots|Patent Lawyers|Dental Surgeons|
Game Wardens|Piano Tuners|Wine Tasters|Blacksmiths|Beekeepers""".replace("\n", "").split("|")
_AUTHORITIES = """the World Bank|the European Commission|a Harvard study|the International Labour Organization|McKinsey|
LinkedIn|the United Nations|a 2031 survey|the White House|Glassdoor""".replace("\n", "").split("|")
_TAILS = (
    "and it requires no degree",
    "and employers never check references",
    "which is more than any other occupation pays",
    "and this will double within five years",
    "because robots cannot do the work",
    "mainly thanks to strong trade unions",
    "although most people quit within a year",
    "and all of them work from home",
    "so a job is guaranteed after six weeks of training",
    "while dentists earned half as much",
    "and women earn more than men",
    "and 43% of it is paid in bonuses",
    "with the best jobs in Texas",
)


def _figures(text: str) -> list[re.Match[str]]:
    return [
        match
        for match in _FIGURE.finditer(text)
        if not (_YEAR.fullmatch(match.group("digits")) and not match.group("money") and not match.group("percent"))
        and not re.match(r"(?:st|nd|rd|th)\b", text[match.end() :])
        and not re.search(r"O\*NET $|code [\d-]*$", text[: match.start()])
    ]


def _put(text: str, match: re.Match[str], digits: str) -> str:
    return text[: match.start("digits")] + digits + text[match.end("digits") :]


def other_figure(scene: Scene) -> str:
    """A figure of the same kind that the passages give for something else."""
    found = [one for one in _figures(scene.sentence) if not scene.sentence[: one.start()].endswith(" than ")]
    if not found:
        return ""
    match = scene.rng.choice(found)
    kind = (match.group("money"), bool(match.group("percent")))
    here = {one.group("digits") for one in found}
    rivals = sorted(
        one.group("digits")
        for passage in scene.material.passages
        for one in _figures(passage.text)
        if (one.group("money"), bool(one.group("percent"))) == kind and one.group("digits") not in here
    )
    swapped = sorted(here - {match.group("digits")})
    choices = rivals or ([] if "between" in scene.sentence else swapped)
    return _put(scene.sentence, match, scene.rng.choice(choices)) if choices else ""


def scaled_figure(scene: Scene) -> str:
    """A figure made up, between a third and three times as much, or moved by a place."""
    found = _figures(scene.sentence)
    if not found:
        return ""
    match = scene.rng.choice(found)
    digits = match.group("digits")
    value = float(digits.replace(",", "")) * scene.rng.choice(_factors(scene.sentence[: match.start()]))
    places = len(digits.partition(".")[2])
    new = f"{value:,.{places}f}" if places or value >= 1 else "0"
    return _put(scene.sentence, match, new) if new != digits else ""


def _factors(before: str) -> tuple[float, ...]:
    """More than a higher bound, and less than a lower one, would still be true."""
    less, more = (0.1, 0.36, 0.8, 0.93), (1.04, 1.1, 1.25, 1.5, 2.7, 10)
    if re.search(r"(?:more|higher) than $|over $", before):
        return more
    return less if re.search(r"(?:less|lower) than $|under $", before) else (*less, *more)


def disguised_figure(scene: Scene) -> str:
    """A made-up sum of money in other clothes: in full-width digits, in thousands, in words."""
    found = [match for match in _figures(scene.sentence) if match.group("money") and "," in match.group("digits")]
    if not found:
        return ""
    match = scene.rng.choice(found)
    value = round(float(match.group("digits").replace(",", "")) * scene.rng.choice((0.7, 1.3, 2)) / 1000) + 1
    wide = f"＄{value},000".translate(str.maketrans("0123456789,", "０１２３４５６７８９，"))
    new = scene.rng.choice((wide, f"${value}k", f"{value} thousand dollars", f"USD {value} 000"))
    return scene.sentence[: match.start()] + new + scene.sentence[match.end() :]


def wrong_year(scene: Scene) -> str:
    """Another year."""
    found = list(_YEAR.finditer(scene.sentence))
    if not found:
        return ""
    match = scene.rng.choice(found)
    year = int(match.group()) + scene.rng.choice((-10, -6, -3, -2, -1, 1, 2, 5))
    return scene.sentence[: match.start()] + str(year) + scene.sentence[match.end() :]


def other_role(scene: Scene) -> str:
    """What is true of this role, said of one that no passage speaks of."""
    if scene.given.title not in scene.sentence:
        return ""
    strangers = [role for role in _ROLES if role not in scene.given.text]
    return scene.sentence.replace(scene.given.title, scene.rng.choice(strangers))


def other_roles_fact(scene: Scene) -> str:
    """What is true of this role by a figure, said of another role of the prompt."""
    roles = sorted({other.title for other in scene.material.others(scene.given.title)})
    figures = _digits(scene.sentence)
    roles = [title for title in roles if title not in scene.sentence and not _says(scene.material, title, figures)]
    if scene.given.title not in scene.sentence or not figures or not roles:
        return ""
    return scene.sentence.replace(scene.given.title, scene.rng.choice(roles))


def _says(material: Material, title: str, figures: list[str]) -> bool:
    text = " ".join(passage.text for passage in material.passages if passage.title == title)
    return all(figure in text for figure in figures)


def _digits(text: str) -> list[str]:
    return [match.group() for match in _figures(text)]


def merged(scene: Scene) -> str:
    """This role, and what another sentence says of another role, as one fact."""
    found = [
        (other.title, each)
        for other in scene.material.others(scene.given.title)
        for each in other.sentences
        if each.startswith(f"{other.title} ") and not _says(scene.material, scene.given.title, _digits(each))
    ]
    if not found or not scene.sentence.startswith(f"{scene.given.title} "):
        return ""
    title, fact = scene.rng.choice(found)
    new = scene.given.title + fact.removeprefix(title)
    if scene.rng.random() < 0.5:
        new = f"{scene.sentence.rstrip('.')} and {fact.removeprefix(title).strip()}"
    return new


def caused(scene: Scene) -> str:
    """Cause and effect turned round, or made of two things that only stand side by side."""
    match = re.fullmatch(r"(.{12,}?),? because (.{12,}?)\.", scene.sentence)
    if match:
        return f"{capital(match.group(2))} because {small(match.group(1), scene.given)}."
    others = [each for each in scene.given.sentences if each != scene.sentence and len(each) < 220]
    return f"{scene.sentence.rstrip('.')} because {small(scene.rng.choice(others), scene.given)}" if others else ""


def false_tail(scene: Scene) -> str:
    """The true sentence, and something untrue at its end."""
    tail = scene.rng.choice(_TAILS)
    return f"{scene.sentence[:-1]}, {tail}." if scene.sentence.endswith(".") else ""


def misattributed(scene: Scene) -> str:
    """The true sentence in the mouth of somebody who said nothing."""
    who = scene.rng.choice([one for one in _AUTHORITIES if bare(one) not in scene.material.said])
    said = small(scene.sentence, scene.given)
    return scene.rng.choice(
        (f"According to {who}, {said}", f"{capital(who)} reports that {said}", f"{scene.sentence[:-1]}, says {who}.")
    )


def too_exact(scene: Scene) -> str:
    """An estimate made exact, or a bound."""
    new = scene.rng.choice(("exactly", "at least", "almost twice", "precisely"))
    text = re.sub(r"\babout(?= [\d$])", new, scene.sentence, count=1, flags=re.IGNORECASE)
    return capital(text) if text != scene.sentence else ""


def of_table(table: Mapping[str, tuple[str, ...]]) -> Teller:
    """A teller that exchanges one word by a table."""

    def _tell(scene: Scene) -> str:
        return replaced(scene.sentence, table, scene.rng)

    return _tell


ENGLISH: Mapping[str, Teller] = {
    "other figure": other_figure,
    "scaled figure": scaled_figure,
    "disguised figure": disguised_figure,
    "wrong year": wrong_year,
    "wrong unit": of_table(UNITS),
    "wrong currency": of_table(CURRENCIES),
    "wrong measure": of_table(MEASURES),
    "other role": other_role,
    "other role's fact": other_roles_fact,
    "two facts merged": merged,
    "negation": of_table(NEGATED),
    "opposite": of_table(OPPOSITES),
    "some to all": of_table(ALL),
    "estimate made exact": too_exact,
    "may to will": of_table(CERTAIN),
    "cause": caused,
    "false tail": false_tail,
    "attribution": misattributed,
}
"""Every kind of change."""
