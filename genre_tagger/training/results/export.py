"""A run's model for use elsewhere: weights (safetensors), ONNX graph and a note on how to use them, in one folder."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

from genre_tagger.classification.checkpoint import (
    GRAPH_NAME,
    WEIGHTS_NAME,
    CheckpointInfo,
    read_checkpoint_info,
    verify_checkpoint,
)
from genre_tagger.foundation.errors import TrainingError
from genre_tagger.foundation.readable import readable_path
from genre_tagger.training.run.folder import RunFolder
from genre_tagger.training.run.safe_file import disk_error

NOTE_NAME = "README.md"


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
    unfinished: Path | None = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        unfinished = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent))
        unfinished.chmod(0o755)
        for name in (WEIGHTS_NAME, GRAPH_NAME):
            shutil.copyfile(checkpoint / name, unfinished / name)
        difference = verify_checkpoint(unfinished)
        (unfinished / NOTE_NAME).write_text(_note(read_checkpoint_info(unfinished), difference), encoding="utf-8")
        unfinished.rename(target)
    except OSError as error:
        raise disk_error(error, target) from error
    finally:
        if unfinished is not None and unfinished.exists():
            with suppress(OSError):
                shutil.rmtree(unfinished)
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
