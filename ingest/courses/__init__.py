"""Course catalogues: read licensed lists of courses, say what each teaches, and write one table for each list.

Run with ``python -m ingest.courses DATA_FOLDER corpus/courses``. What a course teaches is found by a table of topics,
``topics.csv``, which ties them to the names of skills and technologies in the role guides.
"""
