"""From a finished run to one of the user's models: its network, where it comes from, and what it was tested on."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

from genre_tagger.classification.model_record import Figures, HeldOutClip, Lineage, clip_set_key
from genre_tagger.classification.registry import ModelEntry, Registry
from genre_tagger.foundation.errors import TrainingError
from genre_tagger.training.run.folder import RunFolder, summary
from genre_tagger.training.run.plan import read_plan
from genre_tagger.training.scores.values import Interval, RunEvaluation

BUNDLED = "bundled"
"""In `start_from`: the model that came with the program."""


def install_run(registry: Registry, run_folder: Path, model_id: str, kind: str = "training") -> ModelEntry:
    """Take the best network of a run among the user's models as `model_id`; it does not become the active one.

    Its figures are those of the run's evaluation where there is one. Imports no torch. Raises TrainingError when the
    run has no network yet, CheckpointError as `Registry.install` does.
    """
    files = RunFolder(run_folder)
    if not files.checkpoint.is_dir():
        raise TrainingError(
            "The run {name} has no finished network yet; let it train to its end.", run_folder, name=run_folder.name
        )
    evaluation = _evaluation(run_folder)
    return registry.install(
        files.checkpoint,
        model_id,
        lineage_of_run(registry, run_folder, kind),
        None if evaluation is None else figures_of_run(evaluation),
        () if evaluation is None else held_out_of_run(evaluation),
    )


def lineage_of_run(registry: Registry, run_folder: Path, kind: str = "training") -> Lineage:
    """Parent, run, data and day, from the run's plan."""
    plan, told = read_plan(RunFolder(run_folder).plan), summary(run_folder)
    parent = plan.settings.start_from
    if parent == BUNDLED:
        parent = registry.default_id()
    return Lineage(
        parent=Path(parent).name if parent else "",
        run_id=plan.run_id,
        data=told.data_name or ", ".join(dict.fromkeys(source.kind.value for source in plan.request.sources)),
        made=plan.started[:10],
        kind=kind,
    )


def figures_of_run(evaluation: RunEvaluation) -> Figures:
    """The figures a model keeps of its run's evaluation."""
    return Figures(
        accuracy=evaluation.accuracy.value,
        accuracy_interval=_bounds(evaluation.accuracy),
        macro_f1=evaluation.macro_f1.value,
        macro_f1_interval=_bounds(evaluation.macro_f1),
        f1=tuple((score.genre, score.f1.value) for score in evaluation.classes if score.support),
        count=len(evaluation.tracks),
        artists=len({track.group for track in evaluation.tracks if track.group}),
        test_key=clip_set_key((track.path, track.genre) for track in evaluation.tracks),
    )


def held_out_of_run(evaluation: RunEvaluation) -> tuple[HeldOutClip, ...]:
    """The test clips, so that another model can be measured on them too."""
    return tuple(HeldOutClip(track.path, track.genre, track.predicted) for track in evaluation.tracks)


def verify_model(user_folder: Path, model_id: str) -> Generator[float, None, None]:
    """`Registry.verify` as a step of a process of its own, since it imports torch. Raises CheckpointError."""
    yield Registry(user_folder).verify(model_id)


def _evaluation(run_folder: Path) -> RunEvaluation | None:
    from genre_tagger.training.results.files import read_results

    return read_results(RunFolder(run_folder).evaluation)


def _bounds(interval: Interval) -> tuple[float, float]:
    return interval.low, interval.high
