"""An epoch of the study's listed network: a plain PyTorch loop and ours, interleaved, each in a fresh process.

`python -m benchmarks.training_epoch` trains on made-up mel windows and prints clips a second, the spread over rounds,
the ratio and what dominates the rest. Same maths: the same layers, the same batch of 32, the same loss and optimiser
in 32 bits; that both give the same loss and gradients on the same weights is checked first.

The plain loop is the network as listed: convolution, batch normalisation, SELU, pooling, AlphaDropout in that order,
PyTorch's own tensor layout and memory allocator. Its clips lie ready in memory as normalised floats; ours come out of
the memory-mapped bytes and are normalised at each step, within the time that counts.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import numpy as np

from benchmarks.measured import Measurement, measure

LISTED, OURS = "the listed network, plain PyTorch", "ours"
GOAL = 2.5
_BANDS, _FRAMES, _GENRES = 96, 1366, 4
_ROWS = {
    LISTED: "listed",
    "ours, the system's allocator": "ours-system-allocator",
    OURS: "ours",
    "ours, bf16 (other maths)": "ours-bf16",
}


def main() -> None:
    """Check, measure, print, and save the figures as JSON where asked."""
    options = _options()
    if options.run:
        return _run(options.run, options.folder, options.threads)
    with tempfile.TemporaryDirectory() as folder:
        windows = Path(folder) / "windows"
        _make_windows(windows, options.clips)
        check = measure("benchmarks.training_epoch", "--run", "check", "--folder", str(windows))
        print(
            f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}; "
            f"{options.clips} clips of 29.1 s, batch 32, {options.threads} threads, "
            f"{options.rounds} interleaved rounds\n"
            f"on the same weights: losses differ by {check.steps_ms['loss'] / 1000:.1e}, "
            f"gradients by {check.steps_ms['gradient'] / 1000:.1e} of the largest\n"
        )
        arguments = ("--folder", str(windows), "--threads", str(options.threads))
        rows: dict[str, list[Measurement]] = {}
        for _ in range(options.rounds):
            for name, mode in _ROWS.items():
                rows.setdefault(name, []).append(measure("benchmarks.training_epoch", "--run", mode, *arguments))
        shares = measure("benchmarks.training_epoch", "--run", "profile", *arguments).steps_ms
    _print(rows, shares)
    if options.json:
        rates = {name: [one.files_per_second for one in results] for name, results in rows.items()}
        options.json.write_text(json.dumps({"clips_per_second": rates, "shares": shares}, indent=2))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clips", type=int, default=128)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--run", help=argparse.SUPPRESS)
    return parser.parse_args()


def _print(rows: dict[str, list[Measurement]], shares: dict[str, float]) -> None:
    print(f"{'':36}{'clips/s':>9}{'least':>8}{'most':>8}{'ms/clip':>9}{'ratio':>8}{'peak MB':>9}")
    plain = statistics.median(one.files_per_second for one in rows[LISTED])
    for name, results in rows.items():
        rates = [one.files_per_second for one in results]
        middle = statistics.median(rates)
        print(
            f"{name:36}{middle:9.1f}{min(rates):8.1f}{max(rates):8.1f}{1000 / middle:9.1f}{middle / plain:8.2f}"
            f"{statistics.median(one.memory_mb for one in results):9.0f}"
        )
    ratios = [
        mine.files_per_second / theirs.files_per_second for mine, theirs in zip(rows[OURS], rows[LISTED], strict=True)
    ]
    middle = statistics.median(ratios)
    conclusion = "reached" if middle >= GOAL else "missed"
    spread = f"{min(ratios):.2f} to {max(ratios):.2f}"
    print(f"\nours to listed, round by round: {middle:.2f} ({spread}); goal {GOAL}: {conclusion}")
    print("what our step spends its time on:")
    for name, share in list(shares.items())[:8]:
        print(f"  {share / 1000:6.1%}  {name}")


def _make_windows(path: Path, clips: int) -> None:
    """Bytes of made-up mel windows: noise about a falling spectrum, another for each of four genres."""
    random = np.random.default_rng(0)
    slope = np.linspace(200, 60, _BANDS)[None, :, None]
    genre = np.arange(clips)[:, None, None] % _GENRES
    level = random.normal(0, 25, (clips, _BANDS, _FRAMES)) + slope + genre * 5
    path.write_bytes(np.clip(level, 0, 255).astype(np.uint8).tobytes())


def _run(mode: str, folder: Path, threads: int) -> None:
    """One process's measurement, as a JSON object."""
    clips = folder.stat().st_size // (_BANDS * _FRAMES)
    began = time.process_time()
    if mode == "check":
        result = {"seconds": 1.0, "files": 1, "cpu": 0.0, "steps": _check(folder)}
    elif mode == "profile":
        result = {"seconds": 1.0, "files": 1, "cpu": 0.0, "steps": _profile(folder, threads)}
    elif mode == "listed":
        seconds = _listed_epoch(folder, clips, threads)
        result = {"seconds": seconds, "files": clips, "cpu": time.process_time() - began, "steps": {}}
    else:
        seconds = _our_epochs(folder, clips, threads, mode)[-1]
        result = {"seconds": seconds, "files": clips, "cpu": time.process_time() - began, "steps": {}}
    json.dump(result, sys.stdout)


def _floats(folder: Path):  # type: ignore[no-untyped-def]
    """(clips, 1, bands, frames), normalised, in memory."""
    import torch

    from genre_tagger.classification.crnn import normalise_level
    from genre_tagger.training.windows.mel_windows import to_db

    level = np.fromfile(folder, dtype=np.uint8).reshape(-1, 1, _BANDS, _FRAMES)
    return torch.cat([normalise_level(torch.from_numpy(to_db(level[at : at + 16]))) for at in range(0, len(level), 16)])


def listed_network(dropout: float):  # type: ignore[no-untyped-def]
    """The network layer by layer, as a script would have it."""
    import torch
    from torch import nn

    class Listed(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.convolutions = nn.ModuleList([nn.Conv2d(1, 16, 2), nn.Conv2d(16, 32, 2), nn.Conv2d(32, 32, 3)])
            self.norms = nn.ModuleList([nn.BatchNorm2d(16), nn.BatchNorm2d(32), nn.BatchNorm2d(32)])
            self.recurrent = nn.ModuleList([nn.GRU(32, 16, batch_first=True), nn.GRU(16, 16, batch_first=True)])
            self.dense, self.output = nn.Linear(16, 128), nn.Linear(128, _GENRES)
            self.selu, self.dropout = nn.SELU(), nn.AlphaDropout(dropout)
            self.pools = nn.ModuleList([nn.MaxPool2d(4), nn.MaxPool2d(2), nn.MaxPool2d(2)])
            self.pads = nn.ModuleList(
                [nn.ZeroPad2d((0, 1, 0, 1)), nn.ZeroPad2d((0, 1, 0, 1)), nn.ZeroPad2d((1, 1, 1, 1))]
            )

        def forward(self, maps: torch.Tensor) -> torch.Tensor:
            for pad, convolution, norm, pool in zip(self.pads, self.convolutions, self.norms, self.pools, strict=True):
                maps = self.dropout(pool(self.selu(norm(convolution(pad(maps))))))
            steps = maps.permute(0, 3, 1, 2).reshape(len(maps), -1, 32)
            for gru in self.recurrent:
                steps, _ = gru(steps)
            return self.output(self.selu(self.dense(self.dropout(steps[:, -1]))))

    return Listed()


def _listed_epoch(folder: Path, clips: int, threads: int) -> float:
    """Seconds of the second epoch."""
    import torch
    from torch.nn import functional

    torch.set_num_threads(threads)
    torch.manual_seed(1)
    level, labels = _floats(folder), torch.arange(clips) % _GENRES
    network = listed_network(0.1).train()
    optimiser = torch.optim.Adam(network.parameters(), lr=1e-4)
    seconds = 0.0
    for _ in range(2):
        began = time.perf_counter()
        for places in torch.randperm(clips).split(32):
            optimiser.zero_grad()
            functional.cross_entropy(network(level[places]), labels[places]).backward()
            optimiser.step()
        seconds = time.perf_counter() - began
    return seconds


def _our_epochs(folder: Path, clips: int, threads: int, mode: str, epochs: int = 2) -> list[float]:
    """Seconds of each epoch, by the trainer itself, saving its state included."""
    from genre_tagger.training.run.steps import EpochTrained
    from genre_tagger.training.run.team import keep_freed_memory

    if mode != "ours-system-allocator":
        keep_freed_memory()
    with tempfile.TemporaryDirectory() as run:
        loop = _our_loop(folder, clips, threads, mode, epochs, Path(run))
        return [step.seconds for step in loop.train() if isinstance(step, EpochTrained)]


def _our_loop(folder: Path, clips: int, threads: int, mode: str, epochs: int, run: Path):  # type: ignore[no-untyped-def]
    from genre_tagger.features.mel import MelSettings
    from genre_tagger.training.run.batches import HeldOutWindows, TrainingWindows
    from genre_tagger.training.run.folder import RunFolder
    from genre_tagger.training.run.loop import RunLoop
    from genre_tagger.training.run.network import build_network
    from genre_tagger.training.run.settings import settings_of
    from genre_tagger.training.run.team import Team
    from genre_tagger.training.windows.mel_windows import MelWindows, WindowLevels

    settings = replace(settings_of("study-listing"), batch=32, micro_batch=32, epochs=epochs, threads=threads)
    if mode == "ours-bf16":
        settings = replace(settings, precision="bf16")
    rows = np.arange(clips)
    levels = WindowLevels([folder], np.zeros(clips, dtype=np.int64), rows, _BANDS, _FRAMES)
    windows = MelWindows(levels, np.full(clips, _FRAMES), rows, np.zeros(clips), MelSettings())
    training = TrainingWindows(windows, rows, rows % _GENRES, np.ones(clips), _GENRES)
    nothing = np.zeros(0, dtype=np.int64)
    held_out = HeldOutWindows(windows, nothing, nothing, nothing, nothing)
    network = build_network(settings, ("a", "b", "c", "d"), None, 1)
    return RunLoop(Team(settings), settings, network, training, held_out, RunFolder(run), lambda *_: None)


def _check(folder: Path) -> dict[str, float]:
    """Largest differences of loss and gradients between the two, on eight clips with the same weights, no dropout."""
    import torch
    from torch.nn import functional

    from genre_tagger.classification.crnn import PRESETS, Crnn
    from genre_tagger.training.windows.mel_windows import to_db

    torch.manual_seed(1)
    ours = Crnn(replace(PRESETS["study-listing"], dropout=0.0)).to(memory_format=torch.channels_last).train()
    listed = listed_network(0.0).train()
    listed.load_state_dict(ours.state_dict())
    level = np.fromfile(folder, dtype=np.uint8).reshape(-1, 1, _BANDS, _FRAMES)[:8]
    labels = torch.arange(8) % _GENRES
    mine = functional.cross_entropy(ours(torch.from_numpy(to_db(level))), labels)
    theirs = functional.cross_entropy(listed(_floats(folder)[:8]), labels)
    mine.backward()
    theirs.backward()
    known = dict(listed.named_parameters())
    pairs = [(one.grad, known[name].grad) for name, one in ours.named_parameters()]
    largest = max(float(theirs.abs().max()) for _, theirs in pairs)
    gap = max(float((mine - theirs).abs().max()) for mine, theirs in pairs) / largest
    return {"loss": abs(float(mine) - float(theirs)), "gradient": gap}


def _profile(folder: Path, threads: int) -> dict[str, float]:
    """Share of the time in each operation of an epoch of ours, the largest first."""
    from torch.profiler import ProfilerActivity, profile

    from genre_tagger.training.run.steps import EpochTrained
    from genre_tagger.training.run.team import keep_freed_memory

    keep_freed_memory()
    clips = min(64, folder.stat().st_size // (_BANDS * _FRAMES))
    with tempfile.TemporaryDirectory() as run:
        steps = _our_loop(folder, clips, threads, "ours", 2, Path(run)).train()
        for step in steps:
            if isinstance(step, EpochTrained):
                break
        with profile(activities=[ProfilerActivity.CPU]) as recorded:
            for _ in steps:
                pass
    spent = {event.key: event.self_cpu_time_total for event in recorded.key_averages()}
    total = sum(spent.values())
    return {name: one / total for name, one in sorted(spent.items(), key=lambda pair: -pair[1])[:12]}


if __name__ == "__main__":
    main()
