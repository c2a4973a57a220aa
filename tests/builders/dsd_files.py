"""DSD files of a tenth of a second of noise. DSF has its tag behind the sound, DSDIFF in a chunk."""

from __future__ import annotations

import random
import struct
from pathlib import Path

RATE_HZ = 2_822_400
_BLOCK_BYTES = 4096


def write_dsf(path: Path, tag: bytes = b"") -> None:
    """One channel of DSD64; `tag` is what the header points to."""
    data = random.Random(0).randbytes(8 * _BLOCK_BYTES)
    layout = struct.pack("<QIIIIIIQII", 52, 1, 0, 1, 1, RATE_HZ, 1, len(data) * 8, _BLOCK_BYTES, 0)
    body = b"fmt " + layout + b"data" + struct.pack("<Q", len(data) + 12) + data
    place = 28 + len(body) if tag else 0
    path.write_bytes(b"DSD " + struct.pack("<QQQ", 28, 28 + len(body) + len(tag), place) + body + tag)


def dsdiff_chunk(name: bytes, content: bytes) -> bytes:
    """A chunk with its pad byte."""
    return name + struct.pack(">Q", len(content)) + content + bytes(len(content) & 1)


def write_dsdiff(path: Path, behind: bytes = b"", in_properties: bytes = b"") -> None:
    """One channel of DSD64; `behind` are chunks behind the sound, `in_properties` further ones of the PROP chunk."""
    properties = dsdiff_chunk(b"FS  ", struct.pack(">I", RATE_HZ))
    properties += dsdiff_chunk(b"CHNL", struct.pack(">H4s", 1, b"C   "))
    properties += dsdiff_chunk(b"CMPR", b"DSD \x0enot compressed\0") + in_properties
    body = b"DSD " + dsdiff_chunk(b"FVER", b"\1\5\0\0") + dsdiff_chunk(b"PROP", b"SND " + properties)
    body += dsdiff_chunk(b"DSD ", random.Random(0).randbytes(8 * _BLOCK_BYTES)) + behind
    path.write_bytes(b"FRM8" + struct.pack(">Q", len(body)) + body)
