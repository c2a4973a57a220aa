"""An unfinished download: `<name>.part` holds the bytes, `<name>.part.json` says of what version of the file."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

from genre_tagger.training.download.http_stream import FileVersion

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
