"""Reading files in processes of their own, which may be brought down by a file without harm to anything else."""

from ingest.workers.pool import Limits, WorkerPool

__all__ = ["Limits", "WorkerPool"]
