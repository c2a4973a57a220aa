"""What a file is called and what it really is: names tell lies, magic numbers seldom. Cheap to import, for scans."""

from __future__ import annotations

import os
from os import PathLike

from genre_tagger.containers.byte_view import ByteView
from genre_tagger.containers.outer_tags import behind_any_tags

_EXTENSIONS = (
    "mp3 mp2 flac ogg oga opus spx wav wave bwf aiff aif aifc w64 rf64 au snd caf m4a m4b aac wma ape wv mka tta mpc "
    "tak dsf dff"
)
AUDIO_EXTENSIONS = frozenset(f".{name}" for name in _EXTENSIONS.split())
"""What a scan of a folder picks up. Films (.mp4, .mkv, .webm) are decoded too, but only when named directly."""

_HEAD_BYTES = 4096

# (offset, magic, name); the first row that fits wins.
_MAGIC: tuple[tuple[int, bytes, str], ...] = (
    (0, b"fLaC", "flac"),
    (8, b"WAVE", "wav"),
    (0, b"riff\x2e\x91\xcf\x11", "w64"),
    (8, b"AIFF", "aiff"),
    (8, b"AIFC", "aiff"),
    (0, b".snd", "au"),
    (0, b"caff", "caf"),
    (0, b"FLV\x01", "flv"),
    (28, b"OpusHead", "opus"),
    (28, b"\x7fFLAC", "flac in ogg"),
    (0, b"OggS", "ogg"),
    (4, b"ftyp", "mp4"),
    (0, b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "asf"),
    (0, b"\x1a\x45\xdf\xa3", "matroska"),
    (0, b"wvpk", "wavpack"),
    (0, b"MAC ", "ape"),
    (0, b"TTA1", "tta"),
    (0, b"MPCK", "musepack"),
    (0, b"MP+", "musepack"),
    (0, b"DSD ", "dsf"),
    (0, b"FRM8", "dff"),
    (0, b"ADIF", "aac"),
    (0, b"\x0b\x77", "ac3"),
)

_MPEG_FORMAT_TAGS = (b"\x50\x00", b"\x55\x00")  # layers 1-2 and 3


def looks_like_audio(path: str | PathLike[str]) -> bool:
    """Whether a scan should take the file up, by its extension alone, in any case of letters."""
    return os.path.splitext(os.fspath(path))[1].lower() in AUDIO_EXTENSIONS  # noqa: PTH122 - thousands of times a scan


def sniff_container(path: str | PathLike[str]) -> str | None:
    """The container's short name ("mp3", "flac", "mp4", ...), or None when the first bytes are those of no known one.

    Reads at most some kilobytes; ID3v2 tags in front are passed over. Raises OSError.
    """
    with ByteView(path) as view:
        offset = behind_any_tags(view)
        head = view.at_most(offset, _HEAD_BYTES)
    for position, magic, name in _MAGIC:
        if head.startswith(magic, position):
            return _kind_of_wav(head) if name == "wav" else name
    if len(head) >= 2 and head[0] == 0xFF and head[1] & 0xE0 == 0xE0:
        return "aac" if head[1] & 0x06 == 0 else "mp3"  # layer bits 00 belong to ADTS alone
    return "mp3" if offset or head.startswith(b"ID3") else None


def _kind_of_wav(head: bytes) -> str:
    if head.startswith(b"RF64"):
        return "rf64"
    return "mpeg in wav" if head[20:22] in _MPEG_FORMAT_TAGS else "wav"
