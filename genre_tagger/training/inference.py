"""A network's answers on cached windows, for evaluation."""

from __future__ import annotations

import numpy as np
import torch
from numpy.typing import NDArray

from genre_tagger.classification.crnn import Crnn
from genre_tagger.training.mel_cache import MelCache, to_db


@torch.inference_mode()
def window_logits(network: Crnn, cache: MelCache, rows: NDArray[np.int64], batch: int = 8) -> NDArray[np.float64]:
    """(len(rows), outputs): logits of the whole, unchanged windows at `rows`. Leaves the network in evaluation mode."""
    network.eval()
    answers = []
    for start in range(0, len(rows), batch):
        level = to_db(cache.level[0, rows[start : start + batch]])[:, None]
        answers.append(network(torch.from_numpy(level)).numpy())
    return np.concatenate(answers).astype(np.float64)
