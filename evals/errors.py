"""Why evals could not be run."""

from __future__ import annotations

from app.errors import CoachError


class CouldNotRun(CoachError):
    """Nothing was measured; the command ends with exit code 2."""
