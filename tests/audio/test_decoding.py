"""Every container, decoded in full and by windows, against what was written."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import librosa
import numpy as np
import pytest
import soxr
from numpy.typing import NDArray

from genre_tagger.audio.decoding import open_audio
from genre_tagger.containers.sniff import looks_like_audio
from tests.builders import audio_files
from tests.builders.alignment import shift_samples
from tests.builders.audio_files import Recipe, make_audio, wav_recipe
from tests.builders.decoded import probe, read_clip

SECONDS = 12.0
HOP_SECONDS = 256 / 12_000

# name -> (extension, recipe)
LOSSLESS: dict[str, tuple[str, Recipe | None]] = {
    "wav 8 bits": (".wav", wav_recipe("PCM_U8")),
    "wav 16 bits": (".wav", None),
    "wav 24 bits": (".wav", wav_recipe("PCM_24")),
    "wav 32 bits": (".wav", wav_recipe("PCM_32")),
    "wav float": (".wav", wav_recipe("FLOAT")),
    "wav double": (".wav", wav_recipe("DOUBLE")),
    "aiff": (".aiff", None),
    "w64": (".w64", None),
    "rf64": (".rf64", None),
    "au": (".au", None),
    "caf": (".caf", None),
    "flac": (".flac", None),
    "alac": (".m4a", audio_files.M4A_ALAC),
    "wavpack": (".wv", None),
    "tta": (".tta", None),
    "ape": (".ape", None),
    "flac in matroska": (".mka", None),
    "flac in ogg": (".oga", audio_files.OGG_FLAC),
}
GAPLESS: dict[str, tuple[str, Recipe | None]] = {
    "mp3 constant rate": (".mp3", None),
    "mp3 variable rate": (".mp3", audio_files.MP3_VBR),
    "mp3 by libsndfile": (".mp3", audio_files.MP3_SOUNDFILE),
    "ogg": (".ogg", None),
    "opus": (".opus", None),
    "m4a": (".m4a", None),
    "opus in matroska": (".mka", audio_files.MKA_OPUS),
    "opus in webm": (".webm", None),
}
OTHER: dict[str, tuple[str, Recipe | None]] = {  # these carry no word on the encoder's delay
    "mp3 variable rate, no header": (".mp3", audio_files.MP3_VBR_NO_XING),
    "mp3 constant rate, no header": (".mp3", audio_files.MP3_CBR_NO_XING),
    "aac": (".aac", None),
    "wma": (".wma", None),
    "aac in matroska": (".mka", audio_files.MKA_AAC),
    "vorbis in matroska": (".mka", audio_files.MKA_VORBIS),
    "mp2": (".mp2", None),
}
EVERYTHING = {**LOSSLESS, **GAPLESS, **OTHER}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Path, NDArray[np.float32]]]:
    """One file of each kind with the sound that went into it, (n, channels)."""
    folder = tmp_path_factory.mktemp("containers")
    made = {}
    for number, (name, (extension, recipe)) in enumerate(EVERYTHING.items()):
        path = folder / f"{number}{extension}"
        made[name] = path, make_audio(path, SECONDS, recipe=recipe)
    return made


def _whole(path: Path) -> NDArray[np.float32]:
    with open_audio(path) as reader:
        return np.concatenate([clip.samples for clip in reader.stream(2.0)])


@pytest.mark.parametrize("name", EVERYTHING)
def test_windows_lie_where_a_full_decode_has_them(
    name: str, files: dict[str, tuple[Path, NDArray[np.float32]]]
) -> None:
    path, _ = files[name]
    whole = _whole(path)
    with open_audio(path) as reader:
        rate = reader.info.sample_rate_hz
        for start_seconds in (7.3, 0.0, 0.05, 3.217, 3.5, 9.9, 1.0):  # there and back, near and far
            clip = reader.read(start_seconds, 1.5)
            first = round(start_seconds * rate)
            expected = whole[first : first + len(clip.samples)]
            assert len(clip.samples) == round(1.5 * rate)
            assert clip.start_seconds == first / rate
            assert shift_samples(clip.samples, whole, first, most=rate // 4) == 0
            np.testing.assert_allclose(clip.samples, expected, atol=2e-3)


@pytest.mark.parametrize("name", LOSSLESS)
def test_lossless_formats_give_back_what_went_in(name: str, files: dict[str, tuple[Path, NDArray[np.float32]]]) -> None:
    path, sound = files[name]

    decoded = _whole(path)

    step = 2.0 / 256 if "8 bits" in name else 2.0 / 65_536
    np.testing.assert_allclose(decoded, sound.mean(axis=1), atol=step)


@pytest.mark.parametrize("name", GAPLESS)
def test_lossy_formats_are_aligned_with_what_went_in(
    name: str, files: dict[str, tuple[Path, NDArray[np.float32]]]
) -> None:
    path, sound = files[name]
    decoded, rate = _whole(path), probe(path).sample_rate_hz
    mono = sound.mean(axis=1)

    shift = shift_samples(decoded[2 * rate : 6 * rate], mono, 2 * rate, most=rate // 4)

    assert abs(shift) <= 1
    assert 0 <= len(decoded) - len(mono) <= 1_024  # the last AAC frame is filled up


@pytest.mark.parametrize("name", EVERYTHING)
def test_the_duration_is_known_without_decoding(name: str, files: dict[str, tuple[Path, NDArray[np.float32]]]) -> None:
    path, _ = files[name]
    info = probe(path)

    assert info.duration_seconds == pytest.approx(len(_whole(path)) / info.sample_rate_hz, abs=0.065)
    assert info.duration_is_exact or name == "mp2"
    assert info.channels == (1 if name == "ape" else 2)
    assert info.path == str(path)


def test_a_matroska_file_without_a_length_is_measured(tmp_path: Path) -> None:
    live = Recipe("av", "matroska", "flac", container_options={"live": "1"})
    make_audio(tmp_path / "live.mka", 4.0, recipe=live)

    info = probe(tmp_path / "live.mka")

    assert info.duration_seconds == pytest.approx(4.0, abs=0.01)
    assert len(read_clip(tmp_path / "live.mka", 1.0, 2.0).samples) == 88_200


@pytest.mark.parametrize("extension", [".wav", ".flac", ".mp3", ".m4a", ".opus", ".wma", ".wv"])
def test_channels_are_averaged_before_resampling(extension: str, tmp_path: Path) -> None:
    path = tmp_path / f"stereo{extension}"
    make_audio(path, 4.0)
    with open_audio(path) as reader:
        both, rate = reader.read_channels(1.0, 2.0)
        mono = reader.read(1.0, 2.0)
        resampled = reader.read(1.0, 2.0, 12_000)

    assert both.shape == (2 * rate, 2)
    assert both.dtype == np.float32
    np.testing.assert_allclose(mono.samples, both.mean(axis=1), atol=1e-6)
    expected = soxr.resample(mono.samples, rate, 12_000, quality="HQ")
    np.testing.assert_allclose(resampled.samples, expected, atol=1e-6)
    assert len(resampled.samples) == 24_000


@pytest.mark.parametrize("channels", [1, 2, 3, 4, 5, 6, 7, 8, 40])
@pytest.mark.parametrize("extension", [".wav", ".flac"])
def test_any_number_of_channels(channels: int, extension: str, tmp_path: Path) -> None:
    if extension == ".flac" and channels > 8:
        channels = 8
    sound = make_audio(tmp_path / f"many{extension}", 1.0, channels=channels, sample_rate_hz=16_000)

    clip = read_clip(tmp_path / f"many{extension}", 0.0, 1.0)

    np.testing.assert_allclose(clip.samples, sound.mean(axis=1), atol=1e-4)


@pytest.mark.parametrize(
    ("extension", "channels"),
    [(".m4a", 1), (".m4a", 6), (".mka", 6), (".wv", 6), (".mp3", 1), (".wma", 1), (".opus", 6)],
)
def test_channels_of_lossy_formats(extension: str, channels: int, tmp_path: Path) -> None:
    path = tmp_path / f"surround{extension}"
    sound = make_audio(path, 3.0, channels=channels)

    with open_audio(path) as reader:
        assert reader.info.channels == channels
        clip = reader.read(1.0, 1.0)
        every, rate = reader.read_channels(1.0, 1.0)

    assert every.shape == (rate, channels)
    assert shift_samples(clip.samples, sound.mean(axis=1), rate, most=rate // 4) in range(-3_000, 3_001)
    assert np.corrcoef(np.abs(every).mean(axis=1), np.abs(clip.samples))[0, 1] > 0.5


@pytest.mark.parametrize("rate", [8_000, 11_025, 22_050, 32_000, 48_000, 96_000, 192_000])
def test_any_sample_rate(rate: int, tmp_path: Path) -> None:
    make_audio(tmp_path / "rate.wav", 2.0, sample_rate_hz=rate, channels=1)

    clip = read_clip(tmp_path / "rate.wav", 0.5, 1.0, 12_000)

    assert (len(clip.samples), clip.sample_rate_hz, clip.seconds) == (12_000, 12_000, 1.0)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # librosa's own, on its first use
@pytest.mark.parametrize("extension", [".flac", ".wav", ".ogg", ".mp3"])
def test_the_same_samples_as_librosa(extension: str, tmp_path: Path) -> None:
    path = tmp_path / f"same{extension}"
    make_audio(path, 6.0)

    ours = read_clip(path, 1.0, 4.0, 12_000).samples
    theirs, _ = librosa.load(path, sr=12_000, offset=1.0, duration=4.0)

    np.testing.assert_allclose(ours, theirs[: len(ours)], atol=1e-6 if extension in (".flac", ".wav") else 3e-4)


@pytest.mark.parametrize("extension", [".flac", ".mp3", ".opus", ".m4a"])
@pytest.mark.parametrize("rate", [None, 12_000])
def test_streaming_gives_the_whole_file_without_gaps(extension: str, rate: int | None, tmp_path: Path) -> None:
    path = tmp_path / f"stream{extension}"
    make_audio(path, 5.0)
    with open_audio(path) as reader:
        clips = list(reader.stream(0.7, rate))
        reader.read(3.0, 0.1)
        again = list(reader.stream(1.9, rate))
        duration_seconds = reader.info.duration_seconds

    position = 0
    for clip in clips:
        assert clip.start_seconds == position / clip.sample_rate_hz
        assert clip.seconds < 0.8
        position += len(clip.samples)
    assert position == pytest.approx(duration_seconds * clips[0].sample_rate_hz, abs=0.03 * clips[0].sample_rate_hz)
    joined, joined_again = (np.concatenate([clip.samples for clip in part]) for part in (clips, again))
    np.testing.assert_allclose(joined, joined_again, atol=1e-5)


@pytest.mark.parametrize("extension", [".wav", ".mp3", ".m4a", ".opus", ".wma", ".mka"])
def test_reading_at_and_beyond_the_end(extension: str, tmp_path: Path) -> None:
    path = tmp_path / f"end{extension}"
    make_audio(path, 4.0)
    with open_audio(path) as reader:
        last = reader.read(3.5, 2.0, 12_000)
        beyond = [reader.read(start, 1.0, 12_000) for start in (4.5, 60.0, 1e7)]
        none = reader.read(1.0, 0.0, 12_000)
        first = reader.read(-5.0, 1.0, 12_000)

    assert last.seconds == pytest.approx(0.5, abs=0.08)
    assert [len(clip.samples) for clip in beyond] == [0, 0, 0]
    assert len(none.samples) == 0
    assert (first.start_seconds, len(first.samples)) == (0.0, 12_000)


@pytest.mark.parametrize("true", [".mp3", ".flac", ".wav", ".m4a", ".opus", ".wma"])
@pytest.mark.parametrize("claimed", [".mp3", ".wav", ".flac", ".m4a", ".txt", ""])
def test_the_content_decides_when_the_name_lies(true: str, claimed: str, tmp_path: Path) -> None:
    make_audio(tmp_path / f"true{true}", 3.0)
    lying = tmp_path / f"lying{claimed}"
    shutil.copy(tmp_path / f"true{true}", lying)

    assert probe(lying).format_name == probe(tmp_path / f"true{true}").format_name
    assert len(read_clip(lying, 1.0, 1.0, 12_000).samples) == 12_000


def test_libsndfile_is_asked_when_ffmpeg_does_not_know(tmp_path: Path) -> None:
    sound = make_audio(tmp_path / "odd.pvf", 2.0, recipe=Recipe("soundfile", "PVF", "PCM_16"))

    with open_audio(tmp_path / "odd.pvf") as reader:
        assert reader.info.decoder == "soundfile"
        np.testing.assert_allclose(reader.read(0.0, 2.0).samples, sound.mean(axis=1), atol=1e-4)


@pytest.mark.parametrize("codec", ["libmp3lame", "mp2"])
def test_ffmpeg_reads_what_is_not_pcm_in_a_wav(codec: str, tmp_path: Path) -> None:
    make_audio(tmp_path / "coded.wav", 4.0, recipe=Recipe("av", "wav", codec))

    with open_audio(tmp_path / "coded.wav") as reader:
        assert reader.info.decoder == "pyav"
        assert len(reader.read(1.0, 1.0).samples) == 44_100


NAMES = (
    "plain",
    "Motörhead – Ænima ☃",
    " spaces and 'quotes' \"",
    "http:",
    "-",
    "%d %s",
    "a" * 200,
    "new\nline",
    "file:x",
)


@pytest.mark.parametrize("extension", [".mp3", ".flac", ".m4a"])
def test_any_name_will_do(extension: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = tmp_path / f"made{extension}"
    make_audio(made, 3.0)
    monkeypatch.chdir(tmp_path)
    for name in NAMES:
        shutil.copy(made, tmp_path / f"{name}{extension}")
        assert probe(Path(f"{name}{extension}")).channels == 2
        assert probe(f"{name}{extension}").channels == 2


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps names as Unicode")
@pytest.mark.parametrize("extension", [".mp3", ".flac", ".m4a", ".aac"])
def test_names_need_not_be_utf8(extension: str, tmp_path: Path) -> None:
    make_audio(tmp_path / f"made{extension}", 3.0)
    odd = os.fsdecode(os.path.join(os.fsencode(tmp_path), b"caf\xe9 \xff" + extension.encode()))  # noqa: PTH118
    try:
        shutil.copy(tmp_path / f"made{extension}", odd)
    except OSError:
        pytest.skip("this file system takes UTF-8 only")

    assert len(read_clip(odd, 1.0, 1.0, 12_000).samples) == 12_000
    assert looks_like_audio(odd)


def test_what_a_scan_takes_up() -> None:
    for name in ("a.mp3", "A.MP3", "b.FlAc", "/x/c.m4a", "d.opus", "e.Wma", "f.ape", "g.wv", "h.mka", "i.aif", "j.w64"):
        assert looks_like_audio(name)
    for name in ("cover.jpg", "mp3", ".mp3", "list.m3u", "notes.txt", "film.mkv", "x.mp3.part", ""):
        assert not looks_like_audio(name)
