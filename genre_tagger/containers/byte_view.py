"""ByteView: bounds-checked reading anywhere in an open file, with the head and tail at hand."""

from __future__ import annotations

import errno
import io
import os

_PAGE_BYTES = 1 << 16
_PAGES_KEPT = 16
_LARGE_BYTES = 1 << 14  # read by itself: it is content, not one header among others


def read_at(descriptor: int, length: int, offset: int) -> bytes:
    """`os.pread`, also where the system has none."""
    if hasattr(os, "pread"):
        return os.pread(descriptor, length, offset)
    os.lseek(descriptor, offset, os.SEEK_SET)
    return os.read(descriptor, length)


class MalformedError(Exception):
    """The bytes are not what the container's standard says. Becomes a TagError where the file's name is known."""


class RefusedError(Exception):
    """An edit that could do harm. The text completes "Nothing was written to FILE: ..."."""


class Readable:
    """Anything with bytes at offsets: an open file, a tag that had to be decoded, a file as it would be after an edit.

    Subclasses have a `size` and say what stands where (`_bytes`). Reads past the end raise MalformedError, whatever
    size a damaged header claims; so nothing larger than the file is ever held in memory.
    """

    size: int

    def read(self, offset: int, length: int) -> bytes:
        """Exactly `length` bytes from `offset`. Raises MalformedError where there are not that many."""
        if offset < 0 or length < 0 or offset + length > self.size:
            raise MalformedError(f"{length} bytes at {offset} of {self.size}")
        data = self._bytes(offset, length) if length else b""
        if len(data) != length:
            raise MalformedError("the file became shorter while it was read")
        return data

    def at_most(self, offset: int, length: int) -> bytes:
        """Up to `length` bytes from `offset`; fewer or none at the end."""
        start = min(max(offset, 0), self.size)
        length = min(length, self.size - start)
        return self._bytes(start, length) if length > 0 else b""

    def _bytes(self, offset: int, length: int) -> bytes:
        """Bytes within the size; fewer only where a file became shorter meanwhile."""
        raise NotImplementedError


class ViewFile(io.RawIOBase):
    """A view as a file object, for libraries that want one: for reading, from its start, under a `name` if given."""

    def __init__(self, view: Readable, name: str | None = None) -> None:
        self.view = view
        if name is not None:
            self.name = name
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        at = offset + (0, self._at, self.view.size)[whence]
        if at < 0:
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        self._at = at
        return at

    def read(self, size: int | None = -1) -> bytes:
        wanted = self.view.size if size is None or size < 0 else size
        data = self.view.at_most(self._at, wanted) if self._at < self.view.size else b""
        self._at += len(data)
        return data


class BytesView(Readable):
    """Bytes in memory, read like a file."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.size = len(data)

    def _bytes(self, offset: int, length: int) -> bytes:
        return self._data[offset : offset + length]


class ByteView(Readable):
    """Reads of a file opened once, so that everything is said about one inode even if its name moves on.

    Not memory-mapped on purpose: a file cut short by another program while mapped kills the process. Small reads are
    served from cached 64 KiB pages, so walking headers costs few system calls.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        # Without O_NONBLOCK, opening a pipe that nobody writes to would wait for ever.
        flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NONBLOCK", 0)
        self.descriptor = os.open(path, flags)
        self.stat = os.fstat(self.descriptor)
        self.size = self.stat.st_size
        self._pages: dict[int, bytes] = {}

    def __enter__(self) -> ByteView:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Closes the file; further reads fail."""
        if self.descriptor >= 0:
            os.close(self.descriptor)
            self.descriptor = -1

    def _bytes(self, offset: int, length: int) -> bytes:
        first, last = offset // _PAGE_BYTES, (offset + length - 1) // _PAGE_BYTES
        if first == last and length < _LARGE_BYTES:
            start = offset - first * _PAGE_BYTES
            return self._page(first)[start : start + length]
        return self._from_disk(offset, length)

    def _page(self, number: int) -> bytes:
        page = self._pages.get(number)
        if page is None:
            if len(self._pages) >= _PAGES_KEPT:
                self._pages.pop(next(iter(self._pages)))
            page = self._pages[number] = self._from_disk(number * _PAGE_BYTES, _PAGE_BYTES)
        return page

    def _from_disk(self, offset: int, length: int) -> bytes:
        parts = []
        while length > 0:
            part = read_at(self.descriptor, length, offset)
            if not part:
                break
            parts.append(part)
            offset += len(part)
            length -= len(part)
        return parts[0] if len(parts) == 1 else b"".join(parts)
