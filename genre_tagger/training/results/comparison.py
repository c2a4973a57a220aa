"""Several runs side by side: what was set, how they learnt, what they are worth. Reads run folders only; no torch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from genre_tagger.foundation.errors import TrainingError
from genre_tagger.training.data.dataset import DataRequest
from genre_tagger.training.results.evaluation import read_baseline, read_evaluation
from genre_tagger.training.run.fields import FIELDS, SettingField
from genre_tagger.training.run.folder import RunFolder, RunPlan, RunSummary, read_plan, summary
from genre_tagger.training.run.settings import RunSettings
from genre_tagger.training.run.steps import EpochTrained, read_epochs
from genre_tagger.training.scores.scoring import accuracy_difference
from genre_tagger.training.scores.values import Interval, RunEvaluation

CHOICES = {"data": "Data", "split": "Split", "genres": "Genres", "data_seed": "Seed of the split", "preset": "Preset"}
"""Labels of what is chosen beside the settings."""
OWN_GENRES, ON, OFF = "the data set's own", "on", "off"


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
    runs = tuple(_run(Path(folder), plan) for folder, plan in zip(folders, plans, strict=True))
    return RunComparison(runs, _settings(plans), _gains(runs))


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


def _run(folder: Path, plan: RunPlan | None) -> ComparedRun:
    found = summary(folder)
    epochs = read_epochs(RunFolder(folder).log)
    settings = None if plan is None else plan.settings
    try:
        return ComparedRun(
            folder, found, settings, epochs, read_evaluation(folder), read_baseline(folder), problem=found.problem
        )
    except TrainingError as error:
        return ComparedRun(folder, found, settings, epochs, problem=found.problem or error.message)


def _settings(plans: Sequence[RunPlan | None]) -> tuple[ComparedSetting, ...]:
    rows = [{} if plan is None else {name: value for name, _, value in setting_rows(plan)} for plan in plans]
    known = next((plan for plan in plans if plan is not None), None)
    labels = () if known is None else tuple((name, label) for name, label, _ in setting_rows(known))
    return tuple(ComparedSetting(name, label, tuple(row.get(name, "") for row in rows)) for name, label in labels)


def _gains(runs: tuple[ComparedRun, ...]) -> tuple[Interval | None, ...]:
    first = runs[0].evaluation if runs else None
    others = [run.evaluation for run in runs[1:]]
    gains = [None if first is None or other is None else accuracy_difference(first, other) for other in others]
    return (None, *gains) if runs else ()
