"""The statistics of the evals as pure functions: intervals, paired tests, equivalence, corrections."""
