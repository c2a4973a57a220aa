"""What is MPEG audio, and what only holds something that looks like it: a tag in front would break the latter."""

from __future__ import annotations

import random
import struct
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from genre_tagger.foundation.errors import TagError
from genre_tagger.tags.apply import ChangeSkipped
from genre_tagger.tags.journal import Journal
from genre_tagger.tags.tag_change import Policy
from genre_tagger.tags.tag_file import read_genres
from tests.builders.sound import music_like
from tests.builders.tagged_files import bare_file, decoded, plain_file, raw_frame, raw_id3
from tests.tags.workbench import apply, plan, undo_exactly, write

JAZZ = raw_id3(3, raw_frame(b"TIT2", b"\0Title", 3) + raw_frame(b"TCON", b"\0Jazz", 3), padding=40)
JUNK = {
    "zeros": bytes(400),
    "noise": b"\x81" + random.Random(5).randbytes(2046),
    "zeros and noise": bytes(100) + random.Random(6).randbytes(900),
}


def frames_of(folder: Path, extension: str = ".mp3") -> bytes:
    return bare_file(folder, extension, "frames").read_bytes()


def quiet_24_bits(order: str) -> bytes:
    """Two seconds of PCM around zero: FF FF xx all over, which is what MPEG frames begin with."""
    samples = np.random.default_rng(1).integers(-128, 128, 88_200).astype(order + "i4")
    whole = samples.view(np.uint8).reshape(-1, 4)
    return (whole[:, 1:] if order == ">" else whole[:, :3]).tobytes()


def rifx(pcm: bytes) -> bytes:
    layout = struct.pack(">HHIIHH", 1, 1, 44_100, 44_100 * 3, 3, 24)
    body = b"WAVEfmt " + struct.pack(">I", 16) + layout + b"data" + struct.pack(">I", len(pcm)) + pcm
    return b"RIFX" + struct.pack(">I", len(body)) + body


def muxed(folder: Path, container: str, codec: str) -> bytes:
    """Two seconds of sound in a container of FFmpeg's."""
    path = folder / "muxed"
    with av.open(str(path), "w", format=container) as file:
        stream = file.add_stream(codec, rate=44_100, layout="stereo")
        sound = (music_like(2.0, 44_100, 2, 0) * 30_000).astype(np.int16)
        frame = av.AudioFrame.from_ndarray(sound.reshape(1, -1), "s16", "stereo")
        frame.sample_rate, frame.time_base = 44_100, Fraction(1, 44_100)
        for packet in [*stream.encode(frame), *stream.encode(None)]:
            file.mux(packet)
    data = path.read_bytes()
    path.unlink()
    return data


FOREIGN = {
    "avi": ("avi", "libmp3lame"),
    "flash video": ("flv", "libmp3lame"),
    "program stream": ("mpeg", "mp2"),
    "dvd": ("vob", "mp2"),
    "transport stream": ("mpegts", "libmp3lame"),
    "transport stream of aac": ("mpegts", "aac"),
    "nut": ("nut", "libmp3lame"),
    "matroska": ("matroska", "libmp3lame"),
    "latm": ("latm", "aac"),
    "core audio": ("caf", "libmp3lame"),
    "wtv": ("wtv", "mp2"),
}


def left_alone(path: Path, journal: Journal) -> str:
    """What is said of a file that nothing may be written to."""
    before = path.read_bytes()
    try:
        change = plan(path, policy=Policy.REPLACE)
    except TagError as error:
        return error.message
    assert isinstance(apply(change, journal), ChangeSkipped)
    assert path.read_bytes() == before
    return change.reason


@pytest.mark.parametrize("kind", FOREIGN)
def test_mpeg_frames_in_another_container(tmp_path: Path, journal: Journal, kind: str) -> None:
    path = tmp_path / "track.mp3"
    path.write_bytes(muxed(tmp_path, *FOREIGN[kind]))
    assert left_alone(path, journal)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (rifx(quiet_24_bits(">")), "RIFX"),
        (b"MYFM" + bytes(60) + quiet_24_bits("<"), "not an audio file"),
        (b"\x93\x01\x02\x03" * 16 + quiet_24_bits("<"), "not an audio file"),
        (quiet_24_bits("<"), "not an audio file"),
    ],
    ids=["rifx", "a name in front", "numbers in front", "nothing in front"],
)
def test_quiet_pcm_is_no_mpeg_audio(tmp_path: Path, journal: Journal, data: bytes, words: str) -> None:
    path = tmp_path / "track.wav"
    path.write_bytes(data)
    assert words in left_alone(path, journal)


@pytest.mark.parametrize(
    "front",
    [b"HTTP/1.0 200 OK\r\n\r\n", b"././@PaxHeader".ljust(512, b"\0"), b"PK\x03\x04\x14\0\0\0\0\0", b"ustar   \0"],
)
@pytest.mark.parametrize("tag", [b"", JAZZ])
def test_a_start_that_says_something_else_is_believed(
    tmp_path: Path, journal: Journal, front: bytes, tag: bytes
) -> None:
    path = tmp_path / "track.mp3"
    path.write_bytes(front + tag + frames_of(tmp_path))
    assert "not an audio file" in left_alone(path, journal)


def test_frames_in_blocks_of_an_unknown_container(tmp_path: Path, journal: Journal) -> None:
    frames = frames_of(tmp_path) * 4
    blocks = [frames[at : at + 4000] for at in range(0, len(frames), 4000)]
    path = tmp_path / "track.mp3"
    path.write_bytes(b"\x89BLK" + b"".join(struct.pack(">I", len(block)) + block for block in blocks))
    assert "not an audio file" in left_alone(path, journal)


@pytest.mark.parametrize("first", [b"wide", b"free", b"skip", b"mdat"])
def test_quicktime_without_its_first_atom_is_written_as_mp4(tmp_path: Path, journal: Journal, first: bytes) -> None:
    path = plain_file(tmp_path, ".m4a")
    data = path.read_bytes()
    size = struct.unpack_from(">I", data)[0]
    assert data[4:8] == b"ftyp"
    if first == b"mdat":  # an empty one in the place of ftyp, so that no offset moves
        path.write_bytes(struct.pack(">I4s", size, first) + bytes(size - 8) + data[size:])
    else:
        path.write_bytes(struct.pack(">I4s", 8, first) + struct.pack(">I4s", size - 8, b"free") + data[16:])
    before, sound = path.read_bytes(), decoded(path)
    write(path, journal)
    assert read_genres(path).genres == ("Folk",)
    assert np.array_equal(decoded(path), sound)
    undo_exactly(path, journal)
    assert path.read_bytes() == before


# -------------------------------------------------------------------- junk in front


@pytest.mark.parametrize("extension", [".mp3", ".mp2", ".aac"])
@pytest.mark.parametrize("junk", JUNK)
def test_junk_in_front_of_frames(tmp_path: Path, journal: Journal, extension: str, junk: str) -> None:
    path = tmp_path / f"track{extension}"
    path.write_bytes(JUNK[junk] + frames_of(tmp_path, extension))
    before, sound = path.read_bytes(), decoded(path)
    write(path, journal)
    assert read_genres(path).genres == ("Folk",)
    assert np.array_equal(decoded(path), sound)
    undo_exactly(path, journal)
    assert path.read_bytes() == before


@pytest.mark.parametrize("junk", JUNK)
@pytest.mark.parametrize("front", [b"", raw_id3(4, raw_frame(b"TPE1", b"\0Artist", 4), padding=9)])
def test_a_tag_behind_junk_is_the_files_tag(tmp_path: Path, journal: Journal, junk: str, front: bytes) -> None:
    path = tmp_path / "track.mp3"
    path.write_bytes(front + JUNK[junk] + JAZZ + frames_of(tmp_path))
    before = path.read_bytes()
    assert (read_genres(path).genres, read_genres(path).title) == (("Jazz",), "Title")
    assert isinstance(apply(plan(path), journal), ChangeSkipped)
    write(path, journal, "Folk", Policy.REPLACE)
    after = path.read_bytes()
    assert after.count(b"ID3") == before.count(b"ID3")
    assert b"Jazz" not in after
    write(path, journal, "A much longer name" * 100, Policy.REPLACE)
    undo_exactly(path, journal)
    undo_exactly(path, journal)
    assert path.read_bytes() == before


def test_several_tags_behind_junk_are_kept_in_step(tmp_path: Path, journal: Journal) -> None:
    path = tmp_path / "track.mp3"
    path.write_bytes(JUNK["noise"] + JAZZ + bytes(50) + JAZZ + frames_of(tmp_path))
    before = path.read_bytes()
    write(path, journal, "Folk", Policy.REPLACE)
    assert b"Jazz" not in path.read_bytes()
    undo_exactly(path, journal)
    assert path.read_bytes() == before
