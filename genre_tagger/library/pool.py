"""A few worker processes that outlive a crashing or hanging codec."""

from __future__ import annotations

import os


def default_jobs() -> int:
    """One worker a core this process may use, eight at most: beyond that the disk is the limit."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(cores, 8))


class WorkerPool:
    """Spawned worker processes, started when first needed and kept until `close()`. One thread drives it at a time."""

    def __init__(self, jobs: int | None = None, *, time_limit_seconds: float = 60.0) -> None:
        self.jobs = jobs or default_jobs()
        self.time_limit_seconds = time_limit_seconds

    def close(self) -> None:
        """End all workers at once."""
