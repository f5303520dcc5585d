"""The curricula of Open Source Society University: computer science, data science, mathematics.

The archived bioinformatics curriculum has no licence and is left out.
"""

from __future__ import annotations

import re
from urllib.parse import urlparse

from ingest.courses.course import Catalogue, Course
from ingest.occupations.tables import DataFolder, Row

_DATE = "2026-06"
_REPOSITORY = "https://github.com/ossu/{curriculum}/blob/master/{path}"
_CURRICULA = {"computer-science": "computer science", "data-science": "data science", "math": "mathematics"}
_PRICES = {
    "computer-science": "free to follow, graded work may cost extra (OSSU, June 2026)",
    "data-science": "free to follow (OSSU, 2026)",
    "math": "free to follow, graded work may cost extra (OSSU, 2026)",
}
_NOT_COURSES = frozenset({"Fork", "Supplemental Lecture Videos"})
_LEVELS = (("intro", "introductory"), ("core", "core"), ("advanced", "advanced"), ("final project", "advanced"))
_SCHOOLS = {
    "stanford-university": "Stanford University",
    "the-university-of-california-san-diego": "University of California San Diego",
    "university-of-british-columbia": "University of British Columbia",
    "tsinghua-university": "Tsinghua University",
    "ku-leuven": "KU Leuven",
    "the-linux-foundation": "The Linux Foundation",
    "the-georgia-institute-of-technology": "Georgia Institute of Technology",
}
_HOSTS = {
    "www.coursera.org": "Coursera",
    "www.edx.org": "edX",
    "learning.edx.org": "edX",
    "ocw.mit.edu": "MIT OpenCourseWare",
    "openlearninglibrary.mit.edu": "MIT Open Learning Library",
    "mitxonline.mit.edu": "MITx Online",
    "www.udacity.com": "Udacity",
    "www.youtube.com": "YouTube",
    "github.com": "OSSU course page",
    "courses.cs.washington.edu": "University of Washington",
    "course.ccs.neu.edu": "Northeastern University",
    "gaia.cs.umass.edu": "University of Massachusetts Amherst",
    "www.deeplearning.ai": "DeepLearning.AI",
    "timroughgarden.org": "Tim Roughgarden",
    "forallx.openlogicproject.org": "Open Logic Project",
    "stat110.hsites.harvard.edu": "Harvard University",
    "projects.iq.harvard.edu": "Harvard University",
    "fullstackopen.com": "University of Helsinki",
    "java-programming.mooc.fi": "University of Helsinki",
    "modernrobotics.northwestern.edu": "Northwestern University",
    "learn.mongodb.com": "MongoDB",
    "www.overleaf.com": "Overleaf",
    "nptel.ac.in": "NPTEL",
    "www.topologywithouttears.net": "Sidney A. Morris",
    "arxiv.org": "Anton Petrunin",
    "mphitchman.com": "Mike Hitchman",
}


def read_ossu(folder: DataFolder) -> Catalogue:
    """The three licensed curricula as one catalogue, each course once."""
    rows = [row for row in folder.rows("courses/ossu_courses.csv") if row["curriculum"] in _CURRICULA]
    courses: dict[tuple[str, str], Course] = {}
    for row in rows:
        if row["course"] not in _NOT_COURSES:
            course = _course(row)
            courses.setdefault((course.title.casefold(), course.provider), course)
    return Catalogue(
        name="ossu",
        title="Open Source Society University: computer science, data science and mathematics courses",
        publisher="Open Source Society University (OSSU)",
        licence="MIT (computer science, mathematics); CC BY-SA 4.0 (data science)",
        url="https://github.com/ossu",
        date=_DATE,
        language="en",
        courses=tuple(courses.values()),
    )


def length(duration: str, effort: str) -> str:
    """``14 weeks at 6 to 10 hours a week``; empty where neither is known."""
    weeks = re.sub(r"(?<=\d)\s*[-–]\s*(?=\d)", " to ", duration.strip().lower())
    hours = re.sub(r"(?<=\d)\s*[-–]\s*(?=\d)", " to ", effort.strip().lower()).replace("/week", " a week")
    return " at ".join(part for part in (weeks, hours) if part)


def _course(row: Row) -> Course:
    link = row["url"] if "://" in row["url"] else _REPOSITORY.format(curriculum=row["curriculum"], path=row["url"])
    needs = row["prerequisites"].strip()
    return Course(
        title=row["course"].strip(),
        provider=_provider(link),
        link=link,
        language="English",
        subject=row["section"].split(" > ")[-1],
        level=_level(row),
        length=length(row["duration"], row["effort"]),
        prerequisites=needs,
        price=_PRICES[row["curriculum"]],
    )


def _provider(link: str) -> str:
    host = _HOSTS.get(urlparse(link).netloc, urlparse(link).netloc)
    if host == "edX":
        slug = link.rstrip("/").split("/")[-1]
        return next((f"{school} on edX" for start, school in _SCHOOLS.items() if slug.startswith(start)), host)
    return host


def _level(row: Row) -> str:
    """OSSU's own grades: introductory, core or advanced, where the heading says so."""
    parts = row["section"].casefold().split(" > ")
    heading = parts[-1] if parts[0] == "curriculum" else parts[0]
    found = next((level for mark, level in _LEVELS if heading.startswith(mark)), "")
    return f"{found} in the OSSU {_CURRICULA[row['curriculum']]} curriculum" if found else ""
