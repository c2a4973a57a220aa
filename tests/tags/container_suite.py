"""What must hold for every container, inherited by one class per kind of file in `test_containers`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import ClassVar

import numpy as np
import pytest

from genre_tagger.containers.byte_view import ByteView
from genre_tagger.foundation.errors import TagError
from genre_tagger.tags.apply import ChangeFailed, ChangeSkipped
from genre_tagger.tags.journal import Journal
from genre_tagger.tags.second_opinion import second_opinion
from genre_tagger.tags.tag_change import Policy, TagChange
from genre_tagger.tags.tag_file import container_of, read_genres
from genre_tagger.tags.undo import WriteUndone
from tests.builders.tagged_files import (
    ALBUM,
    ALBUM_ARTIST,
    ARTIST,
    TITLE,
    decoded,
    genre_by_ffmpeg,
    plain_file,
    write_rich_tags,
)
from tests.tags.workbench import apply, other_tags, plan, undo, undo_exactly, write


class ContainerSuite:
    """Subclasses name the extension; they may build the file differently and say what joins several genres."""

    extension: ClassVar[str]
    ffmpeg_reads_it: ClassVar[bool] = True
    keeps_lists: ClassVar[bool] = True

    def untagged(self, folder: Path) -> Path:
        """A file as its encoder leaves it."""
        return plain_file(folder, self.extension)

    def tagged(self, folder: Path, genre: tuple[str, ...] = ()) -> Path:
        """A file with rich tags."""
        path = plain_file(folder, self.extension)
        write_rich_tags(path, genre)
        return path

    def edit_elsewhere(self, path: Path, genre: tuple[str, ...]) -> None:
        """What another tagger does to the file later on."""
        write_rich_tags(path, genre)

    # ---------------------------------------------------------------- reading

    def test_reads_no_genre_where_there_is_none(self, tmp_path: Path) -> None:
        assert read_genres(self.untagged(tmp_path)).genres == ()

    def test_reads_what_another_program_wrote(self, tmp_path: Path) -> None:
        current = read_genres(self.tagged(tmp_path, ("Jazz",)))
        assert current.genres == ("Jazz",)
        assert (current.title, current.artist, current.album) == (TITLE, ARTIST, ALBUM)
        assert (current.album_artist, current.is_compilation) == (ALBUM_ARTIST, True)
        assert current.obstacle is None

    def test_reads_several_genres(self, tmp_path: Path) -> None:
        assert read_genres(self.tagged(tmp_path, ("Jazz", "Blues"))).genres == ("Jazz", "Blues")

    def test_reads_numbers_as_names(self, tmp_path: Path, journal: Journal) -> None:
        path = self.tagged(tmp_path, ("(17)",))
        before = path.read_bytes()
        assert read_genres(path).genres == ("Rock",)
        assert not plan(path, "Rock", Policy.APPEND).writes
        write(path, journal, "Folk", Policy.APPEND)
        assert read_genres(path).genres == ("Rock", "Folk")
        undo_exactly(path, journal)
        assert path.read_bytes() == before

    # ---------------------------------------------------------------- writing

    def test_fills_an_untagged_file_and_takes_it_back(self, tmp_path: Path, journal: Journal) -> None:
        path = self.untagged(tmp_path)
        before, sound = path.read_bytes(), decoded(path)
        write(path, journal)
        assert read_genres(path).genres == ("Folk",)
        if self.ffmpeg_reads_it:
            assert genre_by_ffmpeg(path) == "Folk"
        assert np.array_equal(decoded(path), sound)
        undo_exactly(path, journal)
        assert path.read_bytes() == before

    def test_fills_beside_rich_tags_and_leaves_them_alone(self, tmp_path: Path, journal: Journal) -> None:
        path = self.tagged(tmp_path)
        before, others, sound = path.read_bytes(), other_tags(path), decoded(path)
        write(path, journal)
        assert read_genres(path).genres == ("Folk",)
        assert other_tags(path) == others
        assert len(others) > 4
        assert np.array_equal(decoded(path), sound)
        undo_exactly(path, journal)
        assert path.read_bytes() == before

    def test_keeps_a_genre_that_is_there(self, tmp_path: Path, journal: Journal) -> None:
        path = self.tagged(tmp_path, ("Jazz",))
        before = path.read_bytes()
        assert isinstance(apply(plan(path), journal), ChangeSkipped)
        assert path.read_bytes() == before

    def test_appends_once(self, tmp_path: Path, journal: Journal) -> None:
        path = self.tagged(tmp_path, ("Jazz", "Hip hop/Rap"))
        before, others = path.read_bytes(), other_tags(path)
        write(path, journal, "Folk", Policy.APPEND)
        assert read_genres(path).genres == ("Jazz", "Hip hop/Rap", "Folk")
        assert other_tags(path) == others
        assert not plan(path, "folk", Policy.APPEND).writes
        assert not plan(path, "Hip-Hop", Policy.APPEND).writes
        undo_exactly(path, journal)
        assert path.read_bytes() == before

    def test_replaces_and_spares_the_keep_list(self, tmp_path: Path, journal: Journal) -> None:
        path = self.tagged(tmp_path, ("Jazz", "Christmas", "Blues"))
        before, others = path.read_bytes(), other_tags(path)
        write(path, journal, "Folk", Policy.REPLACE, keep=("christmas",))
        assert read_genres(path).genres == ("Folk", "Christmas")
        assert other_tags(path) == others
        undo_exactly(path, journal)
        assert path.read_bytes() == before

    @pytest.mark.parametrize(
        ("genre", "names"),
        [
            ("Jazz; Blues", ("Jazz", "Blues")),
            ("Jazz/Blues", ("Jazz", "Blues")),
            ("Duo Cello/Klavier", ("Duo Cello/Klavier",)),
            ("Crunk/ Dirty", ("Crunk/ Dirty",)),
            ("Singer/Songwriter", ("Singer/Songwriter",)),
        ],
    )
    def test_a_list_in_one_value_is_a_list(
        self, tmp_path: Path, journal: Journal, genre: str, names: tuple[str, ...]
    ) -> None:
        path = self.tagged(tmp_path, (genre,))
        before, others = path.read_bytes(), other_tags(path)
        assert read_genres(path).genres == names
        assert not plan(path, names[-1], Policy.APPEND).writes
        write(path, journal, "Electronic", Policy.APPEND)
        assert read_genres(path).genres == (*names, "Electronic")
        assert not plan(path, "Electronic", Policy.APPEND).writes
        assert other_tags(path) == others
        undo_exactly(path, journal)
        assert path.read_bytes() == before
        write(path, journal, "Electronic", Policy.REPLACE, keep=(names[0],))
        assert read_genres(path).genres == ("Electronic", names[0])
        undo_exactly(path, journal)
        assert path.read_bytes() == before

    def test_replaces_a_long_genre_by_a_short_one(self, tmp_path: Path, journal: Journal) -> None:
        path = self.tagged(tmp_path, ("Something with a very long name " * 8,))
        before, others, sound = path.read_bytes(), other_tags(path), decoded(path)
        write(path, journal, "Folk", Policy.REPLACE)
        assert read_genres(path).genres == ("Folk",)
        assert other_tags(path) == others
        assert np.array_equal(decoded(path), sound)
        undo_exactly(path, journal)
        assert path.read_bytes() == before

    def test_writes_more_than_padding_holds(self, tmp_path: Path, journal: Journal) -> None:
        path = self.tagged(tmp_path, ("Jazz",))
        before, others, sound = path.read_bytes(), other_tags(path), decoded(path)
        name = "Long " * 2000
        write(path, journal, name.strip(), Policy.APPEND)
        assert read_genres(path).genres == ("Jazz", name.strip())
        assert other_tags(path) == others
        assert np.array_equal(decoded(path), sound)
        undo_exactly(path, journal)
        assert path.read_bytes() == before

    def test_provenance_comes_and_goes(self, tmp_path: Path, journal: Journal) -> None:
        path = self.tagged(tmp_path)
        others = other_tags(path)
        write(path, journal, provenance=True)
        assert self._provenance_bytes() in path.read_bytes()
        assert other_tags(path) == others
        write(path, journal, "Rock", Policy.REPLACE)
        assert self._provenance_bytes() not in path.read_bytes()
        assert other_tags(path) == others

    def _provenance_bytes(self) -> bytes:
        text = "model=model-1; confidence=0.9000"
        return text.encode("utf-16-le") if self.extension == ".wma" else text.encode()

    def test_other_letters_survive(self, tmp_path: Path, journal: Journal) -> None:
        path = self.tagged(tmp_path)
        write(path, journal, "Фолк 民謡")
        assert read_genres(path).genres == ("Фолк 民謡",)
        if self.ffmpeg_reads_it:
            assert genre_by_ffmpeg(path) == "Фолк 民謡"

    # ---------------------------------------------------------------- the file around it

    def test_date_and_rights_stay(self, tmp_path: Path, journal: Journal) -> None:
        path = self.tagged(tmp_path)
        path.chmod(0o640)
        os.utime(path, ns=(1_000_000_000_123_456_789, 1_100_000_000_987_654_321))
        write(path, journal)
        status = path.stat()
        assert status.st_mtime_ns == 1_100_000_000_987_654_321
        assert status.st_mode & 0o7777 == 0o640

    def test_folder_holds_nothing_else_afterwards(self, tmp_path: Path, journal: Journal) -> None:
        path = self.tagged(tmp_path)
        write(path, journal)
        undo_exactly(path, journal)
        assert list(tmp_path.iterdir()) == [path]

    def test_forced_undo_restores_the_genre_and_keeps_later_edits(self, tmp_path: Path, journal: Journal) -> None:
        path = self.tagged(tmp_path, ("Jazz",))
        write(path, journal, "Folk", Policy.APPEND)
        self.edit_elsewhere(path, ("Jazz", "Folk", "Blues"))
        step = undo(path, journal)
        assert not isinstance(step, WriteUndone)
        assert "edited after" in step.error.message
        step = undo(path, journal, force=True)
        assert isinstance(step, WriteUndone)
        assert not step.exact
        assert read_genres(path).genres == ("Jazz",)

    def test_forced_undo_removes_a_genre_that_was_not_there(self, tmp_path: Path, journal: Journal) -> None:
        path = self.tagged(tmp_path)
        others = other_tags(path)
        write(path, journal)
        self.edit_elsewhere(path, ("Jazz", "Blues"))
        assert isinstance(undo(path, journal, force=True), WriteUndone)
        assert read_genres(path).genres == ()
        assert other_tags(path) == others

    @pytest.mark.parametrize("tenth", range(10))
    def test_a_file_cut_short_is_left_alone_or_written_right(
        self, tmp_path: Path, journal: Journal, tenth: int
    ) -> None:
        path = self.tagged(tmp_path, ("Jazz",))
        data = path.read_bytes()[: path.stat().st_size * tenth // 10]
        path.write_bytes(data)
        try:
            change = plan(path, "Folk", Policy.REPLACE)
        except TagError as error:
            told = error.message
        else:
            told = self._write_and_take_back(path, change, data, journal)
        assert path.name in told or told == change.reason
        assert path.read_bytes() == data

    def _write_and_take_back(self, path: Path, change: TagChange, data: bytes, journal: Journal) -> str:
        """What was said of a file that may be damaged: the refusal, or its name once it was written and restored."""
        step = apply(change, journal)
        if isinstance(step, ChangeFailed):
            return step.error.message
        if isinstance(step, ChangeSkipped):
            return change.reason
        assert path.read_bytes() != data
        with ByteView(path) as view:
            opinion = second_opinion(view, container_of(view).name)
        assert set(opinion.genres.values()) == {("Folk",)}
        undo_exactly(path, journal)
        return path.name
