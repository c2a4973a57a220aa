"""Puts an edited copy in the place of a file, whole or not at all, with its dates, owner, rights and attributes.

The copy is written beside the file under a hidden name, compared with it outside the edit, checked, flushed to the
disk, and renamed over it; the journal flushes the folder's names before it calls the write done. Where several names
(hard links) share the file, renaming would part them; then the checked copy is written over the file's own bytes, and
serves to finish that should it be interrupted.
"""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Callable, Sequence
from contextlib import suppress
from operator import attrgetter
from pathlib import Path

from genre_tagger.containers.byte_view import ByteView, read_at
from genre_tagger.foundation.errors import FileChangedError, TagError
from genre_tagger.foundation.whole_file import sync_file
from genre_tagger.tags.splice import Splice, kept_ranges

TEMPORARY_PREFIX = ".genre-tagger-"
_CHUNK_BYTES = 1 << 20
_BINARY = getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
_NO_KERNEL_COPY = {errno.EXDEV, errno.ENOSYS, errno.EOPNOTSUPP, errno.EINVAL, errno.EPERM, errno.EBADF}
_IDENTITY = attrgetter("st_dev", "st_ino", "st_size", "st_mtime_ns", "st_ctime_ns")
_SENTENCES = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your share of the disk is full",
    errno.EFBIG: "the system does not allow files of this size",
    errno.EROFS: "the disk is read-only",
    errno.EACCES: "there is no permission to write into its folder",
    errno.EPERM: "there is no permission to write there",
    errno.EIO: "the disk reports an error",
    errno.ENOENT: "it is no longer there",
}


def temporary_beside(target: Path) -> Path:
    """A name for the copy: hidden, so that scans skip it, and unlike anybody else's."""
    return target.with_name(f"{TEMPORARY_PREFIX}{secrets.token_hex(8)}.tmp")


def is_shared(view: ByteView) -> bool:
    """Whether other names (hard links) lead to the same file."""
    return view.stat.st_nlink > 1


def is_read_only(view: ByteView, target: Path) -> bool:
    """Whether the file is marked read-only, which renaming over it would not notice."""
    return view.stat.st_mode & 0o222 == 0 or not os.access(target, os.W_OK)


def refuse_read_only(view: ByteView, target: Path) -> None:
    """Raises TagError for a file marked read-only."""
    if is_read_only(view, target):
        raise TagError("Nothing was written to {name}: it is read-only.", target)


def write_error(target: Path, error: OSError) -> TagError:
    """The sentence for a failed write."""
    if error.errno == errno.ENOENT:
        return TagError("Nothing was written to {name}: it, or its folder, is no longer there.", target)
    reason = _SENTENCES.get(error.errno or 0, error.strerror or str(error))
    return TagError("Nothing was written to {name}: {reason}.", target, reason=reason)


def replace_file(
    view: ByteView,
    splices: Sequence[Splice],
    target: Path,
    temporary: Path,
    *,
    mtime_ns: int,
    check: Callable[[Path], None],
    before_overwriting: Callable[[], None],
) -> None:
    """Carries `splices` out on `target`, which `view` has open.

    `check` gets the finished copy and raises if it is not as it should be. `before_overwriting` is called only for a
    file with several names, when the copy is safe on disk and before the file itself is touched. Raises TagError (from
    OSError where there is one); the file is then as before and the copy is gone, except where a disk error broke off an
    overwriting: then the copy stays, for `finish_overwriting`.
    """
    refuse_read_only(view, target)
    keep_copy = False
    try:
        _make_copy(view, splices, temporary)
        _compare(view, splices, temporary)
        try:
            check(temporary)
        except Exception:
            _refuse_changed(view, target)  # where somebody else wrote to the file meanwhile, that is what is told
            raise
        _take_over_attributes(view, temporary, target, mtime_ns)
        sync_file(temporary)
        _refuse_changed(view, target)
        if is_shared(view):
            before_overwriting()
            _reserve_room(target, temporary.stat().st_size)
            keep_copy = True
            finish_overwriting(temporary, target, mtime_ns)
            keep_copy = False
        else:
            _rename(view, temporary, target)
    except OSError as error:
        raise write_error(target, error) from error
    finally:
        if not keep_copy:
            remove_temporary(temporary)


def remove_temporary(temporary: Path) -> bool:
    """Removes a copy of ours; False where that could not be done. Names of any other kind are left alone."""
    if not (temporary.name.startswith(TEMPORARY_PREFIX) and temporary.suffix == ".tmp"):
        return True
    try:
        temporary.unlink()
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return True


def _rename(view: ByteView, temporary: Path, target: Path) -> None:
    if os.name == "nt":
        view.close()  # Windows replaces no open file
    temporary.replace(target)


def _make_copy(view: ByteView, splices: Sequence[Splice], temporary: Path) -> None:
    """Writes the edited copy. Copying is left to the kernel, which may share blocks instead."""
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | _BINARY
    descriptor = os.open(temporary, flags, 0o600)
    try:
        if sum(splice.growth for splice in splices) == 0:
            # Same length: copy the whole file, then write over the stretch between first and last splice.
            _copy(view, 0, descriptor, 0, view.size)
            end = splices[-1].offset + len(splices[-1].old) if splices else 0
        else:
            end = view.size
        for old_at, new_at, length in kept_ranges(splices, view.size):
            if old_at < end:
                _copy(view, old_at, descriptor, new_at, length)
        shift = 0
        for splice in splices:
            _write(descriptor, splice.new, splice.offset + shift)
            shift += splice.growth
    finally:
        os.close(descriptor)


def _copy(view: ByteView, old_at: int, descriptor: int, new_at: int, length: int) -> None:
    kernel_copies = hasattr(os, "copy_file_range")
    while length > 0:
        if kernel_copies:
            try:
                done = os.copy_file_range(view.descriptor, descriptor, length, old_at, new_at)
            except OSError as error:
                if error.errno not in _NO_KERNEL_COPY:
                    raise
                kernel_copies = False
                continue
        else:
            data = read_at(view.descriptor, min(length, _CHUNK_BYTES), old_at)
            _write(descriptor, data, new_at)
            done = len(data)
        if done == 0 and kernel_copies:
            kernel_copies = False  # some file systems answer so instead of refusing
        elif done == 0:
            raise OSError(errno.EIO, "the file became shorter while it was copied")
        old_at, new_at, length = old_at + done, new_at + done, length - done


def _write(descriptor: int, data: bytes, at: int) -> None:
    rest = memoryview(data)
    while rest:
        if hasattr(os, "pwrite"):
            done = os.pwrite(descriptor, rest, at)
        else:
            os.lseek(descriptor, at, os.SEEK_SET)
            done = os.write(descriptor, rest)
        at, rest = at + done, rest[done:]


def _compare(view: ByteView, splices: Sequence[Splice], temporary: Path) -> None:
    """Reads both files again and compares every byte outside the edit: stricter, and cheaper, than two hashes."""
    new_size = view.size + sum(splice.growth for splice in splices)
    with ByteView(temporary) as copy:
        if copy.size != new_size:
            raise OSError(errno.EIO, "the copy has a wrong length")
        for old_at, new_at, length in kept_ranges(splices, view.size):
            for at in range(0, length, _CHUNK_BYTES):
                size = min(_CHUNK_BYTES, length - at)
                old, new = read_at(view.descriptor, size, old_at + at), read_at(copy.descriptor, size, new_at + at)
                if len(old) != size or old != new:
                    raise OSError(errno.EIO, "the copy differs from the file")


def _take_over_attributes(view: ByteView, temporary: Path, target: Path, mtime_ns: int) -> None:
    """Extended attributes (access lists among them), owner, mode and dates. Raises TagError where one is refused."""
    try:
        _copy_extended_attributes(view, temporary)
        mine = temporary.stat()
        if hasattr(os, "chown") and (mine.st_uid, mine.st_gid) != (view.stat.st_uid, view.stat.st_gid):
            os.chown(temporary, view.stat.st_uid, view.stat.st_gid)
        temporary.chmod(view.stat.st_mode & 0o7777)
        os.utime(temporary, ns=(view.stat.st_atime_ns, mtime_ns))
    except PermissionError as error:
        raise TagError(
            "Nothing was written to {name}: it belongs to somebody else, and its owner and rights could not be kept.",
            target,
        ) from error


def _copy_extended_attributes(view: ByteView, temporary: Path) -> None:
    if not hasattr(os, "listxattr"):
        return
    try:
        names = os.listxattr(view.descriptor)
    except OSError as error:
        if error.errno in (errno.EOPNOTSUPP, errno.ENOSYS):
            return
        raise
    for name in set(os.listxattr(temporary)) - set(names):
        if not name.startswith("security."):  # what the folder gives its new files, this file had not
            os.removexattr(temporary, name)
    for name in names:
        value = os.getxattr(view.descriptor, name)
        try:
            os.setxattr(temporary, name, value)
        except OSError:
            # Labels of the security system are set by the system itself, to the folder's rule, and rarely by us.
            with suppress(OSError):
                if name.startswith("security.") or os.getxattr(temporary, name) == value:
                    continue
            raise


def _refuse_changed(view: ByteView, target: Path) -> None:
    """Raises FileChangedError if the name leads to another file by now, or the file was written to."""
    if _IDENTITY(target.stat(follow_symlinks=False)) != _IDENTITY(view.stat):
        raise FileChangedError("{name} was changed by another program meanwhile; nothing was written.", target)


def finish_overwriting(temporary: Path, target: Path, mtime_ns: int) -> None:
    """Writes the checked copy over the file's own bytes, then removes the copy. May be repeated until it succeeds.

    Raises OSError.
    """
    with ByteView(temporary) as copy:
        descriptor = os.open(target, os.O_RDWR | _BINARY)
        try:
            size = os.fstat(descriptor).st_size
            for at in range(0, copy.size, _CHUNK_BYTES):
                data = read_at(copy.descriptor, _CHUNK_BYTES, at)
                if at >= size or read_at(descriptor, len(data), at) != data:
                    _write(descriptor, data, at)
            os.ftruncate(descriptor, copy.size)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    os.utime(target, ns=(target.stat().st_atime_ns, mtime_ns))
    temporary.unlink()


def _reserve_room(target: Path, new_size: int) -> None:
    """Takes the disk space that overwriting will need, so that a full disk is noticed before the first byte changes."""
    if not hasattr(os, "posix_fallocate"):
        return
    descriptor = os.open(target, os.O_RDWR | _BINARY)
    try:
        old_size = os.fstat(descriptor).st_size
        if new_size > old_size:
            try:
                os.posix_fallocate(descriptor, old_size, new_size - old_size)
            except OSError:
                os.ftruncate(descriptor, old_size)
                raise
    finally:
        os.close(descriptor)
