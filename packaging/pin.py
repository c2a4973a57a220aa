"""Write constraints.txt: the versions, in the environment this runs in, of all that the project needs and nothing else.

`make pin` after an upgrade that passed the tests.
"""

from __future__ import annotations

import importlib.metadata
import tomllib
from collections.abc import Iterable
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
HEADER = """\
# Versions that passed the tests together. `make pin` writes this file; pyproject.toml says what is needed and why.
# No local versions: torch is taken as the build for this machine (CPU, CUDA, Metal) of the version named.
"""
ELSEWHERE = {"colorama": "0.4.6", "macholib": "1.16.4", "pefile": "2024.8.26", "pywin32-ctypes": "0.2.3"}
"""Packages that only other systems need, so the environment at hand cannot tell their version."""


def declared_requirements(pyproject: Path) -> list[Requirement]:
    """Every requirement in the project's table, its extras included."""
    project = tomllib.loads(pyproject.read_text("utf-8"))["project"]
    texts = [*project["dependencies"], *(line for lines in project["optional-dependencies"].values() for line in lines)]
    return [Requirement(text) for text in texts]


def closure(requirements: Iterable[Requirement]) -> dict[str, str]:
    """Name to version of everything installed that `requirements` need, directly or through others."""
    versions: dict[str, str] = {}
    seen: set[tuple[str, str]] = set()
    waiting = [(requirement, extra) for requirement in requirements for extra in ("", *requirement.extras)]
    while waiting:
        requirement, extra = waiting.pop()
        key = (canonicalize_name(requirement.name), extra)
        if key in seen or not _applies(requirement, ""):
            continue
        seen.add(key)
        distribution = importlib.metadata.distribution(requirement.name)
        versions[key[0]] = distribution.version.split("+")[0]
        for text in distribution.requires or []:
            needed = Requirement(text)
            if _applies(needed, extra):
                waiting.extend((_without_marker(needed), inner) for inner in ("", *needed.extras))
    return versions


def _applies(requirement: Requirement, extra: str) -> bool:
    return requirement.marker is None or requirement.marker.evaluate({"extra": extra})


def _without_marker(requirement: Requirement) -> Requirement:
    requirement.marker = None
    return requirement


def main() -> None:
    """Write the file."""
    versions = ELSEWHERE | closure(declared_requirements(ROOT / "pyproject.toml"))
    lines = "".join(f"{name}=={version}\n" for name, version in sorted(versions.items()))
    (ROOT / "constraints.txt").write_text(HEADER + lines, "utf-8")


if __name__ == "__main__":
    main()
