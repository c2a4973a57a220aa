"""Set-up, pins and desktop files: what brings the program onto a machine."""

from __future__ import annotations

import configparser
import importlib
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QMimeDatabase

from genre_tagger.containers.sniff import AUDIO_EXTENSIONS
from tests.builders.fresh_process import printed_by

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


@pytest.fixture(scope="module")
def scripts() -> Iterator[tuple[ModuleType, ModuleType]]:
    """The modules `set_up` and `system_libraries`, which are scripts, not part of the package."""
    sys.path.insert(0, str(ROOT / "packaging"))
    yield importlib.import_module("set_up"), importlib.import_module("system_libraries")
    sys.path.remove(str(ROOT / "packaging"))


def pins() -> dict[str, str]:
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    return dict(line.split("==") for line in lines if "==" in line)


def requirement_name(requirement: str) -> str:
    found = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert found is not None
    return re.sub(r"[-_.]+", "-", found.group()).lower()


def test_everything_needed_is_pinned() -> None:
    extras = [line for lines in PROJECT["optional-dependencies"].values() for line in lines]
    needed = {requirement_name(line) for line in [*PROJECT["dependencies"], *extras]}
    assert needed - pins().keys() == set()
    assert all("+" not in version for version in pins().values()), "a local version exists on one machine only"


def test_the_dynamic_linker_decides_what_is_missing(scripts: tuple[ModuleType, ModuleType]) -> None:
    _, libraries = scripts
    if not sys.platform.startswith("linux"):
        assert libraries.missing_packages(lambda _: False) == ()
        return
    assert libraries.loads("libc.so.6")
    assert not libraries.loads("libnobody-has-this.so.9")
    absent = {"libportaudio.so.2", "libxcb-cursor.so.0"}
    missing = libraries.missing_packages(lambda library: library not in absent)
    assert missing == ("libportaudio2", "libxcb-cursor0")


@pytest.mark.parametrize(
    ("programs", "root", "sudo_works", "expected"),
    [
        ({"apt-get"}, True, False, ("/bin/apt-get",)),
        ({"apt-get", "sudo"}, False, True, ("/bin/sudo", "-n", "/bin/apt-get")),
        ({"apt-get", "sudo"}, False, False, None),
        ({"apt-get"}, False, True, None),
        ({"sudo"}, True, True, None),
    ],
)
def test_apt_get_is_called_only_where_nobody_is_asked(
    scripts: tuple[ModuleType, ModuleType],
    programs: set[str],
    root: bool,
    sudo_works: bool,
    expected: tuple[str, ...] | None,
) -> None:
    _, libraries = scripts
    found = libraries.apt_get_command(
        which=lambda name: f"/bin/{name}" if name in programs else None,
        is_root=lambda: root,
        sudo_works=lambda: sudo_works,
    )
    assert found == expected


def test_without_apt_get_one_sentence_names_the_packages(
    scripts: tuple[ModuleType, ModuleType], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _, libraries = scripts
    monkeypatch.setattr(libraries, "apt_get_command", lambda: None)
    assert not libraries.install(["libportaudio2", "libegl1"])
    said = capsys.readouterr()
    assert said.out == ""
    assert "sudo apt-get install libportaudio2 libegl1" in said.err
    assert said.err.count("\n") == 1
    assert not libraries.install(["mediainfo"], libraries.FOR_THE_TESTS)
    assert "sudo apt-get install mediainfo); those tests are skipped" in capsys.readouterr().err


def test_programs_for_the_tests_are_looked_for(scripts: tuple[ModuleType, ModuleType]) -> None:
    _, libraries = scripts
    assert libraries.missing_test_programs(lambda name: None if name == "mediainfo" else name) == ("mediainfo",)
    continuous = (ROOT / ".ci" / "run").read_text("utf-8")
    assert all(f" {package} " in continuous for package in libraries.TEST_PROGRAMS.values())


def test_torch_without_cuda_is_for_linux_without_the_driver(
    scripts: tuple[ModuleType, ModuleType], tmp_path: Path
) -> None:
    set_up, _ = scripts
    driver = tmp_path / "version"
    assert set_up.wants_cpu_torch("linux", driver)
    assert not set_up.wants_cpu_torch("darwin", driver)
    assert not set_up.wants_cpu_torch("win32", driver)
    driver.write_text("NVRM version: 570.00\n", "utf-8")
    assert not set_up.wants_cpu_torch("linux", driver)


def test_the_pinned_version_is_read_from_the_constraints(scripts: tuple[ModuleType, ModuleType]) -> None:
    set_up, _ = scripts
    assert set_up.pinned_version("torch", "torchaudio==9.9\nTorch==2.13.0 ; python_version > '3'\n") == "2.13.0"
    with pytest.raises(LookupError, match="does not pin torch"):
        set_up.pinned_version("torch", "torchaudio==9.9\n")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A folder with our Makefile, in which set-up only says so and the program prints its arguments."""
    folder = tmp_path / "a checkout"
    (folder / "packaging").mkdir(parents=True)
    for name in ("Makefile", "pyproject.toml", "constraints.txt"):
        shutil.copy(ROOT / name, folder / name)
    shutil.copy(ROOT / "packaging" / "run.sh", folder / "packaging" / "run.sh")
    (folder / "packaging" / "set_up.py").write_text(
        "import pathlib, sys\n"
        "stamp = pathlib.Path(sys.argv[sys.argv.index('--stamp') + 1])\n"
        "program = stamp.parent / 'bin' / 'python'\n"
        "program.parent.mkdir(parents=True, exist_ok=True)\n"
        'program.write_text(\'#!/bin/sh\\nprintf "<%s>" "$@"\\n\')\n'
        "program.chmod(0o755)\n"
        "stamp.write_text('')\n"
        "print('SETTING UP')\n",
        "utf-8",
    )
    return folder


def make(folder: Path, *arguments: str, display: str = "", expected_code: int = 0) -> str:
    """What `make` prints there; with or without a screen."""
    hidden = {"MAKEFLAGS", "MAKELEVEL", "FOLDER", "DISPLAY", "WAYLAND_DISPLAY"}
    environment = {name: value for name, value in os.environ.items() if name not in hidden} | {"DISPLAY": display}
    command = ["make", "--no-print-directory", f"PYTHON={sys.executable}", *arguments]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode != 0) == (expected_code != 0), done.stderr
    return done.stdout + done.stderr


needs_make = pytest.mark.skipif(shutil.which("make") is None, reason="no make on this system")
on_linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a screen")


@needs_make
def test_only_the_first_run_sets_up(checkout: Path) -> None:
    assert "SETTING UP" in make(checkout, "run")
    assert "SETTING UP" not in make(checkout, "run")
    with (checkout / "constraints.txt").open("a", encoding="utf-8") as file:
        file.write("new-package==1.0\n")
    assert "SETTING UP" in make(checkout, "run")


@needs_make
@on_linux
def test_without_a_screen_the_command_line_classifies_the_demo(checkout: Path) -> None:
    said = make(checkout, "run")
    assert "make run FOLDER=" in said
    assert "<-m><genre_tagger><classify><--><resources/demo>" in said


@needs_make
def test_with_a_screen_the_window_opens(checkout: Path) -> None:
    assert make(checkout, "run", display=":7").endswith("<-m><genre_tagger>")
    (checkout / "my music").mkdir()
    said = make(checkout, "run", "FOLDER=my music", display=":7")
    assert said.endswith(f"<-m><genre_tagger><{checkout}/my music>")


@needs_make
@on_linux
@pytest.mark.parametrize("name", ["My Songs  (live)", "it's A$AP; echo $HOME", "-n", "~tilde"])
def test_the_folder_reaches_the_program_as_it_was_typed(checkout: Path, name: str) -> None:
    (checkout / name).mkdir()
    assert f"<--><{checkout}/{name}>" in make(checkout, "run", f"FOLDER={name}")


@needs_make
@on_linux
def test_a_tilde_is_the_home_folder_in_every_shell(
    checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "Music").mkdir()
    monkeypatch.setenv("HOME", str(tmp_path))
    assert f"<--><{tmp_path}/Music>" in make(checkout, "run", "FOLDER=~/Music")


@needs_make
def test_a_folder_that_is_not_there_is_said_so(checkout: Path) -> None:
    assert "There is nothing at " in make(checkout, "run", "FOLDER=no/such/folder", expected_code=2)


@needs_make
def test_test_sets_up_the_tools_and_run_needs_no_more(checkout: Path) -> None:
    first = make(checkout, "test")
    assert "SETTING UP" in first
    assert "<-m><pytest>" in first
    assert "SETTING UP" not in make(checkout, "run")


def test_the_wheel_carries_models_and_resources() -> None:
    wheel = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]["targets"]["wheel"]
    [desktop] = (ROOT / "packaging").glob("*.desktop")
    for name, place in wheel["force-include"].items():
        assert (ROOT / name).exists()
        assert place == f"genre_tagger/_bundled/{name}"
    assert set(wheel["force-include"]) == {"models", "resources", f"packaging/{desktop.name}"}


def test_the_licence_is_the_one_that_is_named() -> None:
    text = (ROOT / "LICENSE").read_text("utf-8")
    assert "GNU GENERAL PUBLIC LICENSE" in text
    assert "Version 3, 29 June 2007" in text
    assert PROJECT["license"] == "GPL-3.0-or-later"


def test_the_desktop_entry_names_things_that_exist() -> None:
    [path] = (ROOT / "packaging").glob("*.desktop")
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(path, "utf-8")
    entry = parser["Desktop Entry"]
    assert entry["Exec"].split()[0] in PROJECT["scripts"]
    assert entry["Exec"].split()[1:] == ["%F"]
    icon = ROOT / "resources" / "icons" / f"{entry['Icon']}.svg"
    assert ElementTree.parse(icon).getroot().tag == "{http://www.w3.org/2000/svg}svg"


def test_the_desktop_opens_every_kind_of_file_that_a_scan_picks_up() -> None:
    [path] = (ROOT / "packaging").glob("*.desktop")
    [line] = [line for line in path.read_text("utf-8").splitlines() if line.startswith("MimeType=")]
    offered = set(line.removeprefix("MimeType=").rstrip(";").split(";"))
    assert "inode/directory" in offered
    database = QMimeDatabase()
    for extension in AUDIO_EXTENSIONS:
        known = {kind.name() for kind in database.mimeTypesForFileName(f"track{extension}")}
        assert {name for name in known if name.startswith("audio/")} <= offered, extension


@pytest.mark.skipif(shutil.which("desktop-file-validate") is None, reason="no desktop-file-validate on this system")
def test_the_desktop_entry_is_valid() -> None:
    [path] = (ROOT / "packaging").glob("*.desktop")
    done = subprocess.run(["desktop-file-validate", path], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")


def test_the_software_centre_entry_agrees_with_the_project() -> None:
    [path] = (ROOT / "packaging").glob("*.metainfo.xml")
    root = ElementTree.parse(path).getroot()
    assert root.findtext("project_license") == PROJECT["license"]
    assert root.findtext("provides/binary") in PROJECT["scripts"]
    assert (ROOT / "packaging" / str(root.findtext("launchable"))).is_file()
    assert f"{root.findtext('id')}.metainfo.xml" == path.name
    newest = root.find("releases/release")
    assert newest is not None
    assert newest.get("version") == PROJECT["version"]


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd on this system")
def test_the_service_says_nothing_that_systemd_does_not_know(tmp_path: Path) -> None:
    program = tmp_path / "genre-tagger"
    program.write_text("#!/bin/sh\n", "utf-8")
    program.chmod(0o755)
    unit = tmp_path / "genre-tagger-watch.service"
    text = (ROOT / "packaging" / unit.name).read_text("utf-8")
    unit.write_text(text.replace("/usr/local/bin/genre-tagger", str(program)), "utf-8")
    done = subprocess.run(["systemd-analyze", "verify", unit], capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_container_holds_what_watching_imports() -> None:
    """It is made without the window and without training: none of theirs may be needed for a round over a file."""
    text = (ROOT / "packaging" / "Containerfile").read_text("utf-8")
    [installed] = re.findall(r"pip install .*constraints\.txt (.*)", text)
    needed = {requirement_name(line) for line in PROJECT["dependencies"]} | {"dask", "distributed"}
    assert set(installed.split()) <= needed
    training = {requirement_name(line) for line in PROJECT["optional-dependencies"]["training"]}
    absent = sorted(training | needed - set(installed.split()))
    assert {"torch", "pyside6-essentials"} <= set(absent)
    modules = {"pyside6-essentials": "PySide6", "scikit-learn": "sklearn"}
    lines = printed_by(
        "import os, sys\n"
        f"for name in {[modules.get(name, name.replace('-', '_')) for name in absent]}:\n"
        "    sys.modules[name] = None\n"
        "from genre_tagger.app import classifying, session, watching\n"
        "from genre_tagger.cli import run\n"
        "import genre_tagger.classification.classifier, genre_tagger.library.track_cluster\n"
        "code = run(['watch', '--once', '--settle', '0', os.devnull + '-none'])\n"
        "print(code)"
    )
    assert lines == ["1"]
