"""One error root, so that the two outer edges (command line, page) can tell a reader what to do next.

    CoachError
    ├── SettingsError          a setting is unknown, malformed, or names something that is not there
    ├── LibraryError           the index cannot be used as it is
    │   ├── LibraryBusy        another process is writing it (retryable)
    │   ├── EmbeddingMismatch  it was made with another embedding model
    │   └── LibraryDamaged     its parts disagree; a rebuild mends it
    ├── ModelError             a chat or embedding model
    │   ├── ModelUnavailable   cannot be reached or loaded (retryable)
    │   └── PromptTooLong      the prompt exceeds the model's context
    ├── UnreadableFile         a file of the corpus was refused
    ├── PromptError            a prompt file and its variables disagree
    ├── EvalFailed             a suite of the evals broke off before it came to a figure
    └── PortTaken              the page's port is in use

Adapters map vendors' errors onto these with ``raise … from``.
"""

from __future__ import annotations


class CoachError(Exception):
    """Root of every expected failure. ``message`` says what happened, ``hint`` what the reader should do next."""

    retryable: bool = False

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class SettingsError(CoachError):
    """A setting is unknown, malformed, or names something that is not there."""


class LibraryError(CoachError):
    """The index cannot be used as it is."""


class LibraryBusy(LibraryError):
    """Another process is writing the index."""

    retryable = True


class EmbeddingMismatch(LibraryError):
    """The index was made with another embedding model than the one set."""


class LibraryDamaged(LibraryError):
    """The parts of the index disagree."""


class ModelError(CoachError):
    """A chat or embedding model failed."""


class ModelUnavailable(ModelError):
    """A model cannot be reached or loaded."""

    retryable = True


class PromptTooLong(ModelError):
    """A prompt does not fit the model's context."""


class UnreadableFile(CoachError):
    """A file of the corpus was refused; ``message`` is the reason that the adviser sees."""


class PromptError(CoachError):
    """A prompt file is malformed, or its variables and the values given differ."""


class PortTaken(CoachError):
    """The page's port is in use."""


class EvalFailed(CoachError):
    """A suite of the evals broke off before it came to a figure."""
