"""Downloads from a server that cuts, stalls, ignores or lies about ranges, and serves damaged bytes."""

from __future__ import annotations

import hashlib
import json
import random
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from genre_tagger.foundation import process_lock
from genre_tagger.foundation.errors import DatasetError
from genre_tagger.foundation.process_lock import ProcessLock
from genre_tagger.training.download.download import (
    CheckProgress,
    Downloaded,
    DownloadProgress,
    DownloadStep,
    DownloadWaiting,
    download,
)
from tests.builders.naughty_server import Manners, NaughtyServer, serve

DATA = random.Random(1).randbytes(600_000)
SHA1 = hashlib.sha1(DATA).hexdigest()
NAME = "/data.zip"
IMPATIENT = (0.0, 0.0, 0.0)


def steps(server: NaughtyServer, target: Path, *, sha1: str = SHA1, stall_seconds: float = 5.0) -> list[DownloadStep]:
    return list(load(server, target, sha1=sha1, stall_seconds=stall_seconds))


def load(
    server: NaughtyServer, target: Path, *, sha1: str = SHA1, stall_seconds: float = 5.0
) -> Iterator[DownloadStep]:
    return download(server.url + NAME, target, sha1=sha1, stall_seconds=stall_seconds, patience_seconds=IMPATIENT)


def is_whole(folder: Path) -> bool:
    """The right bytes, and nothing beside them."""
    return (folder / "data.zip").read_bytes() == DATA and [path.name for path in folder.iterdir()] == ["data.zip"]


def reasons(done: list[DownloadStep]) -> list[str]:
    return [step.reason for step in done if isinstance(step, DownloadWaiting)]


def test_a_polite_server_is_asked_once(tmp_path: Path) -> None:
    with serve({NAME: DATA}) as server:
        done = steps(server, tmp_path / "new" / "data.zip")
    assert done[-1] == Downloaded(tmp_path / "new" / "data.zip", was_there=False)
    assert is_whole(tmp_path / "new")
    assert server.ranges_asked == [""]
    progress = [step for step in done if isinstance(step, DownloadProgress)]
    assert (progress[0].done_bytes, progress[-1].done_bytes, progress[-1].total_bytes) == (0, len(DATA), len(DATA))
    assert any(isinstance(step, CheckProgress) for step in done)


def test_a_file_that_is_there_is_only_checked(tmp_path: Path) -> None:
    (tmp_path / "data.zip").write_bytes(DATA)
    with serve({NAME: DATA}) as server:
        assert steps(server, tmp_path / "data.zip")[-1] == Downloaded(tmp_path / "data.zip", was_there=True)
        assert server.requests == []
        (tmp_path / "data.zip").write_bytes(DATA[:-1])
        assert steps(server, tmp_path / "data.zip")[-1] == Downloaded(tmp_path / "data.zip", was_there=False)
    assert is_whole(tmp_path)


def test_a_server_that_cuts_is_asked_for_the_rest(tmp_path: Path) -> None:
    with serve({NAME: DATA}, Manners(cut_after=lambda number: 100_000)) as server:
        done = steps(server, tmp_path / "data.zip")
    assert is_whole(tmp_path)
    assert server.ranges_asked == ["", *(f"bytes={start}-" for start in range(100_000, 600_000, 100_000))]
    assert {condition for _, _, condition in server.requests[1:]} == {'"one"'}
    assert set(reasons(done)) == {"the server cut the connection"}


def test_a_server_that_stalls_is_left_and_asked_again(tmp_path: Path) -> None:
    manners = Manners(stall_after=lambda number: 50_000 if number == 1 else None)
    with serve({NAME: DATA}, manners) as server:
        done = steps(server, tmp_path / "data.zip", stall_seconds=0.2)
    assert is_whole(tmp_path)
    assert server.ranges_asked == ["", "bytes=50000-"]
    assert reasons(done) == ["the server sent nothing for 0 seconds"]


def test_a_server_that_ignores_ranges_sends_all_again(tmp_path: Path) -> None:
    manners = Manners(ranges=False, cut_after=lambda number: 100_000 if number == 1 else None)
    with serve({NAME: DATA}, manners) as server:
        steps(server, tmp_path / "data.zip")
    assert is_whole(tmp_path)
    assert server.ranges_asked == ["", "bytes=100000-"]


def test_a_server_that_answers_for_other_bytes_is_not_believed(tmp_path: Path) -> None:
    manners = Manners(
        range_start=lambda number, start: start + 7, cut_after=lambda number: 100_000 if number == 1 else None
    )
    with serve({NAME: DATA}, manners) as server:
        steps(server, tmp_path / "data.zip")
    assert is_whole(tmp_path)
    assert server.ranges_asked == ["", "bytes=100000-", ""]


def test_a_server_that_lies_well_is_found_out_by_the_sum(tmp_path: Path) -> None:
    """It states the right range and sends other bytes; the second time it keeps the line."""
    manners = Manners(
        cut_after=lambda number: 100_000 if number == 1 else None,
        spoil=lambda number, data: data[::-1] if number == 2 else data,
    )
    with serve({NAME: DATA}, manners) as server:
        done = steps(server, tmp_path / "data.zip")
    assert is_whole(tmp_path)
    assert server.ranges_asked == ["", "bytes=100000-", ""]
    assert reasons(done)[-1] == "what came is damaged"


def test_damaged_bytes_are_loaded_once_more(tmp_path: Path) -> None:
    with serve({NAME: DATA}, Manners(spoil=lambda number, data: data[::-1] if number == 1 else data)) as server:
        steps(server, tmp_path / "data.zip")
    assert is_whole(tmp_path)
    assert len(server.requests) == 2


def test_bytes_damaged_twice_are_one_sentence_and_leave_nothing(tmp_path: Path) -> None:
    with (
        serve({NAME: DATA}, Manners(spoil=lambda number, data: data[::-1])) as server,
        pytest.raises(DatasetError, match=r"data\.zip came damaged twice"),
    ):
        steps(server, tmp_path / "data.zip")
    assert len(server.requests) == 2
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_changes_meanwhile_is_loaded_anew(tmp_path: Path) -> None:
    with serve({NAME: DATA[::-1]}, Manners(cut_after=lambda number: 100_000 if number == 1 else None)) as server:
        loading = load(server, tmp_path / "data.zip")
        while not any(isinstance(step, DownloadWaiting) for step in [next(loading)]):
            pass
        server.files[NAME], server.manners.etag = DATA, '"two"'
        list(loading)
    assert is_whole(tmp_path)
    assert server.ranges_asked == ["", "bytes=100000-"]


def test_closing_stops_and_a_later_call_goes_on(tmp_path: Path) -> None:
    with serve({NAME: DATA}, Manners(stall_after=lambda number: 200_000 if number == 1 else None)) as server:
        with closing(load(server, tmp_path / "data.zip", stall_seconds=0.2)) as loading:  # type: ignore[type-var]
            assert any(isinstance(step, DownloadWaiting) for step in loading)
        assert (tmp_path / "data.zip.part").stat().st_size == 200_000
        steps(server, tmp_path / "data.zip")
    assert is_whole(tmp_path)
    assert server.ranges_asked[-1] == "bytes=200000-"


def test_it_can_be_stopped_while_the_server_says_nothing(tmp_path: Path) -> None:
    with serve({NAME: DATA}, Manners(stall_after=lambda number: 50_000)) as server:
        silent = 0
        with closing(load(server, tmp_path / "data.zip", stall_seconds=60.0)) as loading:  # type: ignore[type-var]
            for step in loading:
                silent += isinstance(step, DownloadProgress) and step.done_bytes == 50_000
                if silent > 3:
                    break
        assert (tmp_path / "data.zip.part").stat().st_size == 50_000


def test_a_part_of_unknown_origin_is_not_built_on(tmp_path: Path) -> None:
    (tmp_path / "data.zip.part").write_bytes(b"something else")
    (tmp_path / "data.zip.part.json").write_text("{", encoding="utf-8")
    with serve({NAME: DATA}) as server:
        steps(server, tmp_path / "data.zip")
    assert is_whole(tmp_path)
    assert server.ranges_asked == [""]


@pytest.mark.parametrize("surplus", [0, 5])
def test_a_part_that_was_whole_already_needs_no_more(tmp_path: Path, surplus: int) -> None:
    (tmp_path / "data.zip.part").write_bytes(DATA + bytes(surplus))
    note = {"validator": '"one"', "total_bytes": len(DATA)}
    (tmp_path / "data.zip.part.json").write_text(json.dumps(note), encoding="utf-8")
    with serve({NAME: DATA}) as server:
        steps(server, tmp_path / "data.zip")
    assert is_whole(tmp_path)
    assert server.ranges_asked == ([""] if surplus else [])


def test_a_part_longer_than_the_file_is_dropped(tmp_path: Path) -> None:
    (tmp_path / "data.zip.part").write_bytes(DATA + b"x")
    (tmp_path / "data.zip.part.json").write_text('{"validator": "", "total_bytes": 0}', encoding="utf-8")
    with serve({NAME: DATA}) as server:
        steps(server, tmp_path / "data.zip")
    assert is_whole(tmp_path)
    assert server.ranges_asked == [f"bytes={len(DATA) + 1}-", ""]


def test_a_server_that_tells_no_length_is_believed_by_the_sum(tmp_path: Path) -> None:
    with serve({NAME: DATA}, Manners(says_length=False, etag="")) as server:
        done = steps(server, tmp_path / "data.zip")
    assert is_whole(tmp_path)
    assert next(step.total_bytes for step in done if isinstance(step, DownloadProgress)) == 0


def test_a_busy_server_is_waited_for_as_it_asks(tmp_path: Path) -> None:
    manners = Manners(status=lambda number: 503 if number == 1 else 0, headers={"Retry-After": "0.05"})
    with serve({NAME: DATA}, manners) as server:
        done = steps(server, tmp_path / "data.zip")
    waits = [step for step in done if isinstance(step, DownloadWaiting)]
    assert (waits[0].reason, waits[0].seconds) == ("the server answers with error 503", 0.05)
    assert is_whole(tmp_path)


def test_a_log_in_page_is_not_taken_for_the_file(tmp_path: Path) -> None:
    manners = Manners(content_type=lambda number: "text/html; charset=utf-8" if number == 1 else "application/zip")
    with serve({NAME: DATA}, manners) as server:
        done = steps(server, tmp_path / "data.zip")
    assert "a web page came" in reasons(done)[0]
    assert is_whole(tmp_path)


def test_patience_ends_and_what_is_there_is_kept(tmp_path: Path) -> None:
    manners = Manners(cut_after=lambda number: 100_000 if number == 1 else 0)
    with (
        serve({NAME: DATA}, manners) as server,
        pytest.raises(DatasetError, match=r"the server cut the connection\. What is there is kept"),
    ):
        steps(server, tmp_path / "data.zip")
    assert len(server.requests) == 1 + len(IMPATIENT)
    assert (tmp_path / "data.zip.part").stat().st_size == 100_000


def test_a_lie_and_a_cut_each_time_end_too(tmp_path: Path) -> None:
    manners = Manners(range_start=lambda number, start: 0, cut_after=lambda number: 100_000)
    with serve({NAME: DATA}, manners) as server, pytest.raises(DatasetError, match="could not be loaded"):
        steps(server, tmp_path / "data.zip")
    assert len(server.requests) < 10


def test_a_wrong_address_is_told_at_once(tmp_path: Path) -> None:
    with serve({}) as server, pytest.raises(DatasetError, match="error 404"):
        steps(server, tmp_path / "data.zip")
    assert len(server.requests) == 1
    for address in ("ftp://x/data.zip", "file:///etc/passwd", "data.zip"):
        with pytest.raises(DatasetError, match="no web address"):
            list(download(address, tmp_path / "data.zip"))


def test_nobody_listening_is_told_after_some_tries(tmp_path: Path) -> None:
    with serve({}) as server:
        pass
    with pytest.raises(DatasetError, match="cannot be reached"):
        steps(server, tmp_path / "data.zip")


def test_a_full_disk_is_told_before_anything_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("genre_tagger.training.download.download.free_bytes", lambda folder: 500_000)
    with serve({NAME: DATA}) as server, pytest.raises(DatasetError, match=r"600 kB .* but only 500 kB are free"):
        steps(server, tmp_path / "data.zip")
    assert [path for path in tmp_path.iterdir() if path.stat().st_size] == []


def test_a_folder_that_cannot_be_written_to_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with serve({NAME: DATA}) as server, pytest.raises(DatasetError, match="cannot be saved"):
        steps(server, tmp_path / "file" / "data.zip")


def test_two_at_once_do_not_spoil_each_other(tmp_path: Path) -> None:
    with (
        serve({NAME: DATA}) as server,
        ProcessLock(tmp_path / "data.zip.lock").held(wait=False),
        pytest.raises(DatasetError, match="is being downloaded already"),
    ):
        steps(server, tmp_path / "data.zip")
    assert server.requests == []


def test_whoever_waited_for_the_lock_is_not_alone_with_a_file_that_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, acquire = tmp_path / "data.zip", process_lock._acquire
    waits, holds, done = threading.Event(), threading.Event(), threading.Event()

    def note(descriptor: int, *, wait: bool) -> bool:
        if wait:
            waits.set()  # the file is open by now
        return acquire(descriptor, wait=wait)

    def wait_and_hold() -> None:
        with ProcessLock(tmp_path / "data.zip.lock", tidy=True).held(wait=True):
            holds.set()
            done.wait(20)

    monkeypatch.setattr(process_lock, "_acquire", note)
    other = threading.Thread(target=wait_and_hold)
    with serve({NAME: DATA}) as server:
        first = load(server, target)
        next(first)
        other.start()
        assert waits.wait(20)
        list(first)
        assert holds.wait(20)
        with pytest.raises(DatasetError, match="is being downloaded already"):
            steps(server, target)
        done.set()
        other.join(20)
        steps(server, target)
    assert is_whole(tmp_path)
