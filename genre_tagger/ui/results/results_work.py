"""What the results view has done elsewhere: reading run folders in a thread, anything with torch in a process."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from pathlib import Path

from genre_tagger.foundation.errors import Sentence, TrainingError
from genre_tagger.training.results.evaluation import RunComparison, compare_runs, read_baseline, read_evaluation
from genre_tagger.training.run.folder import RunFolder, RunSummary, list_runs, summary
from genre_tagger.training.scores.values import RunEvaluation
from genre_tagger.ui.tasks import Stream
from genre_tagger.workers.process import ProcessStream


@dataclass(frozen=True, slots=True, eq=False)
class RunResults:
    """A run as read from its folder; no evaluation where none was made yet. `others` lie beside it.

    `stamp` changes when the run answers anew.
    """

    summary: RunSummary
    evaluation: RunEvaluation | None
    baseline: RunEvaluation | None
    others: tuple[RunSummary, ...] = ()
    stamp: int = 0


def evaluation_steps(folder: Path) -> Generator[str | RunEvaluation]:
    """Runs in a spawned process, which is why it imports what imports torch."""
    from genre_tagger.training.results.evaluation import evaluate_run

    yield from evaluate_run(folder)


def model_export_steps(folder: Path, target: Path) -> Generator[str | Path]:
    """Runs in a spawned process: the ONNX graph is compared with the network."""
    from genre_tagger.training.results.models import export_model

    yield Sentence("Comparing the exported network with the trained one")
    export_model(folder, target)
    yield target


class ResultsWork:
    """Hands out generators and streams; tests stand in for it."""

    def read(self, folder: Path) -> Generator[RunResults]:
        """The run's results as they lie in its folder. Raises TrainingError."""
        found, stamp = summary(folder), self.stamp(folder)
        if found.problem:
            raise TrainingError(found.problem, folder)
        evaluation = read_evaluation(folder)
        baseline = read_baseline(folder) if evaluation is not None else None
        others = tuple(run for run in list_runs(folder.parent) if run.folder != folder and not run.problem)
        yield RunResults(found, evaluation, baseline, others, stamp)

    def stamp(self, folder: Path) -> int:
        """When the run's answers were last written, 0 where it has none."""
        try:
            return RunFolder(folder).predictions.stat().st_mtime_ns
        except OSError:
            return 0

    def compare(self, folders: Sequence[Path]) -> Generator[RunComparison]:
        """Several runs as they lie in their folders."""
        yield compare_runs(folders)

    def evaluate(self, folder: Path) -> Stream:
        """Evaluate the held-out tracks and train the linear baseline beside: sentences, then the RunEvaluation."""
        return ProcessStream(evaluation_steps, folder)

    def save_report(self, folder: Path, path: Path) -> Generator[Path]:
        """The run's HTML report. Raises TrainingError or ReportError."""
        from genre_tagger.training.results.report import save_run_report

        save_run_report(folder, path)
        yield path

    def export_model(self, folder: Path, target: Path) -> Stream:
        """Weights and ONNX graph of the best epoch, compared with one another: sentences, then the folder, complete."""
        return ProcessStream(model_export_steps, folder, target)

    def checkpoint(self, folder: Path) -> Path:
        """The run's best network."""
        return RunFolder(folder).checkpoint
