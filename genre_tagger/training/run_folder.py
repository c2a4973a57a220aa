"""Where the parts of a training run lie on disk. `<user data>/runs/<run id>/`, one folder a run."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class RunFolder:
    """Names only; nothing is opened here."""

    root: Path

    @property
    def plan(self) -> Path:
        """JSON: run id, DataRequest, RunSettings, genres, program version."""
        return self.root / "plan.json"

    @property
    def preflight(self) -> Path:
        """JSON: what was found wrong with the data before the start."""
        return self.root / "preflight.json"

    @property
    def tracks(self) -> Path:
        """CSV: every track with its split, genre and group."""
        return self.root / "tracks.csv"

    @property
    def log(self) -> Path:
        """JSON Lines: one object a step."""
        return self.root / "log.jsonl"

    @property
    def state(self) -> Path:
        """What the run goes on from."""
        return self.root / "state.pt"

    @property
    def checkpoint(self) -> Path:
        """The best epoch's network, in the layout of `models/<id>/`."""
        return self.root / "best"

    @property
    def predictions(self) -> Path:
        """NPZ of the test (and validation) clips: logits, labels, rows of `tracks`."""
        return self.root / "predictions.npz"

    @property
    def evaluation(self) -> Path:
        """JSON: the scores with intervals, the baseline's beside them."""
        return self.root / "evaluation.json"

    @property
    def report(self) -> Path:
        """The HTML report."""
        return self.root / "report.html"
