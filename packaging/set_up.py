"""Make the virtual environment that `make run` and `make test` work in: `python packaging/set_up.py [--dev]`.

Installs the Debian packages that are missing where that is possible, then the pinned Python packages, then this
project itself, editable. Standard library only. Works where there is no make, too (Windows). Twice is harmless.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import system_libraries

ROOT = Path(__file__).resolve().parent.parent
CONSTRAINTS = ROOT / "constraints.txt"
CPU_TORCH_INDEX = "https://download.pytorch.org/whl/cpu"
OLDEST_PYTHON = (3, 11)


def environment_python(environment: Path) -> Path:
    """The interpreter of a virtual environment."""
    return environment / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def make_environment(environment: Path) -> None:
    """Create the virtual environment, or create it anew when its interpreter no longer starts."""
    python = environment_python(environment)
    if python.exists() and _runs([str(python), "-m", "pip", "--version"]):
        return
    if not _runs([sys.executable, "-c", "import ensurepip, venv"]):
        system_libraries.install(["python3-venv"])
    print(f"Making a virtual environment in {environment}", flush=True)
    subprocess.run([sys.executable, "-m", "venv", "--clear", str(environment)], check=True)


def pinned_version(package: str, constraints: str) -> str:
    """The version that `constraints` (the file's text) pins `package` to."""
    for line in constraints.splitlines():
        name, equals, version = line.partition("==")
        if equals and name.strip().lower() == package:
            return version.split(";")[0].strip()
    raise LookupError(f"constraints.txt does not pin {package}")


def wants_cpu_torch(platform: str = sys.platform, driver: Path = Path("/proc/driver/nvidia/version")) -> bool:
    """Whether the build of torch without CUDA is the right one: Linux without an NVIDIA driver.

    Elsewhere the package registry's own build is already the small one.
    """
    return platform.startswith("linux") and not driver.exists()


def install_small_torch(python: Path, version: str) -> None:
    """Try to get torch without its gigabytes of CUDA packages; where that fails, the ordinary build follows later."""
    already = _output([str(python), "-c", "import importlib.metadata as m; print(m.version('torch'))"])
    if already is not None:
        return
    offered = _output([*_pip(python), "--quiet", "--dry-run", "--no-deps", "--report", "-", f"torch=={version}"])
    if offered is not None and json.loads(offered)["install"][0]["metadata"]["version"].endswith("+cpu"):
        return
    print("Asking PyTorch's own index for the build without CUDA", flush=True)
    index = os.environ.get("TORCH_INDEX_URL", CPU_TORCH_INDEX)
    options = ["--no-deps", "--retries", "0", "--timeout", "20", "--index-url", index]
    if not index or subprocess.run([*_pip(python), *options, f"torch=={version}"], check=False).returncode != 0:
        print(
            "Not to be had here: the ordinary build of torch follows, which is a large download on Linux.", flush=True
        )


def install_project(python: Path, extras: str) -> None:
    """Install this project, editable, with every package at its pinned version."""
    subprocess.run([*_pip(python), "--constraint", str(CONSTRAINTS), "--editable", f"{ROOT}{extras}"], check=True)


def _pip(python: Path) -> list[str]:
    return [str(python), "-m", "pip", "--disable-pip-version-check", "install"]


def _runs(command: Sequence[str]) -> bool:
    return _output(command) is not None


def _output(command: Sequence[str]) -> str | None:
    """What `command` prints, or None where it fails."""
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=False)
    return done.stdout if done.returncode == 0 else None


def main(arguments: Sequence[str] | None = None) -> int:
    """Set everything up; the exit status is 0 when the program can be started."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--environment", type=Path, default=ROOT / ".venv", help="where the virtual environment goes")
    parser.add_argument("--dev", action="store_true", help="also what tests, linting and packaging need")
    parser.add_argument("--stamp", type=Path, help="a file to write when all is done")
    options = parser.parse_args(arguments)
    if sys.version_info[:2] < OLDEST_PYTHON:
        print(f"Genre Tagger needs Python 3.11 or newer; this is {sys.version.split()[0]}.", file=sys.stderr)
        return 1
    missing = system_libraries.missing_packages()
    if missing:
        system_libraries.install(missing)
    programs = system_libraries.missing_test_programs() if options.dev else ()
    if programs:
        system_libraries.install(programs, system_libraries.FOR_THE_TESTS)
    python = environment_python(options.environment)
    try:
        make_environment(options.environment)
        if wants_cpu_torch():
            install_small_torch(python, pinned_version("torch", CONSTRAINTS.read_text("utf-8")))
        install_project(python, "[training,dev]" if options.dev else "[training]")
    except subprocess.CalledProcessError as error:
        command = " ".join(map(str, error.cmd))
        print(f"Setting up stopped: this command failed, its reason stands above: {command}", file=sys.stderr)
        return 1
    if options.stamp is not None:
        options.stamp.write_text("set up\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
