"""Answering career questions from the library, and the page and commands around it."""
