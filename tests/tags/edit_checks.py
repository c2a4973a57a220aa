"""Edits carried out in memory: right for two readers, exact on the way back, with nothing to do a second time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product
from zlib import crc32

from genre_tagger.containers.byte_view import BytesView
from genre_tagger.tags.edit_check import check_edit
from genre_tagger.tags.fields import NewFields
from genre_tagger.tags.splice import applied_to, inverted
from genre_tagger.tags.tag_file import edit_of, reading_of
from tests.builders.raw_containers import SOUND

GENRES = ((), ("Folk",), ("A genre with a rather long name", "Folk"))
PROVENANCES = (None, "model=m; confidence=0.9")


def insist(data: bytes, new: NewFields, *, second: bool = False) -> bytes:
    """The edited file, checked; `second` asks mutagen too."""
    view = BytesView(data)
    before = reading_of(view)
    splices = edit_of(view, new)
    edited = applied_to(data, splices)
    after = reading_of(BytesView(edited))
    assert after.genres == new.genres
    assert (after.title, after.artist, after.album) == (before.title, before.artist, before.album)
    assert applied_to(edited, inverted(splices)) == data
    assert edit_of(BytesView(edited), new) == ()
    assert edited.count(SOUND) == data.count(SOUND)
    if second:
        check_edit(view, before, new, BytesView(edited))
    return edited


def each_edit(files: Iterable[bytes], second_every: int = 1) -> Iterator[tuple[bytes, bytes]]:
    """Every file with every genre, before and after, every other with provenance; some are read by mutagen too."""
    for number, (data, genres) in enumerate(product(files, GENRES)):
        new = NewFields(genres, PROVENANCES[(crc32(data) + number) % 2])
        yield data, insist(data, new, second=number % second_every == 0)
