"""A local HTTP server that holds one file and hands it out as badly as the test asks."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

TAG = '"one"'


@dataclass(slots=True)
class Manners:
    """How the server behaves. A callable is asked the number of the request, from 1.

    `cut_after` bytes the line is cut, `stall_after` bytes nothing more comes until the client goes; `spoil` changes
    what is sent; `status` other than 0 answers with that error.
    """

    ranges: bool = True
    etag: str = TAG
    status: Callable[[int], int] = lambda number: 0
    cut_after: Callable[[int], int | None] = lambda number: None
    stall_after: Callable[[int], int | None] = lambda number: None
    spoil: Callable[[int, bytes], bytes] = lambda number, data: data
    range_start: Callable[[int, int], int] = lambda number, start: start
    content_type: Callable[[int], str] = lambda number: "application/zip"
    says_length: bool = True
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class NaughtyServer:
    """A running server: files by path, requests as they came in as (path, Range, If-Range)."""

    url: str
    files: dict[str, bytes]
    manners: Manners
    requests: list[tuple[str, str, str]] = field(default_factory=list)
    gone: threading.Event = field(default_factory=threading.Event)

    @property
    def ranges_asked(self) -> list[str]:
        """The Range header of every request, "" where there was none."""
        return [asked for _, asked, _ in self.requests]


@contextmanager
def serve(files: dict[str, bytes], manners: Manners | None = None) -> Iterator[NaughtyServer]:
    """A server on a free port of this machine, ended with the block."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    state = NaughtyServer(f"http://127.0.0.1:{server.server_port}", files, manners or Manners())
    server.state = state  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield state
    finally:
        state.gone.set()
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        state: NaughtyServer = self.server.state  # type: ignore[attr-defined]
        manners = state.manners
        asked, condition = self.headers.get("Range", ""), self.headers.get("If-Range", "")
        state.requests.append((self.path, asked, condition))
        number = len(state.requests)
        data = state.files.get(self.path)
        status = manners.status(number) or (404 if data is None else 0)
        if status or data is None:
            self.send_response(status)
            self._end({"Content-Length": "0", **manners.headers})
            return
        start = 0
        if manners.ranges and asked and condition in ("", manners.etag):
            start = int(asked.removeprefix("bytes=").partition("-")[0])
        if start >= len(data) > 0:
            self.send_response(416)
            self._end({"Content-Range": f"bytes */{len(data)}", "Content-Length": "0"})
            return
        self._send(state, data, start, number)

    def _send(self, state: NaughtyServer, data: bytes, start: int, number: int) -> None:
        manners = state.manners
        headers = {"ETag": manners.etag, "Content-Type": manners.content_type(number), **manners.headers}
        if start:
            told = manners.range_start(number, start)
            headers["Content-Range"] = f"bytes {told}-{len(data) - 1}/{len(data)}"
        body = manners.spoil(number, data[start:])
        if manners.says_length:
            headers["Content-Length"] = str(len(data) - start)
        self.send_response(206 if start else 200)
        self._end({name: value for name, value in headers.items() if value})
        cut, stall = manners.cut_after(number), manners.stall_after(number)
        shown = min(len(body), *(limit for limit in (cut, stall) if limit is not None), len(body))
        self.wfile.write(body[:shown])
        if stall is not None:
            self.wfile.flush()
            state.gone.wait(30)

    def _end(self, headers: dict[str, str]) -> None:
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.close_connection = True

    def log_message(self, format: str, *arguments: object) -> None:
        """Nothing on the terminal."""
