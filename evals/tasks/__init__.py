"""The suites as Inspect tasks: dataset, solver and scorers. Only this package knows Inspect.

Each works as any task does: ``inspect eval evals/tasks/hallucination.py``. Summing up is left to ``evals.suites``.
"""
