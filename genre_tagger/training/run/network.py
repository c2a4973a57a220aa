"""The network of a run: a preset's with fresh weights or a standing model's with outputs for the run's genres; how
weights move in both trainers, the runs' and the shipped model's; how it answers on tracks it is not trained on.
"""

from __future__ import annotations

import math
from copy import deepcopy
from dataclasses import replace
from typing import Generic, TypeVar

import numpy as np
import torch
from numpy.typing import NDArray
from scipy.special import log_softmax
from torch import Tensor, nn
from torch.nn import functional

from genre_tagger.classification.checkpoint import load_network
from genre_tagger.classification.crnn import PRESETS, Crnn, cut_segments
from genre_tagger.genres import means_the_same
from genre_tagger.training.run.batches import HeldOutWindows
from genre_tagger.training.run.material import Origin, front_end_of
from genre_tagger.training.run.settings import RunSettings, preset
from genre_tagger.training.run.team import Team
from genre_tagger.training.scores.evaluation import softmax
from genre_tagger.training.scores.scoring import Floats, accuracies, confusion, macro_f1s
from genre_tagger.training.scores.values import Scores
from genre_tagger.training.windows.mel_windows import to_db

NetworkT = TypeVar("NetworkT", bound=nn.Module)


def make_optimiser(
    network: nn.Module, kind: str, rate: float, weight_decay: float
) -> torch.optim.Adam | torch.optim.AdamW:
    """Adam as in the study ("adam"), or "adamw"; `weight_decay` acts on matrices and kernels only."""
    matrices = [parameter for parameter in network.parameters() if parameter.ndim > 1]
    others = [parameter for parameter in network.parameters() if parameter.ndim <= 1]
    groups = [{"params": matrices, "weight_decay": weight_decay}, {"params": others, "weight_decay": 0.0}]
    return (torch.optim.AdamW if kind == "adamw" else torch.optim.Adam)(groups, lr=rate)


def learning_rate(step: int, steps: int, warm_steps: int, peak: float, *, cosine: bool = True) -> float:
    """At `step` of `steps`: a linear rise over `warm_steps` to `peak`, then constant or half a cosine down to a
    hundredth of it."""
    if step < warm_steps:
        return peak * (step + 1) / warm_steps
    if not cosine:
        return peak
    progress = min((step - warm_steps) / max(1, steps - warm_steps), 1.0)
    return peak * (0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * progress)))


class WeightAverage(Generic[NetworkT]):
    """A moving average of a network's weights and running statistics, which classifies more steadily than the last
    step.

    With a decay of 0 it is the network itself.
    """

    def __init__(self, network: NetworkT, decay: float) -> None:
        self._source, self._decay = network, decay
        self._steps = 0
        self.network = deepcopy(network).requires_grad_(False).eval() if decay else network
        for module in self.network.modules():
            if isinstance(module, nn.GRU):
                module.flatten_parameters()  # a copy's weights lie scattered, which CUDA complains about

    @torch.no_grad()
    def follow(self) -> None:
        """Call after each step of the optimiser. The first steps count more, so that no random weights linger."""
        if not self._decay:
            return
        self._steps += 1
        share = 1 - min(self._decay, self._steps / (self._steps + 9))
        mine: list[Tensor] = list(self.network.parameters())
        theirs: list[Tensor] = list(self._source.parameters())
        torch._foreach_lerp_(mine, theirs, share)
        for kept, current in zip(self.network.buffers(), self._source.buffers(), strict=True):
            if kept.dtype.is_floating_point:
                kept.lerp_(current, share)
            else:
                kept.copy_(current)

    def state(self) -> dict[str, object]:
        """What `load` needs to go on."""
        return {"steps": self._steps, "weights": self.network.state_dict() if self._decay else None}

    def load(self, state: dict[str, object]) -> None:
        """Inverse of `state`."""
        self._steps = int(state["steps"])  # type: ignore[call-overload]
        if self._decay and state["weights"] is not None:
            self.network.load_state_dict(state["weights"])  # type: ignore[arg-type]


NEW_GENRE_SHARE = 0.1
"""How much of "none of these" new genres are taken for in music without a label."""
_NEW_GENRE_BIAS = -2.0
"""A new genre begins as this much less likely than "none of these", in logits."""


def build_network(settings: RunSettings, genres: tuple[str, ...], origin: Origin | None, seed: int) -> Crnn:
    """The network before its first step, on the CPU. The same seed gives the same weights.

    From an `origin` everything but the last layer is taken over; of the last layer the genres that both know and, last,
    "none of these" where the origin has it. A genre that is new begins as a part of "none of these". Raises
    CheckpointError.
    """
    torch.manual_seed(seed)
    if origin is None:
        name = preset(settings.preset).network
        frames = front_end_of(name).frames
        segments = max(1, round(frames / settings.crop_frames)) if settings.crop_frames else 1
        return Crnn(replace(PRESETS[name], outputs=len(genres), dropout=settings.dropout, segments=segments))
    standing, info = load_network(origin.folder)
    outputs = len(genres) + int(info.has_other)
    network = Crnn(replace(standing.config, outputs=outputs, dropout=settings.dropout))
    kept = {name: values for name, values in standing.state_dict().items() if not name.startswith("output.")}
    network.load_state_dict(kept, strict=False)
    known = _known_outputs(genres, origin)
    with torch.no_grad():
        for place in range(outputs):
            source = known[place] if place < len(genres) else len(info.genres)
            if source is None and info.has_other:
                network.output.weight[place] += standing.output.weight[-1]
                network.output.bias[place] = standing.output.bias[-1] + _NEW_GENRE_BIAS
            elif source is not None:
                network.output.weight[place] = standing.output.weight[source]
                network.output.bias[place] = standing.output.bias[source]
    if settings.freeze_convolutions:
        for layer in frozen_layers(network):
            layer.requires_grad_(False)
    return network.train()


def frozen_layers(network: Crnn) -> tuple[nn.Module, ...]:
    """Those that `freeze_convolutions` leaves as they are; their running statistics stand still in evaluation mode."""
    return network.convolutions, network.norms


def _known_outputs(genres: tuple[str, ...], origin: Origin) -> list[int | None]:
    """For each genre of the run the output of the origin that says the same, None where it is new."""
    theirs = origin.info.genres
    return [next((n for n, name in enumerate(theirs) if means_the_same(name, genre)), None) for genre in genres]


class StartingModel:
    """The model that a run starts from, asked about the very clips that the run learns from (Li and Hoiem 2017).

    What the run should say: of each genre that both know the same; of all new genres together `NEW_GENRE_SHARE` of what
    the starting model calls none of its own; the rest of that is "none of these". So a new genre is learnt from its
    labels and does not spread over all foreign music.
    """

    def __init__(self, origin: Origin, genres: tuple[str, ...], device: torch.device) -> None:
        """Raises CheckpointError."""
        network, info = load_network(origin.folder)
        self._network = deepcopy(network).to(device).requires_grad_(False).eval()
        known = _known_outputs(genres, origin)
        new = known.count(None)
        rest = [n for n in range(len(info.genres) + int(info.has_other)) if n not in known]
        outputs: list[tuple[int, list[int], float]] = []  # place in the run's logits, those of the model, share of them
        for place, theirs in enumerate(known):
            if theirs is not None:
                outputs.append((place, [theirs], 1.0))
            elif info.has_other:
                outputs.append((place, rest, NEW_GENRE_SHARE / new))
        if info.has_other:
            outputs.append((len(genres), rest, 1.0 - NEW_GENRE_SHARE if new else 1.0))
        self._outputs = outputs

    def divergence(self, level_db: Tensor, logits: Tensor) -> Tensor:
        """(k,): Kullback-Leibler divergence of `logits` (k, outputs), the run's answer to `level_db`
        (k, 1, bands, frames), from what it should say, in nats."""
        with torch.no_grad():
            said = self._network.output(self._network.embedding_of_segments(level_db)).float()
            parts = [said[:, theirs].logsumexp(dim=1) + math.log(share) for _, theirs, share in self._outputs]
            wanted = functional.log_softmax(torch.stack(parts, dim=1), dim=1)
        mine = functional.log_softmax(logits.float()[:, [place for place, _, _ in self._outputs]], dim=1)
        return functional.kl_div(mine, wanted, reduction="none", log_target=True).sum(dim=1)


Rows = NDArray[np.int64]


@torch.no_grad()
def predict(network: Crnn, held_out: HeldOutWindows, team: Team | None = None) -> Floats:
    """(n, outputs): each track's logits; of several windows, the logarithm of their mean probability.

    In full precision and evaluation mode, as the finished model will classify. With a `team` the work is shared out:
    all its processes must call this, and all get the whole.
    """
    was_training = network.training
    network.eval()
    device = next(network.parameters()).device
    at_once = 8 if device.type == "cpu" else 64
    parts = network.config.segments if held_out.segment_windows else 1
    answers = torch.zeros((len(held_out.rows), parts, network.config.outputs), device=device)
    places = np.arange(len(held_out.rows))
    if team is not None:
        places = places[team.rank :: team.size]
    for start in range(0, len(places), at_once):
        chosen = places[start : start + at_once]
        level = to_db(held_out.windows.level.rows(held_out.rows[chosen]))[:, None]
        windows = cut_segments(torch.from_numpy(level).to(device), parts)
        embedding = network.embedding_of_segments(windows) if parts > 1 else network.embedding(windows)
        logits = network.output(embedding).float().reshape(len(chosen), parts, -1)
        answers[torch.from_numpy(chosen).to(device)] = logits
    network.train(was_training)
    logits_of_parts = (answers if team is None else team.total(answers)).cpu().numpy().astype(np.float64)
    sounding = _sounding(held_out, parts)
    return by_track(logits_of_parts[sounding], np.repeat(held_out.track, sounding.sum(axis=1)), len(held_out))


def _sounding(held_out: HeldOutWindows, parts: int) -> NDArray[np.bool_]:
    """(m, parts): the parts of each window that are not mostly padding; the first always."""
    frames = held_out.windows.level.shape[2] / parts
    middles = (np.arange(parts) + 0.5) * frames
    sounding = middles <= held_out.windows.valid_frames[held_out.rows][:, None]
    sounding[:, 0] = True
    return np.asarray(sounding)


def by_track(logits: Floats, track: Rows, tracks: int) -> Floats:
    """Windows (m, outputs), of the tracks numbered in `track` (m,), to tracks (n, outputs)."""
    windows = np.bincount(track, minlength=tracks)
    if (windows == 1).all():
        return logits[np.argsort(track)]
    sums = np.zeros((tracks, logits.shape[1]))
    np.add.at(sums, track, softmax(logits))
    return np.asarray(np.log(np.maximum(sums / windows[:, None], 1e-30)))


def scores_of(logits: Floats, labels: Rows, genres: int) -> Scores:
    """Mean cross-entropy, accuracy and macro-F1 among the `genres`, whose logits come first; NaN without tracks."""
    if not len(labels):
        return Scores(math.nan, math.nan, math.nan)
    logits = logits[:, :genres]
    loss = -log_softmax(logits, axis=1)[np.arange(len(labels)), labels].mean()
    return matrix_scores(float(loss), confusion(labels, logits.argmax(axis=1), genres))


def matrix_scores(loss: float, matrix: NDArray[np.number]) -> Scores:
    """Accuracy and macro-F1 (over the genres that occur) of a confusion matrix whose rows are the truth."""
    return Scores(loss, float(accuracies(matrix)), float(macro_f1s(matrix)))
