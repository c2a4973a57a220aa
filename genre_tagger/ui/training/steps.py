"""The five steps of the tab, by their place."""

from __future__ import annotations

DATA, CHECK, SETTINGS, RUN, RESULTS = range(5)
