"""The public tables in small, with made-up occupations and figures."""

from __future__ import annotations

_KITES, _BOXES, _BALLOONS = "99-1111.00", "99-1111.01", "99-2222.00"
_WAGES = "TOT_EMP H_MEAN H_MEDIAN A_MEAN A_PCT10 A_PCT25 A_MEDIAN A_PCT75 A_PCT90 ANNUAL HOURLY".split()
_PROJECTED = (
    "2024 National Employment Matrix title",
    "2024 National Employment Matrix code",
    "Occupation type",
    "Employment, 2024",
    "Employment, 2034",
    "Employment change, numeric, 2024–34",
    "Employment change, percent, 2024–34",
    "Percent self employed, 2024",
    "Occupational openings, 2024–34 annual average",
)
_NEM = ("2024 National Employment Matrix title", "2024 National Employment Matrix code")


def table(mark: str, header: tuple[str, ...] | list[str], *rows: tuple[object, ...]) -> str:
    """Rows under a header; cells of comma-separated tables are quoted where they need it."""
    cells = [list(header), *([str(cell) for cell in row] for row in rows)]
    return "\n".join(mark.join(f'"{c}"' if mark == "," and "," in c else c for c in row) for row in cells) + "\n"


def tabbed(header: str, *rows: tuple[object, ...]) -> str:
    """A table of O*NET: columns parted by ``;`` in ``header``."""
    return table("\t", header.split(";"), *rows)


def replaced(name: str, old: str, new: str) -> dict[str, str]:
    """All tables, with a piece of one of them changed."""
    assert old in TABLES[name]
    return {**TABLES, name: TABLES[name].replace(old, new)}


_SURVEY = "O*NET-SOC Code;Element ID;Element Name;Scale ID;Category;Data Value;N;Recommend Suppress;Date;Domain Source"
_CATEGORIES = "Element ID;Element Name;Scale ID;Category;Category Description"
_RATED = ("onetsoc_code", "element_id", "importance", "level", "suppress_im", "suppress_lv", "not_relevant_lv")

TABLES = {
    "onet/30.1/Occupation Data.txt": tabbed(
        "O*NET-SOC Code;Title;Description",
        (_KITES, "Kite Testers", "x"),
        (_BOXES, "Box Kite Testers", "x"),
        (_BALLOONS, "Balloonists", "x"),
        ("99-9999.00", "Cloud Herders", "x"),
    ),
    "onet/30.1/Job Zones.txt": tabbed("O*NET-SOC Code;Job Zone", (_KITES, 3), (_BOXES, 3), (_BALLOONS, 2)),
    "onet/30.1/Interests.txt": tabbed("O*NET-SOC Code;Element Name;Scale ID;Data Value"),
    "onet/30.1/Technology Skills.txt.gz": tabbed(
        "O*NET-SOC Code;Example;Commodity Title;Hot Technology;In Demand",
        (_KITES, "Kitesoft", "Kite software", "Y", "N"),
    ),
    "onet/30.1/DWA Reference.txt": tabbed("DWA ID;DWA Title", ("D1", "Test kites.")),
    "onet/30.1/Task Statements.txt.gz": tabbed("O*NET-SOC Code;Task ID;Task Type", (_KITES, 1, "Core")),
    "onet/30.1/Tasks to DWAs.txt.gz": tabbed("O*NET-SOC Code;Task ID;DWA ID", (_KITES, 1, "D1")),
    "onet/30.1/Related Occupations.txt": tabbed(
        "O*NET-SOC Code;Related O*NET-SOC Code;Relatedness Tier;Index", (_KITES, _BALLOONS, "Primary-Short", 1)
    ),
    "onet/30.1/Education, Training, and Experience Categories.txt": tabbed(
        _CATEGORIES,
        ("2.D.1", "Education", "RL", 2, "High School Diploma - or the equivalent"),
        ("2.D.1", "Education", "RL", 6, "Bachelor's Degree"),
    ),
    "onet/30.1/Education, Training, and Experience.txt.gz": tabbed(
        _SURVEY,
        (_KITES, "2.D.1", "Education", "RL", 2, "25.00", 20, "N", "08/2024", "Incumbent"),
        (_KITES, "2.D.1", "Education", "RL", 6, "75.00", 20, "N", "08/2024", "Incumbent"),
        (_BALLOONS, "2.D.1", "Education", "RL", 2, "60.00", 9, "Y", "08/2024", "Incumbent"),
        (_BALLOONS, "2.D.1", "Education", "RL", 6, "40.00", 9, "N", "08/2024", "Incumbent"),
    ),
    "onet/30.1/Content Model Reference.txt": tabbed(
        "Element ID;Element Name;Description",
        ("2.A.1.d", "Speaking", "x"),
        ("2.C.4.b", "Physics", "x"),
        ("4.A.1", "Getting Information", "x"),
    ),
    "onet/30.1/skills_im_lv_150_occupations.csv.gz": table(
        ",", ("onetsoc_code", "element_id", "element_name", "importance", "level")
    ),
    "onet/30.1/skills_workactivities_importance_by_soc6.csv.gz": table(
        ",",
        ("soc2018_code", "element_id", "type", "importance"),
        ("99-1111", "2.A.1.d", "skill", 4.0),
        ("99-1111", "4.A.1", "work_activity", 4.5),
    ),
    "onet/29.3/skills_im_lv.csv.gz": table(",", _RATED, (_KITES, "2.A.1.d", 4, 3.5, "N", "N", "N")),
    "onet/29.3/knowledge_im_lv.csv.gz": table(",", _RATED, (_KITES, "2.C.4.b", 3, 0.1, "N", "N", "Y")),
    "onet/30.1/Alternate Titles.txt.gz": tabbed(
        "O*NET-SOC Code;Alternate Title;Short Title;Source(s)",
        (_KITES, "Certified Kite Tester (CKT)", "n/a", "02,10"),
        (_KITES, "Balloonist", "n/a", "02,08,09,10"),
        (_BALLOONS, "Hot Air Pilot", "n/a", "02"),
    ),
    "onet/30.1/Sample of Reported Titles.txt": tabbed("O*NET-SOC Code;Reported Job Title;Shown in My Next Move"),
    "bls/oews_national_may2025.csv": table(
        ",",
        ["OCC_CODE", "OCC_TITLE", "O_GROUP", *_WAGES],
        ("00-0000", "All Occupations", "total", 1, 1, 1, 1, 1, 1, 45000, 1, 1, "", ""),
        ("99-1111", "Kite Testers", "detailed", 120, 25, 24, 52000, 30000, 40000, 50000, 60000, "#", "", ""),
        ("99-2222", "Balloonists", "detailed", "**", "*", "*", "*", "*", "*", "*", "*", "*", "", ""),
    ),
    "bls/ep2024_34_table_1_2.csv": table(
        ",",
        _PROJECTED,
        ("Total, all occupations", "00-0000", "Summary", 100, 103, 3, 3.1, 5, 10),
        ("Kite testers", "99-1111", "Line item", 1.2, 1.3, 0.1, 8.3, 1, 0.1),
        ("Balloonists", "99-2222", "Line item", 1, 1, 0, 0, 1, 0.1),
    ),
    "bls/ep2024_34_table_1_12.csv": table(
        ",",
        ("2024 National Employment Matrix occupation code", "Factors affecting occupational utilization"),
        ("99-1111", "Productivity change - share decreases as AI flies kites."),
    ),
    "bls/ep2024_34_table_5_3.csv": table(
        ",",
        [
            *_NEM,
            "Less than high school diploma",
            "High school diploma or equivalent",
            "Some college, no degree",
            "Associate's degree",
            "Bachelor's degree",
            "Master's degree",
            "Doctoral or professional degree",
        ],
        ("Kite testers", "99-1111", 0, 20, 0, 0, 80, 0, 0),
    ),
    "bls/ep2024_34_table_5_4.csv": table(
        ",",
        [
            *_NEM,
            "Typical education needed for entry",
            "Work experience in a related occupation",
            "Typical on-the-job training needed to attain competency in the occupation",
        ],
        ("Kite testers", "99-1111", "Bachelor's degree", "None", "Apprenticeship"),
    ),
    "crosswalks/bls_onet_to_nem_soc2018.csv": table(
        ",",
        ("O*NET-SOC Code", "NEM Code", "OOH Profile Title", "OOH Profile Website"),
        (_KITES, "99-1111", "Kite testers", "https://example.org/OOH/kites.htm"),
        (_BOXES, "99-1111", "Kite testers", "https://example.org/OOH/kites.htm"),
        (_BALLOONS, "99-2222", "—", "—"),
    ),
    "crosswalks/soc2010_to_soc2018.csv": table(
        ",",
        ("2010 SOC Code", "2018 SOC Code"),
        ("99-1112", "99-1111"),
        ("99-1113", "99-1111"),
        ("99-1999", "99-2222"),
    ),
    "ai_exposure/gpts_are_gpts_occ_level.csv": table(
        ",", ("O*NET-SOC Code", "Title", "dv_rating_beta"), (_KITES, "Kite Testers", 0.3)
    ),
    "ai_exposure/microsoft_ai_applicability_soc2018.csv": table(
        ",", ("SOC Code", "title", "ai_applicability_score"), ("99-1111", "Kite Testers", 0.2)
    ),
    "ai_exposure/aei_observed_exposure_soc2018.csv": table(",", ("occ_code", "observed_exposure"), ("99-1111", 0)),
    "ai_exposure/felten_aioe_soc2010.csv": table(
        ",",
        ("soc2010_code", "title", "language_modeling_aioe"),
        ("99-1112", "Big Kite Testers", 0.5),
        ("99-1113", "Small Kite Testers", 1.0),
        ("99-1999", "Fliers, All Other", 2.0),
    ),
    "ai_exposure/frey_osborne_soc2010.csv": table(",", ("soc2010_code", "occupation", "probability")),
}
