"""Deciding which drafted sentences are supported, and by which sentence of which passage.

This is the trust boundary: a sentence reaches the reader only as a ``Claim`` made here.
"""
