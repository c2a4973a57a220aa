"""What a finished run is worth, with the linear baseline beside it, kept in the run's folder as JSON; and several
runs side by side. Importing this is cheap: scikit-learn and cleanlab come with `evaluate_run`, torch not at all.
"""

from __future__ import annotations

import json
from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from genre_tagger.foundation.errors import GenreTaggerError, Sentence, TrainingError
from genre_tagger.foundation.plain_values import from_plain, to_plain
from genre_tagger.foundation.readable import readable_path
from genre_tagger.training.data.dataset import DataRequest, Split
from genre_tagger.training.results.run_predictions import (
    NAME,
    BaselineAnswers,
    RunPredictions,
    linear_baseline,
    read_predictions,
)
from genre_tagger.training.run.folder import RunFolder, RunPlan, RunSummary, read_plan, summary, write_json
from genre_tagger.training.run.settings import FIELDS, RunSettings, SettingField
from genre_tagger.training.run.steps import EpochTrained, read_epochs
from genre_tagger.training.scores.scoring import accuracy_difference, scored
from genre_tagger.training.scores.values import Interval, LabelSuspect, PredictedTrack, RunEvaluation, label_suspects

_VERSION = 1
NETWORK, BASELINE = "network", "baseline"
"""Who found a label suspect."""
CHOICES = {"data": "Data", "split": "Split", "genres": "Genres", "data_seed": "Seed of the split", "preset": "Preset"}
"""Labels of what is chosen beside the settings."""
OWN_GENRES, ON, OFF = "the data set's own", "on", "off"


def write_results(path: Path, evaluation: RunEvaluation) -> None:
    """Save in one step. Raises TrainingError when the disk refuses; what stood there is then as it was.

    A suspect is stored as the place of its track where that is among the tracks.
    """
    places = {id(track): number for number, track in enumerate(evaluation.tracks)}
    suspects = [
        to_plain(replace(one, quality=round(one.quality, 5)))
        | {"track": places.get(id(one.track), _track_to_json(one.track))}
        for one in evaluation.suspects
    ]
    figures: dict[str, Any] = to_plain(replace(evaluation, tracks=(), suspects=()))
    tracks = [_track_to_json(track) for track in evaluation.tracks]
    write_json(path, {"version": _VERSION, **figures, "tracks": tracks, "suspects": suspects})


def read_results(path: Path) -> RunEvaluation | None:
    """What `write_results` saved; None where there is nothing. Raises TrainingError when it cannot be read."""
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
        tracks = tuple(from_plain(PredictedTrack, one) for one in values["tracks"])
        suspects = tuple(_suspect_from_json(one, tracks) for one in values.get("suspects", ()))
        confusion = np.array(values["confusion"], dtype=np.int64)
        evaluation = from_plain(RunEvaluation, values | {"tracks": (), "suspects": ()})
        if confusion.shape != (len(evaluation.genres), len(evaluation.genres)):
            raise ValueError("the confusion matrix does not fit the genres")
        return replace(evaluation, confusion=confusion, tracks=tracks, suspects=suspects)
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError, IndexError, AttributeError) as error:
        raise TrainingError(
            "The results in {file} are damaged; evaluate the run again.", path, file=readable_path(path)
        ) from error


def _suspect_from_json(values: dict[str, Any], tracks: tuple[PredictedTrack, ...]) -> LabelSuspect:
    place = values["track"]
    track = tracks[place] if isinstance(place, int) else from_plain(PredictedTrack, place)
    return LabelSuspect(**values | {"track": track})


def _track_to_json(track: PredictedTrack) -> dict[str, Any]:
    values = to_plain(track) | {"probabilities": [round(share, 6) for share in track.probabilities]}
    return {name: value for name, value in values.items() if value != ""}


def read_evaluation(folder: Path) -> RunEvaluation | None:
    """The network's scores; None before the run was evaluated, or where it went on since.

    Raises TrainingError when they are damaged.
    """
    return _read(RunFolder(folder).evaluation, folder)


def read_baseline(folder: Path) -> RunEvaluation | None:
    """The baseline's scores on the same tracks; None where there are none. Raises TrainingError."""
    return _read(RunFolder(folder).baseline, folder)


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
    for step in linear_baseline(predictions, held, cache_folder, jobs):
        if not isinstance(step, BaselineAnswers):
            yield step
            continue
        yield from step.notes
        write_results(RunFolder(folder).baseline, scored(NAME, predictions.genres, step.scored))
        doubted = label_suspects(predictions.genres, step.training, BASELINE) if step.training else ()
        suspects = sorted((*evaluation.suspects, *doubted), key=lambda suspect: suspect.quality)
        evaluation = replace(evaluation, suspects=tuple(suspects))
        write_results(RunFolder(folder).evaluation, evaluation)
    return evaluation


@dataclass(frozen=True, slots=True, eq=False)
class ComparedRun:
    """One column. `epochs` is its curve so far. `problem` is a sentence where something of it cannot be read; the rest
    is then None or empty."""

    folder: Path
    summary: RunSummary
    settings: RunSettings | None = None
    epochs: tuple[EpochTrained, ...] = ()
    evaluation: RunEvaluation | None = None
    baseline: RunEvaluation | None = None
    problem: str = ""

    @property
    def run_id(self) -> str:
        """Its name."""
        return self.summary.run_id


@dataclass(frozen=True, slots=True)
class ComparedSetting:
    """One row: `values` are texts for people, one a run, "" where the run's plan cannot be read."""

    name: str
    label: str
    values: tuple[str, ...]

    @property
    def differs(self) -> bool:
        """Whether the runs that can be read were set differently."""
        return len({value for value in self.values if value}) > 1


@dataclass(frozen=True, slots=True, eq=False)
class RunComparison:
    """`accuracy_gains`: for each run how much more accurate it is than the first, on the same held-out tracks; None
    for the first itself and where the tracks are not the same."""

    runs: tuple[ComparedRun, ...]
    settings: tuple[ComparedSetting, ...]
    accuracy_gains: tuple[Interval | None, ...]

    @property
    def same_tracks(self) -> bool:
        """Whether all were classified on the same tracks, so that their scores may be compared at all."""
        return all(gain is not None for gain in self.accuracy_gains[1:])


def compare_runs(folders: Sequence[Path]) -> RunComparison:
    """Read all of it; a run that cannot be read says so and costs the others nothing."""
    plans = [_plan(Path(folder)) for folder in folders]
    runs = tuple(_compared_run(Path(folder), plan) for folder, plan in zip(folders, plans, strict=True))
    return RunComparison(runs, _compared_settings(plans), _gains(runs))


def setting_rows(plan: RunPlan) -> tuple[tuple[str, str, str], ...]:
    """(name, label, value) of everything that was chosen for one run: first the data, then the settings."""
    request, settings = plan.request, plan.settings
    chosen = {
        "data": data_text(request),
        "split": request.split.value,
        "genres": ", ".join(request.genres) or OWN_GENRES,
        "data_seed": str(request.seed),
        "preset": settings.preset,
    }
    return (
        *((name, CHOICES[name], value) for name, value in chosen.items()),
        *((field.name, field.label, value_text(field, settings)) for field in FIELDS),
    )


def data_text(request: DataRequest) -> str:
    """The sources in a few words."""
    parts = []
    for source in request.sources:
        place = f" in {source.root}" if source.root is not None else f", {len(source.tracks)} tracks"
        parts.append(f"{source.kind.value}{place}" + (f" x {source.weight:g}" if source.weight != 1.0 else ""))
    return "; ".join(parts)


def value_text(field: SettingField, settings: RunSettings) -> str:
    """A setting's value as people read it."""
    value = getattr(settings, field.name)
    if isinstance(value, bool):
        return ON if value else OFF
    if not value and field.zero_means:
        return field.zero_means
    text = f"{value:g}" if isinstance(value, float) else str(value)
    return f"{text} {field.unit}".rstrip()


def _plan(folder: Path) -> RunPlan | None:
    try:
        return read_plan(RunFolder(folder).plan)
    except TrainingError:
        return None  # the summary says what is wrong


def _compared_run(folder: Path, plan: RunPlan | None) -> ComparedRun:
    found = summary(folder)
    epochs = read_epochs(RunFolder(folder).log)
    settings = None if plan is None else plan.settings
    try:
        return ComparedRun(
            folder, found, settings, epochs, read_evaluation(folder), read_baseline(folder), problem=found.problem
        )
    except TrainingError as error:
        return ComparedRun(folder, found, settings, epochs, problem=found.problem or error.message)


def _compared_settings(plans: Sequence[RunPlan | None]) -> tuple[ComparedSetting, ...]:
    rows = [{} if plan is None else {name: value for name, _, value in setting_rows(plan)} for plan in plans]
    known = next((plan for plan in plans if plan is not None), None)
    labels = () if known is None else tuple((name, label) for name, label, _ in setting_rows(known))
    return tuple(ComparedSetting(name, label, tuple(row.get(name, "") for row in rows)) for name, label in labels)


def _gains(runs: tuple[ComparedRun, ...]) -> tuple[Interval | None, ...]:
    first = runs[0].evaluation if runs else None
    others = [run.evaluation for run in runs[1:]]
    gains = [None if first is None or other is None else accuracy_difference(first, other) for other in others]
    return (None, *gains) if runs else ()
