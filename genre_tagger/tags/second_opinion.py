"""What mutagen, which wrote none of our bytes, reads in a file: the check that an edit touched only the genre."""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Any

import mutagen
import mutagen.aiff
import mutagen.apev2
import mutagen.asf
import mutagen.dsdiff
import mutagen.dsf
import mutagen.flac
import mutagen.id3
import mutagen.mp4
import mutagen.oggflac
import mutagen.oggopus
import mutagen.oggspeex
import mutagen.oggtheora
import mutagen.oggvorbis
import mutagen.wave

from genre_tagger.containers.byte_view import BytesView, MalformedError, Readable, ViewFile
from genre_tagger.tags.fields import KEYS, MP4_FREEFORM, PROVENANCE_NAME, Field
from genre_tagger.tags.formats.dsd_tags import Dsdiff
from genre_tagger.tags.formats.form_tags import bytes_that_mislead
from genre_tagger.tags.formats.forms import AIFF, WAV
from genre_tagger.tags.formats.id3v2 import Id3Tag
from genre_tagger.tags.formats.mp4_items import KeyedGenre
from genre_tagger.tags.formats.mp4_tags import find_tree, phone_metadata
from genre_tagger.tags.formats.ogg_tags import codecs_of
from genre_tagger.tags.formats.tag_stack import APE_HOME, APE_HOME_MAGICS, MPEG, TRUE_AUDIO, Family, find_stack
from genre_tagger.tags.genre_text import read_genre_values
from genre_tagger.tags.splice import Splice, SplicedView, tidy

_library: Any = mutagen  # half of it is typed; what it reads is checked by its own content here

_LONG_BYTES = 4096

_DAMAGE = (
    mutagen.MutagenError,
    ValueError,
    TypeError,
    LookupError,
    ArithmeticError,
    AttributeError,
    EOFError,
    RecursionError,
    struct.error,
)
"""What mutagen is known to raise for damaged files, beside its own errors."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """`genres` per kind of tag that names any; `others` is everything else, by kind and key, as comparable values."""

    genres: Mapping[str, tuple[str, ...]]
    others: Mapping[tuple[str, str], Any]


def second_opinion(view: Readable, container: str) -> Opinion:
    """Reads a file of the family `container` (a name of `tag_file.CONTAINERS`), or what it would be, with mutagen.

    Raises MalformedError where mutagen cannot, and OSError.
    """
    try:
        tags = _READERS[container](ViewFile(for_mutagen(view, container)))
    except _DAMAGE as error:
        cause = error.__cause__ or error.__context__
        if isinstance(cause, OSError) and cause.errno is not None:
            raise cause from error
        raise MalformedError(f"other programs cannot make sense of them: {type(error).__name__}") from error
    texts: dict[str, list[str]] = {}
    others: dict[tuple[str, str], Any] = {}
    for kind, pairs in tags.items():
        for key, value in pairs:
            if key.casefold() in _GENRE_KEYS:
                texts.setdefault(kind, []).extend(str(part) for part in value)
            elif key.casefold() not in _PROVENANCE_KEYS:
                others.setdefault((kind, key), []).append(value)
    genres = {kind: names for kind, values in texts.items() if (names := read_genre_values(values))}
    return Opinion(genres, others)


_GENRE_KEYS = frozenset({"tcon", "tco", "wm/genreid", *(keys[Field.GENRE].casefold() for keys in KEYS.values())})
_PROVENANCE_KEYS = frozenset(
    name.casefold()
    for name in (
        PROVENANCE_NAME,
        f"TXXX:{PROVENANCE_NAME}",
        f"TXX:{PROVENANCE_NAME}",
        ":".join(("----", *MP4_FREEFORM)),
    )
)


Pairs = list[tuple[str, Any]]


def _of_id3(tags: Any) -> dict[str, Pairs]:
    """Frames by their hash key; unknown ones as bytes."""
    if tags is None:
        return {}
    kind = "id3v2.4" if tags.version >= (2, 4, 0) else "id3v2"
    pairs: Pairs = []
    for key, frame in tags.items():
        is_genre = key in ("TCON", "TCO")
        pairs.append((key, list(frame.text) if is_genre else _plain(frame)))
    pairs += [("unknown", _short(bytes(frame))) for frame in tags.unknown_frames]
    return {kind: pairs}


def _plain(frame: Any) -> tuple[str, dict[str, Any]]:
    """A frame as values that compare; frames within frames (chapters) too."""
    values = {name: _comparable(value) for name, value in vars(frame).items()}
    return type(frame).__name__, values


def _comparable(value: Any) -> Any:
    if isinstance(value, _library.id3.ID3Tags):
        return sorted((key, _plain(inner)) for key, inner in value.items())
    return _short(value)


def _short(value: Any) -> Any:
    """A long value's hash, so that large cover art is not held in memory twice."""
    if isinstance(value, bytes) and len(value) > _LONG_BYTES:
        return len(value), hashlib.sha256(value).digest()
    return value


def _stack(file: ViewFile, family: Family) -> dict[str, Pairs]:
    """Where tags lie is ours to say, since mutagen looks in fewer places; what they say is mutagen's.

    An APE tag that it finds by itself must name the same genre: it may be one that we do not know.
    """
    stack = find_stack(file.view, family)
    found = _of_each(file.view, stack.id3)
    for number, tag in enumerate(stack.ape, start=1):
        if not tag.is_empty:  # for mutagen such a tag is none
            found[f"apev2 ({number})"] = _of_mapping(_library.apev2.APEv2(_part(file.view, tag.start, tag.end)))
    with suppress(_library.apev2.APENoHeaderError):
        pairs = _of_mapping(_library.apev2.APEv2(file))
        found["apev2"] = [(key, value) for key, value in pairs if key.casefold() in _GENRE_KEYS]
    if stack.v1 is not None:
        named = any(key.casefold() in _GENRE_KEYS for pairs in found.values() for key, _ in pairs)
        found["id3v1"] = _of_id3v1(stack.v1.data, with_genre=not named)
    return found


def _dsdiff(file: ViewFile) -> dict[str, Pairs]:
    _library.dsdiff.DSDIFF(file)
    return _of_each(file.view, [tag for _, tag in Dsdiff(file.view).tags])


def _of_each(view: Readable, tags: Sequence[Id3Tag]) -> dict[str, Pairs]:
    """Several ID3 tags of one file, the further ones by number."""
    found: dict[str, Pairs] = {}
    for number, tag in enumerate(tags, start=1):
        read = _library.id3.ID3(_part(view, tag.header.start, tag.header.end), translate=False, load_v1=False)
        for kind, pairs in _of_id3(read).items():
            found[kind if number == 1 else f"{kind} ({number})"] = pairs
    return found


def _part(view: Readable, start: int, end: int) -> ViewFile:
    return ViewFile(BytesView(view.read(start, end - start)))


def _of_id3v1(block: bytes, *, with_genre: bool) -> Pairs:
    """Its genre counts only where no other tag names one: it has room for one, and not for every name."""
    frames = _library.id3.ParseID3v1(block) or {}
    pairs: Pairs = [(key, _plain(frame)) for key, frame in frames.items() if key != "TCON"]
    return pairs + ([("TCON", list(frames["TCON"].text))] if with_genre and "TCON" in frames else [])


def _of_mapping(tags: Any) -> Pairs:
    """APEv2 items: kind and value, a text as the list it may be."""
    return [(key, list(item) if item.kind == 0 else (item.kind, _short(item.value))) for key, item in tags.items()]


def _in_chunk(reader: Callable[..., Any]) -> Callable[[ViewFile], dict[str, Pairs]]:
    return lambda file: _of_id3(reader(file, translate=False, load_v1=False).tags)


def _wav(file: ViewFile) -> dict[str, Pairs]:
    return _in_chunk(_library.wave.WAVE)(file) | {"info": info_entries(file)}


def _comments(tags: Any) -> Pairs:
    return [(key.upper(), [value]) for key, value in tags or ()]


def _flac(opened: ViewFile) -> dict[str, Pairs]:
    file = _library.flac.FLAC(opened)
    blocks = [
        (f"block {block.code}", _short(block.write()))
        for block in file.metadata_blocks
        if block.code not in (1, 4)  # padding and comments
    ]
    found = {"vorbis": _comments(file.tags) + blocks}
    opened.seek(0)
    with suppress(_library.id3.ID3NoHeaderError):
        found |= _of_id3(_library.id3.ID3(opened, translate=False, load_v1=False))
    return found


def _ogg(file: ViewFile) -> dict[str, Pairs]:
    """The comments of the first stream of each kind."""
    found = {}
    for codec in codecs_of(file.view).values():
        file.seek(0)
        found[f"vorbis ({codec.label})"] = _comments(_OGG_READERS[codec.label](file).tags)
    return found


_OGG_READERS: dict[str, Callable[[ViewFile], Any]] = {
    "Ogg Vorbis": _library.oggvorbis.OggVorbis,
    "Opus": _library.oggopus.OggOpus,
    "Speex": _library.oggspeex.OggSpeex,
    "Ogg FLAC": _library.oggflac.OggFLAC,
    "Theora": _library.oggtheora.OggTheora,
}


def _mp4(file: ViewFile) -> dict[str, Pairs]:
    """A genre that goes by a key, or is freeform, is one as well: mutagen calls it by its number, or its owner."""
    tags = _library.mp4.MP4(file).tags
    tree = find_tree(file.view)
    keyed = [] if tree.keys is None else KeyedGenre(file.view, tree.keys, ()).names
    pairs: Pairs = []
    for key, value in (tags or {}).items():
        values = value if isinstance(value, list) else [value]
        if key.encode("latin-1", "replace") in keyed or key.casefold().endswith(":genre"):
            texts = [each.decode(errors="replace") if isinstance(each, bytes) else each for each in values]
            pairs.append((KEYS["mp4"][Field.GENRE], texts))
            continue
        kinds = [getattr(each, "imageformat", getattr(each, "dataformat", None)) for each in values]
        others = [_short(bytes(each) if isinstance(each, bytes) else each) for each in values]
        pairs.append((key, values if key == KEYS["mp4"][Field.GENRE] else (others, kinds)))
    return {"mp4": pairs}


def _asf(file: ViewFile) -> dict[str, Pairs]:
    tags = _library.asf.ASF(file).tags
    return {
        "asf": [
            (key, [value.value] if key.casefold() in _GENRE_KEYS else (value.TYPE, _short(value.value)))
            for key, value in (tags or ())
        ]
    }


_READERS: dict[str, Callable[[ViewFile], dict[str, Pairs]]] = {
    "FLAC": _flac,
    "Ogg": _ogg,
    "WAV": _wav,
    "AIFF": _in_chunk(_library.aiff.AIFF),
    "MP4": _mp4,
    "ASF": _asf,
    **dict.fromkeys(APE_HOME_MAGICS, partial(_stack, family=APE_HOME)),
    "TrueAudio": partial(_stack, family=TRUE_AUDIO),
    "DSF": _in_chunk(_library.dsf.DSF),
    "DSDIFF": _dsdiff,
    "MPEG audio": partial(_stack, family=MPEG),
}


_COVERS: dict[str, Callable[[Readable], list[Splice]]] = {
    "WAV": lambda view: bytes_that_mislead(view, WAV),
    "AIFF": lambda view: bytes_that_mislead(view, AIFF),
    "MP4": phone_metadata,
}


def for_mutagen(view: Readable, container: str) -> Readable:
    """The file with those few bytes changed, none moved, that would keep mutagen from the rest of it.

    Raises MalformedError.
    """
    cover = _COVERS.get(container)
    return view if cover is None else SplicedView(view, tidy(cover(view)))


def info_entries(file: ViewFile) -> list[tuple[str, list[str]]]:
    """The entries of every LIST INFO of a WAV file, as mutagen divides it into chunks but does not read them."""
    chunks = _library.wave._WaveFile(file).root.subchunks()
    lists = [chunk for chunk in chunks if chunk.id == "LIST" and chunk.name == "INFO"]
    entries = [entry for chunk in lists for entry in chunk.subchunks()]
    return [(entry.id, [entry.read().rstrip(b"\0").decode("utf-8", "surrogateescape")]) for entry in entries]
