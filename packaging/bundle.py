"""Build the program without Python: `python packaging/bundle.py [full] [light]` makes `dist/genre-tagger-KIND` and an
archive of it, with the versions installed here. `make bundle` calls it.

What was built is checked on a bare Debian by `packaging/check_bundle.sh`. Debian's own Python needs the package
libpython3.11 (its version's) beside it.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tarfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DIST = ROOT / "dist"
KINDS = ("full", "light")


def build(kind: str) -> Path:
    """The archive of one kind, made anew; the folder it holds stands beside it. Raises CalledProcessError."""
    work = ROOT / "build" / f"bundle-{kind}"
    options = ["--noconfirm", "--log-level", "WARN", "--distpath", str(DIST), "--workpath", str(work)]
    spec = ROOT / "packaging" / "genre_tagger.spec"
    subprocess.run([sys.executable, "-m", "PyInstaller", *options, str(spec), "--", kind], cwd=ROOT, check=True)
    name = f"genre-tagger-{kind}"
    if sys.platform == "win32":
        return Path(shutil.make_archive(str(DIST / name), "zip", DIST, name))
    archive = DIST / f"{name}.tar.gz"
    with tarfile.open(archive, "w:gz", compresslevel=6) as file:
        file.add(DIST / name, name)
    return archive


def megabytes(path: Path) -> str:
    """How large a file, or a folder with all below it, is (10^6 bytes); links count nothing."""
    files = [path] if path.is_file() else [file for file in path.rglob("*") if file.is_file() and not file.is_symlink()]
    return f"{sum(file.stat().st_size for file in files) / 1e6:,.0f} MB"


def main(kinds: Sequence[str]) -> int:
    """Build each; the exit status is 0 when all stand."""
    unknown = set(kinds) - set(KINDS)
    if unknown:
        print(f"There is no bundle {', '.join(sorted(unknown))}; there are {' and '.join(KINDS)}.", file=sys.stderr)
        return 2
    for kind in kinds or KINDS:
        try:
            archive = build(kind)
        except subprocess.CalledProcessError:
            print(f"The bundle {kind} could not be built; the reason stands above.", file=sys.stderr)
            return 1
        print(f"{archive} ({megabytes(archive)}), unpacked {megabytes(DIST / f'genre-tagger-{kind}')}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
