"""Joining the tables: from an O*NET-SOC code to the figures of its guide.

BLS figures go by a coarser code; the crosswalk says which, and every O*NET occupation with data under the same code
is named as sharing the figures. What no table holds is listed as missing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ingest.occupations.bls import Bls, read_bls
from ingest.occupations.exposure import ExposureTables, read_exposure
from ingest.occupations.figures import Education, Links, Related, RoleFigures
from ingest.occupations.guide import Guide
from ingest.occupations.names import read_names
from ingest.occupations.onet import Onet, read_onet, work_of
from ingest.occupations.ratings import RatingTables, read_ratings
from ingest.occupations.releases import ONET_LINK
from ingest.occupations.tables import DataFolder, Row

_NONE = "—"


@dataclass(frozen=True, slots=True)
class Tables:
    """Everything read from the data folder."""

    onet: Onet
    ratings: RatingTables
    bls: Bls
    exposure: ExposureTables
    names: dict[str, tuple[str, ...]]
    crosswalk: dict[str, Row]
    shared: dict[str, tuple[str, ...]]

    def bls_code(self, code: str) -> str | None:
        """The BLS code that an O*NET-SOC code counts under."""
        row = self.crosswalk.get(code)
        return row["NEM Code"] if row else None


def read_tables(folder: DataFolder) -> Tables:
    """Read the whole data folder, about two seconds."""
    onet = read_onet(folder)
    bls = read_bls(folder)
    titles = {code: onet.titles[code] for code in onet.zones}
    crosswalk = {row["O*NET-SOC Code"]: row for row in folder.rows("crosswalks/bls_onet_to_nem_soc2018.csv")}
    soc_titles = {code[:7]: title for code, title in onet.titles.items() if code.endswith(".00")}
    shared: defaultdict[str, list[str]] = defaultdict(list)
    for code in sorted(onet.zones):
        if code in crosswalk:
            shared[crosswalk[code]["NEM Code"]].append(code)
    return Tables(
        onet=onet,
        ratings=read_ratings(folder, frozenset(onet.zones)),
        bls=bls,
        exposure=read_exposure(folder, soc_titles | {code: pay.title for code, pay in bls.pay.items()}),
        names=read_names(folder, titles),
        crosswalk=crosswalk,
        shared={code: tuple(members) for code, members in shared.items()},
    )


def guides(tables: Tables, only: Iterable[str] = ()) -> Iterator[Guide]:
    """The guides of ``only``, or of every occupation with data, by code. An unknown code is a ``KeyError``."""
    for code in sorted(only or tables.onet.zones):
        yield Guide(
            code=code,
            title=tables.onet.titles[code],
            names=tables.names[code],
            figures=figures_of(tables, code),
        )


def figures_of(tables: Tables, code: str) -> RoleFigures:
    """The figures of one occupation."""
    onet, ratings = tables.onet, tables.ratings
    bls_code = tables.bls_code(code)
    title = onet.titles[code]
    others = tuple(onet.titles[other] for other in tables.shared.get(bls_code or "", ()) if other != code)
    pay = tables.bls.pay.get(bls_code or "")
    outlook = tables.bls.outlook.get(bls_code or "")
    figures = RoleFigures(
        job_zone=onet.zones[code],
        education=_education(tables, code, bls_code, others),
        skills=ratings.skills.get(code),
        knowledge=ratings.knowledge.get(code),
        technologies=onet.technologies.get(code),
        work=work_of(onet.tasks.get(code, ()), ratings.activities.get(code, ())),
        interests=onet.interests.get(code),
        related=_related(tables, code),
        pay=None if pay is None else pay.model_copy(update={"shared_with": others}),
        outlook=None if outlook is None else outlook.model_copy(update={"shared_with": others}),
        exposure=tables.exposure.of(code, bls_code, title),
        links=_links(tables.crosswalk.get(code), code),
    )
    return figures.model_copy(update={"missing": _missing(figures)})


def _education(tables: Tables, code: str, bls_code: str | None, others: tuple[str, ...]) -> Education:
    base = tables.bls.education.get(bls_code or "", Education())
    return base.model_copy(
        update={
            "required": tables.onet.required_education.get(code),
            "related_experience": tables.onet.related_experience.get(code),
            "shared_with": others if base.code else (),
        }
    )


def _related(tables: Tables, code: str) -> tuple[Related, ...]:
    found: list[Related] = []
    for other in tables.onet.related.get(code, []):
        bls_code = tables.bls_code(other) or ""
        own = bls_code != tables.bls_code(code)
        pay = tables.bls.pay.get(bls_code) if own else None
        outlook = tables.bls.outlook.get(bls_code) if own else None
        found.append(
            Related(
                code=other,
                title=tables.onet.titles[other],
                median=pay.median if pay is not None and pay.per == "year" else None,
                change_percent=outlook.change_percent if outlook is not None else None,
            )
        )
    return tuple(found)


def _links(row: Row | None, code: str) -> Links:
    profile = row["OOH Profile Website"] if row else _NONE
    if row is None or profile == _NONE:
        return Links(onet=f"{ONET_LINK}{code}")
    return Links(onet=f"{ONET_LINK}{code}", ooh=profile.replace("/OOH/", "/ooh/"), ooh_title=row["OOH Profile Title"])


def _missing(figures: RoleFigures) -> tuple[str, ...]:
    """What a reader may look for and not find, in words that finish "there is no … for"."""
    skills = figures.skills
    unlevelled = skills is not None and all(item.level is None for item in skills.items)
    absent = {
        "rating of skills": skills is None,
        "rating of the level of skills": unlevelled,
        "rating of fields of knowledge": figures.knowledge is None,
        "rating of general work activities": figures.work.activities is None,
        "list of technologies": figures.technologies is None,
        "survey of the education required": figures.education.required is None,
        "national wage estimate": figures.pay is None or figures.pay.median is None,
        "employment projection": figures.outlook is None,
        "measure of exposure to AI": not figures.exposure,
    }
    return tuple(name for name, gone in absent.items() if gone)
