"""Tells MPEG audio (mp3, mp2, aac) from other bytes.

A tag may only be put in front of a stream that begins where the file does, or behind bytes that mean nothing. Other
containers hold MPEG frames too, and quiet PCM looks like them, so frames behind anything but zeros count only where the
file does not begin like another format and FFmpeg, asked about the whole file, calls it MPEG audio as well.
"""

from __future__ import annotations

import re

from genre_tagger.containers.byte_view import Readable, ViewFile
from genre_tagger.containers.mpeg import MpegStart, find_start

_ANOTHER_FORMAT = re.compile(
    rb"[\w #!./<&-]{4}"  # names of formats and chunks
    rb"|PK\x03\x04|Rar!|7z\xbc\xaf|\x1f\x8b|\x1a\x45\xdf\xa3|\x00\x00\x01[\xb0-\xff]|G.{187}G"
    rb"|.{4}(?:[a-z]{4}|G.{191}G)",  # an atom; MPEG-TS with time codes
    re.DOTALL,
)
_SIGHT_BYTES = 256


def mpeg_start(view: Readable, start: int) -> MpegStart | None:
    """The stream that begins behind `start`, where the tags in front end; None where the file is something else."""
    found = find_start(view, start)
    if found is None or found.is_direct:
        return found
    begins_otherwise = start == 0 and _ANOTHER_FORMAT.match(view.at_most(0, _SIGHT_BYTES)) is not None
    return None if begins_otherwise or not _ffmpeg_agrees(view, found) else found


def is_mpeg_audio(view: Readable, start: int) -> bool:
    """Whether the file is a stream of MPEG audio or ADTS; see `mpeg_start`."""
    return mpeg_start(view, start) is not None


def _ffmpeg_agrees(view: Readable, found: MpegStart) -> bool:
    """Whether FFmpeg calls the file what we do. The name is a hint, where content leaves it in doubt."""
    from genre_tagger.audio.ffmpeg_input import demuxer_of  # loads FFmpeg, which few files need

    kind = {"mpeg": "mp3", "adts": "aac"}[found.kind]
    return demuxer_of(ViewFile(view, f"track.{kind}")) == kind
