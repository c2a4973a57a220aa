"""Layers for networks that stand side by side in one: each member keeps to its own part of the last axis.

Convolutions need none of this, they can be grouped. With a single member these are torch's own layers.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn


class SideBySideLinear(nn.Module):
    """One linear layer a member, each on its own part of the last axis.

    (..., members * inputs) -> (..., members * outputs)
    """

    def __init__(self, members: int, inputs: int, outputs: int) -> None:
        super().__init__()
        self.members = nn.ModuleList(nn.Linear(inputs, outputs) for _ in range(members))

    def forward(self, values: Tensor) -> Tensor:
        parts = values.chunk(len(self.members), dim=-1)
        return torch.cat([member(part) for member, part in zip(self.members, parts, strict=True)], dim=-1)


class SideBySideGru(nn.Module):
    """One GRU a member, each on its own part of the last axis; answers as `nn.GRU` does, without the last state."""

    def __init__(self, members: int, inputs: int, units: int, bidirectional: bool) -> None:
        super().__init__()
        self.members = nn.ModuleList(
            nn.GRU(inputs, units, batch_first=True, bidirectional=bidirectional) for _ in range(members)
        )

    def forward(self, steps: Tensor) -> tuple[Tensor, None]:
        parts = steps.chunk(len(self.members), dim=-1)
        return torch.cat([member(part)[0] for member, part in zip(self.members, parts, strict=True)], dim=-1), None


def linear_of(members: int, inputs: int, outputs: int) -> nn.Linear | SideBySideLinear:
    """A linear layer of a network with so many members; its sizes are those of one."""
    return nn.Linear(inputs, outputs) if members == 1 else SideBySideLinear(members, inputs, outputs)


def gru_of(members: int, inputs: int, units: int, bidirectional: bool) -> nn.GRU | SideBySideGru:
    """A recurrent layer of a network with so many members; its sizes are those of one."""
    if members > 1:
        return SideBySideGru(members, inputs, units, bidirectional)
    return nn.GRU(inputs, units, batch_first=True, bidirectional=bidirectional)
