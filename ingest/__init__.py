"""Building and keeping the index of the library from the files of the corpus."""
