"""Small Dask clusters of this machine: real worker processes, each with its own keeper, or threads."""

from __future__ import annotations

import logging
import os
from typing import Any

import pytest

distributed = pytest.importorskip("distributed")


def local_cluster(workers: int, *, processes: bool = True) -> Any:
    """A cluster of so many workers of one thread each, to be entered."""
    return distributed.LocalCluster(
        n_workers=workers,
        threads_per_worker=1,
        processes=processes,
        dashboard_address="127.0.0.1:0",
        silence_logs=logging.CRITICAL,
    )


def worker_ids(scheduler: str) -> dict[str, int]:
    """The process of each worker, by address."""
    with distributed.Client(scheduler, set_as_default=False) as client:
        return dict(client.run(os.getpid))
