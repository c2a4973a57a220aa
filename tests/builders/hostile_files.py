"""Files nobody should have, and everybody has: damaged, lying, absurd. And a seeded source of any number more."""

from __future__ import annotations

import random
import struct
import wave
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import soundfile

from tests.builders import audio_files
from tests.builders.audio_files import Recipe, make_audio

MAKERS: dict[str, Callable[[Path], Path]] = {}
"""Every hostile file by name; each maker gets a folder, writes one file there and returns its path."""

UNREADABLE = frozenset(
    {"empty.mp3", "text.mp3", "text.flac", "picture.mp3", "zeros.mp3", "noise.mp3", "header only.wav", "playlist.m4a"}
    | {"impossible rate.wav", "bare tag.mp3", "headless.m4a"}
)
"""Those that no decoder can make sense of."""

TOO_SHORT = frozenset({f"tenth of a second{extension}" for extension in (".mp3", ".wav", ".m4a")} | {"one sample.wav"})
SILENT = frozenset({"only nan.wav", "far too loud.wav", "silence.flac", "offset.wav", "ten silent hours.w64"})
"""Those that open and cannot be classified; all others can."""


def _maker(make: Callable[[Path], None], name: str) -> None:
    def write(folder: Path) -> Path:
        make(folder / name)
        return folder / name

    MAKERS[name] = write


def hostile_file(name: str) -> Callable[[Callable[[Path], None]], Callable[[Path], None]]:
    """Enters a maker into `MAKERS`."""

    def enter(make: Callable[[Path], None]) -> Callable[[Path], None]:
        _maker(make, name)
        return make

    return enter


@hostile_file("empty.mp3")
def _empty(path: Path) -> None:
    path.touch()


@hostile_file("text.mp3")
@hostile_file("text.flac")
def _text(path: Path) -> None:
    path.write_text("This is a shopping list, not a song.\n" * 500)


@hostile_file("playlist.m4a")
def _playlist(path: Path) -> None:
    path.write_text("#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\nhttp://127.0.0.1:9/x.aac\n#EXT-X-ENDLIST\n")


@hostile_file("picture.mp3")
def _picture(path: Path) -> None:
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + random.Random(1).randbytes(50_000))


@hostile_file("zeros.mp3")
def _zeros(path: Path) -> None:
    path.write_bytes(bytes(200_000))


@hostile_file("noise.mp3")
def _noise(path: Path) -> None:
    path.write_bytes(random.Random(2).randbytes(3_000))


@hostile_file("bare tag.mp3")
def _bare_tag(path: Path) -> None:
    path.write_bytes(b"ID3\x03\x00\x00" + _syncsafe(1_000) + bytes(1_000))


@hostile_file("absurd tag size.mp3")
def _absurd_tag_size(path: Path) -> None:
    _with_tag_in_front(path, b"ID3\x03\x00\x00" + b"\x7f\x7f\x7f\x7f" + b"TIT2" + b"\xff\xff\xff\xff" + bytes(50))


@hostile_file("absurd frame size.mp3")
def _absurd_frame_size(path: Path) -> None:
    _with_tag_in_front(path, b"ID3\x03\x00\x00" + _syncsafe(60) + b"APIC" + b"\x7f\xff\xff\xff" + bytes(52))


@hostile_file("huge cover.mp3")
def _huge_cover(path: Path) -> None:
    picture = b"\x00image/jpeg\x00\x03\x00" + b"\xff\xd8\xff" + bytes(50 << 20)
    frame = b"APIC" + len(picture).to_bytes(4, "big") + b"\x00\x00" + picture
    _with_tag_in_front(path, b"ID3\x03\x00\x00" + _syncsafe(len(frame)) + frame)


@hostile_file("huge cover.flac")
def _huge_cover_flac(path: Path) -> None:
    make_audio(path, 5.0, sample_rate_hz=22_050, channels=1)
    data = path.read_bytes()
    picture = (
        struct.pack(">II", 3, 10) + b"image/jpeg" + struct.pack(">IIIIII", 0, 1, 1, 24, 0, 15 << 20) + bytes(15 << 20)
    )
    block = bytes([6]) + len(picture).to_bytes(3, "big") + picture  # a block holds 16 MiB at most
    path.write_bytes(data[:42] + block * 3 + data[42:])


@hostile_file("not a number.wav")
def _not_a_number(path: Path) -> None:
    samples = _tone(5.0)
    samples[1_000:2_000] = np.nan
    samples[3_000:3_100] = np.inf
    samples[4_000:4_100] = -np.inf
    soundfile.write(path, samples, 22_050, subtype="FLOAT")


@hostile_file("only nan.wav")
def _only_nan(path: Path) -> None:
    soundfile.write(path, np.full((22_050 * 5, 1), np.nan, dtype=np.float32), 22_050, subtype="FLOAT")


@hostile_file("far too loud.wav")
def _far_too_loud(path: Path) -> None:
    soundfile.write(path, _tone(5.0).astype(np.float64) * 1e300, 22_050, subtype="DOUBLE")


@hostile_file("nan.wv")
def _nan_wavpack(path: Path) -> None:
    samples = _tone(5.0)
    samples[1_000:2_000] = np.nan
    make_audio(path, samples=samples, sample_rate_hz=22_050, recipe=Recipe("av", "matroska", "pcm_f32le"))


@hostile_file("silence.flac")
def _silence(path: Path) -> None:
    make_audio(path, samples=np.zeros((44_100 * 40, 2), dtype=np.float32))


@hostile_file("offset.wav")
def _offset(path: Path) -> None:
    make_audio(path, samples=np.full((44_100 * 10, 1), 0.5, dtype=np.float32))


@hostile_file("tenth of a second.mp3")
@hostile_file("tenth of a second.wav")
@hostile_file("tenth of a second.m4a")
def _tenth_of_a_second(path: Path) -> None:
    make_audio(path, 0.1)


@hostile_file("one sample.wav")
def _one_sample(path: Path) -> None:
    make_audio(path, samples=np.full((1, 1), 0.5, dtype=np.float32))


@hostile_file("header only.wav")
def _header_only(path: Path) -> None:
    with wave.open(str(path), "wb") as file:
        file.setparams((2, 2, 44_100, 0, "NONE", "not compressed"))


@hostile_file("ten hours.wav")
def _ten_hours(path: Path) -> None:
    """Mono, 16 bits, 12 kHz, all but the header and a little sound in the middle a hole in the file."""
    frames = 36_000 * 12_000
    with path.open("wb") as file:
        file.write(
            b"RIFF"
            + struct.pack("<I", 36 + 2 * frames)
            + b"WAVEfmt "
            + struct.pack("<IHHIIHH", 16, 1, 1, 12_000, 24_000, 2, 16)
        )
        file.write(b"data" + struct.pack("<I", 2 * frames))
        file.seek(frames)
        file.write((np.random.default_rng(0).standard_normal(40 * 12_000) * 8_000).astype("<i2").tobytes())
        file.truncate(44 + 2 * frames)


@hostile_file("ten silent hours.w64")
def _ten_silent_hours(path: Path) -> None:
    make_audio(path, 0.1)
    header = bytearray(path.read_bytes()[:200])
    at = header.index(b"data") + 16
    header[at : at + 8] = struct.pack("<q", 24 + 36_000 * 44_100 * 4)
    header[16:24] = struct.pack("<q", at + 8 + 36_000 * 44_100 * 4)
    with path.open("wb") as file:
        file.write(header[: at + 8])
        file.truncate(at + 8 + 36_000 * 44_100 * 4)


@hostile_file("impossible rate.wav")
def _impossible_rate(path: Path) -> None:
    _patched_wav(path, 24, struct.pack("<I", 4_000_000_000))


@hostile_file("a thousand channels.wav")
def _a_thousand_channels(path: Path) -> None:
    samples = np.repeat(_tone(4.0)[::3], 1_000, axis=1)
    make_audio(path, samples=samples, sample_rate_hz=7_350, recipe=audio_files.wav_recipe("PCM_U8"))


@hostile_file("endless.wav")
def _endless(path: Path) -> None:
    _patched_wav(path, 40, b"\xff\xff\xff\xff")


@hostile_file("headless.m4a")
def _headless(path: Path) -> None:
    make_audio(path, 5.0)
    data = path.read_bytes()
    path.write_bytes(data[: data.index(b"moov") - 4])


@hostile_file("claims four minutes.mp3")
def _claims_four_minutes(path: Path) -> None:
    make_audio(path, 240.0, sample_rate_hz=22_050, channels=1)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 10])


@hostile_file("claims four minutes.flac")
def _claims_four_minutes_flac(path: Path) -> None:
    make_audio(path, 240.0, sample_rate_hz=22_050, channels=1)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 10])


def make_hostile_files(folder: Path) -> dict[str, Path]:
    """All of `MAKERS` in `folder`. Takes some seconds and 200 MB, the long ones being sparse."""
    return {name: make(folder) for name, make in MAKERS.items()}


def make_base_files(folder: Path, seconds: float = 4.0) -> list[Path]:
    """One small, sound file of every container, to be damaged."""
    recipes: dict[str, Recipe | None] = {
        "constant.mp3": None,
        "variable.mp3": audio_files.MP3_VBR,
        "bare.mp3": audio_files.MP3_VBR_NO_XING,
        "alac.m4a": audio_files.M4A_ALAC,
        "aac.mka": audio_files.MKA_AAC,
        "opus.mka": audio_files.MKA_OPUS,
        "float.wav": audio_files.wav_recipe("FLOAT"),
    }
    extensions = [".wav", ".aiff", ".w64", ".rf64", ".au", ".caf", ".flac", ".ogg", ".opus"]
    extensions += [".m4a", ".aac", ".wma", ".wv", ".tta", ".ape", ".mka"]
    recipes |= {f"plain{extension}": None for extension in extensions}
    paths = []
    for number, (name, recipe) in enumerate(recipes.items()):
        path = folder / name
        is_opus = path.suffix == ".opus" or recipe is audio_files.MKA_OPUS
        rate = 24_000 if is_opus else 22_050
        make_audio(path, seconds, sample_rate_hz=rate, channels=1 + number % 2, seed=number, recipe=recipe)
        paths.append(path)
    return paths


def truncated_at_every_tenth(path: Path, folder: Path) -> Iterator[Path]:
    """The first tenth of the file, the first two, ... the first nine."""
    data = path.read_bytes()
    for tenths in range(1, 10):
        cut = folder / f"{path.stem} {tenths} tenths{path.suffix}"
        cut.write_bytes(data[: len(data) * tenths // 10])
        yield cut


def mutated_files(bases: list[Path], folder: Path, count: int, seed: int = 0) -> Iterator[Path]:
    """`count` damaged copies of real files, the same for the same seed; one at a time, so that each may be deleted."""
    for number in range(count):
        base = bases[number % len(bases)]
        path = folder / f"{number:05d} {base.name}"
        path.write_bytes(mutate(base.read_bytes(), random.Random(f"{seed}/{number}")))
        yield path


def mutate(data: bytes, chance: random.Random) -> bytes:
    """Damages bytes: flips, runs of one value, cuts, insertions, swapped blocks; half the time near the beginning."""
    damaged = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        reach = min(len(damaged), 4_096) if chance.random() < 0.5 else len(damaged)
        at = chance.randrange(max(1, reach))
        length = chance.choice((1, 1, 2, 4, 8, 64, 1_024))
        kind = chance.choice(("flip", "flip", "fill", "random", "cut", "insert", "move", "truncate"))
        if kind == "flip":
            damaged[at] ^= 1 << chance.randrange(8)
        elif kind == "fill":
            damaged[at : at + length] = bytes([chance.choice((0, 0x7F, 0x80, 0xFF))]) * len(damaged[at : at + length])
        elif kind == "random":
            damaged[at : at + length] = chance.randbytes(len(damaged[at : at + length]))
        elif kind == "cut":
            del damaged[at : at + length]
        elif kind == "insert":
            damaged[at:at] = chance.randbytes(length)
        elif kind == "move":
            source = chance.randrange(max(1, len(damaged)))
            damaged[at : at + length] = damaged[source : source + length]
        elif chance.random() < 0.3:
            del damaged[max(1, at) :]
        damaged = damaged or bytearray(b"\0")
    return bytes(damaged)


def _tone(seconds: float) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    time = np.arange(round(seconds * 22_050)) / 22_050
    return (0.5 * np.sin(2.0 * np.pi * 440.0 * time)).astype(np.float32)[:, None]


def _syncsafe(size: int) -> bytes:
    return bytes(size >> shift & 0x7F for shift in (21, 14, 7, 0))


def _with_tag_in_front(path: Path, tag: bytes) -> None:
    make_audio(path, 5.0, recipe=audio_files.MP3_CBR_NO_XING)
    data = path.read_bytes()
    first_frame = 10 + int.from_bytes(data[8:10], "big") if data.startswith(b"ID3") else 0
    path.write_bytes(tag + data[first_frame:])


def _patched_wav(path: Path, at: int, patch: bytes) -> None:
    make_audio(path, 5.0)
    data = bytearray(path.read_bytes())
    data[at : at + len(patch)] = patch
    path.write_bytes(data)
