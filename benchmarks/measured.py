"""Runs a measuring process and watches the memory of it and all its children."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import psutil

_SAMPLE_SECONDS = 0.02
_SAMPLES_PER_LOOK = 10  # looking for children reads every process there is: at each sample it took a tenth of a core


@dataclass(frozen=True, slots=True)
class Measurement:
    """One run. `files_per_second` counts all processes together, `cpu_ms` is the processor time a file took;
    `memory_mb` is the peak sum of resident memory."""

    files_per_second: float
    cpu_ms: float
    memory_mb: float
    start_seconds: float = 0.0
    steps_ms: dict[str, float] = field(default_factory=dict)


def measure(module: str, *arguments: str, processes: int = 1, folder: Path | None = None) -> Measurement:
    """Run `python -m module arguments...`, `processes` times at once, and read the JSON object each prints.

    `folder` is the checkout that is run, else this one.
    """
    command = [sys.executable, "-W", "ignore", "-m", module, *arguments]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=folder) for _ in range(processes)]
    watch = _MemoryWatch([process.pid for process in running])
    outputs = [process.communicate()[0] for process in running]
    peak = watch.stop()
    if any(process.returncode for process in running):
        raise SystemExit(f"{' '.join(command[:6])} failed")
    results = [json.loads(output) for output in outputs]
    files = sum(result["files"] for result in results)
    return Measurement(
        files_per_second=files / max(result["seconds"] for result in results),
        cpu_ms=1000.0 * sum(result["cpu"] for result in results) / files,
        memory_mb=peak / 2**20,
        start_seconds=results[0].get("start", 0.0),
        steps_ms={step: 1000.0 * seconds / results[0]["files"] for step, seconds in results[0]["steps"].items()},
    )


def cpu_seconds() -> float:
    """Processor time this process and its living children have used so far."""
    here = psutil.Process()
    times = [process.cpu_times() for process in [here, *here.children(recursive=True)]]
    return sum(spent.user + spent.system for spent in times)


class _MemoryWatch:
    """Samples the resident memory of process trees until it is stopped."""

    def __init__(self, process_ids: list[int]) -> None:
        self._roots = [psutil.Process(process_id) for process_id in process_ids]
        self._peak = 0
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._watch)
        self._thread.start()

    def stop(self) -> int:
        """The highest sum that was seen, in bytes."""
        self._done.set()
        self._thread.join()
        return self._peak

    def _watch(self) -> None:
        processes: list[psutil.Process] = []
        samples = 0
        while not self._done.wait(_SAMPLE_SECONDS):
            if samples % _SAMPLES_PER_LOOK == 0:
                processes = [process for root in self._roots for process in _tree(root)]
            samples += 1
            self._peak = max(self._peak, sum(map(_resident_bytes, processes)))


def _tree(root: psutil.Process) -> list[psutil.Process]:
    with suppress(psutil.Error):
        return [root, *root.children(recursive=True)]
    return []


def _resident_bytes(process: psutil.Process) -> int:
    with suppress(psutil.Error):
        return int(process.memory_info().rss)
    return 0
