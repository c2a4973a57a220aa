"""The network of a run: a preset's with fresh weights, or a standing model's with outputs for the run's genres."""

from __future__ import annotations

import math
from copy import deepcopy
from dataclasses import replace

import torch
from torch import Tensor, nn
from torch.nn import functional

from genre_tagger.classification.checkpoint import load_network
from genre_tagger.classification.crnn import PRESETS, Crnn
from genre_tagger.genres import means_the_same
from genre_tagger.training.run.origin import Origin, front_end_of
from genre_tagger.training.run.settings import RunSettings, preset

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
