"""ID3v2 as it lies in the file: where each frame starts and ends, and what a text frame says.

Sources: the ID3v2.2, v2.3 and v2.4 informal standards (id3.org), and two habits of old software that the standards do
not know: iTunes' v2.4 tags with plain frame sizes, and v2.3 tags that claim unsynchronisation without having it.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass

from genre_tagger.containers.byte_view import BytesView, MalformedError, Readable, RefusedError
from genre_tagger.containers.outer_tags import ID3_HEADER_BYTES, Id3Header, synchsafe
from genre_tagger.tags.fields import KEYS, Field

_FRAMES_LIMIT = 10_000
_TEXT_LIMIT = 1 << 20
_PIECE = 1 << 20
_ENCODINGS = ("latin-1", "utf-16", "utf-16-be", "utf-8")


def to_synchsafe(value: int) -> bytes:
    """Four bytes of seven bits. Raises RefusedError above 256 MiB, the largest an ID3v2 tag can be."""
    if not 0 <= value < 1 << 28:
        raise RefusedError("its ID3 tag would become too large")
    return bytes(value >> shift & 0x7F for shift in (21, 14, 7, 0))


def resynchronised(data: bytes) -> bytes:
    """Undoes unsynchronisation: FF 00 becomes FF."""
    return data.replace(b"\xff\x00", b"\xff")


def unsynchronised(data: bytes) -> bytes:
    """FF is followed by 00 wherever the next byte is 00, E0 or more, or missing."""
    result = bytearray()
    start = 0
    while (at := data.find(b"\xff", start)) >= 0:
        result += data[start : at + 1]
        start = at + 1
        if start == len(data) or data[start] == 0 or data[start] >= 0xE0:
            result.append(0)
    return bytes(result + data[start:])


def is_blank(view: Readable, start: int, end: int) -> bool:
    """Whether nothing but zeros lies between two offsets. Raises MalformedError."""
    return not any(view.read(at, min(_PIECE, end - at)).strip(b"\0") for at in range(start, end, _PIECE))


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame's place: header at `start`, content from `content` to `end`; `form` are its format flags."""

    name: str
    start: int
    content: int
    end: int
    form: int


@dataclass(frozen=True, slots=True)
class Body:
    """A tag's frames within `view`, from `first` to `frames_end`; what is left to `end` is padding or unknown."""

    view: Readable
    version: int
    extended_start: int
    first: int
    frames: tuple[Frame, ...]
    frames_end: int
    end: int
    all_unsynchronised: bool = False

    @property
    def key_set(self) -> str:
        return "id3v2.2" if self.version == 2 else "id3v2"

    @property
    def padded(self) -> bool:
        """Whether what follows the frames is padding: zeros, to the end of the tag."""
        return is_blank(self.view, self.frames_end, self.end)

    def named(self, field: Field) -> list[Frame]:
        """The frames that may hold `field`."""
        return [frame for frame in self.frames if frame.name == KEYS[self.key_set][field]]


def read_body(view: Readable, header: Id3Header) -> Body:
    """Finds the frames. A v2.2 or v2.3 body that is unsynchronised as a whole is decoded into memory first."""
    start, end = header.start + ID3_HEADER_BYTES, header.body_end
    if header.unsynchronised and header.version < 4:
        raw = view.read(start, end - start)
        if truly_unsynchronised(raw):
            view = BytesView(resynchronised(raw))
            start, end = 0, view.size
    first = start + _extended_length(view, start, header) if header.extended else start
    plain_sizes = header.version == 4 and _has_plain_sizes(view, first, end)
    frames, frames_end = _walk(view, first, end, header.version, plain_sizes)
    unsynchronised_v24 = header.version == 4 and header.unsynchronised
    return Body(view, header.version, start, first, tuple(frames), frames_end, end, unsynchronised_v24)


def truly_unsynchronised(raw: bytes) -> bool:
    """Whether bytes that claim it can be: none holds FF before E0 or more."""
    at = raw.find(b"\xff")
    while 0 <= at < len(raw) - 1:
        if raw[at + 1] >= 0xE0:
            return False
        at = raw.find(b"\xff", at + 1)
    return True


def _extended_length(view: Readable, start: int, header: Id3Header) -> int:
    size = view.read(start, 4)
    length = synchsafe(size) if header.version == 4 else int.from_bytes(size, "big") + 4
    if not 6 <= length <= header.size:
        raise MalformedError("the extended ID3 header has an impossible size")
    return length


def _walk(view: Readable, first: int, end: int, version: int, plain_sizes: bool) -> tuple[list[Frame], int]:
    """The frames from `first` on and where they stop: at padding, at something that is none, or at the end."""
    name_bytes, header_bytes = (3, 6) if version == 2 else (4, ID3_HEADER_BYTES)
    frames: list[Frame] = []
    at = first
    while at + header_bytes < end:
        head = view.read(at, header_bytes)
        name = head[:name_bytes]
        if not _is_frame_name(name):
            break
        size = head[name_bytes : 2 * name_bytes]
        if version == 4 and not plain_sizes:
            if any(byte & 0x80 for byte in size):
                break
            length = synchsafe(size)
        else:
            length = int.from_bytes(size, "big")
        stop = at + header_bytes + length
        if stop > end:
            break
        if len(frames) == _FRAMES_LIMIT:
            raise MalformedError("the ID3 tag has more frames than anybody could mean")
        frames.append(Frame(name.decode("latin-1"), at, at + header_bytes, stop, 0 if version == 2 else head[9]))
        at = stop
    return frames, at


def _is_frame_name(name: bytes) -> bool:
    """Capitals and digits; old iTunes put v2.2 names with a NUL or blank behind into v2.3 tags."""
    letters = name[:3] if name[3:] in (b"\0", b" ") else name
    return letters.isalnum() and letters.upper() == letters


def _has_plain_sizes(view: Readable, first: int, end: int) -> bool:
    """Whether a v2.4 tag counts its frames as v2.3 does (old iTunes): only then do all frames fit."""

    def fits(plain: bool) -> bool:
        frames, stop = _walk(view, first, end, 4, plain)
        return bool(frames) and not view.read(stop, min(4, end - stop)).strip(b"\0")

    return not fits(plain=False) and fits(plain=True)


def content_of(body: Body, frame: Frame) -> bytes:
    """A frame's content with grouping, compression and unsynchronisation undone. Raises RefusedError if encrypted."""
    data = body.view.read(frame.content, frame.end - frame.content)
    if body.version == 4:
        skip = (1 if frame.form & 0x40 else 0) + (4 if frame.form & 0x01 else 0)
        compressed, encrypted = bool(frame.form & 0x08), bool(frame.form & 0x04)
        if frame.form & 0x02 or body.all_unsynchronised:
            data = resynchronised(data)
    else:
        compressed, encrypted = bool(frame.form & 0x80), bool(frame.form & 0x40)
        skip = (4 if compressed else 0) + (1 if frame.form & 0x20 else 0)
    if encrypted:
        raise RefusedError(f"its {frame.name} frame is encrypted")
    data = data[skip:]
    return _inflated(data) if compressed else data


def _inflated(data: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(data, _TEXT_LIMIT)
    except zlib.error as error:
        raise MalformedError("a compressed ID3 frame does not decompress") from error


def decode_text(content: bytes) -> tuple[str, str]:
    """The text of a text frame and its encoding. NULs inside stay, those at the end go. Raises MalformedError."""
    if not content:
        return "", "latin-1"
    if content[0] >= len(_ENCODINGS):
        raise MalformedError("a text frame has an unknown encoding")
    encoding = _ENCODINGS[content[0]]
    data = content[1 : 1 + _TEXT_LIMIT]
    if encoding.startswith("utf-16"):
        data = data[: len(data) & ~1]
        if encoding == "utf-16" and data[:2] not in (b"\xff\xfe", b"\xfe\xff"):
            encoding = "utf-16-le"  # a forgotten byte order mark: everyone who forgets it is little-endian
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise MalformedError("a text frame is not in the encoding it claims") from error
    return text.replace("\ufeff", "").rstrip("\0"), _ENCODINGS[content[0]]


def encode_text(text: str, encoding: str | None, version: int) -> bytes:
    """A text frame's content: in `encoding` where that can spell it, else Latin-1, else the version's Unicode."""
    for choice in (encoding, "latin-1"):
        if choice is None or (choice == "latin-1" and version == 4 and "ÿ" in text):
            continue  # ÿ is FF in Latin-1, which an unsynchronised v2.4 tag must not hold
        try:
            data = text.encode("utf-16-le" if choice == "utf-16" else choice)
        except UnicodeEncodeError:
            continue
        mark = b"\xff\xfe" if choice == "utf-16" else b""
        return bytes([_ENCODINGS.index(choice)]) + mark + data
    return b"\x03" + text.encode() if version == 4 else b"\x01\xff\xfe" + text.encode("utf-16-le")


def frame_bytes(name: str, content: bytes, version: int) -> bytes:
    """A whole frame without flags."""
    if version == 2:
        return name.encode("ascii") + len(content).to_bytes(3, "big") + content
    size = to_synchsafe(len(content)) if version == 4 else len(content).to_bytes(4, "big")
    return name.encode("ascii") + size + b"\0\0" + content
