"""The device or devices of a run, carried by Lightning Fabric: one process, or several that share each batch.

Several processes come from `torchrun` (any number of machines), or are started here when the settings ask for more
than one device. Everybody holds the same network; the first (rank 0) alone writes files and takes the person's
commands.
"""

from __future__ import annotations

import ctypes
import logging
import os
import socket
import sys
import threading
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import torch
from lightning_fabric import Fabric
from lightning_fabric.strategies.ddp import DDPStrategy
from torch import Tensor

from genre_tagger.classification.crnn import Crnn
from genre_tagger.foundation.errors import GenreTaggerError, TrainingError
from genre_tagger.training.run.settings import RunSettings
from genre_tagger.workers.pool import usable_cores
from genre_tagger.workers.process import ProcessStream

_PATIENCE = timedelta(days=7)
"""How long the others wait while the first prepares the data."""
_CPU_MICRO_BATCH, _GPU_MICRO_BATCH = 32, 256

_TRIM_THRESHOLD, _MMAP_MAX = -1, -4  # names of mallopt(3), from malloc.h
_NEVER = 2**31 - 1


def chosen_device(settings: RunSettings) -> str:
    """ "cpu", "cuda" or "mps". Raises TrainingError when the device asked for is not there."""
    cuda, mps = torch.cuda.is_available(), torch.backends.mps.is_available()
    if settings.device == "auto":
        return "cuda" if cuda else "mps" if mps else "cpu"
    if settings.device == "cuda" and not cuda:
        raise TrainingError("There is no CUDA device here; choose another device, or “auto”.")
    if settings.device == "mps" and not mps:
        raise TrainingError("There is no Apple graphics processor here; choose another device, or “auto”.")
    if settings.device == "cuda" and settings.devices > torch.cuda.device_count() and not world_size() > 1:
        raise TrainingError("There are only {count} CUDA devices here; choose fewer.", count=torch.cuda.device_count())
    return settings.device


def chosen_precision(settings: RunSettings, device: str) -> str:
    """Fabric's name for the arithmetic. "auto" takes 16 bits where the hardware has them."""
    wish = settings.precision
    if wish == "auto":
        if device == "cuda":
            wish = "bf16" if torch.cuda.is_bf16_supported() else "16"
        else:
            wish = "bf16" if device == "cpu" and computes_in_bfloat16() else "32"
    if wish == "16" and device != "cuda":
        raise TrainingError("16-bit floats need a CUDA device; bf16 works on the CPU, 32 everywhere.")
    return {"32": "32-true", "bf16": "bf16-mixed", "16": "16-mixed"}[wish]


def computes_in_bfloat16() -> bool:
    """Whether the processor multiplies bfloat16 itself. Without that it is slower than 32 bits."""
    try:
        return bool(torch.cpu._is_avx512_bf16_supported() or torch.cpu._is_amx_tile_supported())
    except AttributeError:
        return False


def world_size() -> int:
    """How many processes share the run, as `torchrun` tells it; 1 alone."""
    return int(os.environ.get("WORLD_SIZE", "1"))


def is_first() -> bool:
    """Whether this process is the one that writes and tells."""
    return int(os.environ.get("RANK", "0")) == 0


class Team:
    """Fabric, set up. Made after torch was imported, once in a process; raises TrainingError."""

    def __init__(self, settings: RunSettings) -> None:
        logging.getLogger("lightning_fabric").setLevel(logging.WARNING)
        self.device_kind = chosen_device(settings)
        _prepare_torch(settings, self.device_kind)
        processes = world_size()
        local = int(os.environ.get("LOCAL_WORLD_SIZE", str(processes)))
        try:
            self.fabric = Fabric(
                accelerator=self.device_kind,
                devices=local,
                num_nodes=max(1, processes // local),
                strategy=DDPStrategy(timeout=_PATIENCE) if processes > 1 else "auto",
                precision=chosen_precision(settings, self.device_kind),  # type: ignore[arg-type]
            )
            self.fabric.launch()
        except (RuntimeError, ValueError, ImportError) as error:
            raise TrainingError(
                "The device {device} cannot be used: {reason}",
                device=self.device_kind,
                reason=str(error).splitlines()[0],
            ) from error
        self.rank, self.size = self.fabric.global_rank, self.fabric.world_size

    @property
    def device(self) -> torch.device:
        """Where this process computes."""
        return self.fabric.device

    @property
    def name(self) -> str:
        """The device for a person: "cpu", "NVIDIA H200", "2 x cpu"."""
        one = torch.cuda.get_device_name(self.device) if self.device_kind == "cuda" else self.device_kind
        return one if self.size == 1 else f"{self.size} x {one}"

    def micro_batch(self, settings: RunSettings) -> int:
        """Clips that go through the network at once."""
        fitting = _CPU_MICRO_BATCH if self.device_kind == "cpu" else _GPU_MICRO_BATCH
        return min(settings.batch, settings.micro_batch or fitting)

    def agree(self, value: Any) -> Any:
        """What the first process says, everywhere. Pickled; all must call it."""
        return value if self.size == 1 else self.fabric.broadcast(value, src=0)

    def total(self, values: Tensor) -> Tensor:
        """The sum over all processes, in each of them."""
        return values if self.size == 1 else torch.as_tensor(self.fabric.all_reduce(values, reduce_op="sum"))

    def level_statistics(self, network: Crnn) -> None:
        """Give every process the same running statistics: the mean of all."""
        if self.size > 1:
            for values in network.buffers():
                if values.dtype.is_floating_point:
                    values.copy_(self.total(values.clone()) / self.size)

    def memory_bytes(self) -> int:
        """What the run holds: of the device where it has memory of its own, else of this process."""
        if self.device_kind == "cuda":
            return int(torch.cuda.max_memory_allocated(self.device))
        if self.device_kind == "mps":
            return int(torch.mps.driver_allocated_memory())
        return _resident_bytes()


@contextmanager
def other_processes(settings: RunSettings, run_id: str, follow: Callable[..., Generator[None]]) -> Iterator[None]:
    """Inside, this process is the first of as many as the settings ask devices for, in the terms of `torchrun`; the
    others run `follow(settings, environment)` and end with it. Does nothing where there are more than one already."""
    others: list[_Other] = []
    try:
        if settings.devices > 1 and world_size() == 1:
            with socket.socket() as probe:
                probe.bind(("127.0.0.1", 0))
                port, count = str(probe.getsockname()[1]), str(settings.devices)
            world = {"MASTER_ADDR": "127.0.0.1", "MASTER_PORT": port, "WORLD_SIZE": count, "LOCAL_WORLD_SIZE": count}
            world["TORCHELASTIC_RUN_ID"] = run_id
            os.environ.update(world | {"RANK": "0", "LOCAL_RANK": "0"})
            for rank in range(1, settings.devices):
                environment = world | {"RANK": str(rank), "LOCAL_RANK": str(rank)}
                others.append(_Other(ProcessStream(follow, settings, environment)))
        yield
    except RuntimeError as error:  # a broken connection: tell what broke it
        for other in others:
            other.end()
        if failed := next((other.error for other in others if other.error is not None), None):
            raise failed from error
        raise
    finally:
        for other in others:
            other.end()


class _Other:
    """One more process, read in a thread until it ends."""

    def __init__(self, stream: ProcessStream) -> None:
        self._stream = stream
        self.error: GenreTaggerError | None = None
        self._thread = threading.Thread(target=self._read, name="other process", daemon=True)
        self._thread.start()

    def end(self) -> None:
        """End the process at once; waits for the thread."""
        self._thread.join(2.0)
        self._stream.close()
        self._thread.join(10.0)

    def _read(self) -> None:
        try:
            for _ in self._stream:
                pass
        except GenreTaggerError as error:
            self.error = TrainingError(
                "One of the processes that train together failed: {reason}", reason=error.message
            )


def _prepare_torch(settings: RunSettings, device: str) -> None:
    """Threads and determinism: the same seed on the same device gives the same run."""
    torch.set_num_threads(settings.threads or max(1, usable_cores() // int(os.environ.get("LOCAL_WORLD_SIZE", "1"))))
    torch.backends.cudnn.benchmark = False
    if device == "cuda":
        os.environ.setdefault("CUBLAS_WORKSPACE_CONFIG", ":4096:8")
        torch.use_deterministic_algorithms(True, warn_only=True)


def _resident_bytes() -> int:
    try:
        with open("/proc/self/statm", encoding="ascii") as stream:  # noqa: PTH123 - no file, a question to the system
            return int(stream.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError):
        pass
    if sys.platform == "win32":
        return 0
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def keep_freed_memory() -> bool:
    """Keep freed memory in this process for the next step; whether the C library is one that can be told.

    For a process that does nothing but train: memory is given back when it ends.
    """
    if not sys.platform.startswith("linux"):
        return False
    try:
        mallopt = ctypes.CDLL(None).mallopt
    except (OSError, AttributeError):  # musl has none
        return False
    return bool(mallopt(_MMAP_MAX, 0)) and bool(mallopt(_TRIM_THRESHOLD, _NEVER))
