"""The network of a run: a preset's with fresh weights, or a standing model's with heads for the run's genres."""

from __future__ import annotations

from dataclasses import replace

import torch

from genre_tagger.classification.checkpoint import load_network
from genre_tagger.classification.crnn import PRESETS, Crnn, CrnnConfig
from genre_tagger.genres import means_the_same
from genre_tagger.training.front_end import front_end_of
from genre_tagger.training.presets import preset
from genre_tagger.training.run_origin import Origin
from genre_tagger.training.run_settings import RunSettings


def build_network(settings: RunSettings, genres: tuple[str, ...], origin: Origin | None, seed: int) -> Crnn:
    """The network before its first step, on the CPU. The same seed gives the same weights.

    From an `origin` everything but the last layer is taken over; of the last layer the genres that both know, "none of
    these" excepted. Raises CheckpointError.
    """
    torch.manual_seed(seed)
    if origin is None:
        name = preset(settings.preset).network
        return Crnn(_adapted(PRESETS[name], settings, genres, front_end_of(name).frames))
    standing, info = load_network(origin.folder)
    network = Crnn(_adapted(standing.config, settings, genres, info.mel.frames))
    kept = {name: values for name, values in standing.state_dict().items() if not name.startswith("output.")}
    network.load_state_dict(kept, strict=False)
    with torch.no_grad():
        for place, genre in enumerate(genres):
            known = next((row for row, name in enumerate(info.genres) if means_the_same(name, genre)), None)
            if known is not None:
                network.output.weight[place] = standing.output.weight[known]
                network.output.bias[place] = standing.output.bias[known]
    return network.train()


def _adapted(config: CrnnConfig, settings: RunSettings, genres: tuple[str, ...], frames: int) -> CrnnConfig:
    """For the run's genres; trained on excerpts, the network judges a window in parts of their length."""
    segments = max(1, round(frames / settings.crop_frames)) if settings.crop_frames else 1
    return replace(config, outputs=len(genres), dropout=settings.dropout, segments=segments)
