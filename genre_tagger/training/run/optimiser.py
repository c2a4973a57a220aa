"""How the weights of a run move: optimiser, learning rate over time, and their moving average."""

from __future__ import annotations

import math
from copy import deepcopy

import torch
from torch import Tensor, nn

from genre_tagger.classification.crnn import Crnn
from genre_tagger.training.run.settings import RunSettings


def make_optimiser(network: Crnn, settings: RunSettings) -> torch.optim.Optimizer:
    """Adam as in the study, or AdamW; weight decay acts on matrices and kernels only."""
    matrices = [parameter for parameter in network.parameters() if parameter.ndim > 1]
    others = [parameter for parameter in network.parameters() if parameter.ndim <= 1]
    groups = [{"params": matrices, "weight_decay": settings.weight_decay}, {"params": others, "weight_decay": 0.0}]
    kind = torch.optim.AdamW if settings.optimiser == "adamw" else torch.optim.Adam
    return kind(groups, lr=settings.learning_rate)


def learning_rate(step: int, steps: int, settings: RunSettings) -> float:
    """At `step` of `steps` in the whole run: a linear rise over the warm-up, then constant or half a cosine."""
    warm_steps = int(settings.warm_up * steps)
    if step < warm_steps:
        return settings.learning_rate * (step + 1) / warm_steps
    if settings.schedule == "constant":
        return settings.learning_rate
    progress = (step - warm_steps) / max(1, steps - warm_steps)
    return settings.learning_rate * (0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * progress)))


class WeightAverage:
    """A moving average of a network's weights and running statistics, which classifies more steadily than the last
    step.

    With a decay of 0 it is the network itself.
    """

    def __init__(self, network: Crnn, decay: float) -> None:
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
        _copy_counts(self.network, self._source, share)

    def state(self) -> dict[str, object]:
        """What `load` needs to go on."""
        return {"steps": self._steps, "weights": self.network.state_dict() if self._decay else None}

    def load(self, state: dict[str, object]) -> None:
        """Inverse of `state`."""
        self._steps = int(state["steps"])  # type: ignore[call-overload]
        if self._decay and state["weights"] is not None:
            self.network.load_state_dict(state["weights"])  # type: ignore[arg-type]


def _copy_counts(averaged: nn.Module, source: nn.Module, share: float) -> None:
    for kept, current in zip(averaged.buffers(), source.buffers(), strict=True):
        if kept.dtype.is_floating_point:
            kept.lerp_(current, share)
        else:
            kept.copy_(current)
