"""Tags real clips in six containers and reads them back with programs that are not ours.

`python -m benchmarks.foreign_readers --corpus DIR [--clips N]` re-encodes N clips of the corpus with ffmpeg to mp3,
flac, ogg, opus, m4a and wav (with a title, an artist and, where the container takes one, a picture), runs `genre-tagger
tag --write` on them, and asks ffprobe and the container's own tool (mid3v2, metaflac, vorbiscomment, opusinfo,
AtomicParsley) for every tag. It fails unless the genre is there as the program said, all other tags and all decoded
samples are as before, and `genre-tagger undo` brings back every byte. Needs Debian's ffmpeg, python3-mutagen, flac,
vorbis-tools, opus-tools and atomicparsley.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

ENCODERS: dict[str, tuple[str, ...]] = {
    ".mp3": ("-c:a", "libmp3lame", "-q:a", "4", "-id3v2_version", "3"),
    ".flac": ("-c:a", "flac"),
    ".ogg": ("-c:a", "libvorbis"),
    ".opus": ("-c:a", "libopus", "-b:a", "96k"),
    ".m4a": ("-c:a", "aac"),
    ".wav": ("-c:a", "pcm_s16le"),
}
PICTURE = {".mp3", ".flac", ".m4a"}
OWN_TOOLS: dict[str, tuple[str, ...]] = {
    ".mp3": ("mid3v2", "-l"),
    ".flac": ("metaflac", "--export-tags-to=-"),
    ".ogg": ("vorbiscomment", "-l"),
    ".opus": ("opusinfo",),
    ".m4a": ("AtomicParsley", "{}", "-t"),
}
_GENRE_LINE = re.compile(
    r"^(?:TCON|TCO|GENRE|genre|Atom \"(?:©gen|gnre)\" contains)[=:]? ?=?(?P<genre>.*)$", re.MULTILINE
)


def output_of(*command: str | Path, check: bool = True) -> str:
    """What a program prints; raises CalledProcessError when it fails."""
    done = subprocess.run([str(part) for part in command], check=check, capture_output=True)
    return done.stdout.decode(errors="replace")


def encode(clip: Path, picture: Path, target: Path, title: str) -> None:
    """One clip in the container of `target`'s suffix, stereo at 44.1 kHz, with tags but no genre."""
    command: list[str | Path] = ["ffmpeg", "-v", "error", "-y", "-i", clip]
    if target.suffix in PICTURE:
        command += ["-i", picture, "-map", "0:a", "-map", "1:v", "-c:v", "copy", "-disposition:v", "attached_pic"]
    command += ["-map_metadata", "-1", "-ar", "48000" if target.suffix == ".opus" else "44100", "-ac", "2"]
    command += [
        *ENCODERS[target.suffix],
        "-metadata",
        f"title={title}",
        "-metadata",
        "artist=Café Müller; 音楽",
        target,
    ]
    output_of(*command)


def ffprobe_tags(path: Path) -> dict[str, str]:
    """Every tag that ffprobe sees in the file and its streams; genre apart under "genre"."""
    seen = json.loads(output_of("ffprobe", "-v", "error", "-show_format", "-show_streams", "-of", "json", path))
    tags = {f"{name}": text for name, text in seen["format"].get("tags", {}).items()}
    for number, stream in enumerate(seen["streams"]):
        for name, text in stream.get("tags", {}).items():
            tags[name.lower() if name.lower() == "genre" else f"{number}:{name}"] = text
    return {("genre" if name.lower() == "genre" else name): text for name, text in tags.items()}


def own_tool_lines(path: Path) -> tuple[str | None, list[str]]:
    """(genre, all other lines) as the container's own tool prints them."""
    tool = OWN_TOOLS.get(path.suffix)
    if tool is None:
        return None, []
    arguments = [str(path) if part == "{}" else part for part in tool]
    text = output_of(*arguments, *([] if "{}" in tool else [path]), check=False)  # opusinfo fails on a mere remark
    genres, others = [], []
    for line in text.splitlines():
        match = _GENRE_LINE.match(line.strip())
        if match:
            genres.append(match["genre"].strip())
        elif not line.lstrip().startswith(("Total data length", "Playback", "Average bitrate", "Encoded with")):
            others.append(line)
    return (genres[0] if genres else None), others


def sound_digest(path: Path) -> str:
    """A digest of every decoded sample."""
    return output_of("ffmpeg", "-v", "error", "-i", path, "-map", "0:a", "-f", "md5", "-").strip()


def state(path: Path) -> tuple[dict[str, str], tuple[str | None, list[str]], str]:
    """All that must stay: ffprobe's tags, the own tool's lines, the decoded sound."""
    return ffprobe_tags(path), own_tool_lines(path), sound_digest(path)


def genre_tagger(*arguments: str | Path) -> list[str]:
    """Run the command line and return the lines it printed."""
    return output_of(sys.executable, "-m", "genre_tagger", *arguments).splitlines()


def make_files(corpus: Path, folder: Path, count: int) -> list[Path]:
    """The re-encoded clips: each in the next container, spread evenly over the corpus."""
    with (corpus / "clips.csv").open(newline="", encoding="utf-8") as table:
        names = [row["clip"] for row in csv.DictReader(table)]
    picture = folder / "cover.png"
    output_of("ffmpeg", "-v", "error", "-f", "lavfi", "-i", "testsrc=size=300x300", "-frames:v", "1", picture)
    suffixes = list(ENCODERS)
    files = []
    for number, name in enumerate(names[:: max(1, len(names) // count)][:count]):
        target = folder / f"{number:03d}{suffixes[number % len(suffixes)]}"
        encode(corpus / "clips" / name, picture, target, f"Clip {number}")
        files.append(target)
    picture.unlink()
    return files


def faults_of(path: Path, said: str, before: tuple, after: tuple) -> list[str]:
    """What is wrong with one tagged file, in words; empty when nothing is."""
    faults = []
    tags_before, (_, lines_before), sound_before = before
    tags_after, (own_genre, lines_after), sound_after = after
    if tags_after.get("genre") != said:
        faults.append(f"ffprobe reads {tags_after.get('genre')!r}, not {said!r}")
    if path.suffix in OWN_TOOLS and own_genre != said:
        faults.append(f"{OWN_TOOLS[path.suffix][0]} reads {own_genre!r}, not {said!r}")
    if {name: text for name, text in tags_after.items() if name != "genre"} != tags_before:
        faults.append("another tag changed for ffprobe")
    if [line for line in lines_after if str(path) not in line] != [
        line for line in lines_before if str(path) not in line
    ]:
        faults.append(f"another line of {OWN_TOOLS[path.suffix][0]} changed")
    if sound_before != sound_after:
        faults.append("the decoded sound changed")
    return faults


def main() -> int:
    """Run it; prints one line a fault and a summary. Returns 1 when there was a fault."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--clips", type=int, default=120)
    options = parser.parse_args()
    faults = 0
    with tempfile.TemporaryDirectory() as scratch:
        os.environ["GENRE_TAGGER_HOME"] = str(Path(scratch) / "home")
        folder = Path(scratch) / "music"
        folder.mkdir()
        files = make_files(options.corpus, folder, options.clips)
        states = {path: state(path) for path in files}
        digests = {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
        genre_tagger("tag", "--write", "--report", Path(scratch) / "report.json", folder)
        written = {
            Path(row["path"]): row["new_genre"]
            for row in json.loads((Path(scratch) / "report.json").read_text())["rows"]
            if row.get("outcome") == "written"
        }
        for path, genre in written.items():
            for fault in faults_of(path, genre, states[path], state(path)):
                faults += 1
                print(f"{path.name}: {fault}")
        for path in files:
            if path not in written and hashlib.sha256(path.read_bytes()).hexdigest() != digests[path]:
                faults += 1
                print(f"{path.name}: changed though nothing was to be written")
        genre_tagger("undo", "--last")
        for path in files:
            if hashlib.sha256(path.read_bytes()).hexdigest() != digests[path]:
                faults += 1
                print(f"{path.name}: not as before after the undo")
        kinds = Counter(path.suffix for path in written)
        print(f"{len(files)} files, {len(written)} written ({dict(kinds)}), {faults} faults")
    return 1 if faults or not written else 0


if __name__ == "__main__":
    raise SystemExit(main())
