"""One pass through the network with everything on the way recorded, and the way back: Grad-CAM of every stage.

Grad-CAM (Selvaraju et al. 2017): the maps of a stage, each weighted with the mean gradient of the chosen logit over
that map, summed and cut at zero. What is left says where the stage saw something that speaks for the genre. A map is
here one filter's row of one band over time, because that is what the recurrent layer reads: the same filter speaks for
one genre in the bass and for another in the treble, and a mean over all bands forgets it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from genre_tagger.classification.crnn import ConvStage, Crnn, CrnnConfig, segment_weights

Floats = NDArray[np.float32]

_LEAST_ROWS = 6


@dataclass(frozen=True, slots=True, eq=False)
class RecordedPass:
    """What one window left behind. `maps` (segments, filters, bands', frames') a stage; `states` (steps, values) a GRU.

    A network that classifies a window in segments has one map for each, and its steps are those of all segments in
    turn. `attention` (steps,) sums to 1; None for a network without it. `logits` (outputs,) still knows its graph.
    """

    logits: Tensor
    maps: tuple[Tensor, ...]
    states: tuple[Tensor, ...]
    attention: Tensor | None


def recorded_pass(network: Crnn, level_db: Floats) -> RecordedPass:
    """Classify one window, (bands, frames) in dB, in evaluation mode, and keep what every layer said.

    The stages share one activation module, whose first calls are theirs, in order; so the hook counts them.
    """
    stages = len(network.config.stages)
    maps: list[Tensor] = []
    states: list[Tensor] = []
    scores: list[Tensor] = []

    def keep_map(_module: nn.Module, _inputs: tuple[Tensor, ...], output: Tensor) -> None:
        if len(maps) < stages:
            maps.append(output)

    def keep_state(_module: nn.Module, _inputs: tuple[Tensor, ...], output: tuple[Tensor, Tensor]) -> None:
        states.append(output[0].detach().flatten(0, 1))  # (segments * steps, values)

    def keep_scores(_module: nn.Module, _inputs: tuple[Tensor, ...], output: Tensor) -> None:
        scores.append(output.detach())  # (segments, steps, values)

    network.eval()
    hooks = [network.activation.register_forward_hook(keep_map)]
    hooks += [gru.register_forward_hook(keep_state) for gru in network.recurrent]
    if network.attention is not None:
        hooks.append(network.attention.register_forward_hook(keep_scores))
    try:
        with torch.enable_grad():
            batch = torch.from_numpy(level_db)[None, None].requires_grad_()
            logits = network(batch)[0]
    finally:
        for hook in hooks:
            hook.remove()
    attention: Tensor | None = None
    if scores:
        parts = segment_weights(batch.detach(), network.config.segments)[0]  # (segments,)
        attention = (torch.softmax(scores[0], dim=1).mean(dim=2) * parts[:, None]).flatten()
    return RecordedPass(logits, tuple(maps), tuple(states), attention)


def grad_cams(recorded: RecordedPass, output: int) -> tuple[Tensor, ...]:
    """For each stage its raw Grad-CAM for one output's logit, (segments, bands', frames'), never negative.

    The logit is a weighted mean of the segments', so each has its own gradients and weights.
    """
    gradients = torch.autograd.grad(recorded.logits[output], recorded.maps, retain_graph=True)
    cams = []
    for maps, gradient in zip(recorded.maps, gradients, strict=True):
        weights = gradient.mean(dim=3, keepdim=True)  # (segments, filters, bands', 1)
        cams.append(functional.relu((weights * maps).sum(dim=1)).detach())
    return tuple(cams)


def cell_sizes(stages: tuple[ConvStage, ...]) -> tuple[tuple[int, int], ...]:
    """How many (bands, frames) of the window one cell of each stage's maps stands for."""
    bands, frames, sizes = 1, 1, []
    for stage in stages:
        bands, frames = bands * stage.stride[0] * stage.pool[0], frames * stage.stride[1] * stage.pool[1]
        sizes.append((bands, frames))
    return tuple(sizes)


def evidence_stage(config: CrnnConfig) -> int:
    """The stage (1 is the first) whose Grad-CAM is shown first: the last that still tells six ranges of bands apart.

    For the study's networks that is the last of all. With the bundled one it is the third of five: the last, whose maps
    have three rows left, points at a third of the spectrum. Of 44 windows of the corpus the occlusion check held for
    43 % by the third and for 45 % by the last with `crnn-4`, for 52 % and 34 % with `crnn-3`, and there for 27 % by the
    third with weights that are means over all bands.
    """
    cells = cell_sizes(config.stages)
    fine = [number for number, (bands, _) in enumerate(cells, start=1) if config.mel_bands // bands >= _LEAST_ROWS]
    return fine[-1] if fine else 1


def on_mel_view(cams: Tensor, cell: tuple[int, int], shape: tuple[int, int]) -> Floats:
    """A stage's Grad-CAM, (segments, bands', frames'), laid over the window: (bands, frames), 1 the strongest.

    Each cell keeps its place, with straight lines between the cells' middles; the few bands and frames that cutting
    and pooling leave over repeat their neighbours.
    """
    segments, rows, columns = cams.shape
    covered = (rows * cell[0], columns * cell[1])
    smooth = functional.interpolate(cams[:, None], size=covered, mode="bilinear", align_corners=False)[:, 0].numpy()
    width = shape[1] // segments
    parts = [_extended(part, (shape[0], width)) for part in smooth]
    picture = _extended(np.concatenate(parts, axis=1), shape)
    strongest = float(picture.max())
    return np.asarray(picture / strongest if strongest > 0 else picture, dtype=np.float32)


def _extended(picture: Floats, shape: tuple[int, int]) -> Floats:
    """Cut, or continued with its last row and column, to `shape`."""
    missing = max(0, shape[0] - picture.shape[0]), max(0, shape[1] - picture.shape[1])
    return np.pad(picture[: shape[0], : shape[1]], ((0, missing[0]), (0, missing[1])), mode="edge")
