"""Measures whole answers: support, citations, gold facts, refusals, false premises, what is withheld, and time."""
