"""The training loop: a generator that yields how it goes and, last, the trained network.

Deterministic by seed on one machine with one thread. The weights that count are an exponential moving average of the
ones that are trained, which stands for an ensemble of the last thousand steps.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field

import torch
from torch import Tensor, nn
from torch.nn import functional

from genre_tagger.classification.crnn import Crnn, CrnnConfig
from genre_tagger.errors import TrainingError
from genre_tagger.training.augmentation import AugmentationPlan
from genre_tagger.training.distillation import Targets
from genre_tagger.training.windows import Batch, BatchSource


@dataclass(frozen=True, slots=True)
class TrainingPlan:
    """Everything that decides a run beside network, data and targets.

    `crop_frames` are the crop lengths, one drawn a step; the last `long_share` of the steps uses `long_frames` (and
    as many fewer crops), so that the network ends on windows closer to what it will judge. `view_weight` is the
    taggers' share of the loss, `in_company` says whose opinion the targets are (`distillation.with_company`).
    `precision` is "32", "bf16" (convolutions in bfloat16, sums in float32), or "auto": bf16
    where the processor computes in it, which takes two thirds of the time.
    """

    steps: int = 8_000
    batch: int = 24
    crop_frames: tuple[int, ...] = (176, 224, 272)
    long_share: float = 0.1
    long_frames: int = 455
    learning_rate: float = 2e-3
    weight_decay: float = 0.02
    warm_up: float = 0.05
    view_weight: float = 1.0
    in_company: bool = False
    average_decay: float = 0.999
    seed: int = 1
    report_every: int = 250
    class_share: tuple[float, ...] = (0.21, 0.21, 0.21, 0.21, 0.16)
    precision: str = "auto"
    augmentation: AugmentationPlan = field(default_factory=AugmentationPlan)


@dataclass(frozen=True, slots=True)
class EpochResult:
    """A stretch of steps: mean losses since the last report, the learning rate and the time so far."""

    step: int
    genre_loss: float
    view_loss: float
    learning_rate: float
    elapsed_seconds: float


@dataclass(frozen=True, slots=True, eq=False)
class Trained:
    """The end of a run: the averaged network (CPU, evaluation mode) and what the run took."""

    network: Crnn
    elapsed_seconds: float


class Student(nn.Module):
    """The network with a second head for the taggers' views, which stays behind at export."""

    def __init__(self, config: CrnnConfig, views: int) -> None:
        super().__init__()
        self.network = Crnn(config)
        self.view_head = nn.Linear(config.embedding_units, views)

    def forward(self, mel_db: Tensor) -> tuple[Tensor, Tensor]:
        """(batch, 1, bands, frames) -> genre logits (batch, outputs), views (batch, V)."""
        embedding = self.network.embedding(mel_db)
        dropped = self.network.dropout(embedding)
        return self.network.output(dropped), self.view_head(dropped)


def train(
    config: CrnnConfig,
    source: BatchSource,
    targets: Targets,
    plan: TrainingPlan,
    observe: Callable[[int, Crnn], None] | None = None,
) -> Iterator[EpochResult | Trained]:
    """Train on `source`; yields an EpochResult every `report_every` steps and Trained at the end.

    `observe` gets the step and the averaged network with each report. Closing the generator stops the run. Raises
    TrainingError when the loss is no longer a number.
    """
    torch.manual_seed(plan.seed)
    student = Student(config, targets.views.shape[1])
    student.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    averaged = deepcopy(student).requires_grad_(False)
    optimiser = torch.optim.AdamW(_parameter_groups(student, plan), lr=plan.learning_rate)
    view_weights = torch.from_numpy(targets.view_weights)
    in_bfloat16 = computes_in_bfloat16(plan.precision)
    started = time.perf_counter()
    sums = torch.zeros(2)
    for step in range(plan.steps):
        rate = learning_rate(step, plan)
        for group in optimiser.param_groups:
            group["lr"] = rate
        losses = _losses(student, _next_batch(source, plan, step), view_weights, in_bfloat16)
        total = losses[0] + plan.view_weight * losses[1]
        if not torch.isfinite(total):
            raise TrainingError(f"The loss stopped being a number at step {step + 1}; a lower learning rate may help.")
        optimiser.zero_grad(set_to_none=True)
        total.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(student.parameters(), 2.0)
        optimiser.step()
        _move_average(averaged, student, min(plan.average_decay, (step + 1) / (step + 10)))
        sums += losses.detach()
        if (step + 1) % plan.report_every == 0 or step + 1 == plan.steps:
            mean = (sums / (step % plan.report_every + 1)).tolist()
            sums.zero_()
            if observe is not None:
                observe(step + 1, averaged.network.eval())
            yield EpochResult(step + 1, mean[0], mean[1], rate, time.perf_counter() - started)
    yield Trained(averaged.network.eval(), time.perf_counter() - started)


def computes_in_bfloat16(precision: str) -> bool:
    """Whether a run of this `precision` uses bfloat16 on this machine's processor."""
    native = torch.cpu._is_avx512_bf16_supported() or torch.cpu._is_amx_tile_supported()
    return precision == "bf16" or (precision == "auto" and native)


def learning_rate(step: int, plan: TrainingPlan) -> float:
    """Linear rise over the warm-up, then half a cosine down to a hundredth."""
    warm_steps = max(1, int(plan.warm_up * plan.steps))
    if step < warm_steps:
        return plan.learning_rate * (step + 1) / warm_steps
    progress = (step - warm_steps) / max(1, plan.steps - warm_steps)
    return plan.learning_rate * (0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * progress)))


def _next_batch(source: BatchSource, plan: TrainingPlan, step: int) -> Batch:
    if step >= plan.steps * (1 - plan.long_share):
        frames = plan.long_frames
        mean_frames = sum(plan.crop_frames) / len(plan.crop_frames)
        return source.draw(max(8, round(plan.batch * mean_frames / frames)), frames)
    return source.draw(plan.batch, int(source.random.choice(plan.crop_frames)))


def _losses(student: Student, batch: Batch, view_weights: Tensor, in_bfloat16: bool) -> Tensor:
    """(2,): cross-entropy with the soft genres, weighted squared error of the standardised views."""
    level = torch.from_numpy(batch.level_db).to(memory_format=torch.channels_last)
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=in_bfloat16):
        logits, views = student(level)
    logits, views = logits.float(), views.float()
    genre_loss = functional.cross_entropy(logits, torch.from_numpy(batch.genre))
    view_loss = ((views - torch.from_numpy(batch.views)).square() * view_weights).sum(dim=1).mean()
    return torch.stack([genre_loss, view_loss])


def _parameter_groups(student: Student, plan: TrainingPlan) -> list[dict[str, object]]:
    """Weight decay on matrices and kernels only: biases and normalisation scales are left alone."""
    matrices = [parameter for parameter in student.parameters() if parameter.ndim > 1]
    others = [parameter for parameter in student.parameters() if parameter.ndim <= 1]
    return [{"params": matrices, "weight_decay": plan.weight_decay}, {"params": others, "weight_decay": 0.0}]


@torch.no_grad()
def _move_average(averaged: Student, student: Student, decay: float) -> None:
    mine: list[Tensor] = list(averaged.parameters())
    theirs: list[Tensor] = list(student.parameters())
    torch._foreach_lerp_(mine, theirs, 1 - decay)
    for kept, current in zip(averaged.buffers(), student.buffers(), strict=True):
        if kept.dtype.is_floating_point:
            kept.lerp_(current, 1 - decay)
        else:
            kept.copy_(current)
