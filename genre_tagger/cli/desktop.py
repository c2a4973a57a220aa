"""`genre-tagger desktop`: put the program into the desktop's menu and its "Open with", or take it out again (Linux)."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import typer

from genre_tagger.cli.exit import refuse
from genre_tagger.cli.screen import Screen
from genre_tagger.foundation.installation import bundled_folder

DESKTOP_ID = "io.github.genre_tagger.GenreTagger.desktop"
ICON_NAME = "genre-tagger.svg"

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)


@app.callback()
def desktop() -> None:
    """Put the program into the desktop's menu and its “Open with”, or take it out again.

    For this user, on Linux. Folders and audio files can then be opened with Genre Tagger in the file manager.

    \b
    Examples:
      genre-tagger desktop install
      genre-tagger desktop remove
    """


@app.command()
def install() -> None:
    """Add this copy of the program to the menu and to “Open with”; call it again after moving the program.

    \b
    Example:
      genre-tagger desktop install
    """
    screen = Screen()
    entry, icon = _places()
    text = (bundled_folder("packaging") / DESKTOP_ID).read_text("utf-8")
    command = " ".join(_quoted(part) for part in own_command())
    text = re.sub(r"^Exec=genre-tagger", lambda _: f"Exec={command}", text, flags=re.MULTILINE)
    try:
        for place in (entry, icon):
            place.parent.mkdir(parents=True, exist_ok=True)
        entry.write_text(text, "utf-8")
        shutil.copyfile(bundled_folder("resources") / "icons" / ICON_NAME, icon)
    except OSError as error:
        refuse(f"{error.filename} could not be written: {error.strerror}.")
    _tell_the_desktop(entry.parent)
    screen.line(f"Genre Tagger is in the menu and in “Open with” of folders and audio files: {entry}")


@app.command()
def remove() -> None:
    """Take the program out of the menu and out of “Open with”.

    \b
    Example:
      genre-tagger desktop remove
    """
    screen = Screen()
    places = _places()
    there = [place for place in places if place.exists()]
    try:
        for place in there:
            place.unlink()
    except OSError as error:
        refuse(f"{error.filename} could not be removed: {error.strerror}.")
    _tell_the_desktop(places[0].parent)
    screen.line("Genre Tagger is no longer in the menu." if there else "Genre Tagger was not in the menu.")


def own_command() -> list[str]:
    """How this copy of the program is started, by full paths."""
    if getattr(sys, "frozen", False):
        return [sys.executable]
    script = Path(sys.executable).with_name("genre-tagger")
    return [str(script)] if script.exists() else [sys.executable, "-m", "genre_tagger"]


def _places() -> tuple[Path, Path]:
    """The desktop entry and the icon among this user's files."""
    if not sys.platform.startswith(("linux", "freebsd")):
        refuse("On this system the menu is made when the program is installed; this command is for Linux.")
    data = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return data / "applications" / DESKTOP_ID, data / "icons" / "hicolor" / "scalable" / "apps" / ICON_NAME


def _quoted(part: str) -> str:
    """As the freedesktop.org Desktop Entry Specification 1.5 wants it ("The Exec key")."""
    escaped = re.sub(r'(["`$\\])', r"\\\1", part).replace("\\", "\\\\").replace("%", "%%")
    return part if re.fullmatch(r"[\w@./+-]+", part) else f'"{escaped}"'


def _tell_the_desktop(folder: Path) -> None:
    """The list of what opens what is made anew; a desktop without the tool reads the folder itself."""
    tool = shutil.which("update-desktop-database")
    if tool is not None and folder.is_dir():
        subprocess.run([tool, str(folder)], check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
