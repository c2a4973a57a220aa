"""What a finished run is worth, with the linear baseline on the same tracks beside it; kept in the run's folder.

Importing this is cheap; scikit-learn and cleanlab come with `evaluate_run`, torch not at all.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace
from pathlib import Path

from genre_tagger.foundation.errors import GenreTaggerError, Sentence, TrainingError
from genre_tagger.training.data.dataset import Split
from genre_tagger.training.results.files import RunPredictions, read_predictions, read_results, write_results
from genre_tagger.training.run.folder import RunFolder, read_plan
from genre_tagger.training.scores.scoring import scored
from genre_tagger.training.scores.values import RunEvaluation

_BASELINE_FILE = "baseline.json"
NETWORK, BASELINE = "network", "baseline"
"""Who found a label suspect."""


def read_evaluation(folder: Path) -> RunEvaluation | None:
    """The network's scores; None before the run was evaluated, or where it went on since.

    Raises TrainingError when they are damaged.
    """
    return _read(RunFolder(folder).evaluation, folder)


def read_baseline(folder: Path) -> RunEvaluation | None:
    """The baseline's scores on the same tracks; None where there are none. Raises TrainingError."""
    return _read(baseline_file(folder), folder)


def baseline_file(folder: Path) -> Path:
    """Where the baseline's scores lie."""
    return RunFolder(folder).root / _BASELINE_FILE


def evaluate_run(
    folder: Path, *, cache_folder: Path | None = None, jobs: int = 0, with_baseline: bool = True
) -> Generator[str | RunEvaluation, None, None]:
    """Score the run on its test tracks (its validation tracks where it has no others), and save the scores.

    Yields what it does, and last, once, the network's RunEvaluation. `evaluation.json` stands before the baseline
    begins; the baseline's own scores are then read with `read_baseline`. A baseline that fails is told in a step and
    loses nothing else. `cache_folder` keeps the baseline's features, by default the run's own cache. Raises
    TrainingError when the run has no usable predictions.
    """
    folder = Path(folder)
    yield Sentence("Reading the run's answers")
    plan, predictions = read_plan(RunFolder(folder).plan), read_predictions(folder)
    held = _held_out(predictions, folder)
    yield Sentence("Scoring")
    evaluation = scored(plan.settings.preset, predictions.genres, held.predicted_tracks())
    write_results(RunFolder(folder).evaluation, evaluation)
    yield Sentence("Looking for wrong labels")
    from genre_tagger.training.scores.values import label_suspects

    known = {track.path: track for track in evaluation.tracks}
    asked = tuple(known.get(track.path, track) for track in predictions.predicted_tracks())
    evaluation = replace(evaluation, suspects=label_suspects(predictions.genres, asked, NETWORK))
    write_results(RunFolder(folder).evaluation, evaluation)
    if with_baseline:
        try:
            evaluation = yield from _baseline(
                folder, predictions, held, evaluation, cache_folder or plan.cache_folder, jobs
            )
        except GenreTaggerError as error:
            yield Sentence("Without a baseline: {sentence}", sentence=error.message)
    yield evaluation


def _read(place: Path, folder: Path) -> RunEvaluation | None:
    try:
        if place.stat().st_mtime_ns < RunFolder(folder).predictions.stat().st_mtime_ns:
            return None
    except OSError:
        pass  # without predictions the scores stand alone, as in a run that was copied in part
    return read_results(place)


def _held_out(predictions: RunPredictions, folder: Path) -> RunPredictions:
    for split in (Split.TEST, Split.VALIDATION):
        held = predictions.of(split)
        if len(held.rows):
            return held
    raise TrainingError(
        "The run {name} kept no track to be evaluated on; give it test or validation tracks.", name=folder.name
    )


def _baseline(
    folder: Path,
    predictions: RunPredictions,
    held: RunPredictions,
    evaluation: RunEvaluation,
    cache_folder: Path,
    jobs: int,
) -> Generator[str, None, RunEvaluation]:
    """Train and save the baseline; the evaluation with the suspects it finds among the training tracks."""
    from genre_tagger.training.results.linear_baseline import NAME, BaselineAnswers, linear_baseline
    from genre_tagger.training.scores.values import label_suspects

    for step in linear_baseline(predictions, held, cache_folder, jobs):
        if not isinstance(step, BaselineAnswers):
            yield step
            continue
        yield from step.notes
        write_results(baseline_file(folder), scored(NAME, predictions.genres, step.scored))
        doubted = label_suspects(predictions.genres, step.training, BASELINE) if step.training else ()
        suspects = sorted((*evaluation.suspects, *doubted), key=lambda suspect: suspect.quality)
        evaluation = replace(evaluation, suspects=tuple(suspects))
        write_results(RunFolder(folder).evaluation, evaluation)
    return evaluation
