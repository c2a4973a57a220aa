"""Tiny real audio files of every container, made on the fly by the same libraries that read them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import soundfile
from numpy.typing import NDArray

from tests.builders.monkeys_audio import write_monkeys_audio
from tests.builders.sound import music_like

_BLOCK_FRAMES = 16_384  # libsndfile's Vorbis writer overflows its stack on large blocks


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a file is written: `library` is "soundfile", "av" or "own", the rest are that library's own names."""

    library: str
    container: str
    codec: str
    sample_rate_hz: int = 44_100
    container_options: Mapping[str, str] = field(default_factory=dict)
    codec_options: Mapping[str, str] = field(default_factory=dict)


# Without noise substitution: with it, a decoder draws new noise for the gaps each time it starts.
_AAC = {"b": "128k", "aac_pns": "0"}

RECIPES: dict[str, Recipe] = {
    ".wav": Recipe("soundfile", "WAV", "PCM_16"),
    ".aiff": Recipe("soundfile", "AIFF", "PCM_16"),
    ".aif": Recipe("soundfile", "AIFF", "PCM_16"),
    ".w64": Recipe("soundfile", "W64", "PCM_16"),
    ".rf64": Recipe("soundfile", "RF64", "PCM_16"),
    ".au": Recipe("soundfile", "AU", "PCM_16"),
    ".caf": Recipe("soundfile", "CAF", "PCM_16"),
    ".flac": Recipe("soundfile", "FLAC", "PCM_16"),
    ".ogg": Recipe("soundfile", "OGG", "VORBIS"),
    ".oga": Recipe("soundfile", "OGG", "VORBIS"),
    ".opus": Recipe("soundfile", "OGG", "OPUS", sample_rate_hz=48_000),
    ".mp3": Recipe("av", "mp3", "libmp3lame", codec_options={"b": "128k"}),
    ".m4a": Recipe("av", "ipod", "aac", codec_options=_AAC),
    ".m4b": Recipe("av", "ipod", "aac", codec_options=_AAC),
    ".mp4": Recipe("av", "mp4", "aac", codec_options=_AAC),
    ".aac": Recipe("av", "adts", "aac", codec_options=_AAC),
    ".wma": Recipe("av", "asf", "wmav2", codec_options={"b": "128k"}),
    ".wv": Recipe("av", "wv", "wavpack"),
    ".tta": Recipe("av", "tta", "tta"),
    ".ape": Recipe("own", "ape", "ape", sample_rate_hz=16_000),
    ".mka": Recipe("av", "matroska", "flac"),
    ".mkv": Recipe("av", "matroska", "flac"),
    ".webm": Recipe("av", "webm", "libopus", sample_rate_hz=48_000),
    ".ac3": Recipe("av", "ac3", "ac3", codec_options={"b": "192k"}),
    ".mp2": Recipe("av", "mp2", "mp2", codec_options={"b": "192k"}),
}

_LAME_VBR = {"flags": "+qscale", "global_quality": str(4 * 118)}  # -V 4, in FFmpeg's unit of lambda

# Variants that share an extension: give one of them as `recipe`.
MP3_VBR = Recipe("av", "mp3", "libmp3lame", codec_options=_LAME_VBR)
MP3_VBR_NO_XING = Recipe("av", "mp3", "libmp3lame", container_options={"write_xing": "0"}, codec_options=_LAME_VBR)
MP3_CBR_NO_XING = Recipe("av", "mp3", "libmp3lame", container_options={"write_xing": "0"}, codec_options={"b": "128k"})
MP3_SOUNDFILE = Recipe("soundfile", "MP3", "MPEG_LAYER_III")
M4A_ALAC = Recipe("av", "ipod", "alac")
MKA_AAC = Recipe("av", "matroska", "aac", codec_options=_AAC)
MKA_OPUS = Recipe("av", "matroska", "libopus", sample_rate_hz=48_000)
MKA_VORBIS = Recipe("av", "matroska", "vorbis", codec_options={"strict": "experimental"})  # FFmpeg's own, stereo only
OGG_FLAC = Recipe("av", "ogg", "flac")


def wav_recipe(subtype: str) -> Recipe:
    """A WAV of one of libsndfile's subtypes: PCM_U8, PCM_24, PCM_32, FLOAT, DOUBLE, ..."""
    return Recipe("soundfile", "WAV", subtype)


def make_audio(
    path: str | Path,
    seconds: float = 3.0,
    *,
    sample_rate_hz: int | None = None,
    channels: int = 2,
    seed: int = 0,
    recipe: Recipe | None = None,
    samples: NDArray[np.float32] | None = None,
) -> NDArray[np.float32]:
    """Writes one audio file and returns what went in: float32 of shape (n, channels), before coding.

    The extension picks the recipe unless one is given. Without `samples`, (n, channels), it is `music_like`.
    `sample_rate_hz` defaults to 44.1 kHz, or 48 kHz for Opus, which knows no other near it; .ape is mono at 16 kHz.
    """
    path = Path(path)
    recipe = recipe or RECIPES[path.suffix.lower()]
    rate = sample_rate_hz or recipe.sample_rate_hz
    sound = music_like(seconds, rate, channels, seed) if samples is None else samples
    if recipe.library == "own":
        sound = sound.mean(axis=1, keepdims=True)  # our little encoder knows one channel
        write_monkeys_audio(path, sound[:, 0], rate)
    elif recipe.library == "soundfile":
        _write_with_soundfile(path, sound, rate, recipe)
    else:
        _write_with_av(path, sound, rate, recipe)
    return sound


def _write_with_soundfile(path: Path, sound: NDArray[np.float32], rate: int, recipe: Recipe) -> None:
    with soundfile.SoundFile(
        str(path), "w", rate, sound.shape[1], subtype=recipe.codec, format=recipe.container
    ) as file:
        for first in range(0, len(sound), _BLOCK_FRAMES):
            file.write(sound[first : first + _BLOCK_FRAMES])


def _write_with_av(path: Path, sound: NDArray[np.float32], rate: int, recipe: Recipe) -> None:
    layout = {1: "mono", 2: "stereo", 6: "5.1", 8: "7.1"}[sound.shape[1]]
    options = dict(recipe.container_options)
    with av.open(str(path), "w", format=recipe.container, container_options=options) as file:
        stream = file.add_stream(recipe.codec, rate=rate, options=dict(recipe.codec_options))
        stream.layout = layout
        sample_format = _sample_format(stream.codec)
        stream.format = sample_format
        convert = av.AudioResampler(format=sample_format, layout=layout, rate=rate)
        for first in range(0, len(sound), _BLOCK_FRAMES):
            block = np.ascontiguousarray(sound[first : first + _BLOCK_FRAMES].T)  # (channels, n)
            frame = av.AudioFrame.from_ndarray(block, format="fltp", layout=layout)
            frame.sample_rate = rate
            frame.pts = first
            frame.time_base = Fraction(1, rate)
            for converted in convert.resample(frame):
                file.mux(stream.encode(converted))
        file.mux(stream.encode(None))


def _sample_format(codec: av.Codec) -> str:
    """16 bits where the codec has them, for lossless files of an everyday kind; else float."""
    known = [audio_format.name for audio_format in codec.audio_formats or ()]
    return next((name for name in ("s16p", "s16", "fltp", "flt") if name in known), known[0] if known else "fltp")
