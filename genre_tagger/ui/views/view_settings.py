"""What a window keeps of a track view between two runs."""

from __future__ import annotations

from dataclasses import dataclass

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
    device: str | None = None
