"""How weights move in both trainers, the runs' and the shipped model's: optimiser, learning rate, moving average."""

from __future__ import annotations

import math
from copy import deepcopy
from typing import Generic, TypeVar

import torch
from torch import Tensor, nn

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


def computes_in_bfloat16() -> bool:
    """Whether the processor multiplies bfloat16 itself. Without that it is slower than 32 bits."""
    try:
        return bool(torch.cpu._is_avx512_bf16_supported() or torch.cpu._is_amx_tile_supported())
    except AttributeError:
        return False


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
