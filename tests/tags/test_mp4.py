"""MP4 atoms: free space, tables of offsets, numbered genres, fragments."""

from __future__ import annotations

import struct
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import mutagen
import mutagen.mp4
import numpy as np
import pytest

from genre_tagger.containers.byte_view import BytesView
from genre_tagger.containers.mp4 import atoms_in
from genre_tagger.foundation.errors import TagError
from genre_tagger.tags.apply import ChangeFailed
from genre_tagger.tags.edit_check import plan_file
from genre_tagger.tags.journal import Journal
from genre_tagger.tags.tag_change import Policy
from genre_tagger.tags.tag_file import read_genres
from tests.builders.audio_files import Recipe, make_audio
from tests.builders.raw_containers import SOUND, atom, item, meta, mp4, phone_meta, sound_of_mp4
from tests.builders.tagged_files import decoded, genre_by_ffmpeg, plain_file, write_rich_tags
from tests.tags.workbench import apply, other_tags, plan, undo_exactly, write

_library: Any = mutagen


def made_with(path: Path, **options: str) -> Path:
    """A track by FFmpeg's muxer under its own options."""
    recipe = Recipe("av", "mp4", "aac", container_options=options, codec_options={"b": "128k"})
    make_audio(path, 1.0, recipe=recipe)
    return path


def names(path: Path) -> list[bytes]:
    data = path.read_bytes()
    return [atom.name for atom in atoms_in(BytesView(data), 0, len(data))]


def without_free_atoms(path: Path) -> None:
    """Lets mutagen write tags with no room to spare."""
    file = _library.mp4.MP4(path)
    file.save(padding=lambda _: 0)


@pytest.mark.parametrize("options", [{}, {"movflags": "+faststart"}], ids=["moov last", "moov first"])
def test_offsets_follow_the_sound(tmp_path: Path, journal: Journal, options: dict[str, str]) -> None:
    path = made_with(tmp_path / "track.m4a", **options)
    write_rich_tags(path)
    without_free_atoms(path)
    order = names(path)
    assert (order.index(b"moov") < order.index(b"mdat")) is bool(options)
    before, others, sound = path.read_bytes(), other_tags(path), decoded(path)
    write(path, journal, "A genre with a name that needs room")
    assert genre_by_ffmpeg(path) == "A genre with a name that needs room"
    assert len(path.read_bytes()) > len(before)
    assert np.array_equal(decoded(path), sound)
    assert other_tags(path) == others
    write(path, journal, "Folk", Policy.REPLACE)
    assert np.array_equal(decoded(path), sound)
    undo_exactly(path, journal)
    undo_exactly(path, journal)
    assert path.read_bytes() == before


def test_free_space_takes_the_difference_up(tmp_path: Path, journal: Journal) -> None:
    path = made_with(tmp_path / "track.m4a", movflags="+faststart")
    write_rich_tags(path)
    size = path.stat().st_size
    write(path, journal)
    assert path.stat().st_size == size


def test_wide_offsets_follow_too(tmp_path: Path, journal: Journal) -> None:
    path = made_with(tmp_path / "track.m4a", movflags="+faststart")
    _widen_offsets(path)
    before, sound = path.read_bytes(), decoded(path)
    assert b"co64" in before
    write(path, journal)
    assert np.array_equal(decoded(path), sound)
    undo_exactly(path, journal)
    assert path.read_bytes() == before


def _widen_offsets(path: Path) -> None:
    """Turns the 32-bit table of chunk offsets into one of 64 bits."""
    data = path.read_bytes()
    at = data.index(b"stco") - 4
    size, count = struct.unpack_from(">I4x4xI", data, at)
    old = struct.unpack_from(f">{count}I", data, at + 16)
    growth = 4 * count
    table = struct.pack(">I4s4xI", size + growth, b"co64", count)
    table += struct.pack(f">{count}Q", *(offset + growth for offset in old))
    data = data[:at] + table + data[at + size :]
    for name in (b"moov", b"trak", b"mdia", b"minf", b"stbl"):
        place = data.index(name) - 4
        grown = struct.unpack_from(">I", data, place)[0] + growth
        data = data[:place] + struct.pack(">I", grown) + data[place + 4 :]
    path.write_bytes(data)


@pytest.mark.parametrize(
    "flags",
    ["+frag_keyframe+empty_moov", "+frag_keyframe+empty_moov+default_base_moof", "+frag_keyframe"],
)
def test_fragments_follow_too(tmp_path: Path, journal: Journal, flags: str) -> None:
    path = made_with(tmp_path / "track.m4a", movflags=flags, frag_duration="200000")
    before, sound = path.read_bytes(), decoded(path)
    assert b"moof" in names(path)
    write(path, journal)
    assert np.array_equal(decoded(path), sound)
    assert genre_by_ffmpeg(path) == "Folk"
    with av.open(str(path)) as file:  # the index of fragments serves seeking
        file.seek(int(0.5 / Fraction(1, av.time_base)))
        assert next(file.decode(audio=0)).time > 0.3
    undo_exactly(path, journal)
    assert path.read_bytes() == before


def _with_numbered_genre(path: Path, number: int) -> None:
    """Replaces mutagen's named genre by the numbered kind that iTunes wrote."""
    write_rich_tags(path, ("XXXXXXXXXX",))
    data = path.read_bytes()
    at = data.index(b"\xa9gen") - 4
    (size,) = struct.unpack_from(">I", data, at)
    atom = struct.pack(">I4sI4sIIH", 26, b"gnre", 18, b"data", 0, 0, number + 1)
    free = struct.pack(">I4s", size - 26, b"free")
    path.write_bytes(data[:at] + atom + (free + bytes(size - 26 - 8)) + data[at + size :])


def test_numbered_genres_are_read_and_become_names(tmp_path: Path, journal: Journal) -> None:
    path = plain_file(tmp_path, ".m4a")
    _with_numbered_genre(path, 17)
    before, others = path.read_bytes(), other_tags(path)
    assert read_genres(path).genres == ("Rock",)
    assert not plan(path, "Rock", Policy.APPEND).writes
    write(path, journal, "Folk", Policy.APPEND)
    assert list(_library.mp4.MP4(path)["©gen"]) == ["Rock", "Folk"]
    assert b"gnre" not in path.read_bytes()
    assert other_tags(path) == others
    undo_exactly(path, journal)
    assert path.read_bytes() == before


def test_items_of_no_known_kind_stay(tmp_path: Path, journal: Journal) -> None:
    """A tag library that rewrites the list may drop or reorder them; here they are not touched."""
    path = plain_file(tmp_path, ".m4a")
    write_rich_tags(path, ("Something long enough to cut in two",))
    data = path.read_bytes()
    strange = struct.pack(">I4sI4sII", 24, b"XyZ!", 16, b"data", 0x55, 0x1234)
    at = data.index(b"\xa9gen") - 4
    (size,) = struct.unpack_from(">I", data, at)
    shorter = struct.pack(">I4sI4sII", size - 24, b"\xa9gen", size - 32, b"data", 1, 0) + data[at + 24 : at + size - 24]
    path.write_bytes(data[:at] + shorter + strange + data[at + size :])
    write(path, journal, "Folk", Policy.REPLACE)
    assert strange in path.read_bytes()


def parsed(data: bytes) -> list[tuple[bytes, int]]:
    """The children of moov: name and length."""
    view = BytesView(data)
    moov = next(atom for atom in atoms_in(view, 0, len(data)) if atom.name == b"moov")
    return [(each.name, each.size) for each in atoms_in(view, moov.content, moov.end)]


@pytest.mark.parametrize("place", ["ilst", "meta", "udta"])
def test_free_space_before_what_shrinks_takes_the_difference_up(tmp_path: Path, journal: Journal, place: str) -> None:
    """What is freed goes to the end of the free atom, where the next one's length changes."""
    free = {place: atom(b"free", bytes(100))}
    ilst = atom(b"ilst", item(b"\xa9nam", "Title"), item(b"\xa9gen", "Instrumental Progressive"))
    udta = atom(b"udta", free.get("meta", b""), meta(free.get("ilst", b""), ilst))
    path = tmp_path / "track.m4a"
    path.write_bytes(mp4([], [free.get("udta", b""), udta], sound_first=False))
    before = path.read_bytes()
    write(path, journal, "Folk", Policy.REPLACE)
    after = path.read_bytes()
    assert len(after) == len(before)
    assert b"free" + bytes(100 + len("Instrumental Progressive") - len("Folk")) in after
    assert sound_of_mp4(after) == SOUND
    assert dict(_library.mp4.MP4(path).tags) == {"©nam": ["Title"], "©gen": ["Folk"]}
    undo_exactly(path, journal)
    assert path.read_bytes() == before


@pytest.mark.parametrize("version", [False, True])
def test_a_phone_recording_gets_its_tags_beside_those_of_the_phone(
    tmp_path: Path, journal: Journal, version: bool
) -> None:
    """They go before the phone's: mutagen and what is built on it lose their way in a meta atom without version."""
    phone = phone_meta(("com.android.version", "13"), ("com.android.model", "a phone"), version=version)
    path = tmp_path / "track.m4a"
    path.write_bytes(mp4([phone], [], sound_first=True))
    before = path.read_bytes()
    write(path, journal)
    after = path.read_bytes()
    assert phone in after
    assert [name for name, _ in parsed(after)] == [b"mvhd", b"udta", b"meta", b"trak"]
    assert dict(_library.mp4.MP4(path).tags) == {"©gen": ["Folk"]}
    assert read_genres(path).genres == ("Folk",)
    undo_exactly(path, journal)
    assert path.read_bytes() == before


def test_tags_behind_those_of_a_phone_are_edited_where_they_are(tmp_path: Path, journal: Journal) -> None:
    udta = atom(b"udta", meta(atom(b"ilst", item(b"\xa9nam", "Title"), item(b"\xa9gen", "Jazz"))))
    path = tmp_path / "track.m4a"
    path.write_bytes(mp4([phone_meta(("com.android.version", "13"))], [udta], sound_first=True))
    before = path.read_bytes()
    assert read_genres(path).genres == ("Jazz",)
    write(path, journal, "A longer genre", Policy.REPLACE)
    longer = atom(b"udta", meta(atom(b"ilst", item(b"\xa9nam", "Title"), item(b"\xa9gen", "A longer genre"))))
    assert path.read_bytes() == mp4([phone_meta(("com.android.version", "13"))], [longer], sound_first=True)
    undo_exactly(path, journal)
    assert path.read_bytes() == before


OTHER_GENRES = {
    "QuickTime": atom(b"udta", atom(b"\xa9nam", b"\0\5\x15\xc7Title"), atom(b"\xa9gen", b"\0\4\x15\xc7Jazz")),
    "Macintosh": atom(b"udta", atom(b"\xa9gen", b"\0\4\0\0Jazz")),
    "3GPP": atom(b"udta", atom(b"gnre", bytes(4), b"\x15\xc7Jazz\0")),
    "3GPP, UTF-16": atom(b"udta", atom(b"gnre", bytes(4), b"\x15\xc7\xfe\xff" + "Jazz\0".encode("utf-16-be"))),
    "keys": phone_meta(("com.android.version", "13"), ("genre", "Jazz")),
    "QuickTime's keys": phone_meta(("com.apple.quicktime.genre", "Jazz"), version=True),
    "second list": atom(b"udta", meta(atom(b"ilst"))) + atom(b"udta", meta(atom(b"ilst", item(b"\xa9gen", "Jazz")))),
    "both": atom(b"udta", meta(atom(b"ilst", item(b"\xa9gen", "Jazz"))), atom(b"gnre", bytes(4), b"\x15\xc7Soul\0")),
}


@pytest.mark.parametrize("where", OTHER_GENRES)
def test_genres_elsewhere_are_found_and_give_way(tmp_path: Path, journal: Journal, where: str) -> None:
    """FFmpeg and MediaInfo show them: the file has a genre, and must not have two that differ."""
    path = tmp_path / "track.m4a"
    path.write_bytes(mp4([], [OTHER_GENRES[where]], sound_first=False))
    before = path.read_bytes()
    assert read_genres(path).genres == ("Jazz",)
    assert not plan(path).writes
    write(path, journal, "Folk", Policy.REPLACE)
    after = path.read_bytes()
    assert dict(_library.mp4.MP4(path).tags or {})["©gen"] == ["Folk"]
    assert not any(word in after for word in (b"Jazz", b"Soul", "Jazz".encode("utf-16-be")))
    assert sound_of_mp4(after) == SOUND
    assert (b"Title" in after) == (b"Title" in before)
    undo_exactly(path, journal)
    assert path.read_bytes() == before


def test_metadata_of_another_kind_are_an_obstacle(tmp_path: Path) -> None:
    path = plain_file(tmp_path, ".m4a")
    data = path.read_bytes()
    at = data.index(b"mdirappl")
    path.write_bytes(data[:at] + b"mdta" + data[at + 4 :])
    assert "not of the kind" in (read_genres(path).obstacle or "")


@pytest.mark.parametrize("old", [(), ("Jazz",)], ids=["no key", "a key"])
def test_a_genre_that_goes_by_a_key_stands_where_both_kinds_of_readers_look(
    tmp_path: Path, journal: Journal, old: tuple[str, ...]
) -> None:
    """As FFmpeg writes them with `use_metadata_tags`: it looks for the key, mutagen for iTunes' item."""
    path = tmp_path / "track.m4a"
    keys = [("title", "Title"), *(("genre", name) for name in old), ("encoder", "somebody's")]
    path.write_bytes(mp4([], [atom(b"udta", phone_meta(*keys, version=True))], sound_first=False))
    before = path.read_bytes()
    assert read_genres(path).genres == old
    write(path, journal, "Folk", Policy.APPEND)
    after = path.read_bytes()
    assert read_genres(path).genres == (*old, "Folk")
    assert dict(_library.mp4.MP4(path).tags or {})["©gen"] == [*old, "Folk"]
    assert item(struct.pack(">I", 2 if old else 3), "; ".join((*old, "Folk"))) in after
    assert after.count(b"mdtagenre") == 1
    assert sound_of_mp4(after) == SOUND
    undo_exactly(path, journal)
    assert path.read_bytes() == before


def test_keys_that_are_miscounted_are_told(tmp_path: Path) -> None:
    path = tmp_path / "track.m4a"
    path.write_bytes(mp4([], [atom(b"udta", phone_meta(("title", "Title"), version=True))], sound_first=False))
    data = path.read_bytes()
    at = data.index(b"keys") + 8
    path.write_bytes(data[:at] + b"\0\0\0\x05" + data[at + 4 :])
    assert "other keys than they count" in plan_file(path, lambda _: plan(path)).reason


@pytest.mark.parametrize("beside", [b"", item(b"\xa9gen", "Jazz")], ids=["alone", "beside the usual item"])
def test_a_freeform_genre_is_read_and_gives_way(tmp_path: Path, journal: Journal, beside: bytes) -> None:
    path = tmp_path / "track.m4a"
    named = atom(b"mean", bytes(4), b"com.apple.iTunes") + atom(b"name", bytes(4), b"Genre")
    freeform = atom(b"----", named, atom(b"data", bytes(3), b"\x01", bytes(4), b"Jazz"))
    path.write_bytes(mp4([], [atom(b"udta", meta(atom(b"ilst", beside, freeform)))], sound_first=False))
    before = path.read_bytes()
    assert read_genres(path).genres == ("Jazz",)
    write(path, journal, "Folk", Policy.REPLACE)
    assert b"Jazz" not in path.read_bytes()
    assert dict(_library.mp4.MP4(path).tags or {}) == {"©gen": ["Folk"]}
    undo_exactly(path, journal)
    assert path.read_bytes() == before


def test_offsets_of_an_unknown_kind_are_refused(tmp_path: Path, journal: Journal) -> None:
    path = made_with(tmp_path / "track.m4a", movflags="+faststart")
    data = path.read_bytes()
    at = data.index(b"stco")  # a second table, of auxiliary offsets, in the place of another
    box = data.index(b"stsc", 0, at)
    path.write_bytes(data[:box] + b"saio" + data[box + 4 :])
    step = apply(plan(path), journal)
    assert isinstance(step, ChangeFailed)
    assert path.read_bytes() == data[:box] + b"saio" + data[box + 4 :]


def test_a_file_without_its_moov_is_told(tmp_path: Path) -> None:
    path = tmp_path / "track.m4a"
    path.write_bytes(struct.pack(">I4s4sI", 16, b"ftyp", b"M4A ", 0) + struct.pack(">I4s", 8, b"mdat"))
    with pytest.raises(TagError, match="no moov"):
        read_genres(path)
