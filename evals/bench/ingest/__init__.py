"""The ingest measured against the usual LangChain recipe on the same PDFs; ``__main__`` says how to run it."""
