"""What is wanted of the player, and what it says of itself: values that cross threads."""

from __future__ import annotations

from dataclasses import dataclass

from genre_tagger.audio.sound_card import OutputDevice


@dataclass(frozen=True, slots=True)
class PlaybackGoal:
    """What the callers want; replaced as a whole, so that the last word counts."""

    path: str | None = None
    playing: bool = False
    seek_seconds: float | None = None
    loop: tuple[float, float] | None = None
    stop_at: float | None = None
    device: str | None = None
    released: bool = False
    load_count: int = 0
    device_count: int = 0
    list_count: int = 0
    stopping: bool = False


@dataclass(frozen=True, slots=True)
class OutputList:
    """The outputs found at the last look, or in one sentence why there are none. `count` tells looks apart."""

    devices: tuple[OutputDevice, ...] = ()
    error: str = ""
    count: int = 0


@dataclass(frozen=True, slots=True)
class PlaybackState:
    """A snapshot: `position_seconds` is heard at `clock_seconds` of the monotonic clock, and runs on while playing."""

    is_playing: bool = False
    position_seconds: float = 0.0
    clock_seconds: float = 0.0
    device_name: str = ""
    error: str = ""
    underruns: int = 0

    def position_at(self, clock_seconds: float) -> float:
        """Where the track is at a time of the monotonic clock."""
        if not self.is_playing:
            return self.position_seconds
        return self.position_seconds + max(0.0, clock_seconds - self.clock_seconds)
