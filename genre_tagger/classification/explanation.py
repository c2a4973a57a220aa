"""Why this genre: one window of a track, taken through the network with everything on the way shown.

Imports torch; the window's own process asks a spawned one for it. The result carries plain arrays only.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from torch import Tensor

from genre_tagger.audio.clip import Clip
from genre_tagger.audio.decoding import AudioReader, open_audio
from genre_tagger.audio.placement import LEAST_SECONDS, is_silent, read_windows
from genre_tagger.classification.checkpoint import CheckpointInfo, load_network, read_filterbank
from genre_tagger.classification.crnn import Crnn
from genre_tagger.classification.explanation_check import OcclusionPlan, graph_predictor, occlusion_check
from genre_tagger.classification.explanation_pass import (
    RecordedPass,
    cell_sizes,
    evidence_stage,
    grad_cams,
    on_mel_view,
    recorded_pass,
)
from genre_tagger.classification.explanation_result import Explanation, OcclusionCheck, RecurrentView, StageView
from genre_tagger.features.mel import MelFrontEnd, MelSettings
from genre_tagger.foundation.errors import CheckpointError, Sentence, SilentTrackError, TooShortError

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class _Window:
    """The sound that is explained: `level_db` (bands, frames)."""

    level_db: Floats
    start_seconds: float
    valid_frames: int


def explain(
    checkpoint_folder: Path,
    audio: Path,
    start_seconds: float | None = None,
    genre: str | None = None,
    stage: int | None = None,
    occlusion: OcclusionPlan | None = None,
) -> Iterator[str | Explanation]:
    """Explain the prediction of the model in `checkpoint_folder` on one window; yields what it does, then the
    Explanation.

    The window is of `mel` length, also where tracks are classified by segments of one. It starts at `start_seconds`
    (moved back where the track ends before it does; by default it lies in the middle). `genre` is the one to explain,
    by default the likeliest; `stage` (1 is the first) the one whose Grad-CAM counts, by default the one that
    `evidence_stage` names. Raises CheckpointError, DecodeError.
    """
    yield Sentence("Opening the model")
    network, info = load_network(Path(checkpoint_folder))
    if genre is not None and genre not in info.genres:
        known = ", ".join(info.genres)
        raise CheckpointError(
            "The model {name} does not know the genre {genre}; it knows {known}.",
            name=info.model_id,
            genre=genre,
            known=known,
        )
    if stage is not None and not 1 <= stage <= len(network.config.stages):
        raise CheckpointError(
            "The model {name} has {count} stages, not {stage}.",
            name=info.model_id,
            count=len(network.config.stages),
            stage=stage,
        )
    yield Sentence("Classifying the track")
    window = _window_of(Path(audio), start_seconds, MelFrontEnd(info.mel, read_filterbank(Path(checkpoint_folder))))
    yield Sentence("Following the prediction back through the network")
    recorded = recorded_pass(network, window.level_db)
    shares, in_scope = _prediction(recorded, info)
    chosen = info.genres.index(genre) if genre is not None else int(np.argmax(shares))
    stages = _stage_views(network, recorded, chosen, window.level_db.shape)
    counted = stages[(stage or evidence_stage(network.config)) - 1]
    check: OcclusionCheck | None = None
    steps = occlusion_check(
        graph_predictor(Path(checkpoint_folder), info.temperature, chosen),
        window.level_db,
        window.valid_frames,
        counted.grad_cam,
        occlusion or OcclusionPlan(),
    )
    for step in steps:
        if isinstance(step, OcclusionCheck):
            check = step
        else:
            yield Sentence("Checking the evidence: {part:.0%}", part=step)
    assert check is not None
    yield Explanation(
        path=Path(audio),
        model_id=info.model_id,
        start_seconds=window.start_seconds,
        mel=info.mel,
        level_db=window.level_db,
        valid_frames=window.valid_frames,
        genres=info.genres,
        probabilities=tuple(float(share) for share in shares),
        in_scope=in_scope,
        genre=info.genres[chosen],
        grad_cam=counted.grad_cam,
        grad_cam_stage=counted.number,
        stages=stages,
        recurrent=_recurrent_views(network, recorded),
        attention=None if recorded.attention is None else recorded.attention.numpy(),
        occlusion=check,
    )


def _window_of(path: Path, start_seconds: float | None, front_end: MelFrontEnd) -> _Window:
    mel = front_end.settings
    with open_audio(path) as reader:
        if start_seconds is None:
            clip = read_windows(reader, 1, mel.window_seconds, mel.sample_rate_hz).clips[0]
        else:
            clip = _clip_at(reader, path, start_seconds, mel)
    valid_frames = min(mel.frames, 1 + len(clip.samples) // mel.hop_length)
    return _Window(front_end.window(clip).level_db, clip.start_seconds, valid_frames)


def _clip_at(reader: AudioReader, path: Path, start_seconds: float, mel: MelSettings) -> Clip:
    latest = max(0.0, reader.info.duration_seconds - mel.window_seconds)
    start = float(np.clip(start_seconds, 0.0, latest))
    clip = reader.read(start, mel.window_seconds, mel.sample_rate_hz)
    if clip.seconds < LEAST_SECONDS:
        raise TooShortError("{name} has less than {least:.0f} seconds of sound there.", path, least=LEAST_SECONDS)
    if is_silent(clip.samples):
        raise SilentTrackError("{name} is silent there; choose another place.", path)
    return clip


def _prediction(recorded: RecordedPass, info: CheckpointInfo) -> tuple[NDArray[np.float64], float]:
    """The genres' calibrated shares of one another, (genres,), and the probability of any of them."""
    logits = recorded.logits.detach().double().numpy() / info.temperature
    odds = np.exp(logits - logits.max())
    probabilities = odds / odds.sum()
    of_genres = probabilities[: len(info.genres)]
    in_scope = float(of_genres.sum())
    return of_genres / max(in_scope, 1e-300), min(in_scope, 1.0)


def _stage_views(network: Crnn, recorded: RecordedPass, output: int, shape: tuple[int, ...]) -> tuple[StageView, ...]:
    cells = cell_sizes(network.config.stages)
    window = (shape[0], shape[1])
    kernels = (convolution.get_parameter("weight").detach().numpy().copy() for convolution in network.convolutions)
    rows = zip(kernels, recorded.maps, grad_cams(recorded, output), cells, strict=True)
    return tuple(
        StageView(number, kernel, _in_one_row(maps.detach()), on_mel_view(cams, cell, window))
        for number, (kernel, maps, cams, cell) in enumerate(rows, start=1)
    )


def _in_one_row(maps: Tensor) -> NDArray[np.float16]:
    """(segments, filters, bands', frames') -> (filters, bands', segments * frames')"""
    return np.concatenate(list(maps.numpy()), axis=2).astype(np.float16)


def _recurrent_views(network: Crnn, recorded: RecordedPass) -> tuple[RecurrentView, ...]:
    frames = recorded.maps[-1].shape[0] * recorded.maps[-1].shape[3]  # of all segments
    views = []
    for number, (states, units) in enumerate(zip(recorded.states, network.config.gru_units, strict=True), start=1):
        forward, backward = np.split(states.numpy(), [units], axis=1)
        two_ways = network.config.bidirectional
        views.append(RecurrentView(number, forward, backward if two_ways else None, len(states) // frames))
    return tuple(views)
