"""A library of 10,000 files: does memory stay flat, and what does a second run cost?"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from benchmarks.measured import measure
from benchmarks.music_files import small_files


@dataclass(frozen=True, slots=True)
class LibraryGrowth:
    """Peak memory of the process tree for 100 and for 10,000 files; files per second at first and when remembered."""

    small_mb: float
    large_mb: float
    first_rate: float
    remembered_rate: float

    def line(self) -> str:
        """One sentence."""
        return (
            f"short files: 100 in {self.small_mb:.0f} MB, 10,000 in {self.large_mb:.0f} MB; "
            f"{self.first_rate:.0f} files/s at first, {self.remembered_rate:.0f} files/s remembered"
        )


def measure_growth(folder: Path, model: Path, store_folder: Path) -> LibraryGrowth:
    """Classify 100 files, then 10,000, scanned from a folder with a store; then run again over what is remembered."""
    small_files(folder / "hundred", 100)
    small_files(folder / "many", 10_000)

    def run(name: str) -> tuple[float, float]:
        measured = measure("benchmarks.scanned", str(model), str(store_folder / f"{name}.sqlite"), str(folder / name))
        return measured.files_per_second, measured.memory_mb

    _, small_mb = run("hundred")
    first_rate, large_mb = run("many")
    remembered_rate, _ = run("many")
    return LibraryGrowth(small_mb, large_mb, first_rate, remembered_rate)
