"""From the samples of a suite's tasks to its figures, cases and what was not measured. Pure; nothing here asks."""
