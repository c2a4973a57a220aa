"""One HTTP answer for the rest of a file, believed only as far as it can be checked.

Ranges as in RFC 9110, sections 13.1.5 (If-Range), 14.2 (Range) and 14.4 (Content-Range).
"""

from __future__ import annotations

import http.client
import math
import re
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from genre_tagger.foundation.errors import DatasetError
from genre_tagger.foundation.version import program_version

_BLOCK_BYTES = 1 << 18
_LEAST_BYTES = 4096
"""Fewer in a whole stall interval count as a standstill."""

_CONTENT_RANGE = re.compile(r"bytes (\d+)-(\d+)/(\d+|\*)")
_NO_SUCH_RANGE = 416
_WORTH_RETRYING = frozenset({408, 425, 429, 500, 502, 503, 504})
_MOST_RETRY_AFTER_SECONDS = 300.0


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


class HttpStream:
    """An open answer. `start` is the byte it begins with: the one asked for, or 0 where the server sends all."""

    def __init__(self, response: http.client.HTTPResponse, start: int, version: FileVersion) -> None:
        """For `open_stream`."""
        self._response = response
        self.start = start
        self.version = version

    def blocks(self, stall_seconds: float) -> Iterator[bytes]:
        """The bytes as they arrive. Raises InterruptedDownloadError when the line breaks or nothing comes."""
        since, received = time.monotonic(), 0
        while True:
            try:
                block = self._response.read1(_BLOCK_BYTES)
            except TimeoutError as error:
                raise InterruptedDownloadError(f"the server sent nothing for {stall_seconds:.0f} seconds") from error
            except (OSError, http.client.HTTPException, ValueError) as error:
                raise InterruptedDownloadError("the connection broke off") from error
            if not block:
                return
            yield block
            received += len(block)
            if time.monotonic() - since > stall_seconds:
                if received < _LEAST_BYTES:
                    raise InterruptedDownloadError(f"hardly anything came for {stall_seconds:.0f} seconds")
                since, received = time.monotonic(), 0

    def close(self) -> None:
        """Ends the connection, whatever is still to come."""
        with suppress(OSError):
            self._response.close()


def open_stream(url: str, offset: int, known: FileVersion, stall_seconds: float) -> HttpStream:
    """Asks for the bytes from `offset` on, of the version that `known` describes.

    Raises InterruptedDownloadError where another try may help, UselessPartError where what was loaded must go, and
    DatasetError where the server or the address is wrong.
    """
    request = _request(url, offset, known)
    try:
        response = urllib.request.urlopen(request, timeout=stall_seconds)
    except urllib.error.HTTPError as error:
        with error:
            raise _refusal(url, error, offset) from error
    except urllib.error.URLError as error:
        reason = getattr(error.reason, "strerror", None) or str(error.reason)
        raise InterruptedDownloadError(f"the server cannot be reached ({reason})") from error
    except (OSError, http.client.HTTPException) as error:
        raise InterruptedDownloadError("the server does not answer properly") from error
    try:
        return _checked(response, offset, known)
    except BaseException:
        response.close()
        raise


def _request(url: str, offset: int, known: FileVersion) -> urllib.request.Request:
    headers = {"User-Agent": f"genre-tagger/{program_version()}", "Accept-Encoding": "identity"}
    if offset:
        headers["Range"] = f"bytes={offset}-"
        if known.validator:
            headers["If-Range"] = known.validator
    if not url.startswith(("http://", "https://")):
        raise DatasetError("{url} is no web address; it must begin with https:// or http://.", url=url)
    try:
        return urllib.request.Request(url, headers=headers)
    except ValueError as error:
        raise DatasetError("{url} is no web address.", url=url) from error


def _refusal(url: str, error: urllib.error.HTTPError, offset: int) -> Exception:
    if error.code == _NO_SUCH_RANGE and offset:
        return UselessPartError()
    if error.code in _WORTH_RETRYING:
        return InterruptedDownloadError(f"the server answers with error {error.code}", _retry_after(error))
    return DatasetError(
        "The server does not give out {url} (error {code}); check the address.", url=url, code=error.code
    )


def _retry_after(error: urllib.error.HTTPError) -> float:
    try:
        seconds = float(error.headers.get("Retry-After", "0"))
    except ValueError:  # a date, which servers of files do not send
        return 0.0
    return min(max(seconds, 0.0), _MOST_RETRY_AFTER_SECONDS) if math.isfinite(seconds) else 0.0


def _checked(response: http.client.HTTPResponse, offset: int, known: FileVersion) -> HttpStream:
    """Takes the answer for what it says it is, if that is what was asked for."""
    if response.headers.get_content_type() == "text/html":
        raise InterruptedDownloadError("a web page came instead of the file; is a network log-in open?")
    validator = _validator(response)
    length = _length(response)
    if response.status != http.HTTPStatus.PARTIAL_CONTENT:
        return HttpStream(response, 0, FileVersion(validator, length))
    match = _CONTENT_RANGE.fullmatch(response.headers.get("Content-Range", "").strip())
    if match is None or int(match[1]) != offset:
        raise UselessPartError
    total = 0 if match[3] == "*" else int(match[3])
    is_other_size = known.total_bytes and total and total != known.total_bytes
    is_other_version = known.validator and validator and validator != known.validator
    promises_too_much = length and length != int(match[2]) - offset + 1
    if is_other_size or is_other_version or promises_too_much:
        raise UselessPartError
    return HttpStream(response, offset, FileVersion(validator or known.validator, total or known.total_bytes))


def _validator(response: http.client.HTTPResponse) -> str:
    """A strong ETag, else the date of the last change; weak ones must not be used for ranges."""
    tag: str = response.headers.get("ETag", "")
    if tag and not tag.startswith("W/"):
        return tag
    date: str = response.headers.get("Last-Modified", "")
    return date


def _length(response: http.client.HTTPResponse) -> int:
    text = response.headers.get("Content-Length", "")
    return int(text) if text.isdecimal() else 0
