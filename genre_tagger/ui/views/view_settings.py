"""What a window keeps of a track view between two runs."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any

from genre_tagger.features.spectra import Scale


@dataclass(frozen=True, slots=True)
class ViewSettings:
    """Plain values, ready for a settings file. `scale` is the value of a `Scale`."""

    scale: str = Scale.MODEL.value
    color_map: str = "magma"
    auto_levels: bool = True
    low_db: int = -60
    high_db: int = 10
    volume: float = 0.8
    with_spectrum: bool = True

    def to_text(self) -> str:
        """One line for a settings file."""
        return json.dumps(asdict(self))

    @classmethod
    def from_text(cls, text: str) -> ViewSettings:
        """Inverse of `to_text`; what is missing, foreign or of the wrong kind takes its default."""
        try:
            found: Any = json.loads(text)
        except ValueError:
            found = {}
        values = asdict(cls())
        if isinstance(found, dict):
            for name, default in values.items():
                value = found.get(name, default)
                values[name] = value if isinstance(value, type(default)) else default
        return cls(**values)
