"""The epochs of a run: a generator of its steps that can be paused and stopped at each of them.

A batch goes through the network in parts, whose gradients are added up, so that memory bounds the part and not the
batch. All of that is the mathematics of the whole batch but one thing: batch normalisation sees a part at a time.
Parts, and within them all randomness, are numbered; processes take them in turn. So the losses of two processes are
those of one, up to rounding.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import nullcontext

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from genre_tagger.classification.crnn import Crnn
from genre_tagger.foundation.errors import TrainingError
from genre_tagger.training.run.batches import (
    HeldOutWindows,
    Part,
    TrainingWindows,
    class_weights,
    epoch_order,
    make_part,
    part_places,
    steps_per_epoch,
)
from genre_tagger.training.run.folder import RunFolder
from genre_tagger.training.run.network import (
    StartingModel,
    WeightAverage,
    frozen_layers,
    learning_rate,
    make_optimiser,
    matrix_scores,
    predict,
    scores_of,
)
from genre_tagger.training.run.settings import RunSettings
from genre_tagger.training.run.steps import (
    BatchTrained,
    EpochTrained,
    Progress,
    load_state,
    remaining_seconds,
    save_state,
)
from genre_tagger.training.run.team import Team
from genre_tagger.training.scores.values import Scores
from genre_tagger.training.windows.mel_windows import DEPTH_DB
from genre_tagger.workers.process import STOP, WISHES, Stop

_TELL_SECONDS = 0.25

KeepBest = Callable[[Crnn, NDArray[np.float64], Progress], None]


class RunLoop:
    """Network, optimiser and where they stand. Made in every process of the team; the first alone writes."""

    def __init__(
        self,
        team: Team,
        settings: RunSettings,
        network: Crnn,
        training: TrainingWindows,
        validation: HeldOutWindows,
        files: RunFolder,
        keep_best: KeepBest,
        start: StartingModel | None = None,
    ) -> None:
        """`network` is on the CPU and moves to the team's device. `keep_best` gets each better network (in the first
        process only; without validation tracks each), with its logits on the validation tracks. `start` is what the
        run is held to."""
        self._team, self._settings, self._files, self._keep_best = team, settings, files, keep_best
        self._training, self._validation, self._start = training, validation, start
        self._raw = network.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        self._raw_optimiser = make_optimiser(
            self._raw, settings.optimiser, settings.learning_rate, settings.weight_decay
        )
        self._network, self._optimiser = team.fabric.setup(self._raw, self._raw_optimiser)
        self._average = WeightAverage(self._raw, settings.weight_average)
        self._importance = class_weights(training, settings)
        self._micro_batch = team.micro_batch(settings)
        self._steps = steps_per_epoch(len(training.rows), settings.batch)
        self._sum_type = torch.float32 if team.device_kind == "mps" else torch.float64
        self._wish = ""
        self._stop: Stop | None = None
        self.progress = Progress()
        self.parameters = sum(parameter.numel() for parameter in network.parameters())

    def go_on(self) -> None:
        """Continue from the state on disk. Raises TrainingError."""
        self.progress, tensors = load_state(self._files.state)
        try:
            self._raw.load_state_dict(tensors["network"])
            self._raw_optimiser.load_state_dict(tensors["optimiser"])
            self._average.load(tensors["average"])
            self._team.fabric.strategy.precision.load_state_dict(tensors["precision"])
        except (KeyError, TypeError, ValueError, RuntimeError) as error:
            raise TrainingError(
                "The saved state does not fit this run's network or settings; start a new run.", self._files.state
            ) from error

    def train(self, stop: Stop | None = None) -> Generator[BatchTrained | EpochTrained, None, str]:
        """Train what is left, or until `stop`, which the first process looks at.

        Returns "done", "early stopping", "stopped" or "paused", the state saved. Raises TrainingError when the loss is
        no number or the disk refuses; the last saved state stands.
        """
        settings, progress, self._stop = self._settings, self.progress, stop
        with ThreadPoolExecutor(1, "clips") as clips:
            while progress.epoch < settings.epochs:
                if settings.patience and progress.since_best >= settings.patience:
                    return "early stopping"
                if not self._agreed_wish():
                    yield from self._batches(clips)
                if self._wish:
                    self._save()
                    return "stopped" if self._wish == STOP else "paused"
                yield from self._end_epoch()
        return "done"

    def _batches(self, clips: ThreadPoolExecutor) -> Generator[BatchTrained, None, None]:
        """The steps that are left of the epoch under way, or until a wish."""
        progress, settings, began = self.progress, self._settings, time.perf_counter()
        before = progress.epoch_seconds
        sums = torch.tensor(
            progress.sums or [0.0] * (2 + self._training.genres**2), dtype=self._sum_type, device=self._team.device
        )
        told, seen_then = began, float(sums[1])
        self._network.train()
        if settings.freeze_convolutions and settings.start_from:
            for layer in frozen_layers(self._raw):
                layer.eval()
        for step, parts in self._prepared(clips):
            rate = self._step(step, parts, sums)
            progress.step = step + 1
            progress.epoch_seconds = before + time.perf_counter() - began
            if time.perf_counter() - told >= _TELL_SECONDS or step + 1 == self._steps:
                progress.sums = sums.tolist()
                mean = self._mean_loss(progress.sums)
                now, seen = time.perf_counter(), progress.sums[1]
                speed = (seen - seen_then) * self._team.size / max(now - told, 1e-9)
                told, seen_then = now, seen
                memory = self._team.memory_bytes()
                yield BatchTrained(progress.epoch + 1, step + 1, self._steps, mean, rate, speed, memory)
            if self._agreed_wish():
                break
        progress.sums = sums.tolist()

    def _prepared(self, clips: ThreadPoolExecutor) -> Iterator[tuple[int, list[Part]]]:
        """(step, this process's parts of its batch) for each step left; the next parts are made beside."""
        settings, data, weights, epoch = self._settings, self._training, self._importance, self.progress.epoch
        order = epoch_order(data, settings, epoch)

        def ordered(step: int) -> list[Future[Part]]:
            batch = order[step * settings.batch : (step + 1) * settings.batch]
            places = part_places(batch, self._micro_batch, self._team.size)
            numbered = list(enumerate(places))[self._team.rank :: self._team.size]
            return [
                clips.submit(
                    make_part, data, settings, chosen, (epoch, step, number), len(chosen) / len(batch), weights
                )
                for number, chosen in numbered
            ]

        steps = range(self.progress.step, self._steps)
        ahead = ordered(steps[0]) if steps else []
        try:
            for step in steps:
                parts, ahead = ahead, ordered(step + 1) if step + 1 in steps else []
                yield step, [part.result() for part in parts]
        finally:
            for part in ahead:
                part.cancel()

    def _step(self, step: int, parts: list[Part], sums: Tensor) -> float:
        """One step of the optimiser; the learning rate it was made with. Adds to `sums`."""
        settings, steps = self._settings, self._settings.epochs * self._steps
        done, cosine = self.progress.epoch * self._steps + step, settings.schedule == "cosine"
        rate = learning_rate(done, steps, int(settings.warm_up * steps), settings.learning_rate, cosine=cosine)
        if not parts:
            return rate
        for group in self._raw_optimiser.param_groups:
            group["lr"] = rate
        fabric = self._team.fabric
        for number, part in enumerate(parts):
            gathers = number + 1 < len(parts) and self._team.size > 1  # gradients stay in this process meanwhile
            with fabric.no_backward_sync(self._network) if gathers else nullcontext():
                torch.manual_seed(part.seed)
                level = self._levels(part)
                logits = self._network(level)
                losses = self._losses(part, level, logits)
                fabric.backward(losses.mean() * (part.share * self._team.size))
            labels = torch.from_numpy(part.labels).to(self._team.device)
            _count(sums, losses.detach(), logits.detach()[:, : self._training.genres], labels)
        if settings.gradient_clip > 0:
            fabric.clip_gradients(
                self._network, self._optimiser, max_norm=settings.gradient_clip, error_if_nonfinite=False
            )
        self._optimiser.step()
        self._optimiser.zero_grad(set_to_none=True)
        self._average.follow()
        return rate

    def _losses(self, part: Part, level: Tensor, logits: Tensor) -> Tensor:
        """(k,): cross-entropy with the labels and divergence from the model that the run starts from, as weighted."""
        target, weight, held = (
            torch.from_numpy(array).to(self._team.device) for array in (part.target, part.weight, part.held)
        )
        told = functional.log_softmax(logits.float(), dim=1)[:, : self._training.genres]
        losses = -(target * told).sum(dim=1) * weight
        if self._start is None:
            return losses
        return losses + self._settings.distillation * held * self._start.divergence(level, logits)

    def _levels(self, part: Part) -> Tensor:
        """(k, 1, bands, frames) in dB on the device; bytes travel as bytes."""
        level = torch.from_numpy(part.level).to(self._team.device, non_blocking=True)
        return level if level.dtype == torch.float32 else level.float() * (DEPTH_DB / 255.0) - DEPTH_DB

    def _end_epoch(self) -> Generator[EpochTrained, None, None]:
        """Classify, keep the better network, save, tell."""
        progress, settings, began = self.progress, self._settings, time.perf_counter()
        totals = self._team.total(torch.tensor(progress.sums, dtype=self._sum_type, device=self._team.device)).tolist()
        training = matrix_scores(self._mean_loss(totals), np.array(totals[2:]).reshape(self._training.genres, -1))
        self._team.level_statistics(self._raw)
        if self._average.network is not self._raw:
            self._team.level_statistics(self._average.network)
        logits = predict(self._average.network, self._validation, self._team)
        validation = scores_of(logits, self._validation.labels, self._training.genres)
        seconds = progress.epoch_seconds + time.perf_counter() - began
        progress.epoch, progress.step, progress.sums = progress.epoch + 1, 0, []
        progress.seconds, progress.epoch_seconds = progress.seconds + seconds, 0.0
        best = progress.best
        is_best = not len(self._validation) or best is None or _merit(validation) > _merit(best)
        progress.since_best = 0 if is_best else progress.since_best + 1
        if is_best:
            progress.best_epoch = progress.epoch
            progress.best = validation if len(self._validation) else training
            if self._team.rank == 0:
                self._keep_best(self._average.network, logits, progress)
        left = settings.epochs - progress.epoch
        fewest = min(left, settings.patience - progress.since_best) if settings.patience else left
        times = [*(epoch.seconds for epoch in progress.history), seconds]
        step = EpochTrained(
            epoch=progress.epoch,
            epochs=settings.epochs,
            training=training,
            validation=validation,
            learning_rate=float(self._raw_optimiser.param_groups[0]["lr"]),
            seconds=seconds,
            clips_per_second=totals[1] / max(seconds, 1e-9),
            remaining_seconds=remaining_seconds(times, left, fewest),
            is_best=is_best,
        )
        progress.history.append(step)
        self._save()
        yield step

    def _mean_loss(self, sums: list[float]) -> float:
        """Raises TrainingError when it is no number."""
        mean = sums[0] / max(sums[1], 1.0)
        if not math.isfinite(mean):
            if not self.progress.epoch:
                raise TrainingError(
                    "The loss stopped being a number in epoch 1; a lower learning rate or gradient clipping may help, "
                    "and the run can start again."
                )
            raise TrainingError(
                "The loss stopped being a number in epoch {epoch}; a lower learning rate or gradient clipping may "
                "help, and the run can go on from the end of epoch {last}.",
                epoch=self.progress.epoch + 1,
                last=self.progress.epoch,
            )
        return mean

    def _save(self) -> None:
        if self._team.rank == 0:
            tensors = {
                "network": self._raw.state_dict(),
                "optimiser": self._raw_optimiser.state_dict(),
                "average": self._average.state(),
                "precision": self._team.fabric.strategy.precision.state_dict(),
            }
            save_state(self._files.state, self.progress, tensors)

    def _agreed_wish(self) -> str:
        """The person's wish, which the first process sees, in all of them."""
        self._wish = self._stop.wish if self._stop is not None else ""
        if self._team.size > 1:
            mine = WISHES.index(self._wish) if self._team.rank == 0 else 0
            self._wish = WISHES[int(self._team.total(torch.tensor(mine, device=self._team.device)))]
        return self._wish


def _merit(scores: Scores) -> tuple[float, float]:
    """A higher macro-F1 is better; between equals the lower loss."""
    return scores.macro_f1, -scores.loss


def _count(sums: Tensor, losses: Tensor, logits: Tensor, labels: Tensor) -> None:
    """Add up loss, clips and the confusion matrix (rows are the truth), without waiting for the device.

    `logits` (k, genres); a label of -1 counts in no row.
    """
    genres = logits.shape[1]
    sums[0] += losses.sum()
    sums[1] += len(losses)
    truth = functional.one_hot(labels + 1, genres + 1)[:, 1:].to(sums.dtype)
    answer = functional.one_hot(logits.argmax(dim=1), genres).to(sums.dtype)
    sums[2:] += (truth.T @ answer).flatten()
