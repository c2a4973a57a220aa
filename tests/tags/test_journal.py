"""The journal itself: what it keeps, what it refuses, how it stands up to many rows."""

from __future__ import annotations

import os
import sqlite3
import stat
import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from genre_tagger.foundation.errors import JournalError
from genre_tagger.tags.journal import Journal
from genre_tagger.tags.journal_database import Restoration, WriteRecord, WriteState
from genre_tagger.tags.splice import Splice
from tests.builders.tagged_files import COVER, bare_file, write_id3
from tests.tags.workbench import write

RECORD = WriteRecord(0, 0, Path("/music/a.mp3"), WriteState.PLANNED, "MP4", ("Jazz",), ("Jazz", "Folk"), 0.75, None)
RESTORATION = Restoration((Splice(3, b"old", b"new bytes"),), 100, 106, 123456789, "aa", None, Path("/music/.copy.tmp"))


def test_everything_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "folder" / "journal.sqlite"
    with Journal(path) as journal:
        batch = journal.begin_batch("append", "model-1")
        write_id = journal.plan(batch, RECORD, RESTORATION)
        journal.settle(write_id, WriteState.WRITTEN, new_digest="bb")
    with Journal(path) as journal:
        (found,) = journal.batches()
        assert (found.policy, found.model_id, found.written) == ("append", "model-1", 1)
        assert abs((datetime.now(UTC) - found.started).total_seconds()) < 60
        record = journal.record(write_id)
        assert (record.path, record.state, record.old_genres, record.new_genres, record.confidence) == (
            RECORD.path,
            WriteState.WRITTEN,
            RECORD.old_genres,
            RECORD.new_genres,
            0.75,
        )
        restoration = journal.restoration(write_id)
        assert restoration.splices == RESTORATION.splices
        assert (restoration.old_digest, restoration.new_digest, restoration.temporary) == ("aa", "bb", None)


def test_a_plan_is_on_disk_at_once_and_an_outcome_soon(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite"
    with Journal(path) as journal, Journal(path) as reader:
        write_id = journal.plan(journal.begin_batch("fill", "m"), RECORD, RESTORATION)
        assert reader.record(write_id).state is WriteState.PLANNED
        journal.settle(write_id, WriteState.WRITTEN)
        assert reader.record(write_id).state is WriteState.PLANNED
        assert journal.record(write_id).state is WriteState.WRITTEN
        assert reader.record(write_id).state is WriteState.WRITTEN
        journal.enter(write_id, WriteState.UNDOING, Path("/music/.other.tmp"))
        assert reader.record(write_id).state is WriteState.UNDOING
        assert [record.id for record in reader.unsettled()] == [write_id]


def test_names_that_are_not_utf8_are_kept(tmp_path: Path, journal: Journal) -> None:
    path = Path("/music") / os.fsdecode(b"\xff\xfe.mp3")
    odd = WriteRecord(0, 0, path, WriteState.PLANNED, "", (), ("Фолк",), 1.0, None)
    write_id = journal.plan(journal.begin_batch("fill", "m"), odd, RESTORATION)
    assert journal.record(write_id).path == path
    assert journal.writes_of(path)[0].new_genres == ("Фолк",)


def test_cover_art_does_not_swell_it(tmp_path: Path, journal: Journal) -> None:
    path = bare_file(tmp_path, ".mp3")
    write_id3(path, 3, padding=0)
    data = path.read_bytes()
    picture = os.urandom(3_000_000)
    at = data.index(COVER)
    path.write_bytes(data[:at] + picture + data[at + len(COVER) :])
    _stretch(path, at, len(picture) - len(COVER))
    write(path, journal)
    assert sum(each.stat().st_size for each in journal.path.parent.iterdir()) < 300_000


def _stretch(path: Path, at: int, growth: int) -> None:
    """Corrects the sizes of the picture's frame and of the tag."""
    data = bytearray(path.read_bytes())
    frame = data.rindex(b"APIC", 0, at)
    data[frame + 4 : frame + 8] = (int.from_bytes(data[frame + 4 : frame + 8], "big") + growth).to_bytes(4, "big")
    size = sum((data[6 + n] & 0x7F) << 7 * (3 - n) for n in range(4)) + growth
    data[6:10] = bytes(size >> shift & 0x7F for shift in (21, 14, 7, 0))
    path.write_bytes(data)


def test_many_rows_are_listed_quickly(tmp_path: Path, journal: Journal) -> None:
    """20,000 writes in 20 batches; the pages that are read are counted, not the time they take."""
    batches = [journal.begin_batch("fill", "m") for _ in range(20)]
    with sqlite3.connect(journal.path) as database:
        journal.plan(batches[0], RECORD, RESTORATION)
        columns = "batch_id, path, state, container, old_genres, new_genres, confidence, error, old_size, new_size, "
        columns += "mtime_ns, old_digest, new_digest, splices, temporary"
        row = database.execute(f"SELECT {columns} FROM writes").fetchone()
        rows = [(batches[n % 20], b"/music/%d.mp3" % n, "written", *row[3:14], None) for n in range(20_000)]
        database.executemany(f"INSERT INTO writes ({columns}) VALUES ({', '.join('?' * 15)})", rows)
    database.close()
    assert [batch.written for batch in journal.batches(limit=3)] == [1000] * 3
    assert len(list(journal.writes(batches[5]))) == 1000
    assert len(journal.writes_of("/music/777.mp3")) == 1
    assert len(journal.standing_below("/music")) == 20_000
    assert journal.standing_below("/mus") == ()
    plans = sqlite3.connect(journal.path)
    for query in (
        "SELECT count(*) FROM writes WHERE batch_id = 3 AND state = 'written'",
        "SELECT id FROM writes WHERE path = x'00' ORDER BY id DESC",
        "SELECT id FROM writes WHERE content_key = 'a' OR (content_key IS NULL AND new_size = 5)",
    ):
        detail = " ".join(row[3] for row in plans.execute(f"EXPLAIN QUERY PLAN {query}"))
        assert "USING" in detail
        assert "INDEX writes_by" in detail
    plans.close()


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite"
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE recipes (soup TEXT)")
    database.close()
    before = path.read_bytes()
    with pytest.raises(JournalError, match="some other program's"):
        Journal(path)
    assert path.read_bytes() == before


def test_a_newer_journal_asks_for_an_update(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite"
    Journal(path).close()
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA user_version = 99")
    database.close()
    with pytest.raises(JournalError, match="newer version"):
        Journal(path)


def test_a_file_that_is_no_database_is_told(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite"
    path.write_text("this is not a database, however long it may be " * 100)
    with pytest.raises(JournalError, match=r"journal\.sqlite cannot be used"):
        Journal(path)


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(JournalError, match="cannot be used"):
        Journal(tmp_path / "file" / "journal.sqlite")


def test_a_damaged_record_is_told(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite"
    with Journal(path) as journal:
        write_id = journal.plan(journal.begin_batch("fill", "m"), RECORD, RESTORATION)
        with sqlite3.connect(path) as database:
            database.execute("UPDATE writes SET splices = x'0102'")
        database.close()
        with pytest.raises(JournalError, match="damaged"):
            journal.restoration(write_id)
        with pytest.raises(JournalError, match="no write 99"):
            journal.record(99)


def test_two_first_starts_at_once_agree(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite"
    failures = []

    def start() -> None:
        try:
            Journal(path).close()
        except JournalError as error:
            failures.append(error)

    threads = [threading.Thread(target=start) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []


def test_it_is_private(tmp_path: Path) -> None:
    """It names every file a person tagged."""
    path = tmp_path / "state" / "journal.sqlite"
    with Journal(path):
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0


def test_old_batches_are_forgotten_and_their_room_given_back(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite"
    bulky = replace(RESTORATION, splices=(Splice(3, b"", os.urandom(300_000)),), temporary=None)
    with Journal(path) as journal:
        for _ in range(3):
            batch = journal.begin_batch("fill", "m")
            journal.settle(journal.plan(batch, RECORD, bulky), WriteState.WRITTEN)
        unsettled = journal.begin_batch("fill", "m")
        journal.plan(unsettled, RECORD, RESTORATION)
        journal.flush()
        assert journal.forget_before(datetime.now(UTC) - timedelta(days=1)) == 0
        assert len(journal.batches()) == 4
        assert journal.forget_before(datetime.now(UTC) + timedelta(days=1)) == 3
        assert [batch.id for batch in journal.batches()] == [unsettled]  # recovery still needs it
        assert path.stat().st_size < 100_000
        assert journal.begin_batch("fill", "m") > unsettled


def test_nothing_is_forgotten_while_somebody_writes(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite"
    with Journal(path) as writer, Journal(path) as other, writer.writing(), pytest.raises(JournalError):
        other.forget_before(datetime.now(UTC))
