"""Reads the tags of any file this program knows, and works out the edit that changes its genre."""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields
from functools import partial
from os import PathLike, fspath

from genre_tagger.containers import asf
from genre_tagger.containers.byte_view import ByteView, MalformedError, Readable, RefusedError, ViewFile
from genre_tagger.containers.outer_tags import behind_front_ape, behind_tags
from genre_tagger.foundation.errors import TagError
from genre_tagger.tags.fields import CurrentTags, Fingerprint, NewFields, TagReading
from genre_tagger.tags.formats import asf_tags, dsd_tags, flac_tags, form_tags, mp4_tags, ogg_tags, tag_stack
from genre_tagger.tags.formats.forms import AIFF, RF64, WAV, Dialect
from genre_tagger.tags.genre_text import read_genre_values
from genre_tagger.tags.splice import Splice, tidy

Reader = Callable[[Readable], TagReading]
Editor = Callable[[Readable, NewFields], list[Splice]]
_CHUNK_BYTES = 1 << 20
_RIFX = "big-endian WAV (RIFX)"


@dataclass(frozen=True, slots=True)
class Container:
    """One family of files: its name, whether a file is of it, and how its tags are read and edited.

    `edit` is None where a genre cannot be held, or not by this program; `obstacle` then says which.
    """

    name: str
    recognises: Callable[[Readable, int], bool]
    read: Reader | None = None
    edit: Editor | None = None
    obstacle: str | None = None


def _starts(*magics: bytes, at: int = 0) -> Callable[[Readable, int], bool]:
    """Whether one of `magics` stands `at` bytes behind the start of the sound (that is, behind an ID3v2 tag)."""
    return lambda view, start: any(view.at_most(start + at, len(magic)) == magic for magic in magics)


def _form(outer: bytes, *inner: bytes, at: int = 8) -> Callable[[Readable, int], bool]:
    return lambda view, start: view.at_most(start, 4) == outer and view.at_most(start + at, 4) in inner


def _transport_stream(view: Readable, start: int) -> bool:
    """Whether packets of 188 bytes follow each other, or of 192 with a time code before each."""
    return any(
        all(view.at_most(start + first + step * packet, 1) == b"G" for packet in range(4))
        for first, step in ((0, 188), (4, 192))
    )


def _no_home(name: str, recognises: Callable[[Readable, int], bool]) -> Container:
    return Container(name, recognises, obstacle=f"{name} files cannot hold a genre tag that players agree on")


def _in_form(dialect: Dialect) -> tuple[Reader, Editor]:
    return partial(form_tags.read, dialect=dialect), partial(form_tags.edit, dialect=dialect)


def _stack(name: str, recognises: Callable[[Readable, int], bool], family: tag_stack.Family) -> Container:
    return Container(name, recognises, partial(tag_stack.read, family=family), partial(tag_stack.edit, family=family))


def _read_matroska(view: Readable) -> TagReading:
    """The tags of the whole file, else of its first stream of sound. Raises RefusedError where there are none."""
    import av  # takes long to load, and few files need it

    try:
        with av.open(ViewFile(view), format="matroska", metadata_errors="replace") as file:
            streams = [stream.metadata for stream in file.streams.audio]
            found = {key.casefold(): text for tags in (*reversed(streams), file.metadata) for key, text in tags.items()}
    except (av.FFmpegError, ValueError, MalformedError) as error:
        raise RefusedError("its Matroska header is damaged") from error
    return TagReading.of(
        "Matroska",
        read_genre_values([found.get("genre", "")]),
        (),
        lambda field: found.get(field.name.casefold()),
        obstacle="writing tags into Matroska files is not supported",
    )


CONTAINERS: tuple[Container, ...] = (
    Container("FLAC", _starts(b"fLaC"), flac_tags.read, flac_tags.edit),
    Container("Ogg", _starts(b"OggS"), ogg_tags.read, ogg_tags.edit),
    Container("WAV", _form(b"RIFF", b"WAVE"), *_in_form(WAV)),
    Container("AIFF", _form(b"FORM", b"AIFF", b"AIFC"), *_in_form(AIFF)),
    Container(
        "MP4",
        _starts(b"ftyp", b"moov", b"wide", b"mdat", b"free", b"skip", b"pnot", at=4),
        mp4_tags.read,
        mp4_tags.edit,
    ),
    Container("ASF", _starts(asf.HEADER), asf_tags.read, asf_tags.edit),
    *(_stack(name, _starts(*magics), tag_stack.APE_HOME) for name, magics in tag_stack.APE_HOME_MAGICS.items()),
    _stack("TrueAudio", _starts(b"TTA1"), tag_stack.TRUE_AUDIO),
    Container("DSF", _starts(b"DSD "), dsd_tags.read_dsf, dsd_tags.edit_dsf),
    Container("DSDIFF", _form(b"FRM8", b"DSD ", at=12), dsd_tags.read_dsdiff, dsd_tags.edit_dsdiff),
    _no_home("Core Audio (caf)", _starts(b"caff")),
    _no_home("Sun audio (au)", _starts(b".snd", b"dns.")),
    _no_home("Wave64", _starts(bytes.fromhex("726966662e91cf11a5d628db04c10000"))),
    Container("RF64", _starts(b"RF64", b"BW64"), _in_form(RF64)[0]),
    Container("Matroska", _starts(bytes.fromhex("1a45dfa3")), _read_matroska),
    Container(_RIFX, _starts(b"RIFX"), obstacle=f"writing tags into {_RIFX} files is not supported"),
    _no_home("AVI", _form(b"RIFF", b"AVI ")),
    _no_home("Flash video (flv)", _starts(b"FLV\1")),
    _no_home("MPEG program stream", _starts(b"\0\0\1\xba")),
    _no_home("MPEG transport stream", _transport_stream),
    _no_home("AC-3", _starts(b"\x0bw")),
    _stack("MPEG audio", tag_stack.is_mpeg_audio, tag_stack.MPEG),
)
"""In the order they are tried. Content decides, not the file's name."""


@contextmanager
def tag_errors(path: str | PathLike[str], *, doing: str = "read") -> Iterator[None]:
    """Turns what goes wrong with `path` inside into a TagError with one sentence."""
    try:
        yield
    except TagError:
        raise
    except (MalformedError, RefusedError) as error:
        reason = f"its tags are damaged ({error})" if isinstance(error, MalformedError) else str(error)
        if doing == "read":
            raise TagError("The tags of {name} cannot be read: {reason}.", path, reason=reason) from error
        raise TagError("Nothing was written to {name}: {reason}.", path, reason=reason) from error
    except FileNotFoundError as error:
        raise TagError("{name} is no longer there.", path) from error
    except OSError as error:
        reason = error.strerror or str(error)
        if doing == "read":
            raise TagError("{name} could not be read: {reason}.", path, reason=reason) from error
        raise TagError("{name} could not be changed: {reason}.", path, reason=reason) from error


def container_of(view: Readable) -> Container:
    """Which family the open file is of. Raises RefusedError for one that is none of them."""
    start = behind_front_ape(view, behind_tags(view))
    for container in CONTAINERS:
        if container.recognises(view, start):
            return container
    raise RefusedError("it is not an audio file of a kind that is known here")


def current_tags(view: ByteView) -> CurrentTags:
    """The tags of an open file. Raises MalformedError, RefusedError, OSError."""
    if not stat.S_ISREG(view.stat.st_mode):
        raise RefusedError("it is not an ordinary file")
    reading = reading_of(view)
    fingerprint = Fingerprint(view.size, view.stat.st_mtime_ns, tag_digest(view, reading))
    both = {field.name for field in fields(CurrentTags)} & {field.name for field in fields(TagReading)}
    return CurrentTags(fingerprint=fingerprint, **{name: getattr(reading, name) for name in both})


def reading_of(view: Readable) -> TagReading:
    """What the readers of its container find in a file, or in what would be one. Raises as `current_tags`."""
    container = container_of(view)
    if container.read is None:
        return TagReading(container.name, (), (), obstacle=container.obstacle)
    try:
        return container.read(view)
    except RefusedError as error:
        return TagReading(container.name, (), (), obstacle=str(error))


def tag_digest(view: ByteView, reading: TagReading) -> str:
    """A hash of everything outside the sound; nothing for a container whose tags are not read."""
    digest = hashlib.blake2b(digest_size=16)
    at = 0
    for start, end in [*sorted(reading.payload), (view.size, view.size)] if reading.payload else []:
        while at < start:
            data = view.at_most(at, min(_CHUNK_BYTES, start - at))
            digest.update(data)
            at += len(data) or start - at
        at = max(at, end)
    return digest.hexdigest()


def read_genres(path: str | PathLike[str]) -> CurrentTags:
    """The tags of `path`, numeric genres as names. Raises TagError where they are damaged or the file is unreadable.

    A file whose container cannot hold a genre, or one whose tags are of a kind that is not written here, is no error:
    its `obstacle` says so.
    """
    with tag_errors(path), ByteView(fspath(path)) as view:
        return current_tags(view)


def edit_of(view: Readable, new: NewFields) -> tuple[Splice, ...]:
    """The splices that leave `new` in the open file's tags; none where it holds that already.

    Raises MalformedError, RefusedError, OSError.
    """
    container = container_of(view)
    if container.edit is None:
        raise RefusedError(container.obstacle or "its tags cannot be written")
    return tidy(container.edit(view, new))
