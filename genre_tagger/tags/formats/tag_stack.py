"""Files that are a stream of sound with tags around it: ID3v2 in front, APEv2, Lyrics3 and ID3v1 behind.

Which of them a genre goes into follows from who reads what. Every tag that names a genre is kept in step, so that no
two players disagree. Beyond that the genre joins the tag that describes the track, since most players show the first
kind they find and nothing of the others; only a file without such a tag gets a fresh one, which takes over what it
would hide.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from genre_tagger.containers.byte_view import MalformedError, Readable, RefusedError, ViewFile
from genre_tagger.containers.mpeg import MpegStart, find_start
from genre_tagger.containers.outer_tags import TAGS_LIMIT, before_lyrics3, behind_front_ape, stacked_headers
from genre_tagger.genres import id3v1_name, id3v1_number
from genre_tagger.tags.fields import Field, NewFields, TagReading
from genre_tagger.tags.formats.id3v2 import Id3Tag, find_tag, fresh_tag
from genre_tagger.tags.formats.tail_tags import ApeTag, Id3v1, find_ape_tag, find_id3v1, fresh_ape_tag
from genre_tagger.tags.genre_text import read_genre_values
from genre_tagger.tags.splice import Splice

_ID3_NAMES = {"Title": "TIT2", "Artist": "TPE1", "Album": "TALB", "Track": "TRCK", "Comment": "COMM"}
"""ID3v2's names for what ID3v1 holds; the year's depends on the version."""


@dataclass(frozen=True, slots=True)
class Family:
    """What readers of one kind of file expect. `fresh` is the tag that a file gets which has none.

    `ape_hides_id3`: FFmpeg shows nothing of an ID3v2 tag beside an APE tag. `ape_is_enough`: other readers find an APE
    tag as well as an ID3v2 tag.
    """

    fresh: type[Id3Tag] | type[ApeTag]
    ape_hides_id3: bool = False
    ape_is_enough: bool = True


MPEG = Family(Id3Tag)
ADTS = Family(ApeTag, ape_hides_id3=True)  # behind a fresh ID3v2 tag mutagen no longer recognises AAC
TRUE_AUDIO = Family(Id3Tag, ape_hides_id3=True, ape_is_enough=False)
APE_HOME = Family(ApeTag)
APE_HOME_MAGICS = {
    "Monkey's Audio": (b"MAC ",),
    "WavPack": (b"wvpk",),
    "Musepack": (b"MP+", b"MPCK"),
    "TAK": (b"tBaK",),
    "OptimFROG": (b"OFR ",),
}
"""The kinds of file of that family, and how each begins."""


@dataclass(frozen=True, slots=True)
class TagStack:
    """The tags found around the sound, which lies from `start` to `end`; each kind in the order players look.

    `behind` is where a fresh APE tag goes: the end of the file, or its ID3v1 block.
    """

    family: Family
    id3: tuple[Id3Tag, ...]
    ape: tuple[ApeTag, ...]
    v1: Id3v1 | None
    start: int
    end: int
    behind: int

    @property
    def tags(self) -> tuple[Id3Tag | ApeTag, ...]:
        """All that may name several genres."""
        return (*self.id3, *self.ape)

    @property
    def near_ape(self) -> ApeTag | None:
        """The APE tag that its readers find: at the end, or in front of the sound; not one before lyrics."""
        return next((tag for tag in self.ape if tag.end in (self.behind, self.start)), None)

    def genres(self) -> tuple[str, ...]:
        """Of the first tag that names any. A number that programs leave behind by default counts only alone."""
        for tag in self.tags:
            if names := _genres_in(tag):
                return names
        if self.v1 is None or self.v1.genre is None:
            return ()
        return () if self.tags and self.v1.genre_is_a_default else (self.v1.genre,)

    def text(self, field: Field) -> str | None:
        """A field for showing."""
        in_id3 = [text for tag in self.id3 if (text := tag.text(field))]
        in_ape = [value for tag in self.ape for value in tag.values(field)]
        in_v1 = [text for text in [self.v1 and self.v1.text(field)] if text]
        all_read_ape = self.family.ape_is_enough and self.near_ape is not None
        return next(iter([*in_id3, *in_ape, *in_v1] if all_read_ape else [*in_id3, *in_v1, *in_ape]), None)

    @property
    def label(self) -> str:
        if self.id3:
            return self.id3[0].label
        return "APEv2" if self.ape else "ID3v1" if self.v1 is not None else "no tag"


def _genres_in(tag: Id3Tag | ApeTag) -> tuple[str, ...]:
    return tag.genres() if isinstance(tag, Id3Tag) else read_genre_values(tag.values(Field.GENRE))


def find_stack(view: Readable, family: Family) -> TagStack:
    """The tags of the file. Of `MPEG` those behind junk too, and the stream decides whether it is `ADTS`.

    Raises MalformedError, RefusedError.
    """
    heads = [Id3Tag(view, header) for header in stacked_headers(view)]
    behind_id3 = heads[-1].header.end if heads else 0
    start = behind_front_ape(view, behind_id3)
    front = () if start == behind_id3 else (ApeTag(view, start),)
    if family is MPEG and (found := mpeg_start(view, start)) is not None:
        heads += [tag for at in found.tags if (tag := find_tag(view, at)) is not None]
        start = found.frames if found.tags else start
        family = ADTS if found.kind == "adts" else MPEG
    v1 = find_id3v1(view)
    behind = view.size if v1 is None else v1.start
    ape, end = _tails(view, behind)
    if start > end:
        raise MalformedError("its tags overlap")
    return TagStack(family, tuple(heads), (*ape, *front), v1, start, end, behind)


def _tails(view: Readable, end: int) -> tuple[tuple[ApeTag, ...], int]:
    """The APE tags that end at `end`, or before lyrics that do; and where the first of all that begins."""
    found: list[ApeTag] = []
    for _ in range(TAGS_LIMIT):
        tag = find_ape_tag(view, end)
        before = before_lyrics3(view, end) if tag is None else tag.start
        if tag is not None:
            found.append(tag)
        if before == end:
            break
        end = before
    return tuple(found), end


def read(view: Readable, family: Family) -> TagReading:
    """What the stack of such a file holds, for a person. Raises MalformedError, RefusedError."""
    stack = find_stack(view, family)
    payload = ((stack.start, stack.end),)
    return TagReading.of(stack.label, stack.genres(), payload, stack.text, carried=_carried_names(stack))


def edit(view: Readable, new: NewFields, family: Family) -> list[Splice]:
    """The edit of such a file. Raises MalformedError, RefusedError."""
    stack = find_stack(view, family)
    homes = _homes(stack)
    splices = stack.v1.edit(new.genres) if stack.v1 is not None and new.id3.edits_v1 else []
    for tag in stack.tags:
        if tag in homes or _genres_in(tag):
            splices += tag.edit(new)
    served = any(stack.family.ape_is_enough or isinstance(tag, Id3Tag) for tag in homes)
    return splices if served or not new.genres else splices + _fresh(stack, new)


def _homes(stack: TagStack) -> list[Id3Tag | ApeTag]:
    """The tags that a genre belongs into, whether they name one or not. An empty one is not seen by players."""
    id3 = stack.id3[0] if stack.id3 and not stack.id3[0].is_empty else None
    ape = stack.near_ape if stack.near_ape is not None and not stack.near_ape.is_empty else None
    if stack.family.ape_hides_id3:
        return [tag for tag in (id3, ape) if tag is not None]
    if stack.family.fresh is ApeTag:
        return [tag for tag in (ape, id3) if tag is not None][:1]
    if ape is not None and ape.only_loudness and _may_be_carried(stack):
        ape = None  # what mp3gain leaves behind; the genre of an MP3 is looked for in ID3v2
    return [tag for tag in (id3, ape) if tag is not None][:1]


def _may_be_carried(stack: TagStack) -> bool:
    return stack.v1 is None or stack.v1.encoding_is_certain


def _fresh(stack: TagStack, new: NewFields) -> list[Splice]:
    """A tag that is new to the file, or was empty, with what it would hide; of ID3v1 alone maybe just the number."""
    if not _may_be_carried(stack):
        _refuse_what_id3v1_cannot_hold(new)
        return []
    if stack.family.fresh is ApeTag:
        texts = [] if stack.v1 is None else stack.v1.texts()
        if stack.near_ape is not None:
            return stack.near_ape.edit(new, texts)
        return [Splice(stack.behind, b"", fresh_ape_tag(new, texts))]
    first = stack.id3[0] if stack.id3 else None
    version = new.id3.fresh_version if first is None else first.header.version
    frames = [(_id3_name(name, version), text) for name, text in _hidden_by_id3(stack)]
    return [Splice(0, b"", fresh_tag(new, frames))] if first is None else first.edit(new, frames)


def _refuse_what_id3v1_cannot_hold(new: NewFields) -> None:
    """A fresh tag would have to state an encoding that nobody knows, or hide the texts; so the genre's number it is."""
    number = id3v1_number(new.genres[0])
    held = (id3v1_name(number),) if number is not None and new.id3.edits_v1 else ()
    if held != new.genres:
        raise RefusedError(
            f"its only tag is ID3v1 in an unknown encoding, which has no room for {'; '.join(new.genres)}; "
            "convert it to ID3v2 first"
        )


def _hidden_by_id3(stack: TagStack) -> list[tuple[str, str]]:
    """What an ID3v2 tag hides, by APEv2's names: the ID3v1 block's texts, and loudness in an APE tag."""
    texts = [] if stack.v1 is None else stack.v1.texts()
    if stack.near_ape is not None and stack.near_ape.only_loudness and stack.family.ape_is_enough:
        texts += [(key, text) for key, text in stack.near_ape.texts() if key.isascii()]
    return texts


def _id3_name(name: str, version: int) -> str:
    if name == "Year":
        return "TDRC" if version == 4 else "TYER"
    return _ID3_NAMES.get(name, f"TXXX:{name}")


def _carried_names(stack: TagStack) -> Mapping[str, str]:
    """What `_fresh` may take over, by all the names it may get."""
    hidden = _hidden_by_id3(stack)
    return {key: text for name, text in hidden for key in (name, _id3_name(name, 3), _id3_name(name, 4))}


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
    from genre_tagger.audio.pyav_source import demuxer_of  # loads FFmpeg, which few files need

    kind = {"mpeg": "mp3", "adts": "aac"}[found.kind]
    return demuxer_of(ViewFile(view, f"track.{kind}")) == kind
