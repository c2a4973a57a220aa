"""Why the network answered as it did, for one window of one track: plain arrays that cross processes. No torch here.

All pictures share the axes of the mel view: rows are bands, the lowest first; columns are frames of
`mel.hop_seconds`, the first at `start_seconds`. Coarser ones (feature maps, the occlusion grid) span the same area with
fewer, larger cells.
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from genre_tagger.features.mel import MelSettings, hz_to_mel, mel_to_hz
from genre_tagger.foundation.errors import ReportError
from genre_tagger.foundation.installation import bundled_folder
from genre_tagger.foundation.readable import readable_path
from genre_tagger.foundation.whole_file import whole_file

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class StageView:
    """One convolution stage, what it has learnt and what it does with this window.

    `kernels`: float32 (filters, inputs, rows, columns), the convolution's weights as trained; rows run from the lower
    band to the higher. `maps`: float16 (filters, bands', frames'), its answer after normalisation, pooling and
    activation. `grad_cam`: float32 (bands, frames) in [0, 1], the evidence for the chosen genre as this stage sees
    it, all 0 where the stage has none.
    """

    number: int
    kernels: Floats
    maps: NDArray[np.float16]
    grad_cam: Floats

    @property
    def name(self) -> str:
        """As the study calls it: conv1, conv2, ..."""
        return f"conv{self.number}"

    @property
    def filters(self) -> int:
        """How many filters it has."""
        return len(self.kernels)


@dataclass(frozen=True, slots=True, eq=False)
class RecurrentView:
    """One GRU layer's state over time, float32 (steps, units) in [-1, 1].

    `backward` is None unless the layer also reads from the end; it is in the same order of time. One frame of the
    last stage makes `steps_per_frame` steps: 1 as a rule, more for the study's networks, which read each frame's
    values in several rows.
    """

    number: int
    forward: Floats
    backward: Floats | None = None
    steps_per_frame: int = 1

    @property
    def name(self) -> str:
        """gru1, gru2, ..."""
        return f"gru{self.number}"


@dataclass(frozen=True, slots=True, eq=False)
class OcclusionCheck:
    """Whether hiding what Grad-CAM points at costs the genre more than hiding anything else.

    The window is cut into a grid of patches and each is replaced by the window's mean level. `drops`: float32
    (rows, columns), lowest row first, how far the genre's probability falls without that patch; `logit_drops` the same
    for its logit, which saturates less. `rank_correlation` (Spearman, in [-1, 1]) is between `logit_drops` and the
    Grad-CAM's mean in each patch; NaN where either is constant.
    `top_drop`, `bottom_drop`: the fall of the probability when the `patches_hidden` most, or least, important patches
    (by Grad-CAM) are hidden together; `random_drops` (draws,): the same for as many patches drawn at random.
    """

    drops: Floats
    logit_drops: Floats
    rank_correlation: float
    patches_hidden: int
    top_drop: float
    bottom_drop: float
    random_drops: Floats

    @property
    def mean_random_drop(self) -> float:
        """What hiding as many patches costs anywhere."""
        return float(self.random_drops.mean())

    @property
    def share_beaten(self) -> float:
        """Share of the random draws that cost less than the patches Grad-CAM points at, in [0, 1]."""
        return float((self.random_drops < self.top_drop).mean())

    @property
    def agrees(self) -> bool:
        """Whether the evidence holds: hiding it costs more than 19 of 20 random draws."""
        return self.top_drop > 0 and self.share_beaten >= 0.95


@dataclass(frozen=True, slots=True)
class EvidencePlace:
    """One patch of the window: seconds into the track, frequencies, and the mean evidence in it, in [0, 1]."""

    start_seconds: float
    end_seconds: float
    low_hz: float
    high_hz: float
    strength: float


@dataclass(frozen=True, slots=True, eq=False)
class Explanation:
    """One window explained for one genre.

    `level_db`: float32 (bands, frames), the very window the network classified. `probabilities` follow `genres`, sum to
    1; `in_scope` is the probability of any of them (1 for a network without "none of these"): both for this window
    alone. `genre` is the explained one, the likeliest unless another was asked for. `grad_cam`: float32 (bands, frames)
    in [0, 1] of the stage `grad_cam_stage` (1 is the first); the others' are in `stages`. `attention`: float32
    (steps,), sums to 1, how much each step of the last GRU counts; None for a network that looks at the last step only.
    `valid_frames` of the window are sound, the rest is padding.
    """

    path: Path
    model_id: str
    start_seconds: float
    mel: MelSettings
    level_db: Floats
    valid_frames: int
    genres: tuple[str, ...]
    probabilities: tuple[float, ...]
    in_scope: float
    genre: str
    grad_cam: Floats
    grad_cam_stage: int
    stages: tuple[StageView, ...]
    recurrent: tuple[RecurrentView, ...]
    attention: Floats | None
    occlusion: OcclusionCheck

    @property
    def seconds(self) -> float:
        """Length of the window."""
        return self.mel.window_seconds

    @property
    def probability(self) -> float:
        """The explained genre's share among the genres."""
        return self.probabilities[self.genres.index(self.genre)]

    @property
    def top_genre(self) -> str:
        """The likeliest genre."""
        return self.genres[max(range(len(self.genres)), key=self.probabilities.__getitem__)]

    @property
    def has_evidence(self) -> bool:
        """False where Grad-CAM found nothing that speaks for the genre."""
        return bool(self.grad_cam.any())

    def strongest_places(self, count: int = 5) -> tuple[EvidencePlace, ...]:
        """Up to `count` patches of the occlusion grid that hold evidence, the strongest first; none in the padding."""
        rows, columns = self.occlusion.drops.shape
        bands, frames = self.level_db.shape
        low_high = np.linspace(0, bands, rows + 1).round().astype(int)
        left_right = np.linspace(0, frames, columns + 1).round().astype(int)
        places = [
            EvidencePlace(
                self.start_seconds + float(left) * self.mel.hop_seconds,
                self.start_seconds + float(right) * self.mel.hop_seconds,
                *self._edges_hz(int(low), int(high)),
                strength=float(self.grad_cam[low:high, left:right].mean()),
            )
            for low, high in pairwise(low_high)
            for left, right in pairwise(left_right)
            if left < self.valid_frames
        ]
        found = sorted((place for place in places if place.strength > 0), key=lambda place: -place.strength)
        return tuple(found[:count])

    def _edges_hz(self, low_band: int, high_band: int) -> tuple[float, float]:
        """The frequencies between which the bands `low_band` up to `high_band` (excluded) lie."""
        limits = hz_to_mel(np.array([self.mel.min_hz, self.mel.max_hz]))
        edges_hz = mel_to_hz(np.linspace(limits[0], limits[1], self.mel.mel_bands + 2))
        return float(edges_hz[low_band]), float(edges_hz[high_band + 1])


Pixels = NDArray[np.uint8]

_BAND_PIXELS = 3
_GAP_PIXELS = 12
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_COVER = 0.75  # of the spectrogram where the evidence is strongest


def save_explanation_picture(explanation: Explanation, path: Path) -> None:
    """Write the picture: one pixel a frame, three a band, the lowest band at the bottom. Raises ReportError."""
    try:
        with whole_file(path) as file:
            file.write(png(explanation_pixels(explanation)))
    except OSError as error:
        raise ReportError(
            "The picture could not be saved to {file}: {reason}.",
            path,
            file=readable_path(path),
            reason=error.strerror or error,
        ) from error


def explanation_pixels(explanation: Explanation) -> Pixels:
    """(height, frames, 3)"""
    level = explanation.level_db
    low, high = float(level.min()), float(level.max())
    shade = ((level - low) / max(high - low, 1e-6) * 255).astype(np.uint8)
    plain, grey = _colours("magma")[shade], np.repeat(shade[..., None], 3, axis=2)
    heat = _colours("inferno")[(explanation.grad_cam * 255).astype(np.uint8)]
    cover = explanation.grad_cam[..., None] * _COVER
    over = (grey * (1 - cover) + heat * cover).astype(np.uint8)
    gap = np.full((_GAP_PIXELS, level.shape[1], 3), 255, dtype=np.uint8)
    return np.concatenate([_upright(plain), gap, _upright(over)])


def png(pixels: Pixels) -> bytes:
    """(height, width, 3) of red, green and blue as a PNG file (ISO/IEC 15948)."""
    height, width, _ = pixels.shape
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    lines = np.concatenate([np.zeros((height, 1), np.uint8), pixels.reshape(height, -1)], axis=1)  # each unfiltered
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(lines.tobytes(), 6)), (b"IEND", b""))
    return _SIGNATURE + b"".join(_chunk(kind, content) for kind, content in parts)


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def _upright(picture: Pixels) -> Pixels:
    return np.repeat(picture[::-1], _BAND_PIXELS, axis=0)


def _colours(name: str) -> Pixels:
    """(256, 3): one of the bundled colour maps."""
    text = (bundled_folder("resources") / "colour_maps.csv").read_text(encoding="ascii")
    rows = [line.split(",") for line in text.splitlines() if not line.startswith("#")]
    column = rows[0].index(name)
    return np.array([list(bytes.fromhex(row[column])) for row in rows[1:]], dtype=np.uint8)


@dataclass(frozen=True, slots=True)
class ExplanationRequest:
    """A model's folder, a track, where its window begins (None: the middle), and the genre (None: the likeliest)."""

    checkpoint: Path
    audio: Path
    start_seconds: float | None = None
    genre: str | None = None
