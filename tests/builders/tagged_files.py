"""Tiny real audio files with rich tags of every kind: what an edit of the genre must leave alone."""

from __future__ import annotations

import struct
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

import av
import mutagen
import mutagen.apev2
import mutagen.asf
import mutagen.flac
import mutagen.id3
import mutagen.mp4
import numpy as np
from numpy.typing import NDArray

from tests.builders.audio_files import OGG_FLAC, RECIPES, make_audio

_library: Any = mutagen  # partly typed

TITLE, ARTIST, ALBUM, ALBUM_ARTIST = "Tïtle – 題", "Ärtist & Co", "Album", "Ärtists"
COVER = b"\xff\xd8\xff\xe0" + bytes(range(256)) * 12 + b"\xff\x00\xff\xff\xd9"
"""Looks like a JPEG and holds every byte, also the pairs that unsynchronisation is about."""


@cache
def _plain_bytes(extension: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"plain{extension.removeprefix('.flac')}"
        make_audio(path, 0.5, recipe=OGG_FLAC if extension == ".flac.ogg" else RECIPES[extension])
        return path.read_bytes()


def plain_file(folder: Path, extension: str, name: str = "track") -> Path:
    """Half a second of sound with whatever its encoder puts into the tags; ".flac.ogg" is FLAC in Ogg."""
    path = folder / f"{name}{extension}"
    path.write_bytes(_plain_bytes(extension))
    return path


def bare_file(folder: Path, extension: str, name: str = "track") -> Path:
    """As `plain_file`, but without the ID3v2 or APE tag its encoder added."""
    path = plain_file(folder, extension, name)
    _library.id3.delete(path)
    _library.apev2.delete(path)
    return path


def id3_frames(genre: tuple[str, ...]) -> list[Any]:
    """A music collector's frames: texts, comments, pictures, private data, identifiers, loudness."""
    id3 = _library.id3
    frames = [
        id3.TIT2(encoding=3, text=TITLE),
        id3.TPE1(encoding=3, text=ARTIST),
        id3.TALB(encoding=0, text=ALBUM),
        id3.TPE2(encoding=3, text=ALBUM_ARTIST),
        id3.TCMP(encoding=0, text="1"),
        id3.TRCK(encoding=0, text="3/12"),
        id3.TDRC(encoding=0, text="1999-04-01"),
        id3.TDOR(encoding=0, text="1997"),
        id3.TXXX(encoding=3, desc="MusicBrainz Album Id", text="a1b2"),
        id3.TXXX(encoding=3, desc="replaygain_track_gain", text="-3.21 dB"),
        id3.COMM(encoding=3, lang="eng", desc="", text="a comment\nof two lines"),
        id3.USLT(encoding=3, lang="eng", desc="", text="la la"),
        id3.UFID(owner="http://musicbrainz.org", data=b"\x00\xff\x00"),
        id3.PRIV(owner="someone", data=bytes(range(256))),
        id3.POPM(email="me@example.org", rating=196, count=7),
        id3.APIC(encoding=0, mime="image/jpeg", type=3, desc="front", data=COVER),
        id3.CHAP(element_id="c1", start_time=0, end_time=500, sub_frames=[id3.TIT2(encoding=3, text="chapter")]),
    ]
    return frames + ([id3.TCON(encoding=3, text=list(genre))] if genre else [])


def write_id3(
    path: Path, version: int, genre: tuple[str, ...] = (), *, padding: int = 200, v1: int = 0, unknown: bool = True
) -> None:
    """Puts a rich ID3v2.3 or v2.4 tag into an MP3 or AAC file; `v1` as mutagen counts (0 none, 2 create).

    `unknown` adds a frame that no standard knows and, in v2.3, an encrypted one.
    """
    tags = _library.id3.ID3()
    for frame in id3_frames(genre):
        tags.add(frame)
    if version == 3:
        tags.update_to_v23()
    tags.save(path, v2_version=version, padding=lambda _: padding, v1=v1)
    if unknown:
        extra = raw_frame(b"XQZW", b"nobody knows this \xff\xfe", version)
        extra += raw_frame(b"XENC", b"\x81secret\xff", version, form=0x40 if version == 3 else 0x04)
        insert_frames(path, extra)


def raw_frame(name: bytes, content: bytes, version: int, form: int = 0) -> bytes:
    """A frame's bytes."""
    if version == 2:
        return name + len(content).to_bytes(3, "big") + content
    size = synchsafe_bytes(len(content)) if version == 4 else len(content).to_bytes(4, "big")
    return name + size + bytes([0, form]) + content


def synchsafe_bytes(value: int) -> bytes:
    """Four bytes of seven bits."""
    return bytes(value >> shift & 0x7F for shift in (21, 14, 7, 0))


def insert_frames(path: Path, frames: bytes) -> None:
    """Puts raw frames in front of the others."""
    data = path.read_bytes()
    size = int.from_bytes(bytes(data[6:10]), "big")
    plain = (size & 0x7F) | (size >> 8 & 0x7F) << 7 | (size >> 16 & 0x7F) << 14 | (size >> 24 & 0x7F) << 21
    path.write_bytes(data[:6] + synchsafe_bytes(plain + len(frames)) + frames + data[10:])


def raw_id3(version: int, frames: bytes, *, flags: int = 0, padding: int = 0) -> bytes:
    """A whole ID3v2 tag."""
    body = frames + bytes(padding)
    return b"ID3" + bytes([version, 0, flags]) + synchsafe_bytes(len(body)) + body


def put_id3(path: Path, tag: bytes) -> None:
    """Puts a raw tag in front of the sound."""
    path.write_bytes(tag + path.read_bytes())


def write_ape(path: Path, genre: tuple[str, ...] = (), *, titled: bool = True, cover: bytes = COVER) -> None:
    """Puts an APEv2 tag behind the sound: texts, a list, a binary cover."""
    tags = _library.apev2.APEv2()
    if titled:
        tags["Title"], tags["Artist"], tags["Album"] = TITLE, ARTIST, ALBUM
        tags["Album Artist"], tags["Compilation"] = ALBUM_ARTIST, "1"
        tags["Catalog"] = ["one", "two"]
        tags["Cover Art (Front)"] = _library.apev2.APEValue(b"front.jpg\x00" + cover, _library.apev2.BINARY)
    tags["REPLAYGAIN_TRACK_GAIN"] = "-3.21 dB"
    if genre:
        tags["Genre"] = list(genre)
    tags.save(path)


def id3v1_block(genre: int, title: str = "Old title", comment: str = "old comment") -> bytes:
    """The 128 bytes at the end of a file."""
    texts = [title, "Old artist", "Old album"]
    block = b"TAG" + b"".join(text.encode("latin-1").ljust(30, b"\0") for text in texts)
    return block + b"1987" + comment.encode("latin-1").ljust(28, b"\0") + bytes([0, 5, genre])


def write_rich_tags(path: Path, genre: tuple[str, ...] = ()) -> None:
    """The richest tags each container holds, written by mutagen, which is not what the program writes with."""
    extension = path.suffix.lower()
    if extension in (".mp3", ".mp2", ".aac", ".tta"):
        write_id3(path, 4, genre)
    elif extension in (".wv", ".ape"):
        write_ape(path, genre)
    elif extension in (".wav", ".aiff", ".aif", ".dsf", ".dff"):
        file = _library.File(path)
        if file.tags is None:
            file.add_tags()
        file.tags.clear()
        for frame in id3_frames(genre):
            file.tags.add(frame)
        file.save()
    elif extension in (".m4a", ".m4b", ".mp4"):
        _write_mp4(path, genre)
    elif extension == ".wma":
        _write_asf(path, genre)
    else:
        _write_comments(path, genre)


def _write_mp4(path: Path, genre: tuple[str, ...]) -> None:
    file = _library.mp4.MP4(path)
    if file.tags is None:
        file.add_tags()
    tags = file.tags
    tags["©nam"], tags["©ART"], tags["©alb"] = [TITLE], [ARTIST], [ALBUM]
    tags["aART"] = [ALBUM_ARTIST]
    tags["trkn"], tags["cpil"], tags["tmpo"] = [(3, 12)], True, [120]
    tags["covr"] = [_library.mp4.MP4Cover(COVER, _library.mp4.MP4Cover.FORMAT_JPEG)]
    tags["----:com.apple.iTunes:MusicBrainz Album Id"] = [b"a1b2"]
    if genre:
        tags["©gen"] = list(genre)
    file.save()


def _write_asf(path: Path, genre: tuple[str, ...]) -> None:
    file = _library.asf.ASF(path)
    file.tags["Title"], file.tags["Author"] = TITLE, ARTIST
    file.tags["WM/AlbumTitle"], file.tags["WM/AlbumArtist"] = ALBUM, ALBUM_ARTIST
    file.tags["WM/TrackNumber"] = _library.asf.ASFDWordAttribute(3)
    file.tags["WM/Picture"] = _library.asf.ASFByteArrayAttribute(b"\x03" + COVER)
    file.tags["WM/IsCompilation"] = _library.asf.ASFBoolAttribute(True)
    if genre:
        file.tags["WM/Genre"] = list(genre)
    file.save()


def _write_comments(path: Path, genre: tuple[str, ...]) -> None:
    file = _library.File(path)
    if file.tags is None:
        file.add_tags()
    file["title"], file["artist"], file["album"] = TITLE, ARTIST, ALBUM
    file["albumartist"], file["compilation"] = ALBUM_ARTIST, "1"
    file["performer"] = ["one", "two"]
    file["comment"] = "x=y=z\nsecond line"
    if genre:
        file["genre"] = list(genre)
    if path.suffix == ".flac":
        file.clear_pictures()
        picture = _library.flac.Picture()
        picture.data, picture.mime, picture.type = COVER, "image/jpeg", 3
        file.add_picture(picture)
    file.save()


def decoded(path: Path) -> NDArray[Any]:
    """Every sample, as the codec gives them, shape (channels, n) or (1, channels * n)."""
    with av.open(str(path)) as file:
        frames = [frame.to_ndarray() for frame in file.decode(audio=0)]
    return np.concatenate(frames, axis=1)


def genre_by_ffmpeg(path: Path) -> str | None:
    """The genre that a reader which is neither ours nor mutagen finds (FFmpeg's, through PyAV)."""
    with av.open(str(path), metadata_errors="replace") as file:
        found = dict(file.metadata)
        for stream in file.streams:
            found |= dict(stream.metadata)
    by_name = {key.casefold(): value for key, value in found.items()}
    return by_name.get("genre") or by_name.get("wm/genre")


def ogg_pages(data: bytes) -> list[tuple[int, int, int]]:
    """(start, serial, number) of every page."""
    pages = []
    at = 0
    while at < len(data):
        serial, number = struct.unpack_from("<II", data, at + 14)
        pages.append((at, serial, number))
        count = data[at + 26]
        at += 27 + count + sum(data[at + 27 : at + 27 + count])
    return pages
