"""Whether an edit leaves its genre and nothing else: asked of the edit that is only planned, and of the finished copy.

Both times the same is asked in the same way, so that what a plan promises, the write does.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from genre_tagger.containers.byte_view import ByteView, MalformedError, Readable, RefusedError
from genre_tagger.tags.current_tags import CurrentTags
from genre_tagger.tags.formats.fields import USUAL_ID3, Id3Options, NewFields
from genre_tagger.tags.second_opinion import Opinion, check_edit, second_opinion
from genre_tagger.tags.splice import Splice, SplicedView
from genre_tagger.tags.tag_file import container_of, edit_of, reading_of

UNKNOWN_LAYOUT = "its tags are laid out in a way that is not known here"
"""What is told where no better reason is known: about the file, since a person can do nothing about our checks."""


@dataclass(frozen=True, slots=True)
class GenreEdit:
    """What shall stand in a file, and what the journal is to say about it."""

    genres: tuple[str, ...]
    provenance: str | None = None
    confidence: float = 0.0
    id3: Id3Options = USUAL_ID3

    @property
    def fields(self) -> NewFields:
        """As the containers are asked for it."""
        return NewFields(self.genres, self.provenance, self.id3)


class EditCheck:
    """Compares the file as it is, in `view`, with the file as it would be or has become."""

    def __init__(self, view: ByteView, current: CurrentTags, edit: GenreEdit) -> None:
        self._view = view
        self._before = current
        self._edit = edit
        self._family = container_of(view).name

    def __call__(self, after: Readable) -> None:
        """Raises RefusedError, MalformedError or OSError where `after` is not what was meant."""
        reading = reading_of(after)
        before = self._before
        told = (before.title, before.artist, before.album)
        if reading.genres != self._edit.genres or (reading.title, reading.artist, reading.album) != told:
            raise RefusedError(UNKNOWN_LAYOUT)
        check_edit(self._opinion_before, second_opinion(after, self._family), self._edit.genres, self._carried_texts)

    @cached_property
    def _opinion_before(self) -> Opinion:
        return second_opinion(self._view, self._family)

    @cached_property
    def _carried_texts(self) -> Mapping[str, str]:
        """Texts of a tag that move along into a fresh one which would hide it."""
        return reading_of(self._view).carried


def rehearse(view: ByteView, current: CurrentTags, edit: GenreEdit) -> tuple[Splice, ...]:
    """The splices of `edit`, after the file as it would be has passed the check that the finished copy must pass.

    No splices where `edit` stands there already. Costs two small reads by each reader; nothing is copied.
    Raises MalformedError, RefusedError, OSError.
    """
    splices = edit_of(view, edit.fields)
    if splices:
        EditCheck(view, current, edit)(SplicedView(view, splices))
    return splices


def refusal(error: Exception) -> str:
    """Why a genre cannot be written, as a phrase about the file; of a surprise too, which no person can make use of."""
    if isinstance(error, MalformedError):
        return f"its tags are damaged ({error})"
    return str(error) if isinstance(error, RefusedError) else UNKNOWN_LAYOUT
