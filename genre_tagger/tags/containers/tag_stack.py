"""Files that are a stream of sound with tags around it: ID3v2 in front, APEv2 and ID3v1 behind.

MP3, AAC and TrueAudio are at home with ID3v2; Monkey's Audio, WavPack, Musepack, TAK and OptimFROG with APEv2. Whatever
else of the three is there and names a genre is kept in step, so that no two players disagree.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from genre_tagger.tags.byte_view import MalformedError, Readable
from genre_tagger.tags.containers.apev2 import ApeTag, find_ape_tag, fresh_ape_tag
from genre_tagger.tags.containers.fields import Field, NewFields, TagReading
from genre_tagger.tags.containers.id3_frames import behind_tags
from genre_tagger.tags.containers.id3v1 import Id3v1, find_id3v1
from genre_tagger.tags.containers.id3v2 import Id3Tag, find_tag, fresh_tag
from genre_tagger.tags.genre_text import read_genre_values
from genre_tagger.tags.splice import Splice


class Home(Enum):
    """The kind of tag a file gets that has none."""

    ID3 = "ID3v2"
    APE = "APEv2"


@dataclass(frozen=True, slots=True)
class TagStack:
    """The tags found around the sound, which lies from `start` to `end`."""

    id3: Id3Tag | None
    ape: ApeTag | None
    v1: Id3v1 | None
    start: int
    end: int

    def genres(self) -> tuple[str, ...]:
        """Of the first tag that names any. A number that programs leave behind by default counts only alone."""
        if self.id3 is not None and (names := self.id3.genres()):
            return names
        if self.ape is not None and (names := read_genre_values(self.ape.values(Field.GENRE))):
            return names
        if self.v1 is None or self.v1.genre is None:
            return ()
        company = self.id3 is not None or self.ape is not None
        return () if company and self.v1.genre_is_a_default else (self.v1.genre,)

    def text(self, field: Field) -> str | None:
        """A field for showing."""
        if self.id3 is not None and (text := self.id3.text(field)):
            return text
        if self.ape is not None and (values := self.ape.values(field)):
            return values[0]
        if self.v1 is None:
            return None
        return {Field.TITLE: self.v1.title, Field.ARTIST: self.v1.artist, Field.ALBUM: self.v1.album}.get(field)

    @property
    def label(self) -> str:
        if self.id3 is not None:
            return self.id3.label
        return "APEv2" if self.ape is not None else "ID3v1" if self.v1 is not None else "no tag"


def find_stack(view: Readable) -> TagStack:
    """The tags of the file. Raises MalformedError, RefusedError."""
    id3 = find_tag(view)
    v1 = find_id3v1(view)
    end = view.size if v1 is None else v1.start
    ape = find_ape_tag(view, end)
    stack = TagStack(id3, ape, v1, behind_tags(view), end if ape is None else ape.start)
    if stack.start > stack.end:
        raise MalformedError("its tags overlap")
    return stack


def read(view: Readable) -> TagReading:
    """What the stack holds, for a person."""
    stack = find_stack(view)
    return TagReading(
        container=stack.label,
        genres=stack.genres(),
        payload=((stack.start, stack.end),),
        title=stack.text(Field.TITLE),
        artist=stack.text(Field.ARTIST),
        album=stack.text(Field.ALBUM),
    )


def edit_id3_home(view: Readable, new: NewFields) -> list[Splice]:
    """For files at home with ID3v2."""
    return _edit(view, new, Home.ID3)


def edit_ape_home(view: Readable, new: NewFields) -> list[Splice]:
    """For files at home with APEv2."""
    return _edit(view, new, Home.APE)


def _edit(view: Readable, new: NewFields, home: Home) -> list[Splice]:
    stack = find_stack(view)
    splices = stack.v1.edit(new.genres) if stack.v1 is not None and new.id3.edits_v1 else []
    served = False
    if stack.id3 is not None and (home is Home.ID3 or stack.id3.genres()):
        splices += stack.id3.edit(new)
        served = home is Home.ID3
    if stack.ape is not None and (home is Home.APE or stack.ape.values(Field.GENRE) or _only_describes(stack)):
        splices += stack.ape.edit(new)
        served = served or home is Home.APE or stack.id3 is None
    if served or not new.genres:
        return splices
    if home is Home.APE:
        return [*splices, Splice(stack.end, b"", fresh_ape_tag(new))]
    texts = [] if stack.v1 is None else stack.v1.texts_for_id3v2(new.id3.fresh_version)
    return [*splices, Splice(0, b"", fresh_tag(new, texts))]


def _only_describes(stack: TagStack) -> bool:
    """Whether the APE tag is the one that names the track (not just a loudness), and no ID3v2 does."""
    if stack.id3 is not None or stack.ape is None:
        return False
    return any(stack.ape.values(field) for field in (Field.TITLE, Field.ARTIST, Field.ALBUM))
