"""Published measures of how exposed occupations are to AI, joined to O*NET-SOC codes, with what each means.

Two measures are kept under SOC 2010 codes. Where several older codes became one, their mean is taken; a catch-all
older code ("All Other") says nothing of a single occupation and is left out.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass

from ingest.occupations.figures import Exposure, Measure
from ingest.occupations.tables import DataFolder

_CATCH_ALL = "All Other"
_COMMON_LIMIT = "how many jobs will be lost or gained"


@dataclass(frozen=True, slots=True)
class _Meaning:
    """``means`` follows "the score", ``does_not_mean`` follows "the score does not tell"."""

    source: str
    means: str
    does_not_mean: str


MEANINGS = {
    Measure.GPTS: _Meaning(
        "GPTs are GPTs (Eloundou and others, Science, 2024)",
        "estimates the share of tasks that language models could help do twice as fast",
        f"whether employers will use language models, or {_COMMON_LIMIT}",
    ),
    Measure.MICROSOFT: _Meaning(
        "Working with AI (Microsoft Research, 2025)",
        "measures how far the work overlaps with uses of Bing Copilot in 2024",
        f"that AI does the whole work, or {_COMMON_LIMIT}",
    ),
    Measure.ANTHROPIC: _Meaning(
        "Anthropic's Economic Index (2026)",
        "measures how far people were seen using Claude for the work",
        f"how much other AI tools are used, or {_COMMON_LIMIT}",
    ),
    Measure.FELTEN: _Meaning(
        "Language-modelling AI exposure (Felten, Raj and Seamans, 2023)",
        "compares how far the abilities used relate to language models",
        f"whether AI replaces or assists people, or {_COMMON_LIMIT}",
    ),
    Measure.FREY_OSBORNE: _Meaning(
        "The Future of Employment (Frey and Osborne, 2013)",
        "estimated the probability that computers could technically do the work, long before language models",
        f"when or whether computers will do the work, or {_COMMON_LIMIT}",
    ),
}


@dataclass(frozen=True, slots=True)
class _Scores:
    """One measure: value by its own code, and that code's title."""

    measure: Measure
    values: dict[str, float]
    titles: dict[str, str]

    def of(self, codes: tuple[str, ...], own_title: str) -> Exposure | None:
        """The value of ``codes`` (their mean), or None if one of them is missing or a catch-all."""
        titles = [self.titles.get(code, "") for code in codes]
        catch_all = _CATCH_ALL not in own_title and any(_CATCH_ALL in title for title in titles)
        if not codes or catch_all or any(code not in self.values for code in codes):
            return None
        value = sum(self.values[code] for code in codes) / len(codes)
        ordered = sorted(self.values.values())
        group = "; ".join(titles)
        meaning = MEANINGS[self.measure]
        return Exposure(
            measure=self.measure,
            code=", ".join(codes),
            group=None if not group or group.casefold() == own_title.casefold() else group,
            value=round(value, 4),
            percentile=100 * bisect_left(ordered, value) // len(ordered),
            occupations=len(ordered),
            means=meaning.means,
            does_not_mean=meaning.does_not_mean,
            source=meaning.source,
        )

    def codes_of(self, title: str) -> tuple[str, ...]:
        """The code that has this very title, for measures that number some occupations their own way."""
        return tuple(code for code, own in self.titles.items() if own.casefold() == title.casefold())[:1]


@dataclass(frozen=True, slots=True)
class ExposureTables:
    """Every measure, and the way from SOC 2018 to SOC 2010."""

    gpts: _Scores
    microsoft: _Scores
    anthropic: _Scores
    felten: _Scores
    frey_osborne: _Scores
    older: dict[str, tuple[str, ...]]

    def of(self, code: str, bls_code: str | None, title: str) -> tuple[Exposure, ...]:
        """The measures of one O*NET occupation whose BLS code is ``bls_code``."""
        soc = code[:7]
        older = self.older.get(soc, ())
        found = (
            self.gpts.of((code,), title),
            self.microsoft.of((soc,), title) or self.microsoft.of((bls_code or soc,), title),
            self.anthropic.of((soc,), title) or self.anthropic.of((bls_code or soc,), title),
            self.felten.of(older, title),
            self.frey_osborne.of(older, title) or self.frey_osborne.of(self.frey_osborne.codes_of(title), title),
        )
        return tuple(exposure for exposure in found if exposure is not None)


def read_exposure(folder: DataFolder, soc_titles: dict[str, str]) -> ExposureTables:
    """All measures. ``soc_titles`` names SOC 2018 codes for a table that has no titles."""
    return ExposureTables(
        gpts=_scores(folder, Measure.GPTS, ("O*NET-SOC Code", "Title", "dv_rating_beta")),
        microsoft=_scores(folder, Measure.MICROSOFT, ("SOC Code", "title", "ai_applicability_score")),
        anthropic=_anthropic(folder, soc_titles),
        felten=_scores(folder, Measure.FELTEN, ("soc2010_code", "title", "language_modeling_aioe")),
        frey_osborne=_scores(folder, Measure.FREY_OSBORNE, ("soc2010_code", "occupation", "probability")),
        older=_older_codes(folder),
    )


_FILES = {
    Measure.GPTS: "gpts_are_gpts_occ_level.csv",
    Measure.MICROSOFT: "microsoft_ai_applicability_soc2018.csv",
    Measure.FELTEN: "felten_aioe_soc2010.csv",
    Measure.FREY_OSBORNE: "frey_osborne_soc2010.csv",
}


def _scores(folder: DataFolder, measure: Measure, columns: tuple[str, str, str]) -> _Scores:
    code, title, value = columns
    rows = list(folder.rows(f"ai_exposure/{_FILES[measure]}"))
    return _Scores(
        measure=measure,
        values={row[code]: float(row[value]) for row in rows},
        titles={row[code]: row[title].replace("–", "--") for row in rows},
    )


def _anthropic(folder: DataFolder, soc_titles: dict[str, str]) -> _Scores:
    rows = list(folder.rows("ai_exposure/aei_observed_exposure_soc2018.csv"))
    values = {row["occ_code"]: float(row["observed_exposure"]) for row in rows}
    return _Scores(Measure.ANTHROPIC, values, {code: soc_titles.get(code, "") for code in values})


def _older_codes(folder: DataFolder) -> dict[str, tuple[str, ...]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for row in folder.rows("crosswalks/soc2010_to_soc2018.csv"):
        found[row["2018 SOC Code"]].append(row["2010 SOC Code"])
    return {code: tuple(sorted(older)) for code, older in found.items()}
