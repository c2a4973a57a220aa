"""How fast, how much memory: the naive pipeline, whole-file librosa and ours, interleaved, on the same files.

`python -m benchmarks.throughput` makes its files once (0.6 GB, kept in --folder) and prints a table and the goals.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import statistics
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.large_library import LibraryGrowth, measure_growth
from benchmarks.measured import Measurement, measure
from benchmarks.model_folder import measured_model
from benchmarks.music_files import mixed_files


@dataclass(frozen=True, slots=True)
class Pipeline:
    """One row of the table."""

    name: str
    run: Callable[[], Measurement]
    results: list[Measurement] = field(default_factory=list)

    @property
    def rate(self) -> float:
        """Median files per second."""
        return statistics.median(result.files_per_second for result in self.results)

    @property
    def cpu_ms(self) -> float:
        """Median processor time per file: what is left to compare where other programs run beside."""
        return statistics.median(result.cpu_ms for result in self.results)

    @property
    def memory_mb(self) -> float:
        """Median of the rounds' peaks."""
        return statistics.median(result.memory_mb for result in self.results)

    def line(self) -> str:
        """Name, rate with its range over the rounds, memory, start."""
        rates = [result.files_per_second for result in self.results]
        start = statistics.median(result.start_seconds for result in self.results)
        started = f"{start:7.2f}" if start else "      -"
        return (
            f"{self.name:<44}{self.rate:9.1f}   {min(rates):7.1f} .. {max(rates):<7.1f}"
            f"{self.cpu_ms:10.1f}{self.memory_mb:9.0f}  {started}"
        )


def pipelines(files: list[Path], model: Path, store_folder: Path, before: Path | None) -> dict[str, Pipeline]:
    """All rows, by a short key. `before` is another checkout, whose bundled model is measured beside."""
    names = [str(path) for path in files]
    m4a = [name for name in names if name.endswith(".m4a")] * 3

    def ours(
        jobs: int, files: list[str], store: str = "-", model: Path = model, checkout: Path | None = None
    ) -> Callable[[], Measurement]:
        return lambda: measure("benchmarks.ours", str(jobs), "0", str(model), store, *files, folder=checkout)

    def naive(mode: str, files: list[str], processes: int = 1) -> Callable[[], Measurement]:
        return lambda: measure("benchmarks.naive", mode, str(model), *files, processes=processes)

    rows = {
        "whole": Pipeline("librosa, whole files", naive("whole", names)),
        "naive": Pipeline("naive: librosa excerpt, eager torch, mutagen", naive("excerpt", names)),
        "naive2": Pipeline("  the same in 2 processes", naive("excerpt", names, 2)),
        "ours1": Pipeline("ours, 1 worker", ours(1, names)),
        "ours2": Pipeline("ours, 2 workers", ours(2, names)),
        "m4a_naive": Pipeline("m4a alone, naive", naive("excerpt", m4a)),
        "m4a_ours1": Pipeline("m4a alone, ours, 1 worker", ours(1, m4a)),
        "m4a_ours2": Pipeline("m4a alone, ours, 2 workers", ours(2, m4a)),
        "floor1": Pipeline("decode-only floor, 1 process", lambda: measure("benchmarks.floor", *names)),
        "floor2": Pipeline("decode-only floor, 2 processes", lambda: measure("benchmarks.floor", *names, processes=2)),
        "remembered": Pipeline("ours, remembered files", ours(2, names, str(store_folder / "remembered.sqlite"))),
    }
    if before is not None:
        models = before / "models"
        former = models / (models / "default.txt").read_text(encoding="utf-8").strip()
        rows["before2"] = Pipeline("before, 2 workers", ours(2, names, model=former, checkout=before))
    return rows


def goals(rows: dict[str, Pipeline], growth: LibraryGrowth | None) -> list[tuple[str, float, float, bool]]:
    """(what, measured, wanted, at least?)"""
    rate = {key: row.rate for key, row in rows.items()}
    wanted = [
        ("x naive pipeline (2 workers)", rate["ours2"] / rate["naive"], 4.0, True),
        ("x whole-file librosa (2 workers)", rate["ours2"] / rate["whole"], 18.0, True),
        ("x naive at 1 worker each", rate["ours1"] / rate["naive"], 2.2, True),
        ("x naive at 2 workers each", rate["ours2"] / rate["naive2"], 2.2, True),
        ("x naive on m4a (2 workers)", rate["m4a_ours2"] / rate["m4a_naive"], 10.0, True),
        ("of the decode floor, 1 worker", rate["ours1"] / rate["floor1"], 0.45, True),
        ("of the decode floor, 2 workers", rate["ours2"] / rate["floor2"], 0.45, True),
        ("x from 1 to 2 workers", rate["ours2"] / rate["ours1"], 1.8, True),
        ("x naive memory, 1 worker", rows["ours1"].memory_mb / rows["naive"].memory_mb, 0.4, False),
        ("x ours, remembered (24 files)", rate["remembered"] / rate["ours2"], 100.0, True),
    ]
    if "before2" in rows:
        wanted.append(("x the tracks a second of before (2 workers)", rate["ours2"] / rate["before2"], 2.5, True))
    if growth is not None:
        wanted += [
            ("x memory, 10,000 files over 100", growth.large_mb / growth.small_mb, 1.15, False),
            ("x ours, remembered (10,000 short files)", growth.remembered_rate / growth.first_rate, 100.0, True),
        ]
    return wanted


def main() -> None:
    """Measure, print, and save the figures as JSON where asked."""
    options = _options()
    files = mixed_files(options.folder / "music")
    print(
        f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}; {len(files)} files of 240 s"
    )
    store_folder = Path(tempfile.mkdtemp(prefix="genre-tagger-benchmark-"))
    try:
        model = measured_model(options.model, store_folder)
        print(f"model {model.name}, {options.rounds} interleaved rounds\n")
        rows = pipelines(files, model, store_folder, options.before)
        for number in range(options.rounds):
            for row in rows.values():
                row.results.append(row.run())
            print(f"  round {number + 1} done", flush=True)
        steps = {
            key: measure(module, *arguments, *map(str, files)).steps_ms
            for key, module, *arguments in (
                ("naive", "benchmarks.naive", "excerpt", str(model)),
                ("ours", "benchmarks.steps", str(model)),
            )
        }
        growth = measure_growth(options.folder / "small", model, store_folder) if options.growth else None
    finally:
        shutil.rmtree(store_folder, ignore_errors=True)
    _print(rows, steps, growth)
    if options.json:
        results = {
            key: {"files_per_second": row.rate, "cpu_ms": row.cpu_ms, "memory_mb": row.memory_mb}
            for key, row in rows.items()
        }
        options.json.write_text(json.dumps({"rows": results, "steps_ms": steps}, indent=2))


def _print(rows: dict[str, Pipeline], steps: dict[str, dict[str, float]], growth: LibraryGrowth | None) -> None:
    print(f"\n{'':<44}{'files/s':>9}   {'lowest .. highest':^18}{'CPU ms':>10}{'peak MB':>9}  {'start s':>7}")
    for row in rows.values():
        print(row.line())
    for name, by_step in steps.items():
        told = ", ".join(f"{step} {milliseconds:.1f}" for step, milliseconds in by_step.items())
        print(f"\nms per file, {name}: {told}")
    if growth is not None:
        print(f"\n{growth.line()}")
    print()
    for what, measured, wanted, at_least in goals(rows, growth):
        met = measured >= wanted if at_least else measured <= wanted
        print(f"{'met   ' if met else 'MISSED'}  {measured:8.2f} {what} (goal {'>=' if at_least else '<='} {wanted:g})")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    default_folder = Path(tempfile.gettempdir()) / "genre-tagger-benchmark"
    parser.add_argument("--folder", type=Path, default=default_folder, help="where the measured files are kept")
    parser.add_argument("--model", type=Path, help="a model folder; by default the bundled one")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--before", type=Path, help="another checkout, to be measured beside this one")
    parser.add_argument("--no-growth", dest="growth", action="store_false", help="leave the 10,000 files out")
    parser.add_argument("--json", type=Path, help="save the figures there")
    return parser.parse_args()


if __name__ == "__main__":
    main()
