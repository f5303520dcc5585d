"""Measuring the coach: benchmarks now, release evals when they land."""
