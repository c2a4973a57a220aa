"""A network of a run becomes a model: calibrated, described, saved, and its answers on held-out tracks kept."""

from __future__ import annotations

import platform
import time
from collections import Counter
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from genre_tagger.classification.checkpoint import CheckpointInfo, load_network, save_checkpoint
from genre_tagger.classification.crnn import Crnn
from genre_tagger.training.evaluation import Scored, best_temperature, calibration_error, refusal_curve
from genre_tagger.training.held_out import judge, scores_of
from genre_tagger.training.report import figures
from genre_tagger.training.run_batches import HeldOutWindows
from genre_tagger.training.run_folder import RunFolder, scores_to_json
from genre_tagger.training.run_material import Material
from genre_tagger.training.run_origin import Origin
from genre_tagger.training.run_plan import RunPlan
from genre_tagger.training.run_state import Progress
from genre_tagger.training.run_steps import Scores
from genre_tagger.training.safe_file import write_whole
from genre_tagger.training.sources.labeled_track import Split

Floats = NDArray[np.float64]

KEPT_IN_SCOPE = 0.88
"""Share of validation tracks that the threshold of Unknown keeps."""
_FEWEST_TO_CALIBRATE = 8
_WINDOWS = 3


@dataclass(frozen=True, slots=True, eq=False)
class Keeper:
    """Saves the networks of one run as checkpoints, and the end of it."""

    plan: RunPlan
    files: RunFolder
    material: Material
    origin: Origin | None
    device_name: str

    def keep(self, network: Crnn, validation_logits: Floats, progress: Progress) -> None:
        """Put the network into the run's `best`, calibrated on validation. Raises CheckpointError."""
        labels = self.material.held_out(Split.VALIDATION).labels
        copied = Crnn(network.config)
        copied.load_state_dict({name: values.detach().cpu() for name, values in network.state_dict().items()})
        info = self._info(copied, _scored(validation_logits, labels, self._groups(Split.VALIDATION)), progress)
        save_checkpoint(self.files.checkpoint, copied, info)

    def finish(self, progress: Progress, device: torch.device) -> Scores:
        """Judge the test tracks with the best network; write its answers and its final description.

        Returns the test scores, NaN without test tracks. Raises CheckpointError and TrainingError.
        """
        network, info = load_network(self.files.checkpoint)
        network = network.to(device)
        parts = {split: self.material.held_out(split) for split in (Split.VALIDATION, Split.TEST)}
        logits = {split: judge(network, part) for split, part in parts.items()}
        self._save_predictions(parts, logits, info.temperature)
        test = scores_of(logits[Split.TEST], parts[Split.TEST].labels)
        metrics = dict(info.metrics) | {"test": scores_to_json(test)}
        for split, name in ((Split.VALIDATION, "validation"), (Split.TEST, "test")):
            if len(parts[split]):
                scored = _scored(logits[split], parts[split].labels, self._groups(split))
                error = round(calibration_error(scored, info.temperature), 4)
                metrics |= figures(scored) | {"calibration_error": error, "measured_on": name}
        provenance = dict(info.provenance) | {"training_seconds": round(progress.seconds)}
        save_checkpoint(self.files.checkpoint, network.cpu(), replace(info, metrics=metrics, provenance=provenance))
        return test

    def _info(self, network: Crnn, validation: Scored, progress: Progress) -> CheckpointInfo:
        temperature, threshold = _calibrated(validation)
        return CheckpointInfo(
            model_id=self.plan.run_id,
            genres=self.material.genres,
            mel=self.material.windows.settings,
            config=network.config.to_json(),
            temperature=temperature,
            unknown_below=threshold,
            default_windows=_WINDOWS,
            has_other=False,
            provenance=self._provenance(),
            metrics={"best_epoch": progress.best_epoch, "validation": scores_to_json(progress.best)},
        )

    def _provenance(self) -> dict[str, Any]:
        tracks = self.material.tracks
        licences = Counter(track.licence or "not stated" for track in tracks)
        counts = {split.value: self.material.count(split) for split in Split}
        return {
            "program": f"genre-tagger {self.plan.version}",
            "made": time.strftime("%Y-%m-%d", time.gmtime()),
            "run": self.plan.run_id,
            "data": f"{self.material.data_name}: {counts['training']} tracks to learn from, "
            f"{counts['validation']} for validation, {counts['test']} for the test",
            "data_set": self.material.data_name,
            "tracks": counts,
            "split": self.plan.request.split.value,
            "sources": dict(Counter(track.source for track in tracks)),
            "licences": dict(licences.most_common()),
            "licence_note": "The music keeps its own licences, listed here with how many tracks stand under each; "
            "some may forbid commercial use of what is made from them.",
            "start_from": "" if self.origin is None else self.origin.model_id,
            "plan": self.plan.settings.to_json(),
            "machine": f"{platform.machine()}, {self.device_name}, torch {torch.__version__}, "
            f"{torch.get_num_threads()} thread(s)",
        }

    def _groups(self, split: Split) -> NDArray[np.str_]:
        """Each track's group; a track of none is its own."""
        chosen = [(row, track) for row, track in enumerate(self.material.tracks) if track.split is split]
        return np.array([track.group or f"track {row}" for row, track in chosen], dtype=np.str_)

    def _save_predictions(
        self, parts: dict[Split, HeldOutWindows], logits: dict[Split, Floats], temperature: float
    ) -> None:
        splits = list(parts)
        arrays: dict[str, Any] = {
            "rows": np.concatenate([parts[split].table_rows for split in splits]),
            "labels": np.concatenate([parts[split].labels for split in splits]),
            "logits": np.concatenate([logits[split] for split in splits]).astype(np.float32),
            "split": np.concatenate([np.full(len(parts[split]), split.value, dtype="U10") for split in splits]),
            "genres": np.array(self.material.genres, dtype=np.str_),
            "temperature": np.float64(temperature),
        }
        write_whole(self.files.predictions, lambda stream: np.savez(stream, **arrays))


def _scored(logits: Floats, labels: NDArray[np.int64], groups: NDArray[np.str_]) -> Scored:
    return Scored(logits, labels, groups, logits.shape[1])


def _calibrated(validation: Scored) -> tuple[float, float]:
    """The temperature, and the confidence below which the answer is Unknown (it keeps `KEPT_IN_SCOPE`)."""
    if len(validation.labels) < _FEWEST_TO_CALIBRATE:
        return 1.0, 0.0
    temperature = best_temperature(validation)
    curve = refusal_curve(validation, temperature, list(np.linspace(0, 0.99, 100)))
    return temperature, max((threshold for threshold, kept, _, _ in curve if kept >= KEPT_IN_SCOPE), default=0.0)
