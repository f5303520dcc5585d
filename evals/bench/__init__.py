"""Benchmarks: what is measured by hand and written down in docs/measurements.md."""
