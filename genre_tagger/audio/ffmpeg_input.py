"""What FFmpeg may take a file for, and what it goes by."""

from __future__ import annotations

from io import FileIO, RawIOBase

import av

# Playlists, network protocols and image formats stay out: a file must not make us open another.
DEMUXERS = (
    "aac,ac3,aiff,ape,asf,au,avi,caf,dsf,dts,eac3,flac,flv,iff,matroska,mov,mp3,mpc,mpc8,mpeg,mpegts,ogg,rm,tak,tta,voc,w64,"
    "wav,wv"
)


class RenamedFile(FileIO):
    """A file under another name: FFmpeg takes the name's extension into account where content leaves it in doubt."""

    def __init__(self, path: str, name: str) -> None:
        super().__init__(path)
        self.name = name


def demuxer_of(file: RawIOBase) -> str | None:
    """FFmpeg's name for the kind of file by its content ("mp3", "aac", "mov,mp4,..."), or None where it knows none."""
    try:
        with av.open(file, "r", options={"format_whitelist": DEMUXERS}, metadata_errors="replace") as container:
            return container.format.name
    except (av.FFmpegError, ValueError):
        return None
