"""What the adviser decided about files, kept beside them in the corpus, so that it outlives any index.

A decision is about bytes, not about a name: a file that changes is looked at afresh, one that moves keeps it.
"""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from app.errors import LibraryError
from app.ports import Decision

FILE_NAME = ".decisions.json"


class Decisions(BaseModel):
    """By hash of the bytes: the path that each file had when it was approved, and when it was retired."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    approved: dict[str, str] = {}
    retired: dict[str, str] = {}

    def after(self, decision: Decision, sha256: str, path: str) -> Decisions:
        """These and one more."""
        approved = {key: value for key, value in self.approved.items() if key != sha256}
        retired = {key: value for key, value in self.retired.items() if key != sha256}
        if decision is Decision.APPROVE:
            approved[sha256] = path
        if decision is Decision.RETIRE:
            retired[sha256] = path
        return Decisions(approved=approved, retired=retired)


def load_decisions(corpus: Path) -> Decisions:
    """What was decided so far. Raises ``LibraryError`` if the file is not as it was written."""
    file = corpus / FILE_NAME
    try:
        return Decisions.model_validate_json(file.read_bytes()) if file.is_file() else Decisions()
    except (OSError, ValidationError) as error:
        message = f"What was approved and retired cannot be read from {file}."
        raise LibraryError(message, "Mend that file, or remove it and decide again.") from error


def save_decisions(corpus: Path, decisions: Decisions) -> None:
    """Keep them, the whole file at once. Raises ``LibraryError`` if it cannot be written."""
    file = corpus / FILE_NAME
    half = file.with_name(f"{FILE_NAME}.part")
    try:
        half.write_text(decisions.model_dump_json(indent=1), "utf-8")
        half.replace(file)
    except OSError as error:
        message = f"The decision cannot be written to {file}: {error.strerror}."
        raise LibraryError(message, "Check that the disk has room and that the folder may be written to.") from error
