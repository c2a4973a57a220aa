"""Render the demo tracks into resources/demo: `make demo`.

Each is composed by its own file of arithmetic with fixed seeds, so the sound comes out the same every time; they are
written in four containers, tagged with everything but a genre, which is for the program to find.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import av
import mutagen
import numpy as np
import soundfile
import soxr

from demo_tracks import electronic, folk, hip_hop, rock
from demo_tracks.sound import SAMPLE_RATE_HZ, Samples

TARGET = Path(__file__).resolve().parents[2] / "resources" / "demo"
ALBUM = "Four Corners"
ARTIST = "The Genre Tagger House Band"


@dataclass(frozen=True, slots=True)
class DemoTrack:
    """One track: its file in resources/demo, its title, the genre it was written in, and how it is composed."""

    file_name: str
    title: str
    genre: str
    compose: Callable[[float], Samples]
    seconds: float


TRACKS = (
    DemoTrack(
        "01 Night Train to Tallinn.m4a", "Night Train to Tallinn", "Electronic", electronic.compose, electronic.SECONDS
    ),
    DemoTrack("02 Gasoline Summer.mp3", "Gasoline Summer", "Rock", rock.compose, rock.SECONDS),
    DemoTrack("03 Corner Store Sermon.ogg", "Corner Store Sermon", "Hip-Hop", hip_hop.compose, hip_hop.SECONDS),
    DemoTrack("04 The Heron at Low Water.flac", "The Heron at Low Water", "Folk", folk.compose, folk.SECONDS),
)


def write(sound: Samples, path: Path) -> None:
    """Encode a stereo sound by the file's extension."""
    samples = sound.T.astype(np.float32)
    match path.suffix:
        case ".mp3":
            soundfile.write(
                path, samples, SAMPLE_RATE_HZ, format="MP3", subtype="MPEG_LAYER_III", compression_level=0.6
            )
        case ".ogg":
            soundfile.write(path, samples, SAMPLE_RATE_HZ, format="OGG", subtype="VORBIS", compression_level=0.65)
        case ".flac":
            # One channel at half the rate keeps the lossless one of the four as small as the others.
            halved = soxr.resample(samples.mean(axis=1), SAMPLE_RATE_HZ, SAMPLE_RATE_HZ // 2, "VHQ")
            soundfile.write(path, halved, SAMPLE_RATE_HZ // 2, format="FLAC", subtype="PCM_16")
        case ".m4a":
            _write_aac(samples, path)
        case other:
            raise ValueError(f"no encoder for {other}")


def _write_aac(samples: np.ndarray, path: Path) -> None:
    with av.open(path, "w", format="ipod") as container:
        stream = container.add_stream("aac", rate=SAMPLE_RATE_HZ, layout="stereo")
        stream.bit_rate = 112_000
        frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(samples.T), format="fltp", layout="stereo")
        frame.sample_rate = SAMPLE_RATE_HZ
        for packet in (*stream.encode(frame), *stream.encode(None)):
            container.mux(packet)


def tag(path: Path, track: DemoTrack, number: int) -> None:
    """Title, artist, album and number, and no genre."""
    file = mutagen.File(path, easy=True)
    if file is None:
        raise ValueError(f"mutagen does not know {path.name}")
    if file.tags is None:
        file.add_tags()
    file.update({"title": track.title, "artist": ARTIST, "album": ALBUM, "tracknumber": str(number), "date": "2026"})
    file.save()


def main(arguments: Sequence[str] | None = None) -> None:
    """Render all tracks, or those whose genre is named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("genres", nargs="*", help="only these; without any: all")
    parser.add_argument("--into", type=Path, default=TARGET, help="the folder to write to")
    options = parser.parse_args(arguments)
    options.into.mkdir(parents=True, exist_ok=True)
    for number, track in enumerate(TRACKS, start=1):
        if options.genres and track.genre not in options.genres:
            continue
        path = options.into / track.file_name
        write(track.compose(track.seconds), path)
        tag(path, track, number)
        print(f"{path.name}: {track.seconds:.1f} s, {path.stat().st_size // 1024} KiB")


if __name__ == "__main__":
    main()
