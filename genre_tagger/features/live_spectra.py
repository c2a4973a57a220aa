"""Spectrogram columns of sound as it comes in: each sample is looked at once, and a column stands as soon as it can."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from genre_tagger.audio.clip import Clip
from genre_tagger.features.mel import MelSettings
from genre_tagger.features.spectra import BandSpectra, FrequencyAxis, ModelSpectra, Scale

if TYPE_CHECKING:
    import soxr


class LiveSpectra:
    """Columns of one scale from mono samples at `sample_rate_hz`. One thread."""

    def __init__(self, scale: Scale, sample_rate_hz: int, mel_settings: MelSettings) -> None:
        self._scale = scale
        self._model = ModelSpectra(mel_settings)
        self._band = BandSpectra(sample_rate_hz)
        self._resampler: soxr.ResampleStream | None = None
        if scale is Scale.MODEL:
            self._hop, self._length = mel_settings.hop_length, mel_settings.fft_length
            rate = mel_settings.sample_rate_hz
            if rate != sample_rate_hz:
                import soxr

                self._resampler = soxr.ResampleStream(sample_rate_hz, rate, 1, dtype="float32", quality="HQ")
        else:
            self._hop, self._length, rate = self._band.fft_length // 4, self._band.fft_length, sample_rate_hz
        self.seconds_per_column = self._hop / rate
        self._pending = np.zeros(self._length - self._hop, dtype=np.float32)

    @property
    def axis(self) -> FrequencyAxis:
        """The frequency axis of the columns."""
        return self._model.axis if self._scale is Scale.MODEL else self._band.axis(self._scale)

    def append(self, samples: NDArray[np.float32]) -> NDArray[np.uint8]:
        """Level codes (rows, n) of the columns that these samples complete; n may be 0."""
        if self._resampler is not None:
            samples = self._resampler.resample_chunk(samples)
        joined = np.concatenate([self._pending, samples])
        columns = max(0, (len(joined) - self._length) // self._hop + 1)
        self._pending = joined[columns * self._hop :]
        if not columns:
            return np.zeros((self.axis.rows, 0), dtype=np.uint8)
        used = joined[: (columns - 1) * self._hop + self._length]
        centers = np.arange(columns) * self._hop + self._length // 2
        if self._scale is not Scale.MODEL:
            return self._band.project(self._band.power_at(used, centers), self._scale)
        # The front-end centres its frames on multiples of the hop: begin half a frame before such a multiple.
        lead = -(self._length // 2) % self._hop
        clip = Clip(np.concatenate([np.zeros(lead, dtype=np.float32), used]), self._model.settings.sample_rate_hz)
        first = (lead + self._length // 2) // self._hop
        return self._model.codes(clip)[:, first : first + columns]
