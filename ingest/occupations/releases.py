"""The names and releases of the sources, as guides print them: the one place to change for the next release."""

from __future__ import annotations

ONET = "O*NET 30.1"
ONET_OLD = "O*NET 29.3"
ONET_DATE = "2025-12"
ONET_LINK = "https://www.onetonline.org/link/summary/"
OEWS = "BLS OEWS"
OEWS_DATE = "2025-05"
OEWS_TABLE = "bls/oews_national_may2025.csv"
PROJECTIONS = "BLS Employment Projections"
PROJECTION_YEARS = (2024, 2034)
ATTAINMENT = "American Community Survey 2022–23, BLS table 5.3"
PUBLISHER = "Career Coach, from O*NET and BLS data"
LICENCE = "CC BY 4.0"
