"""Trained networks made into what ships: several of them averaged in one, and weights rounded to half their room."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import replace

import torch
from torch import Tensor

from genre_tagger.classification.crnn import Crnn


def side_by_side(networks: Sequence[Crnn]) -> Crnn:
    """One network whose logits are the mean of those of `networks`, which must be of one shape and single members.

    Raises ValueError for others.
    """
    config = networks[0].config
    if config.members != 1 or any(network.config != config for network in networks):
        raise ValueError("only single networks of one shape can stand side by side")
    if len(networks) == 1:
        return networks[0]
    together = Crnn(replace(config, members=len(networks)))
    states = [network.state_dict() for network in networks]
    merged: dict[str, Tensor] = {}
    for name, first in states[0].items():
        layer = name.partition(".")[0]
        of_all = [state[name] for state in states]
        if name == "output.weight":
            merged[name] = torch.cat(of_all, dim=1) / len(networks)
        elif name == "output.bias":
            merged[name] = torch.stack(of_all).mean(dim=0)
        elif layer in ("convolutions", "norms"):
            merged[name] = torch.cat(of_all) if first.ndim else first
        else:  # recurrent.0.weight -> recurrent.0.members.1.weight, dense.weight -> dense.members.1.weight
            head, tail = name.rsplit(".", 1)
            merged |= {f"{head}.members.{number}.{tail}": values for number, values in enumerate(of_all)}
    together.load_state_dict(merged)
    return together.train(networks[0].training)


@torch.no_grad()
def in_halves(network: Crnn) -> Crnn:
    """A copy whose kernels and matrices are rounded to what float16 can say; biases and norms stay as they are."""
    rounded = deepcopy(network)
    for parameter in rounded.parameters():
        if parameter.ndim > 1:
            parameter.copy_(parameter.half())
    return rounded
