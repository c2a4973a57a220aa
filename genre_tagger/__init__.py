"""Genre Tagger: classifies music by genre and writes the genre into its tags, safely.

    from genre_tagger import Classifier

Nothing heavy is imported before `Classifier` is asked for: every worker process imports this file too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from genre_tagger.app.classifier import Classifier

__all__ = ["Classifier"]


def __getattr__(name: str) -> Any:
    if name == "Classifier":
        from genre_tagger.app.classifier import Classifier

        return Classifier
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
