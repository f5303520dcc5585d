"""Words, sentences and languages as plain text functions, shared by ingest and answering."""
