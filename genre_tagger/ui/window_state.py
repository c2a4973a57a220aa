"""What the window remembers of itself: geometry, splitter, columns, last folder, watched folders."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QSettings


class WindowState:
    """An ini file beside the settings. Damaged or foreign values read as absent. GUI thread only."""

    def __init__(self, folder: Path) -> None:
        self._values = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)

    def bytes(self, key: str) -> QByteArray:
        """A state that Qt made, or an empty one."""
        value: Any = self._values.value(key)
        return value if isinstance(value, QByteArray) else QByteArray()

    def text(self, key: str, default: str = "") -> str:
        value: Any = self._values.value(key)
        return value if isinstance(value, str) else default

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; Qt gives back a list of one as that one."""
        value: Any = self._values.value(key)
        if isinstance(value, str):
            return (value,) if value else ()
        return tuple(str(text) for text in value) if isinstance(value, list) else ()

    def keep(self, key: str, value: QByteArray | str | tuple[str, ...]) -> None:
        """Remember a value; on disk after `flush`."""
        self._values.setValue(key, list(value) if isinstance(value, tuple) else value)

    def flush(self) -> None:
        """Write the file now."""
        self._values.sync()
