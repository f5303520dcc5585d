"""What in a file somebody should look at before it may answer: hidden text, and instructions to a model."""

from ingest.suspicion.finding import suspicions_of

__all__ = ["suspicions_of"]
