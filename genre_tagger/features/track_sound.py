"""TrackSound: one track, decoded step by step into waveform and spectrograms, with close-ups on demand.

Nothing here knows a screen: whoever drives it from a thread decides when to go on.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from genre_tagger.audio.clip import Clip
from genre_tagger.audio.decoding import AudioInfo, AudioReader, open_audio
from genre_tagger.audio.peaks import BASE_BUCKET_SAMPLES, PeakPyramid, WaveColumns, columns_of
from genre_tagger.features.close_up import LEAST_TRACK_SECONDS, Preview, band_close_up, model_close_up, preview
from genre_tagger.features.mel import MelSettings
from genre_tagger.features.overview import BandOverview, ModelOverview, SpectrogramPicture
from genre_tagger.features.spectra import BandSpectra, FrequencyAxis, ModelSpectra, Scale

if TYPE_CHECKING:
    import soxr

_FIRST_BLOCK_SECONDS = 1.0
_BLOCK_SECONDS = 8.0
_WHOLE_COLUMNS = 2048
_LONGEST_CLOSE_UP_SECONDS = 60.0
_CLOSE_UPS = "close-ups"


@dataclass(frozen=True, slots=True)
class ViewRequest:
    """A stretch of the track to be drawn on `columns` pixel columns, its spectrogram on `scale`."""

    start: float
    end: float
    columns: int
    scale: Scale

    @property
    def seconds_per_column(self) -> float:
        """Time under one pixel."""
        return (self.end - self.start) / max(1, self.columns)


class TrackSound:
    """Opens the file and keeps it open until `let_go`; the next call after that opens it again.

    One thread at a time; `peaks` may be read by others. Raises DecodeError from the constructor and every method that
    reads: `advance`, `picture`, `waveform`.
    """

    def __init__(self, path: str, mel_settings: MelSettings, opener: Callable[[str], AudioReader] = open_audio) -> None:
        self._path = path
        self._opener = opener
        # One reader for each run through the file, so that none has to seek because of another.
        self._readers: dict[object, AudioReader] = {_CLOSE_UPS: opener(path)}
        self.info: AudioInfo = self._readers[_CLOSE_UPS].info
        self.peaks = PeakPyramid(self.info.sample_rate_hz, self.info.duration_seconds)
        self._model_spectra = ModelSpectra(mel_settings)
        self._band_spectra = BandSpectra(self.info.sample_rate_hz)
        self._passes: list[_Pass] = []
        self._exact_seconds: float | None = None

    @property
    def whole_seconds(self) -> float:
        """Length of the track: the file's word until it is decoded to its end."""
        return self._exact_seconds if self._exact_seconds is not None else self.info.duration_seconds

    @property
    def decoded_seconds(self) -> float:
        """How far the waveform stands."""
        return self.peaks.seconds

    def axis(self, scale: Scale) -> FrequencyAxis:
        """The frequency axis of all pictures on `scale`. Any thread."""
        return self._model_spectra.axis if scale is Scale.MODEL else self._band_spectra.axis(scale)

    def is_complete(self, scale: Scale) -> bool:
        """Whether waveform and spectrogram on `scale` stand for the whole track."""
        found = self._pass_for(scale)
        return self._exact_seconds is not None and found is not None and found.complete

    def advance(self, scale: Scale) -> bool:
        """Decodes the next few seconds of what `scale` and the waveform still lack; False when nothing is left."""
        if self._pass_for(scale) is None:
            self._passes.append(self._new_pass(scale))
        unfinished = [one for one in self._passes if not one.complete and (one.peaks or one is self._pass_for(scale))]
        if not unfinished:
            return False
        self._advance(min(unfinished, key=lambda one: one.position_seconds))
        return not self.is_complete(scale)

    def whole_picture(self, scale: Scale) -> SpectrogramPicture | None:
        """What is known of the whole track's spectrogram, small enough to be made several times a second."""
        found = self._pass_for(scale)
        return None if found is None else found.overview.picture(0.0, self.whole_seconds + 1.0, _WHOLE_COLUMNS, scale)

    def preview(self, scale: Scale, keep_going: Callable[[], bool]) -> Preview | None:
        """A glance at a long track before it is decoded; None for short ones, and where it would take too long."""
        if self.whole_seconds < LEAST_TRACK_SECONDS:
            return None
        spectra = self._model_spectra if scale is Scale.MODEL else self._band_spectra
        return preview(self._read, spectra, scale, self.whole_seconds, keep_going)

    def picture(self, view: ViewRequest, keep_going: Callable[[], bool]) -> SpectrogramPicture | None:
        """The stretch's spectrogram, from the overview where that is fine enough and known, else decoded now.

        None when called off, or where the track has nothing.
        """
        found = self._pass_for(view.scale)
        if found is not None:
            overview = found.overview
            is_known = overview.seconds >= min(view.end, self.whole_seconds) - 0.5
            is_fine = overview.seconds_per_column <= max(view.seconds_per_column, self._finest_seconds(view.scale))
            # Much of the track is not decoded twice: its overview is on its way, and shows how far it is.
            is_much = view.end - view.start > min(_LONGEST_CLOSE_UP_SECONDS, self.whole_seconds / 2)
            if is_fine and (is_known or is_much):
                return overview.picture(view.start, view.end, view.columns, view.scale)
        wanted = {"start": view.start, "end": view.end}
        if view.scale is Scale.MODEL:
            return model_close_up(
                self._read, self._model_spectra, **wanted, columns=view.columns, keep_going=keep_going
            )
        return band_close_up(
            self._read, self._band_spectra, view.scale, **wanted, columns=view.columns, keep_going=keep_going
        )

    def waveform(self, view: ViewRequest) -> WaveColumns | None:
        """Columns from the samples themselves; None where the pyramid is as good."""
        if view.seconds_per_column * self.info.sample_rate_hz >= BASE_BUCKET_SAMPLES:
            return None
        clip = self._read(view.start, view.end - view.start, None)
        return columns_of(clip.samples, round((view.end - view.start) * clip.sample_rate_hz), view.columns)

    def let_go(self) -> None:
        """Closes the file; what is decoded stays."""
        while self._readers:
            self._readers.popitem()[1].close()

    def close(self) -> None:
        """The end: files closed, unfinished work dropped; what was handed out stays valid."""
        self.let_go()
        self._passes.clear()

    def _read(self, start: float, seconds: float, sample_rate_hz: int | None) -> Clip:
        return self._reader(_CLOSE_UPS).read(start, seconds, sample_rate_hz)

    def _reader(self, purpose: object) -> AudioReader:
        reader = self._readers.get(purpose)
        if reader is None:
            reader = self._readers[purpose] = self._opener(self._path)
        return reader

    def _finest_seconds(self, scale: Scale) -> float:
        """Columns shorter than this tell nothing new."""
        if scale is Scale.MODEL:
            return self._model_spectra.settings.hop_seconds
        return self._band_spectra.fft_length / 16 / self._band_spectra.sample_rate_hz

    def _pass_for(self, scale: Scale) -> _Pass | None:
        return next((one for one in self._passes if one.is_model is (scale is Scale.MODEL)), None)

    def _new_pass(self, scale: Scale) -> _Pass:
        seconds = self.whole_seconds
        is_first = not self._passes
        if scale is not Scale.MODEL:
            return _Pass(BandOverview(self._band_spectra, seconds), None, False, is_first)
        import soxr

        rate, wanted = self.info.sample_rate_hz, self._model_spectra.settings.sample_rate_hz
        resampler = None if rate == wanted else soxr.ResampleStream(rate, wanted, 1, dtype="float32", quality="HQ")
        return _Pass(ModelOverview(self._model_spectra, seconds), resampler, True, is_first)

    def _advance(self, one: _Pass) -> None:
        rate = self.info.sample_rate_hz
        seconds = _BLOCK_SECONDS if one.position_frames else _FIRST_BLOCK_SECONDS
        clip = self._reader(one).read(one.position_frames / rate, seconds, None)
        one.rate = rate
        one.feed(clip.samples)
        if one.peaks:
            self.peaks.append(clip.samples)
        if len(clip.samples) < int(seconds * rate) - 1:
            one.finish()
            self._readers.pop(one).close()
            if one.peaks:
                self.peaks.finish()
                self._exact_seconds = one.position_frames / rate


class _Pass:
    """One run over the track: the first also makes the waveform."""

    def __init__(
        self, overview: ModelOverview | BandOverview, resampler: soxr.ResampleStream | None, is_model: bool, peaks: bool
    ) -> None:
        self.overview = overview
        self.is_model = is_model
        self.peaks = peaks
        self.position_frames = 0
        self.rate = 1
        self.complete = False
        self._resampler = resampler

    @property
    def position_seconds(self) -> float:
        return self.position_frames / self.rate

    def feed(self, samples: NDArray[np.float32]) -> None:
        self.position_frames += len(samples)
        self.overview.append(samples if self._resampler is None else self._resampler.resample_chunk(samples))

    def finish(self) -> None:
        if self._resampler is not None:
            self.overview.append(self._resampler.resample_chunk(np.zeros(0, dtype=np.float32), last=True))
            self._resampler = None
        self.overview.finish()
        self.complete = True
