"""What a fine-tuned network must not lose: the answer "none of these", and how sure is sure enough."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import torch

from genre_tagger.classification.checkpoint import load_network, save_checkpoint
from genre_tagger.classification.crnn import Crnn


def keep_none_of_these(checkpoint: Path, parent: Path) -> None:
    """Give the network in `checkpoint`, fine-tuned from `parent`, the parent's last output and its calibration.

    A run on genres alone drops the output for music that is none of them; the fine-tuned layers below have moved so
    little that the parent's still fits (what it costs shows in the verdicts that are kept). Temperature, threshold
    and the way a track is heard are the parent's too: a few corrections are no ground to calibrate on. Raises
    CheckpointError.
    """
    before, parent_info = load_network(parent)
    after, info = load_network(checkpoint)
    outputs = len(info.genres) + int(parent_info.has_other)
    network = Crnn(
        replace(after.config, outputs=outputs, dropout=before.config.dropout, segments=before.config.segments)
    )
    state = dict(after.state_dict())
    if parent_info.has_other:
        for name in ("output.weight", "output.bias"):
            state[name] = torch.cat([state[name], before.state_dict()[name][-1:]])
    network.load_state_dict(state)
    described = replace(
        info,
        config=network.config.to_json(),
        temperature=parent_info.temperature,
        unknown_below=parent_info.unknown_below,
        default_windows=parent_info.default_windows,
        segment_windows=parent_info.segment_windows,
        has_other=parent_info.has_other,
    )
    save_checkpoint(checkpoint, network, described)
