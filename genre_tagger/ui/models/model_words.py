"""A model in words: its figures, where it comes from, how it listens."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from genre_tagger.classification.model_record import Figures, HeldOutScore, figures_of, lineage_of
from genre_tagger.ui.figure_text import day, decimal, percent, whole

if TYPE_CHECKING:
    from genre_tagger.classification.checkpoint import CheckpointInfo
    from genre_tagger.classification.registry import ModelEntry


class ModelWords(QObject):
    """Texts about models in the window's language. What a model does not say of itself is left out."""

    def summary(self, entry: ModelEntry) -> str:
        """One line for a list: accuracy and macro-F1 with how much they rest on, or what is wrong."""
        if entry.info is None:
            return entry.problem
        figures = figures_of(entry.info)
        parts = []
        if figures.accuracy is not None:
            parts.append(self.tr("{share} right").format(share=self.percent(figures.accuracy)))
        if figures.macro_f1 is not None:
            parts.append(self.tr("F1 {value}").format(value=self.number(figures.macro_f1)))
        if parts and figures.count:
            parts.append(self.tr("n = {count}").format(count=whole(figures.count)))
        return " · ".join(parts) or self.tr("no figures")

    def when(self, entry: ModelEntry) -> str:
        """The day it was made, in the user's own form; "" where it does not say."""
        made = "" if entry.info is None else lineage_of(entry.info).made[:10]
        return day(made)

    def origin(self, entry: ModelEntry) -> str:
        """Who made it."""
        if entry.bundled:
            return self.tr("came with the program")
        kind = "" if entry.info is None else lineage_of(entry.info).kind
        return self.tr("learnt from your corrections") if kind == "corrections" else self.tr("trained here")

    def facts(self, entry: ModelEntry) -> Iterator[tuple[str, str]]:
        """(what, text) of the card, without the figures."""
        info = entry.info
        if info is None:
            return
        lineage = lineage_of(info)
        genres = ", ".join(info.genres)
        yield (
            self.tr("Genres"),
            self.tr("{genres}, or none of these").format(genres=genres) if info.has_other else genres,
        )
        if lineage.parent:
            yield self.tr("Grown from"), lineage.parent
        if lineage.data:
            yield self.tr("Trained on"), lineage.data
        if lineage.run_id:
            yield self.tr("Training run"), lineage.run_id
        if self.when(entry):
            yield self.tr("Made"), self.when(entry)
        yield self.tr("Listens to"), self._listens_to(info)
        yield (
            self.tr("Says Unknown"),
            self.tr("below a confidence of {share}").format(share=self.percent(info.unknown_below)),
        )
        yield self.tr("Folder"), str(entry.folder)

    def accuracy(self, figures: Figures) -> str:
        """With its interval where there is one."""
        return self._with_interval(figures.accuracy, figures.accuracy_interval)

    def macro_f1(self, figures: Figures) -> str:
        """As `accuracy`."""
        return self._with_interval(figures.macro_f1, figures.macro_f1_interval)

    def rests_on(self, figures: Figures) -> str:
        """How many clips or windows, of how many artists."""
        clips = (
            self.tr("%Ln window(s)", "", figures.count)
            if figures.unit == "windows"
            else self.tr("%Ln clip(s)", "", figures.count)
        )
        if not figures.artists:
            return clips
        return self.tr("{clips} of {artists}").format(
            clips=clips, artists=self.tr("%Ln artist(s)", "", figures.artists)
        )

    def held_out(self, score: HeldOutScore) -> tuple[str, str]:
        """(what was measured, before -> after)."""
        names = {
            "personal": self.tr("Your corrections it did not learn from"),
            "kept": self.tr("Verdicts you did not correct"),
            "original": self.tr("The test it was measured on before"),
        }
        unknown = self.tr("not measured")
        values = [unknown if value is None else self.percent(value) for value in (score.before, score.after)]
        text = f"{values[0]} → {values[1]}"
        if score.count:
            text = self.tr("right: {change} (of {count})").format(change=text, count=whole(score.count))
        return names.get(score.name, score.name), text

    def percent(self, share: float) -> str:
        """ "82 %" as the language writes it."""
        return percent(share)

    def number(self, value: float) -> str:
        """Two decimals, with the locale's point."""
        return decimal(value, 2)

    def _with_interval(self, value: float | None, interval: tuple[float, float] | None) -> str:
        if value is None:
            return "–"
        if interval is None:
            return self.number(value)
        return self.tr("{value} ({low} to {high})").format(
            value=self.number(value), low=self.number(interval[0]), high=self.number(interval[1])
        )

    def _listens_to(self, info: CheckpointInfo) -> str:
        return self.tr("{count} × {seconds} s of a track").format(
            count=whole(info.default_windows), seconds=decimal(info.window.window_seconds)
        )
