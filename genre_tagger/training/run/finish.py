"""What each process of a run sets up, and what the first makes of its network: a model, calibrated, described, saved,
with its answers on held-out tracks beside it.
"""

from __future__ import annotations

import os
import platform
import time
from collections import Counter
from collections.abc import Generator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from genre_tagger.classification.checkpoint import CheckpointInfo, load_network, save_checkpoint
from genre_tagger.classification.crnn import Crnn
from genre_tagger.foundation.plain_values import to_plain
from genre_tagger.training.data.dataset import Split
from genre_tagger.training.run.batches import HeldOutWindows, weights_seed
from genre_tagger.training.run.folder import RunFolder, RunPlan, write_whole
from genre_tagger.training.run.loop import RunLoop
from genre_tagger.training.run.material import Material, Origin
from genre_tagger.training.run.network import StartingModel, build_network, predict, scores_of
from genre_tagger.training.run.settings import RunSettings
from genre_tagger.training.run.steps import Progress
from genre_tagger.training.run.team import Team, keep_freed_memory
from genre_tagger.training.scores.evaluation import Scored, best_temperature, calibration_error, figures, refusal_curve
from genre_tagger.training.scores.values import Scores

Floats = NDArray[np.float64]

KEPT_IN_SCOPE = 0.88
"""Share of held-out tracks that the threshold of Unknown keeps."""
TRACKS_THAT_OUTWEIGH = 60
"""So many held-out tracks weigh as much as the calibration of the model that a run starts from; see
`models/EXPERIMENTS.md`."""

_FEWEST_TO_CALIBRATE = 8
_WINDOWS = 3


@dataclass(frozen=True, slots=True, eq=False)
class Job:
    """What every process of a run needs to know; pickled to the others."""

    plan: RunPlan
    files: RunFolder
    material: Material
    origin: Origin | None


@dataclass(frozen=True, slots=True, eq=False)
class Keeper:
    """Saves the networks of one run as checkpoints, and the end of it."""

    job: Job
    device_name: str

    def keep(self, network: Crnn, validation_logits: Floats, progress: Progress) -> None:
        """Put the network into the run's `best`, calibrated on validation. Raises CheckpointError."""
        labels = self.job.material.held_out(Split.VALIDATION).labels
        copied = Crnn(network.config)
        copied.load_state_dict({name: values.detach().cpu() for name, values in network.state_dict().items()})
        info = self._info(copied, self._scored(validation_logits, labels, Split.VALIDATION), progress)
        save_checkpoint(self.job.files.checkpoint, copied, info, check=False)  # `finish` does

    def finish(self, progress: Progress, device: torch.device) -> Scores:
        """Classify the test tracks with the best network; write its answers and its final description.

        A run that starts from a model and has no validation tracks is calibrated on the test tracks, which moves none
        of their answers. Returns the test scores, NaN without test tracks. Raises CheckpointError and TrainingError.
        """
        network, info = load_network(self.job.files.checkpoint)
        network = network.to(device)
        parts = {split: self.job.material.held_out(split) for split in (Split.VALIDATION, Split.TEST)}
        logits = {split: predict(network, part) for split, part in parts.items()}
        scores = {split: self._scored(logits[split], parts[split].labels, split) for split in parts}
        if self.job.origin is not None and not len(parts[Split.VALIDATION]):
            temperature, threshold = _calibrated(scores[Split.TEST], self.job.origin)
            info = replace(info, temperature=temperature, unknown_below=threshold)
        self._save_predictions(parts, logits, info.temperature)
        test = scores_of(logits[Split.TEST], parts[Split.TEST].labels, len(info.genres))
        metrics = dict(info.metrics) | {"test": to_plain(test)}
        for split, scored in scores.items():
            if len(scored.labels):
                error = round(calibration_error(scored, info.temperature), 4)
                metrics |= figures(scored) | {"calibration_error": error, "measured_on": split.value}
        provenance = dict(info.provenance) | {"training_seconds": round(progress.seconds)}
        save_checkpoint(self.job.files.checkpoint, network.cpu(), replace(info, metrics=metrics, provenance=provenance))
        return test

    def _info(self, network: Crnn, validation: Scored, progress: Progress) -> CheckpointInfo:
        temperature, threshold = _calibrated(validation, self.job.origin)
        start = None if self.job.origin is None else self.job.origin.info
        return CheckpointInfo(
            model_id=self.job.plan.run_id,
            genres=self.job.material.genres,
            mel=self.job.material.windows.settings,
            config=network.config.to_json(),
            temperature=temperature,
            unknown_below=threshold,
            default_windows=_WINDOWS if start is None else start.default_windows,
            has_other=start is not None and start.has_other,
            segment_windows=start is not None and start.segment_windows,
            provenance=self._provenance(),
            metrics={"best_epoch": progress.best_epoch, "validation": to_plain(progress.best)},
        )

    def _provenance(self) -> dict[str, Any]:
        tracks = self.job.material.tracks
        licences = Counter(track.licence or "not stated" for track in tracks)
        counts = {split.value: self.job.material.count(split) for split in Split}
        return {
            "program": f"genre-tagger {self.job.plan.version}",
            "made": time.strftime("%Y-%m-%d", time.gmtime()),
            "run": self.job.plan.run_id,
            "data": f"{self.job.material.data_name}: {counts['training']} tracks to learn from, "
            f"{counts['validation']} for validation, {counts['test']} for the test",
            "data_set": self.job.material.data_name,
            "tracks": counts,
            "split": self.job.plan.request.split.value,
            "sources": dict(Counter(track.source for track in tracks)),
            "licences": dict(licences.most_common()),
            "licence_note": "The music keeps its own licences, listed here with how many tracks stand under each; "
            "some may forbid commercial use of what is made from them.",
            "start_from": "" if self.job.origin is None else self.job.origin.info.model_id,
            "plan": to_plain(self.job.plan.settings),
            "machine": f"{platform.machine()}, {self.device_name}, torch {torch.__version__}, "
            f"{torch.get_num_threads()} thread(s)",
        }

    def _scored(self, logits: Floats, labels: NDArray[np.int64], split: Split) -> Scored:
        """With each track's group; a track of none is its own."""
        chosen = [(row, track) for row, track in enumerate(self.job.material.tracks) if track.split is split]
        groups = np.array([track.group or f"track {row}" for row, track in chosen], dtype=np.str_)
        return Scored(logits, labels, groups, len(self.job.material.genres))

    def _save_predictions(
        self, parts: dict[Split, HeldOutWindows], logits: dict[Split, Floats], temperature: float
    ) -> None:
        splits = list(parts)
        arrays: dict[str, Any] = {
            "rows": np.concatenate([parts[split].table_rows for split in splits]),
            "labels": np.concatenate([parts[split].labels for split in splits]),
            "logits": np.concatenate([logits[split] for split in splits]).astype(np.float32),
            "split": np.concatenate([np.full(len(parts[split]), split.value, dtype="U10") for split in splits]),
            "genres": np.array(self.job.material.genres, dtype=np.str_),
            "temperature": np.float64(temperature),
        }
        write_whole(self.job.files.predictions, lambda stream: np.savez(stream, **arrays))


def _calibrated(held_out: Scored, origin: Origin | None) -> tuple[float, float]:
    """The temperature, and the confidence below which the answer is Unknown (it keeps `KEPT_IN_SCOPE`).

    Those of a run that starts from a model lie between what its `held_out` tracks (n,) say and the model's own: the
    tracks have n parts in them and the model `TRACKS_THAT_OUTWEIGH` (shrinkage as in empirical Bayes, Efron and Morris
    1973).
    """
    count = len(held_out.labels)
    if origin is None:
        return _fitted(held_out) if count >= _FEWEST_TO_CALIBRATE else (1.0, 0.0)
    share = count / (count + TRACKS_THAT_OUTWEIGH)
    own = best_temperature(held_out) if count else 1.0
    temperature = own**share * origin.info.temperature ** (1 - share)
    threshold = _threshold(held_out, temperature) if count else 0.0
    return temperature, share * threshold + (1 - share) * origin.info.unknown_below


def _fitted(held_out: Scored) -> tuple[float, float]:
    temperature = best_temperature(held_out)
    return temperature, _threshold(held_out, temperature)


def _threshold(held_out: Scored, temperature: float) -> float:
    curve = refusal_curve(held_out, temperature, list(np.linspace(0, 0.99, 100)))
    return max((threshold for threshold, kept, _, _ in curve if kept >= KEPT_IN_SCOPE), default=0.0)


def follow(settings: RunSettings, environment: dict[str, str] | None = None) -> Generator[None]:
    """What the other processes run: wait for the first one's job, then train along. Yields nothing, now and then."""
    os.environ.update(environment or {})
    keep_freed_memory()
    team = Team(settings)
    job: Job = team.agree(None)
    loop, _ = set_up(job, team)
    for _ in loop.train():
        yield None


def set_up(job: Job, team: Team) -> tuple[RunLoop, Keeper]:
    """The loop where it stands, in each of the processes alike. Raises TrainingError and CheckpointError."""
    settings = job.plan.settings
    keeper = Keeper(job, team.name)
    genres, origin = job.material.genres, job.origin
    network = build_network(settings, genres, origin, weights_seed(settings))
    start = StartingModel(origin, genres, team.device) if origin is not None and settings.distillation > 0 else None
    validation = job.material.held_out(Split.VALIDATION)
    loop = RunLoop(team, settings, network, job.material.training(), validation, job.files, keeper.keep, start)
    if job.files.state.exists():
        loop.go_on()
    return loop, keeper
