"""Role guides: read public occupation tables, join them, and write one guide for each occupation.

Run with ``python -m ingest.occupations DATA_FOLDER corpus/roles``. The guides are committed as text; reading the
corpus into the index is left to the rest of ``ingest``.
"""
