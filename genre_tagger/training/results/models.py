"""A finished run's network as one of the user's models, and as a folder for use elsewhere."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Generator
from pathlib import Path

from genre_tagger.classification.checkpoint import (
    GRAPH_NAME,
    WEIGHTS_NAME,
    CheckpointInfo,
    read_checkpoint_info,
    verify_checkpoint,
)
from genre_tagger.classification.model_record import Figures, HeldOutClip, Lineage, clip_set_key
from genre_tagger.classification.registry import ModelEntry, Registry
from genre_tagger.foundation.errors import Sentence, TrainingError
from genre_tagger.foundation.readable import readable_path
from genre_tagger.training.results.evaluation import read_results
from genre_tagger.training.run.folder import RunFolder, disk_error, read_plan, summary
from genre_tagger.training.run.material import BUNDLED
from genre_tagger.training.scores.values import RunEvaluation

NOTE_NAME = "README.md"


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
    evaluation = read_results(files.evaluation)
    # The test clips stand with the model, so that another one can be measured on them too.
    tested = () if evaluation is None else evaluation.tracks
    return registry.install(
        files.checkpoint,
        model_id,
        lineage_of_run(registry, run_folder, kind),
        None if evaluation is None else figures_of_run(evaluation),
        tuple(HeldOutClip(track.path, track.genre, track.predicted) for track in tested),
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
        accuracy_interval=(evaluation.accuracy.low, evaluation.accuracy.high),
        macro_f1=evaluation.macro_f1.value,
        macro_f1_interval=(evaluation.macro_f1.low, evaluation.macro_f1.high),
        f1=tuple((score.genre, score.f1.value) for score in evaluation.classes if score.support),
        count=len(evaluation.tracks),
        artists=len({track.group for track in evaluation.tracks if track.group}),
        test_key=clip_set_key((track.path, track.genre) for track in evaluation.tracks),
    )


def verify_model(user_folder: Path, model_id: str) -> Generator[float, None, None]:
    """`Registry.verify` as a step of a process of its own, since it imports torch. Raises CheckpointError."""
    yield Registry(user_folder).verify(model_id)


def export_steps(folder: Path, target: Path) -> Generator[str | Path, None, None]:
    """`export_model` as steps of a process of its own, since it imports torch: a sentence, then `target`."""
    yield Sentence("Comparing the exported network with the trained one")
    export_model(folder, target)
    yield target


def export_model(folder: Path, target: Path) -> float:
    """Put the best epoch's model of the run in `folder` into the new folder `target`.

    The copy is checked before it gets its name: every sum, and that the graph answers as the network does, whose
    largest difference of a logit is returned. Imports torch. Raises TrainingError when the run has no model, `target`
    is there already or the disk refuses; CheckpointError when the model is damaged.
    """
    folder, target = Path(folder), Path(target)
    checkpoint = RunFolder(folder).checkpoint
    if not checkpoint.is_dir():
        raise TrainingError("The run {name} has no model yet; let it finish an epoch first.", folder, name=folder.name)
    if target.exists():
        raise TrainingError("{file} is there already; choose another name.", target, file=readable_path(target))
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        prefix = f".{target.name}."
        with tempfile.TemporaryDirectory(prefix=prefix, dir=target.parent, ignore_cleanup_errors=True) as made:
            unfinished = Path(made)
            unfinished.chmod(0o755)
            for name in (WEIGHTS_NAME, GRAPH_NAME):
                shutil.copyfile(checkpoint / name, unfinished / name)
            difference = verify_checkpoint(unfinished)
            (unfinished / NOTE_NAME).write_text(_note(read_checkpoint_info(unfinished), difference), encoding="utf-8")
            unfinished.rename(target)
    except OSError as error:
        raise disk_error(error, target) from error
    return difference


def _note(info: CheckpointInfo, difference: float) -> str:
    mel = info.mel
    outputs = [*info.genres, *(["none of these"] if info.has_other else [])]
    return f"""# {info.model_id}

A music genre classifier exported from Genre Tagger.

- `{WEIGHTS_NAME}`: the weights. The header's entry `genre_tagger` is JSON with everything else: network and mel
  settings, genres, calibration, provenance and scores.
- `{GRAPH_NAME}`: the same network as an ONNX graph. The logits of both differ by {difference:.1e} at most.

Input `mel_db`: float32 (n, 1, {mel.mel_bands}, {mel.frames}), a mel-spectrogram in dB, lowest band first: mono at
{mel.sample_rate_hz} Hz, frames of {mel.fft_length} samples (Hann) every {mel.hop_length}, {mel.mel_bands} bands from
{mel.min_hz:g} to {mel.max_hz:g} Hz (Slaney's scale and area normalisation; the filters are the tensor
`mel_filterbank`), power in dB cut at {mel.range_db or 0:g} dB below the loudest value.

Output `logits`: float32 (n, {len(outputs)}): {", ".join(outputs)}. Divide by {info.temperature:.4g}, then softmax.
A second output, `embedding`, where the graph has it: what the last hidden layer makes of each window.

    import numpy, onnxruntime
    session = onnxruntime.InferenceSession("{GRAPH_NAME}")
    (logits,) = session.run(["logits"], {{"mel_db": mel_db}})
    odds = numpy.exp(logits / {info.temperature:.4g})
    probabilities = odds / odds.sum(axis=1, keepdims=True)

To use it in Genre Tagger, put this folder into the program's folder of models.
"""
