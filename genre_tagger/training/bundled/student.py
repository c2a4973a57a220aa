"""The student's training: a loop without epochs over samples that the pool holds or is still getting.

Deterministic by seed on one machine with one thread: the number of the step says which chunk is seen, and a chunk that
is not there yet is waited for. The weights that count are an exponential moving average of the ones that are trained.
The learning rate runs in cycles, so that a network stands at the end of each and a later session can add one.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from sklearn.linear_model import Ridge
from torch import Tensor, nn
from torch.nn import functional

from genre_tagger.classification.crnn import Crnn, CrnnConfig
from genre_tagger.foundation.errors import TrainingError
from genre_tagger.foundation.whole_file import whole_file
from genre_tagger.training.bundled.material import TargetMaker
from genre_tagger.training.bundled.samples import Chunk, Pool
from genre_tagger.training.run.network import WeightAverage, learning_rate, make_optimiser
from genre_tagger.training.run.team import computes_in_bfloat16
from genre_tagger.training.windows.mel_windows import to_db

Rows = NDArray[np.int64]

_VIEW_HEAD_RIDGE = 0.01  # a share of the embedding's variance


@dataclass(frozen=True, slots=True)
class Cycle:
    """`steps` with a warm-up to `peak_rate` and half a cosine down to a hundredth of it.

    `chunks` is how many of the pool's are seen by its end.
    """

    steps: int
    chunks: int
    peak_rate: float = 2e-3
    warm_up: int = 400


@dataclass(frozen=True, slots=True)
class StudentPlan:
    """Everything that decides a run beside network and targets.

    A `fresh_share` of the chunks in a row was never seen before, as long as the cycle has such; what a cycle was short
    of the next makes up for. The others are drawn among those that were seen. `view_weight` is the weight of the
    teacher's views beside the genres. `precision` is "32", "bf16" (convolutions in bfloat16) or "auto": bf16 where the
    processor computes in it.
    """

    cycles: tuple[Cycle, ...]
    fresh_share: float = 0.5
    batch: int = 24
    weight_decay: float = 0.02
    view_weight: float = 1.0
    average_decay: float = 0.999
    gradient_limit: float = 2.0
    seed: int = 1
    precision: str = "auto"

    def place(self, step: int) -> tuple[int, int]:
        """Which cycle `step` belongs to (the number of cycles where all are over), and which step of it it is."""
        for number, cycle in enumerate(self.cycles):
            if step < cycle.steps:
                return number, step
            step -= cycle.steps
        return len(self.cycles), step

    def learning_rate(self, step: int) -> float:
        """At `step`, counted over all cycles."""
        number, within = self.place(step)
        cycle = self.cycles[min(number, len(self.cycles) - 1)]
        return learning_rate(within, cycle.steps, cycle.warm_up, cycle.peak_rate)


@dataclass(frozen=True, slots=True)
class Progress:
    """Mean losses since the last report: KL divergence from the head's genres (nats) and the views' squared error."""

    step: int
    slot: int
    divergence: float
    view_loss: float
    learning_rate: float
    seconds_a_step: float


class Student(nn.Module):
    """The network with a second head for the teacher's views, which stays behind at export."""

    def __init__(self, config: CrnnConfig, views: int) -> None:
        super().__init__()
        self.network = Crnn(config)
        self.view_head = nn.Linear(config.dense_units, views)

    def forward(self, mel_db: Tensor) -> tuple[Tensor, Tensor]:
        """(batch, 1, bands, frames) -> genre logits (batch, outputs), views (batch, V)."""
        embedding = self.network.dropout(self.network.embedding(mel_db))
        return self.network.output(embedding), self.view_head(embedding)


class StudentTraining:
    """A run that can stop after any slot and go on from its checkpoint. One thread."""

    def __init__(
        self, config: CrnnConfig, pool: Pool, targets: TargetMaker, plan: StudentPlan, allowed: NDArray[np.bool_]
    ) -> None:
        """`allowed` (N,) marks the clips of the corpus that may be seen: a sample with another is left out."""
        torch.manual_seed(plan.seed)
        self._pool, self._targets, self._plan, self._allowed = pool, targets, plan, allowed
        self._student = Student(config, len(targets.mean))
        self._student.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        self._average = WeightAverage(self._student, plan.average_decay)
        self._optimiser = make_optimiser(self._student, "adamw", 0.0, plan.weight_decay)
        self._view_weights = torch.from_numpy(targets.view_weights)
        self._in_bfloat16 = plan.precision == "bf16" or (plan.precision == "auto" and computes_in_bfloat16())
        self.step = self.slot = self._chunks_seen = 0
        self.seconds = 0.0
        self._due = 1.0 - plan.fresh_share  # a fresh chunk is seen each time this reaches 1

    @property
    def network(self) -> Crnn:
        """The averaged network as it stands, in evaluation mode. The run changes it."""
        return self._average.network.network.eval()

    def state(self) -> dict[str, Any]:
        """What `resume` needs to go on as if nothing had happened."""
        return {
            "student": self._student.state_dict(),
            "averaged": self._average.network.state_dict(),
            "optimiser": self._optimiser.state_dict(),
            "random": torch.get_rng_state(),
            "step": self.step,
            "slot": self.slot,
            "seconds": self.seconds,
            "chunks_heard": self._chunks_seen,
            "due": self._due,
        }

    def resume(self, state: dict[str, Any]) -> None:
        """Take up a run that `state` was taken of."""
        self._student.load_state_dict(state["student"])
        self._average.load({"weights": state["averaged"], "steps": state["step"]})
        self._optimiser.load_state_dict(state["optimiser"])
        torch.set_rng_state(state["random"])
        self.step, self.slot, self.seconds = state["step"], state["slot"], state["seconds"]
        self._chunks_seen, self._due = state["chunks_heard"], state["due"]

    @torch.no_grad()
    def start_from(self, network: Crnn) -> None:
        """Begin at the weights of a network that stands, with a head for the views fitted to it (ridge regression on
        the first chunk)."""
        chunk = self._pool.read(0)
        student, views = self._student.eval(), self._targets.views(chunk.embedding, chunk.tag_logits)
        student.network.load_state_dict(network.state_dict())
        level = torch.from_numpy(to_db(chunk.level)[:, None])
        known = torch.cat([student.network.embedding(part) for part in torch.split(level, self._plan.batch)]).numpy()
        fitted = Ridge(alpha=len(known) * _VIEW_HEAD_RIDGE * known.var(axis=0).mean()).fit(known, views)
        student.view_head.weight.copy_(torch.from_numpy(np.asarray(fitted.coef_)))
        student.view_head.bias.copy_(torch.from_numpy(np.asarray(fitted.intercept_)))
        self._average.network.load_state_dict(student.train().state_dict())

    def run(self) -> Iterator[Progress]:
        """Train to the end of the next cycle; yields after every slot. Raises TrainingError when the loss is no
        longer a number."""
        cycle = self._plan.place(self.step)[0]
        while cycle < len(self._plan.cycles) and self._plan.place(self.step)[0] == cycle:
            chunk = self._pool.read(self._next_chunk(self._plan.cycles[cycle]))
            started, before, sums = time.perf_counter(), self.step, torch.zeros(2)
            for rows in self._batches(chunk):
                sums += self._train_on(chunk, rows)
                self.step += 1
                if self._plan.place(self.step)[0] != cycle:
                    break
            self.slot += 1
            taken, done = time.perf_counter() - started, max(self.step - before, 1)
            self.seconds += taken
            divergence, view_loss = (sums / done).tolist()
            rate = self._plan.learning_rate(self.step - 1)
            yield Progress(self.step, self.slot, divergence, view_loss, rate, taken / done)

    def _next_chunk(self, cycle: Cycle) -> int:
        """The number of the chunk to see in this slot: a fresh one when it is due, else any of those before."""
        self._due += self._plan.fresh_share
        if self._due < 1.0 or self._chunks_seen >= cycle.chunks:
            return int(np.random.default_rng((self._plan.seed, self.slot)).integers(self._chunks_seen))
        self._due -= 1.0
        self._chunks_seen += 1
        return self._chunks_seen - 1

    def _batches(self, chunk: Chunk) -> list[Rows]:
        """Rows of the chunk in an order drawn for this slot; those with a clip that is not allowed are left out."""
        order = np.random.default_rng((self._plan.seed, self.slot, 1)).permutation(len(chunk.share))
        clips = chunk.clip[order]
        order = order[(self._allowed[clips] | (clips < 0)).all(axis=1)]
        batch = self._plan.batch
        return [order[start : start + batch] for start in range(0, len(order) - batch + 1, batch)]

    def _train_on(self, chunk: Chunk, rows: Rows) -> Tensor:
        for group in self._optimiser.param_groups:
            group["lr"] = self._plan.learning_rate(self.step)
        losses = self._losses(chunk, rows)
        total = losses[0] + self._plan.view_weight * losses[1]
        if not torch.isfinite(total):
            raise TrainingError("The loss stopped being a number at step {step}.", step=self.step + 1)
        self._optimiser.zero_grad(set_to_none=True)
        total.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(self._student.parameters(), self._plan.gradient_limit)
        self._optimiser.step()
        self._average.follow()
        return losses.detach()

    def _losses(self, chunk: Chunk, rows: Rows) -> Tensor:
        """(2,): KL divergence from the head's genres, weighted squared error of the standardised views."""
        views = self._targets.views(chunk.embedding[rows], chunk.tag_logits[rows])
        genres = torch.from_numpy(self._targets.genres(views))
        level = torch.from_numpy(to_db(chunk.level[rows])[:, None]).to(memory_format=torch.channels_last)
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self._in_bfloat16):
            logits, told = self._student(level)
        divergence = functional.kl_div(functional.log_softmax(logits.float(), dim=1), genres, reduction="batchmean")
        error = ((told.float() - torch.from_numpy(views)).square() * self._view_weights).sum(dim=1).mean()
        return torch.stack([divergence, error])


def save_state(path: Path, state: dict[str, Any]) -> None:
    """Write a checkpoint of a run, whole or not at all."""
    with whole_file(path) as stream:
        torch.save(state, stream)
