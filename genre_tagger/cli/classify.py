"""`genre-tagger classify`: say what each track is; nothing is written into any file of music."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from genre_tagger.cli.exit import Interruption, refuse
from genre_tagger.cli.options import ClassifyOptions, JsonLines, Paths, with_groups
from genre_tagger.cli.screen import Piece, Screen
from genre_tagger.cli.session import choose_model, open_session
from genre_tagger.cli.tracks import (
    Tally,
    classified,
    correction_note,
    find_files,
    note_failure,
    prediction_heading,
    prediction_line,
)
from genre_tagger.foundation.number_text import counted
from genre_tagger.foundation.readable import readable_path

if TYPE_CHECKING:
    from genre_tagger.library.report_row import ReportRow


@with_groups
def classify(
    paths: Paths,
    json_lines: JsonLines = False,
    csv_file: Annotated[
        Path | None, typer.Option("--csv", metavar="FILE", help="Save a CSV file instead; - is standard output.")
    ] = None,
    playlists: Annotated[
        Path | None, typer.Option("--playlists", metavar="FOLDER", help="Also save one .m3u8 playlist per genre.")
    ] = None,
    *,
    options: ClassifyOptions,
) -> None:
    """Say what genre each track is. Changes no file.

    Predictions are remembered: a second run over the same files is quick. Ctrl-C stops after the current file.
    The genre of a file you corrected is yours, and said to be.

    What the other tracks of an album and of its artist say counts too (--company album), so the lines come when the
    last file is classified; with --company none each comes at once and stands for itself. Tracks belong together by
    the album in their tags, else by folder; compilations go artist by artist.

    \b
    Examples:
      genre-tagger classify ~/Music
      genre-tagger classify --json ~/Music | jq -r 'select(.genre == "Folk") | .path'
      genre-tagger classify --csv genres.csv --windows 5 album/ song.mp3
      genre-tagger classify --playlists ~/Playlists ~/Music
      genre-tagger classify --company one-per-album ~/Music

    \b
    With --json each line holds:
      path, genre, confidence, probabilities, current_genre, windows, model,
      in_scope, duration_seconds; or path, error.
      "Unknown" is the genre where no confidence reaches the model's threshold.
      confidence is the likeliest genre's, in_scope that of being any of them.
      Unless --company is none also album (its title), alone (genre, confidence,
      probabilities, in_scope of the track by itself) and company (tracks of the
      album, how many are agreeing, artist_tracks on other albums, share of the
      whole that was theirs); the genre is then that of all together.
      A file you corrected also has "corrected": true, and in heard the prediction.
      A name that is not UTF-8 has U+FFFD in path and its bytes in path_base64.
    """
    if json_lines and csv_file is not None:
        refuse("--json and --csv exclude each other.")
    tally, corrected = Tally(), 0
    listed: list[ReportRow] = []
    with open_session() as (screen, session):
        genres = choose_model(screen, session, options).info.genres
        files = find_files(paths)

        from genre_tagger.app.corrections import corrected_genres
        from genre_tagger.library.report_row import row_of_step
        from genre_tagger.library.reports import save_playlists

        corrections = {} if options.ignore_corrections else corrected_genres(session)
        with (
            _printer(screen, json_lines, csv_file, genres) as show,
            Interruption() as stop,
            closing(classified(session, files, screen, stop, tally, corrections)) as steps,
        ):
            for row in (row_of_step(step, corrections) for step in steps):
                corrected += row.corrected
                if row.outcome == "failed":
                    note_failure(screen, tally, row.path, row.reason)
                show(row)
                if playlists is not None:
                    listed.append(row)
    if playlists is not None:
        saved = save_playlists(playlists, listed)
        screen.note(f"{counted(len(saved), 'playlist')} saved in {readable_path(playlists)}")
    if screen.is_watched or not (json_lines or csv_file):
        if corrected:
            screen.note(correction_note(corrected))
        screen.note(*_summary(tally, interrupted=stop.requested.is_set()))
    raise typer.Exit(tally.exit_code(stop))


@contextmanager
def _printer(
    screen: Screen, json_lines: bool, csv_file: Path | None, genres: tuple[str, ...]
) -> Generator[Callable[[ReportRow], None], None, None]:
    """What shows one row: as a JSON line, a CSV line or a line for people (where failures have been named already)."""
    from genre_tagger.library.report_row import CsvReport, json_object
    from genre_tagger.library.reports import text_file

    if json_lines:
        yield lambda row: screen.json(json_object(row))
    elif csv_file is not None and str(csv_file) == "-":
        yield CsvReport(screen, genres).write
    elif csv_file is not None:
        with text_file(csv_file) as file:
            yield CsvReport(file, genres).write
    else:
        screen.line(*prediction_heading(screen, changes=False))
        yield lambda row: None if row.outcome == "failed" else screen.line(*prediction_line(screen, row))


def _summary(tally: Tally, *, interrupted: bool) -> list[Piece]:
    """How many, how fast, and of which genres."""
    seconds = time.monotonic() - tally.began
    rate = tally.done / max(seconds, 1e-3)
    pieces: list[Piece] = []
    if interrupted:
        pieces += [tally.interrupted_after(), " "]
    genres = ", ".join(f"{genre} {number:,}" for genre, number in tally.genres.most_common())
    pieces.append(
        f"{counted(tally.done, 'file')} in {seconds:.1f} s ({rate:.1f}/s)" + (f": {genres}" if genres else "")
    )
    if tally.failed:
        pieces.append((f"; {tally.failed:,} failed", "red"))
    return pieces
