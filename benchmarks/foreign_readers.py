"""Writes genres into real files and reads them back with programs that are not ours.

    python -m benchmarks.foreign_readers [--corpus DIR [--clips N]] [PATH ...]

Every audio file in the folders PATH, and N clips of the corpus that ffmpeg re-encodes to six containers, is copied and
gets a genre under each policy. mutagen, TagLib, FFmpeg and MediaInfo read it before and after. A fault is: another
genre in a reader, or none; another field lost, changed or invented; other decoded sound; a genre that a reader shows
and the policy "fill" replaces; a plan that promises what the write refuses; an undo that is not exact. It is no fault
but a limit of a reader if it showed nothing of the file's own genres or titles, or no more of those that mutagen writes
into a copy. The last line counts the faults. Needs pytaglib and Debian's ffmpeg and mediainfo.
"""

from __future__ import annotations

import argparse
import csv
import os
import re
import shutil
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Any

import mutagen
import mutagen.apev2
import mutagen.id3
import mutagen.mp3

from genre_tagger.genres import is_placeholder
from genre_tagger.tags.apply import ChangeFailed
from genre_tagger.tags.journal import Journal
from genre_tagger.tags.tag_change import Policy, TagChange
from tests.builders.foreign_readers import READERS, Reader, Reading, differences, genre_names
from tests.builders.reader_outcomes import Outcome, Write, faults_of_genre, written_and_undone

_library: Any = mutagen  # partly typed

GENRE = "Electronic"
FILES_AT_ONCE = 40
ENCODERS: dict[str, tuple[str, ...]] = {
    ".mp3": ("-c:a", "libmp3lame", "-q:a", "4", "-id3v2_version", "3"),
    ".flac": ("-c:a", "flac"),
    ".ogg": ("-c:a", "libvorbis"),
    ".opus": ("-c:a", "libopus", "-b:a", "96k"),
    ".m4a": ("-c:a", "aac"),
    ".wav": ("-c:a", "pcm_s16le"),
}
PICTURE = {".mp3", ".flac", ".m4a"}
DESCRIBES = re.compile(r"(ape )?(title|artist|album|tit2|tpe1|talb|©nam|©art|©alb)")
DEFAULT_GENRES = {("Blues",), ("Other",)}
"""What an ID3v1 block says that nobody filled in: no genre to be kept."""


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


def corpus_files(corpus: Path, folder: Path, count: int) -> list[Path]:
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
    return files


def audio_files(paths: Sequence[Path]) -> list[Path]:
    """The files named and those within the folders named, but texts and tables."""
    found = [each for path in paths for each in (sorted(path.rglob("*")) if path.is_dir() else [path])]
    return [path for path in found if path.is_file() and path.suffix not in (".md", ".txt", ".csv", ".json")]


def sound_digest(path: Path) -> str:
    """A digest of every decoded sample; what FFmpeg cannot decode has an empty one."""
    return output_of(
        "ffmpeg", "-v", "quiet", "-i", f"file:{path}", "-map", "0:a", "-f", "md5", "-", check=False
    ).strip()


SOUND = Reader("sound", lambda paths: [Reading(others={"sound": sound_digest(path)}) for path in paths], None)


def put_genres(path: Path, genres: Sequence[str]) -> None:
    """As mutagen writes them: into an APE tag that is there, and into tags of its own choice, made where none are."""
    ape = None
    with suppress(_library.apev2.APENoHeaderError):
        ape = _library.apev2.APEv2(path)
        ape["Genre"] = list(genres)
        ape.save(path)
    try:
        file = _library.File(path)
        if file.tags is None and ape is None:
            file.add_tags()
        tags, save = file.tags, file.save
    except _library.mp3.HeaderNotFoundError:  # of any other sound behind an ID3v2 tag
        tags = _library.id3.ID3(path)
        save = tags.save
    if isinstance(tags, _library.id3.ID3):
        tags.add(_library.id3.TCON(encoding=3, text=list(genres)))
    elif tags is not None:
        tags[{"MP4Tags": "©gen", "ASFTags": "WM/Genre"}.get(type(tags).__name__, "genre")] = list(genres)
    save()


def is_limit(reader: Reader, source: Path, outcome: Outcome) -> bool:
    """Whether a reader shows part of what was written, and showed nothing before or no more of what mutagen writes."""
    assert isinstance(outcome.plan, TagChange)
    genres = outcome.plan.new_genres
    shown = names_in(outcome.after[reader.name])
    if not shown < set(genre_names(genres)):
        return False
    if is_blind(reader, outcome) or (outcome.plan.old_genres and not outcome.before[reader.name].genres):
        return True
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(shutil.copy(source, folder))
        try:
            put_genres(copy, genres)
        except Exception:  # noqa: BLE001 - what mutagen cannot write says nothing about the reader
            return False
        [other] = reader.read_all([copy])
    return len(names_in(other)) <= len(shown)


def is_blind(reader: Reader, outcome: Outcome) -> bool:
    """Whether others showed what the track is called, or who made it, and this one did not."""
    told = {
        text
        for reading in outcome.before.values()
        for name, text in reading.others.items()
        if DESCRIBES.fullmatch(name.casefold())
    }
    return bool(told) and told.isdisjoint(outcome.before[reader.name].others.values())


def names_in(reading: Reading) -> set[str]:
    """All genres that a reader shows, in whatever place."""
    return {name for texts in reading.genres for name in genre_names(texts)}


def faults_of(source: Path, write: Write, outcome: Outcome) -> Iterator[str]:
    """What is wrong with one file, in words."""
    if not outcome.restored:
        yield "not as before after the undo"
    if isinstance(outcome.step, ChangeFailed):
        yield f"planned, then refused: {outcome.step.error.message}"
    if not outcome.applied:
        return
    assert isinstance(outcome.plan, TagChange)
    for name, before in outcome.before.items():
        yield from (f"{name}: {fault}" for fault in differences(before, outcome.after[name], outcome.said))
    for reader in READERS:
        before, after = outcome.before[reader.name], outcome.after[reader.name]
        if write.policy is Policy.FILL and [place for place in map(genre_names, before.genres) if tells(place)]:
            yield f"{reader.name}: showed the genre {before.genres}, which was not kept"
        wrong = [] if after.error is not None else faults_of_genre(after, outcome.plan.new_genres, "in any order")
        if wrong and not is_limit(reader, source, outcome):
            yield from (f"{reader.name}: {fault}" for fault in wrong)


def tells(genres: Sequence[str]) -> bool:
    """Whether these are genres that somebody meant."""
    return tuple(genres) not in DEFAULT_GENRES and not all(map(is_placeholder, genres))


def examined(sources: Sequence[Path], policy: Policy, scratch: Path) -> Iterator[tuple[Path, Outcome, list[str]]]:
    """Each file's outcome under a policy, with its faults. Copies are worked on, some at a time."""
    rest = iter(sources)
    while some := list(islice(rest, FILES_AT_ONCE)):
        with tempfile.TemporaryDirectory(dir=scratch) as folder, Journal(Path(folder) / "journal.sqlite") as journal:
            writes = []
            for number, source in enumerate(some):
                copy = Path(folder) / str(number) / source.name
                copy.parent.mkdir()
                shutil.copyfile(source, copy)
                writes.append(Write(copy, GENRE, policy))
            outcomes = written_and_undone(writes, journal, (*READERS, SOUND))
        for source, write, outcome in zip(some, writes, outcomes, strict=True):
            yield source, outcome, list(faults_of(source, write, outcome))


def main() -> int:
    """Run it; prints one line a fault and a summary. Returns 1 when there was a fault."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="files, and folders of files")
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--clips", type=int, default=120)
    options = parser.parse_args()
    absent = [reader.absent for reader in READERS if reader.absent is not None]
    if absent or not (options.paths or options.corpus):
        parser.error("; ".join(absent) or "name files or a corpus")
    counts: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as scratch:
        os.environ["GENRE_TAGGER_HOME"] = str(Path(scratch) / "home")
        sources = audio_files(options.paths)
        if options.corpus is not None:
            (Path(scratch) / "clips").mkdir()
            sources += corpus_files(options.corpus, Path(scratch) / "clips", options.clips)
        for policy in Policy:
            for source, outcome, faults in examined(sources, policy, Path(scratch)):
                counts["written" if outcome.applied else "left alone"] += 1
                counts["faults"] += len(faults)
                for fault in faults:
                    print(f"{source.parent.name}/{source.name}, {policy}: {fault}", flush=True)
    print(
        f"{len(sources)} files, {len(Policy)} policies, {len(READERS)} readers: {counts['written']} written, "
        f"{counts['left alone']} left alone, {counts['faults']} faults"
    )
    return 1 if counts["faults"] or not counts["written"] else 0


if __name__ == "__main__":
    raise SystemExit(main())
