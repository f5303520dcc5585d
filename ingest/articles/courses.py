"""Figures on courses and certificates, from the licensed lists: counts, lengths, prices with their date.

Prices of certificates are those noted in the security certification roadmap of March 2025, in US dollars.
"""

from __future__ import annotations

import re
from statistics import median

from ingest.articles.facts import Compute, Figure
from ingest.articles.tables import DataFolder, Row

CERTIFICATES = "courses/security_certs_pauljerimy.csv"
OSSU = "courses/ossu_courses.csv"
CSDIY = "courses/csdiy_courses_zh_en.csv"
FREE = "courses/free_programming_courses_en.csv"
CNCF = "courses/cncf_exam_domains.csv"
MICROSOFT = "courses/microsoft_beginner_curricula.csv"


def figures(data: DataFolder) -> dict[str, Figure]:
    """The course figures: a certificate is named by its abbreviation, a course by its title."""
    ossu: dict[str, Compute] = {
        "ossu_courses": lambda curriculum: str(sum(row["curriculum"] == curriculum for row in data.rows(OSSU))),
        "ossu_length": lambda course: data.by(OSSU, "course")[course]["duration"],
        "ossu_effort": lambda course: data.by(OSSU, "course")[course]["effort"],
    }
    csdiy: dict[str, Compute] = {
        "csdiy_courses": lambda: str(len(data.rows(CSDIY))),
        "csdiy_hours": lambda title: str(_hours(data.by(CSDIY, "title_en")[title])),
        "csdiy_median_hours": lambda: f"{_median_hours(data):.0f}",
    }
    certificates: dict[str, Compute] = {
        "certificates": lambda: str(len(data.rows(CERTIFICATES))),
        "price": lambda abbreviation: _price(data.by(CERTIFICATES, "abbr")[abbreviation]),
    }
    cncf: dict[str, Compute] = {
        "cncf_exams": lambda: str(len({row["exam"] for row in data.rows(CNCF)})),
        "cncf_weight": lambda exam, domain: _weight(data, exam, domain),
    }
    return {
        **_from("Open Source Society University, 2026", ossu),
        **_from("csdiy.wiki, August 2026", csdiy),
        **_from("Security certification roadmap, March 2025", certificates),
        **_from("CNCF curricula, 2026", cncf),
        **_from("free-programming-books, August 2026", {"free_courses": lambda: f"{len(data.rows(FREE)):,}"}),
        **_from("Microsoft", {"beginner_length": lambda title: data.by(MICROSOFT, "title")[title]["length"]}),
    }


def _from(source: str, computed: dict[str, Compute]) -> dict[str, Figure]:
    return {name: Figure(compute, source) for name, compute in computed.items()}


def _hours(row: Row) -> int | None:
    """The hours where the page gives them as one number; ranges and weekly hours are left out."""
    found = re.fullmatch(r"(\d+)\s*hours?", row["hours_en"].strip())
    return int(found[1]) if found else None


def _median_hours(data: DataFolder) -> float:
    return median(hours for row in data.rows(CSDIY) if (hours := _hours(row)) is not None)


def _price(row: Row) -> str:
    found = re.match(r"\$[\d,]+", row["price_note"])
    return found[0] if found else row["price_note"]


def _weight(data: DataFolder, exam: str, domain: str) -> str:
    row = next(row for row in data.rows(CNCF) if (row["exam"], row["domain"]) == (exam, domain))
    return f"{row['weight_pct']}%"
