"""Whether a release may go out: the gates of ``evals/gates.toml``, the last release's figures, and the verdict on both.

Reads a ``Run`` of ``evals.results``. How it is shown is for ``evals.reporting``.
"""
