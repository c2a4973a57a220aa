"""500 tagged files with random damage through read, plan, write and undo: no crash, no file harmed. Seeded."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from genre_tagger.containers.byte_view import ByteView, MalformedError, RefusedError
from genre_tagger.foundation.errors import TagError
from genre_tagger.tags.apply import ChangeApplied, ChangeFailed
from genre_tagger.tags.fields import TagReading
from genre_tagger.tags.journal import Journal
from genre_tagger.tags.second_opinion import second_opinion
from genre_tagger.tags.tag_change import Policy
from genre_tagger.tags.tag_file import container_of, read_genres
from tests.builders.tagged_files import bare_file, id3v1_block, plain_file, write_ape, write_id3, write_rich_tags
from tests.tags.workbench import apply, plan, undo_exactly


def _rich(extension: str) -> Callable[[Path], Path]:
    def build(folder: Path) -> Path:
        path = plain_file(folder, extension)
        write_rich_tags(path, ("Jazz", "Blues"))
        return path

    return build


def _mp3_v23(folder: Path) -> Path:
    path = bare_file(folder, ".mp3")
    write_id3(path, 3, ("Jazz",))
    path.write_bytes(path.read_bytes() + id3v1_block(8))
    return path


def _mp3_ape(folder: Path) -> Path:
    path = bare_file(folder, ".mp3")
    write_ape(path, ("Jazz",))
    write_id3(path, 4, ("Jazz",))
    return path


BUILDERS: dict[str, Callable[[Path], Path]] = {
    "mp3 v2.4": _rich(".mp3"),
    "mp3 v2.3 v1": _mp3_v23,
    "mp3 ape": _mp3_ape,
    **{extension: _rich(extension) for extension in (".flac", ".ogg", ".opus", ".m4a", ".wav", ".aiff", ".wma", ".wv")},
}
ROUNDS = -(-500 // len(BUILDERS))


def mutate(data: bytes, chance: random.Random) -> bytes:
    """One to eight wounds, most of them where tags are: at the head and the tail."""
    wounded = bytearray(data)
    for _ in range(chance.randrange(1, 9)):
        region = chance.choice([200, 2000, 8000, len(wounded)])
        at = chance.randrange(min(region, len(wounded)))
        at = len(wounded) - 1 - at if chance.random() < 0.3 else at
        kind = chance.randrange(5)
        if kind == 0:
            wounded[at] ^= 1 << chance.randrange(8)
        elif kind == 1:
            wounded[at] = chance.choice([0, 0xFF, 0x7F, 0x80])
        elif kind == 2:
            wounded[at : at + 4] = chance.choice([b"\xff\xff\xff\xff", b"\0\0\0\0", b"\x7f\xff\xff\xff", b"\0\0\0\x01"])
        elif kind == 3:
            del wounded[at : at + chance.randrange(1, 20)]
        else:
            wounded[at:at] = chance.randbytes(chance.randrange(1, 20))
    return bytes(wounded)


def sound_of(path: Path) -> tuple[TagReading, list[bytes]]:
    """The bytes that the container's reader takes for sound."""
    with ByteView(path) as view:
        read = container_of(view).read
        assert read is not None
        reading = read(view)
        return reading, [view.read(start, end - start) for start, end in reading.payload]


@pytest.mark.parametrize("kind", BUILDERS)
def test_damage_is_survived(tmp_path: Path, journal: Journal, kind: str) -> None:
    path = BUILDERS[kind](tmp_path)
    whole = path.read_bytes()
    outcomes = {"unreadable": 0, "refused": 0, "written": 0, "skipped": 0}
    for seed in range(ROUNDS):
        chance = random.Random(f"{kind} {seed}")
        data = mutate(whole, chance)
        path.write_bytes(data)
        outcomes[_through(path, data, chance.choice(list(Policy)), journal)] += 1
        assert path.read_bytes() == data
        assert list(tmp_path.iterdir()) == [path]
    assert sum(outcomes.values()) == ROUNDS
    assert outcomes["written"] > 0
    assert outcomes["written"] < ROUNDS


def _through(path: Path, data: bytes, policy: Policy, journal: Journal) -> str:
    """Reads, plans, writes, checks and takes back; says how far it came."""
    refusal = ""
    try:
        change = plan(path, "Folk", policy)
    except TagError as error:
        refusal = error.message
    if refusal:
        assert path.name in refusal
        return "unreadable"
    if not change.writes:
        return "skipped"
    _, sound = sound_of(path)
    with ByteView(path) as view:
        family = container_of(view).name
    step = apply(change, journal)
    if isinstance(step, ChangeFailed):
        assert path.name in step.error.message
        assert isinstance(step.error.__cause__, MalformedError | RefusedError | OSError | None)
        return "refused"
    assert isinstance(step, ChangeApplied)
    _, sound_after = sound_of(path)
    if family != "Ogg":  # whose pages may be renumbered
        assert sound_after == sound
    assert read_genres(path).genres == change.new_genres
    with ByteView(path) as view:
        assert second_opinion(view, family).genres
    undo_exactly(path, journal)
    return "written"
