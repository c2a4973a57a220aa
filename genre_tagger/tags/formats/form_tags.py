"""WAV and AIFF: chunks in a form, an ID3v2 tag in one of them, and WAV's own LIST INFO beside it where there is one.

The tag's chunk is "id3 " in WAV and "ID3 " in AIFF; readers of WAV take either.
"""

from __future__ import annotations

from genre_tagger.containers.byte_view import MalformedError, Readable, RefusedError
from genre_tagger.containers.iff import Chunk
from genre_tagger.containers.outer_tags import read_header
from genre_tagger.tags.fields import Field, NewFields, TagReading
from genre_tagger.tags.formats.forms import AIFF, RF64, Dialect, Form, Info, genre_entry
from genre_tagger.tags.formats.id3_frames import is_blank, read_body
from genre_tagger.tags.formats.id3v2 import Id3Tag, fresh_tag
from genre_tagger.tags.genre_text import read_genre_values
from genre_tagger.tags.splice import Splice

_NAMES = (b"id3 ", b"ID3 ")


class FormTags:
    """The tags of a WAV or AIFF file. `tags` has one entry per ID3 chunk, None for one that holds nothing yet."""

    def __init__(self, view: Readable, dialect: Dialect) -> None:
        self.form = Form(view, dialect)
        self.info = None if dialect is AIFF else Info(self.form)
        self.tags = {chunk: _tag_in(view, chunk) for chunk in self.form.named(*_NAMES)}
        self.home = next(iter(self.tags.values()), None)  # the one that all readers find

    @property
    def label(self) -> str:
        """What a person calls the tag."""
        tag = next((tag for tag in self.tags.values() if tag is not None), None)
        if tag is not None:
            return tag.label
        return "LIST INFO" if self.info is not None and self.info.lists else "no tag"

    def genres(self) -> tuple[str, ...]:
        """Of all ID3 tags, for players differ in which they take; of LIST INFO where those name none."""
        names = read_genre_values(name for tag in self.tags.values() if tag is not None for name in tag.genres())
        return names or (() if self.info is None else self.info.genres())

    def text(self, field: Field) -> str | None:
        """A field for showing."""
        found = [tag.text(field) for tag in self.tags.values() if tag is not None]
        return next((text for text in found if text), None if self.info is None else self.info.text(field))

    def obstacle(self) -> str | None:
        """Why the tags cannot be edited, or None."""
        dialect = self.form.dialect
        if dialect is RF64:
            return "writing tags into RF64 files is not supported"
        if dialect is AIFF and self.form.named(b"id3 "):
            return 'its ID3 chunk is named "id3 ", which many readers of AIFF files do not find'
        if any(_holds_something_else(self.form.view, chunk) for chunk, tag in self.tags.items() if tag is None):
            return "its ID3 chunk holds something that is no ID3 tag"
        return self.form.obstacle()

    def texts_for_fresh_tag(self, version: int) -> list[tuple[str, str]] | None:
        """What a fresh ID3 tag takes over from LIST INFO, as frames (name, text).

        None where there shall be none: there is a tag already, or it would hide texts in an encoding nobody knows.
        """
        if self.home is not None or (self.info is not None and not self.info.states_its_encoding):
            return None
        return [] if self.info is None else self.info.texts_for_id3v2(version)

    def edit(self, new: NewFields) -> list[Splice]:
        """The splices that leave `new` in every tag. Raises MalformedError, RefusedError."""
        dialect, view = self.form.dialect, self.form.view
        inside: dict[Chunk, list[Splice]] = {}
        added = b""
        # FFmpeg shows no ID3 tag where LIST INFO or a broadcast WAV's description say anything.
        if self.info is not None and (self.info.says_anything or self.form.named(b"bext")):
            inside = self.info.edit(new)
            if new.genres and not self.info.lists:
                added = dialect.chunk(b"LIST", b"INFO" + genre_entry(dialect, new.genres))
        texts = self.texts_for_fresh_tag(new.id3.fresh_version)
        fresh = fresh_tag(new, texts) if texts is not None and new.genres else b""
        if fresh and not self.tags:
            added += dialect.chunk(dialect.tag_name, fresh)
        for number, (chunk, tag) in enumerate(self.tags.items()):
            if number == 0 and tag is not None:
                inside[chunk] = tag.edit(new)
            elif number == 0 and fresh:
                inside[chunk] = [Splice(chunk.content, view.read(chunk.content, chunk.size), fresh)]
            elif tag is not None and tag.genres():
                inside[chunk] = tag.edit(NewFields(()))
        return self.form.edited(inside, added)


def _tag_in(view: Readable, chunk: Chunk) -> Id3Tag | None:
    """The tag in an ID3 chunk, or None where that has no frames: other readers take such a one for no tag."""
    header = read_header(view, chunk.content) if chunk.size else None
    if header is None:
        return None
    if header.end > chunk.end:
        raise MalformedError("its ID3 tag is larger than the chunk around it")
    body = read_body(view, header)
    return Id3Tag(view, header) if body.frames or not body.padded else None


def _holds_something_else(view: Readable, chunk: Chunk) -> bool:
    """Whether a chunk without a tag holds more than zeros, or the header of a tag and zeros."""
    header = read_header(view, chunk.content) if chunk.size else None
    return not is_blank(view, chunk.content if header is None else header.end, chunk.end)


def read(view: Readable, dialect: Dialect) -> TagReading:
    """What the tags of a WAV, AIFF or RF64 file say."""
    tags = FormTags(view, dialect)
    form = tags.form
    sound = [(chunk.content, min(chunk.end, view.size)) for chunk in form.chunks if chunk.name == dialect.sound]
    return TagReading.of(
        f"{dialect.label}, {tags.label}",
        tags.genres(),
        tuple(sound),
        tags.text,
        obstacle=tags.obstacle(),
        carried={name: text for version in (3, 4) for name, text in tags.texts_for_fresh_tag(version) or ()},
    )


def edit(view: Readable, new: NewFields, dialect: Dialect) -> list[Splice]:
    """Edits the tags of such a file. Raises MalformedError, RefusedError."""
    tags = FormTags(view, dialect)
    obstacle = tags.obstacle()
    if obstacle is not None:
        raise RefusedError(obstacle)
    return tags.edit(new)


def bytes_that_mislead(view: Readable, dialect: Dialect) -> list[Splice]:
    """What keeps a reader that takes them at their word from the tags, put right in place, for it alone.

    A length that does not count the last chunks; an empty ID3 chunk, behind which the next chunk is taken for its tag.
    """
    tags = FormTags(view, dialect)
    form = tags.form
    splices = []
    if form.chunks_end > form.end:
        splices.append(Splice(4, dialect.to_bytes(form.size), dialect.to_bytes(form.chunks_end - 8)))
    if tags.home is None:
        splices += [Splice(chunk.start, chunk.name, b"JUNK") for chunk in tags.tags]
    return splices
