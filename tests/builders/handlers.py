"""What pool tests let worker processes do: importable from a spawned process, harmless to import."""

from __future__ import annotations

import os
import re
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from genre_tagger.foundation.errors import DecodeError


@dataclass(frozen=True, slots=True)
class Errand:
    """A task: `verb` is a key of `VERBS`."""

    path: Path
    verb: str = "echo"
    size: int = 0


def run(errand: Errand) -> object:
    """Do what the verb says."""
    return VERBS[errand.verb](errand)


def refuse(errand: Errand) -> None:
    raise DecodeError(f"{errand.path.name} is refused.", errand.path)


def stumble(errand: Errand) -> None:
    raise KeyError("a bug")


def hang_in_c(errand: Errand) -> object:
    """Exponential time, and the interpreter lock is never let go."""
    return re.match(r"(a+)+$", "a" * 64 + "b")


def announce_and_hang(errand: Errand) -> object:
    errand.path.write_text(str(os.getpid()))
    return hang_in_c(errand)


def chatter(errand: Errand) -> None:
    os.write(1, b"chatter\n")
    os.write(2, b"chatter\n")


def hoard(errand: Errand) -> int:
    """Keep `size` bytes for good; how often that was done."""
    kept.append(bytearray(errand.size))
    return len(kept)


def send_garbage(errand: Errand) -> None:
    """Write nonsense into every socket, as a codec that ran wild might."""
    for descriptor in range(3, 64):
        try:
            if str(Path(f"/proc/self/fd/{descriptor}").readlink()).startswith("socket:"):
                os.write(descriptor, b"\0\0\0\4junk")
        except OSError:
            continue
    signal.pause()


kept: list[bytearray] = []

VERBS: dict[str, Callable[[Errand], object]] = {
    "echo": lambda errand: errand.path.name,
    "pid": lambda errand: os.getpid(),
    "refuse": refuse,
    "stumble": stumble,
    "crash": lambda errand: os.kill(os.getpid(), signal.SIGSEGV),
    "exit": lambda errand: os._exit(3),
    "hang": lambda errand: signal.pause(),
    "hang in C": hang_in_c,
    "announce and hang in C": announce_and_hang,
    "chatter": chatter,
    "modules": lambda errand: sorted(sys.modules),
    "surroundings": lambda errand: (
        os.environ.get("OMP_NUM_THREADS"),
        signal.getsignal(signal.SIGINT) is signal.SIG_IGN,
    ),
    "priority": lambda errand: os.getpriority(os.PRIO_PROCESS, 0),
    "hoard": hoard,
    "send garbage": send_garbage,
}
