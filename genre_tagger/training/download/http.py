"""One HTTP answer for the rest of a file, read in a thread of its own, and the unfinished file it goes into.

It is believed only as far as it can be checked: ranges as in RFC 9110, sections 13.1.5 (If-Range), 14.2 (Range) and
14.4 (Content-Range).
"""

from __future__ import annotations

import http
import json
import math
import re
import threading
import time
from collections.abc import Generator, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from queue import Empty, Full, Queue
from typing import TYPE_CHECKING

from genre_tagger.foundation.errors import DatasetError
from genre_tagger.foundation.installation import program_version

if TYPE_CHECKING:
    import requests

_BLOCK_BYTES = 1 << 18
_LEAST_BYTES = 4096
"""Fewer in a whole stall interval count as a standstill."""
_CONTENT_RANGE = re.compile(r"bytes (\d+)-(\d+)/(\d+|\*)")
_NO_SUCH_RANGE = 416
_WORTH_RETRYING = frozenset({408, 425, 429, 500, 502, 503, 504})
_MOST_RETRY_AFTER_SECONDS = 300.0

_BLOCKS_AHEAD = 8
_MOMENT_SECONDS = 0.1


class InterruptedDownloadError(Exception):
    """The connection failed in a way that another try may mend. The text is a clause: "the server cut the line"."""

    def __init__(self, reason: str, wait_seconds: float = 0.0) -> None:
        super().__init__(reason)
        self.reason = reason
        self.wait_seconds = wait_seconds


class UselessPartError(Exception):
    """What was loaded so far does not belong to what the server has, or it answers for other bytes than asked."""


@dataclass(frozen=True, slots=True)
class FileVersion:
    """What the server calls this version of the file: a strong ETag or a date, "" without; its size, 0 if unknown."""

    validator: str
    total_bytes: int


def _blocks(response: requests.Response, stall_seconds: float) -> Iterator[bytes]:
    """The bytes as they arrive. Raises InterruptedDownloadError when the line breaks or nothing comes."""
    from urllib3.exceptions import HTTPError, IncompleteRead, ReadTimeoutError

    since, received = time.monotonic(), 0
    while True:
        try:
            block: bytes = response.raw.read1(_BLOCK_BYTES)
        except ReadTimeoutError as error:
            raise InterruptedDownloadError(f"the server sent nothing for {stall_seconds:.0f} seconds") from error
        except (OSError, HTTPError, ValueError) as error:
            was_cut = isinstance(error.__cause__, IncompleteRead)
            reason = "the server cut the connection" if was_cut else "the connection broke off"
            raise InterruptedDownloadError(reason) from error
        if not block:
            return
        yield block
        received += len(block)
        if time.monotonic() - since > stall_seconds:
            if received < _LEAST_BYTES:
                raise InterruptedDownloadError(f"hardly anything came for {stall_seconds:.0f} seconds")
            since, received = time.monotonic(), 0


def _opened(url: str, offset: int, known: FileVersion, stall_seconds: float) -> requests.Response:
    import requests  # with the first download: no start should wait for it

    headers = {"User-Agent": f"genre-tagger/{program_version()}", "Accept-Encoding": "identity"}
    if offset:
        headers["Range"] = f"bytes={offset}-"
        if known.validator:
            headers["If-Range"] = known.validator
    no_address = (requests.exceptions.InvalidURL, requests.exceptions.InvalidSchema, requests.exceptions.MissingSchema)
    try:
        response = requests.get(url, headers=headers, stream=True, timeout=stall_seconds)
    except no_address as error:
        raise DatasetError("{url} is no web address; it must begin with https:// or http://.", url=url) from error
    except (OSError, ValueError) as error:  # all that requests raises are OSErrors
        raise InterruptedDownloadError(_why_not_reached(error)) from error
    if response.status_code >= http.HTTPStatus.BAD_REQUEST:
        response.close()
        raise _refusal(url, response, offset)
    return response


def _why_not_reached(error: BaseException | None) -> str:
    """A clause with the system's own words, which lie somewhere below the libraries'."""
    while error is not None:
        if isinstance(error, OSError) and error.strerror:
            return f"the server cannot be reached ({error.strerror})"
        error = error.__cause__ or error.__context__
    return "the server does not answer properly"


def _refusal(url: str, response: requests.Response, offset: int) -> Exception:
    code = response.status_code
    if code == _NO_SUCH_RANGE and offset:
        return UselessPartError()
    if code in _WORTH_RETRYING:
        return InterruptedDownloadError(f"the server answers with error {code}", _retry_after(response))
    return DatasetError("The server does not give out {url} (error {code}); check the address.", url=url, code=code)


def _retry_after(response: requests.Response) -> float:
    try:
        seconds = float(response.headers.get("Retry-After", "0"))
    except ValueError:  # a date, which servers of files do not send
        return 0.0
    return min(max(seconds, 0.0), _MOST_RETRY_AFTER_SECONDS) if math.isfinite(seconds) else 0.0


def _checked(response: requests.Response, offset: int, known: FileVersion) -> tuple[int, FileVersion]:
    """The byte that the answer begins with (the one asked for, or 0 where the server sends all), and of what."""
    if response.headers.get("Content-Type", "").partition(";")[0].strip().lower() == "text/html":
        raise InterruptedDownloadError("a web page came instead of the file; is a network log-in open?")
    tag, told_length = response.headers.get("ETag", ""), response.headers.get("Content-Length", "")
    # A strong ETag, else the date of the last change; weak ones must not be used for ranges.
    validator = tag if tag and not tag.startswith("W/") else response.headers.get("Last-Modified", "")
    length = int(told_length) if told_length.isdecimal() else 0
    if response.status_code != http.HTTPStatus.PARTIAL_CONTENT:
        return 0, FileVersion(validator, length)
    match = _CONTENT_RANGE.fullmatch(response.headers.get("Content-Range", "").strip())
    if match is None or int(match[1]) != offset:
        raise UselessPartError
    total = 0 if match[3] == "*" else int(match[3])
    is_other_size = known.total_bytes and total and total != known.total_bytes
    is_other_version = known.validator and validator and validator != known.validator
    promises_too_much = length and length != int(match[2]) - offset + 1
    if is_other_size or is_other_version or promises_too_much:
        raise UselessPartError
    return offset, FileVersion(validator or known.validator, total or known.total_bytes)


class _AbandonedError(Exception):
    """Nobody wants the rest."""


Arrival = tuple[int, FileVersion] | bytes | None


def arrivals(url: str, offset: int, known: FileVersion, stall_seconds: float) -> Generator[Arrival, None, None]:
    """Ask for the bytes of `url` from `offset` on, of the version that `known` describes, and read them in a thread.

    First (start, version) of the answer, then its blocks; None whenever nothing came for a moment. Raises
    InterruptedDownloadError where another try may help, UselessPartError where what was loaded must go, and
    DatasetError where the server or the address is wrong. Closing it returns at once: a thread that hangs in the
    network ends by itself, at the latest when the stall interval is over, and holds nothing that anybody else needs.
    """
    arrived: Queue[tuple[int, FileVersion] | bytes | BaseException] = Queue(_BLOCKS_AHEAD)
    abandoned = threading.Event()

    def put(item: tuple[int, FileVersion] | bytes | BaseException) -> None:
        """Waits for room, unless nobody wants it any more."""
        while not abandoned.is_set():
            with suppress(Full):
                arrived.put(item, timeout=_MOMENT_SECONDS)
                return
        raise _AbandonedError

    def read() -> None:
        with suppress(_AbandonedError):
            try:
                response = _opened(url, offset, known, stall_seconds)
                try:
                    put(_checked(response, offset, known))
                    for block in _blocks(response, stall_seconds):
                        put(block)
                finally:
                    with suppress(OSError):
                        response.close()
                put(b"")
            except _AbandonedError:
                raise
            except BaseException as error:  # noqa: BLE001 - the thread's boundary: it is raised where it is waited for
                put(error)

    threading.Thread(target=read, name="genre-tagger download", daemon=True).start()
    try:
        while True:
            try:
                item = arrived.get(timeout=_MOMENT_SECONDS)
            except Empty:
                yield None
                continue
            if isinstance(item, BaseException):
                raise item
            if item == b"":
                return
            yield item
    finally:
        abandoned.set()


NOTHING_KNOWN = FileVersion("", 0)
"""Of a file that was never asked for."""


class PartFile:
    """The unfinished file and what is known of it."""

    def __init__(self, target: Path) -> None:
        self.name = target.name
        self.path = target.with_name(target.name + ".part")
        self._note = target.with_name(target.name + ".part.json")

    def size(self) -> int:
        """Bytes there are; 0 where there is no such file."""
        return self.path.stat().st_size if self.path.is_file() else 0

    def version(self) -> FileVersion:
        """Of the bytes there are. They are of no use, and go, where the note is missing or damaged."""
        try:
            values = json.loads(self._note.read_text(encoding="utf-8"))
            return FileVersion(str(values["validator"]), int(values["total_bytes"]))
        except (OSError, ValueError, KeyError, TypeError):
            self.forget()
            return NOTHING_KNOWN

    def note(self, version: FileVersion) -> None:
        """Keep what version the bytes belong to."""
        self._note.write_text(json.dumps(asdict(version)), encoding="utf-8")

    def forget(self) -> None:
        """Delete the bytes and the note."""
        self.path.unlink(missing_ok=True)
        self._note.unlink(missing_ok=True)
