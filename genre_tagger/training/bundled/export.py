"""The last stage: the trained network, calibrated on what the folds said, becomes the checkpoint that ships."""

from __future__ import annotations

import json
import platform
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import torch

from genre_tagger.classification.checkpoint import CheckpointInfo, read_checkpoint_info, save_checkpoint
from genre_tagger.classification.crnn import PRESETS, Crnn
from genre_tagger.features.mel import WIDE_MEL
from genre_tagger.foundation.errors import DatasetError
from genre_tagger.genres import STUDY_GENRES
from genre_tagger.training.bundled.calibration import Calibration, calibrate, compared, cross_fitted, fold_into
from genre_tagger.training.bundled.material import Material
from genre_tagger.training.bundled.student import StudentPlan
from genre_tagger.training.bundled.track_predictions import HeldTracks, read_held_tracks
from genre_tagger.training.scores.evaluation import accuracy, balanced_weights, figures, recall_by, refused_by

_DEFAULT_WINDOWS = 5


def export(
    material: Material, work: Path, out: Path, plan: StudentPlan, fold_seed: int, calibrated_as: Path | None
) -> None:
    """Write the network of the run in `work` to the folder `out`; prints its figures.

    Calibration and figures are those of the folds in `work`, or, where `calibrated_as` names a model's folder, that
    model's: its recipe's folds were measured when it was made. Raises DatasetError and CheckpointError.
    """
    network, step = _final_network(work / "runs" / f"final-seed-{plan.seed}")
    if calibrated_as is None:
        held = read_held_tracks(material, work, "source", fold_seed)
        calibration = calibrate(held.tracks, _weights(held))
        metrics = source_figures(material, held, calibration)
    else:
        standing = read_checkpoint_info(calibrated_as)
        calibration, metrics = _calibration_of(standing), standing.metrics | {"measured_on": standing.model_id}
    fold_into(network, calibration)
    info = CheckpointInfo(
        model_id=out.name,
        genres=STUDY_GENRES,
        mel=WIDE_MEL,
        config=network.config.to_json(),
        temperature=calibration.temperature,
        unknown_below=calibration.unknown_below,
        default_windows=_DEFAULT_WINDOWS,
        has_other=True,
        segment_windows=True,
        provenance=_provenance(material, plan, calibration, step),
        metrics=metrics,
    )
    error = save_checkpoint(out, network, info, halves=True)
    print(json.dumps(metrics, indent=1))
    print(f"saved {out} (graph differs from torch by {error:.1e})")


def _final_network(run: Path) -> tuple[Crnn, int]:
    """The network at the end of the last cycle, and how many steps it was trained for."""
    ends = sorted(run.glob("cycle-*.pt"))
    if not ends:
        raise DatasetError("No cycle of the run {name} is over; run the stage final first.", run, name=run.name)
    stored = torch.load(ends[-1], weights_only=True)
    network = Crnn(PRESETS["distilled"].with_outputs(len(STUDY_GENRES) + 1))
    network.load_state_dict(stored["weights"])
    return network.eval(), stored["step"]


def _weights(held: HeldTracks) -> Any:
    return balanced_weights(held.tracks.labels, held.tracks.groups)


def source_figures(material: Material, held: HeldTracks, calibration: Calibration) -> dict[str, Any]:
    """On tracks whose fold never saw their source, each classified by a calibration fitted on the other folds.

    `kinds_unseen` is of foreign tracks whose kind the fold's network had not seen from any source.
    """
    fitted = cross_fitted(held.tracks, _weights(held), held.fold)
    own = held.tracks.labels < held.tracks.genres
    known, unseen = ~own & ~held.unseen_kind, ~own & held.unseen_kind
    kinds = np.array([material.windows[clip].kind for clip in held.first])
    voices = np.array([material.windows[clip].vocal for clip in held.first])
    foreign = material.kinds[held.first]
    shares = {"kept": own, "refused": known, "kinds_unheard_refused": unseen}
    return figures(fitted.scored, calibration.unknown_below) | {
        "groups_are": "sources",
        "artists": len({material.windows[clip].artist_group for clip in held.first[own]}),
        "cross_fitted": {
            name: round(float((fitted.kept if name == "kept" else ~fitted.kept)[mask].mean()), 4)
            for name, mask in shares.items()
        },
        "by_fold": [
            round(accuracy(fitted.scored.take(np.flatnonzero(held.fold == f))), 4) for f in np.unique(held.fold)
        ],
        "by_kind": recall_by(fitted.scored, kinds),
        "by_voice": recall_by(fitted.scored, voices),
        **{
            key: refused_by(fitted.scored.take(rows), foreign[rows], calibration.unknown_below)
            for key, rows in (
                ("foreign_by_kind", np.flatnonzero(known)),
                ("unheard_foreign_by_kind", np.flatnonzero(unseen)),
            )
        },
        "uncalibrated": figures(held.tracks.scored()),
        "unknown_scores": {name: [round(v, 4) for v in values] for name, values in compared(held, calibration).items()},
    }


def _calibration_of(info: CheckpointInfo) -> Calibration:
    values = info.provenance["calibration"]
    return Calibration(values["temperature"], values["other_offset"], values["unknown_below"])


def _provenance(material: Material, plan: StudentPlan, calibration: Calibration, step: int) -> dict[str, object]:
    return {
        "program": "genre-tagger",
        "made": time.strftime("%Y-%m-%d", time.gmtime()),
        "data": f"training corpus: {len(material.windows)} windows, "
        f"{len({window.artist_group for window in material.windows})} artist groups",
        "teacher": "EfficientAT mn04_as, live",
        "plan": asdict(plan),
        "steps": step,
        "calibration": asdict(calibration),
        "machine": f"{platform.machine()}, torch {torch.__version__}, {torch.get_num_threads()} thread(s)",
    }
