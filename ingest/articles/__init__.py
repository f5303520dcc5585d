"""The library's own articles: their texts with named figures, and the program that fills, checks and typesets them.

`python -m ingest.articles DATA_FOLDER corpus/articles` writes every article anew. Reading the articles back into
the index is left to the rest of `ingest`, which treats them like any other file of the corpus.
"""
