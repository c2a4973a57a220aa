"""Every test runs away from the user's real folders, without a screen, and with one thread for numerics."""

from __future__ import annotations

import os

# Before numpy, torch or Qt are imported: they read these once.
for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS"):
    os.environ[_name] = "1"
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["PYTHONUTF8"] = "1"

import pytest  # noqa: E402


@pytest.fixture(autouse=True)
def home_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> str:
    """A fresh, empty folder in place of everything the program keeps for a user: settings, journal, models, caches."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("GENRE_TAGGER_HOME", str(home / "genre-tagger"))
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(home / name.lower()))
    return str(home)
