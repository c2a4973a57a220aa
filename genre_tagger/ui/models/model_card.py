"""All that is known of a model: its figures and where it comes from, as texts and as a card; and two compared."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QGridLayout, QProgressBar, QScrollArea, QWidget

from genre_tagger.classification.model_record import Figures, HeldOutScore, Worth, figures_of, lineage_of
from genre_tagger.library.model_diff import DiffProgress, GenreF1, QualityCheck
from genre_tagger.ui.figure_text import day, decimal, percent, signed, whole
from genre_tagger.ui.translation import data_set_text, error_text
from genre_tagger.ui.widgets.bar_list import Bar, BarList, BarRow
from genre_tagger.ui.widgets.building import TOP, Gap, configured, make_label, set_role, vbox

if TYPE_CHECKING:
    from genre_tagger.classification.registry import ModelEntry

HEAD_WIDTH = 150


class ModelCard(QScrollArea):
    """One model, readable from top to bottom; texts can be selected and copied. GUI thread only."""

    def __init__(self, words: ModelWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._name = make_label(role="heading", wrap=True, selectable=True)
        self._state = make_label(role="muted", wrap=True, selectable=True)
        self._problem = make_label(role="bad", wrap=True, selectable=True)
        self._figures = make_label(wrap=True, selectable=True)
        self._bars_title = make_label(self.tr("F1 of each genre"), role="muted")
        self._bars = BarList(self.tr("F1 of each genre"))
        self._grid = configured(QGridLayout(), horizontalSpacing=16, verticalSpacing=6, columnStretch=(1, 1))
        self._inner = QWidget()
        head = self._name, self._state, self._problem, self._figures, self._bars_title, self._bars
        vbox(*head, Gap(4), self._grid, 1, parent=self._inner, spacing=8, margins=(4, 2, 12, 8))
        configured(self, widget=self._inner, widgetResizable=True, accessibleName=self.tr("About this model"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.show_model(None)

    def show_model(self, entry: ModelEntry | None) -> None:
        """This one, or nothing."""
        self._inner.setVisible(entry is not None)
        if entry is None:
            return
        words = self._words
        self._name.setText(_breakable(entry.model_id))
        state = [self.tr("in use")] if entry.active else []
        self._state.setText(" · ".join([*state, words.origin(entry)]))
        configured(self._problem, text=entry.problem, visible=bool(entry.problem))
        figures = Figures() if entry.info is None else figures_of(entry.info)
        self._show_figures(figures)
        rows = [words.held_out(score) for score in figures.held_out]
        self._fill([*rows, *words.facts(entry)])

    def _show_figures(self, figures: Figures) -> None:
        words, lines = self._words, []
        if figures.accuracy is not None:
            value = words.with_interval(figures.accuracy, figures.accuracy_interval)
            lines.append(self.tr("Accuracy {value}").format(value=value))
        if figures.macro_f1 is not None:
            value = words.with_interval(figures.macro_f1, figures.macro_f1_interval)
            lines.append(self.tr("Macro-F1 {value}").format(value=value))
        if lines and figures.count:
            lines.append(self.tr("on {music} it was not trained on").format(music=words.rests_on(figures)))
        configured(self._figures, text="\n".join(lines), visible=bool(lines))
        self._bars_title.setVisible(bool(figures.f1))
        self._bars.setVisible(bool(figures.f1))
        self._bars.show_rows(
            [_row(genre, Bar(value, decimal(value, 2), "accent", "muted")) for genre, value in figures.f1]
        )

    def _fill(self, facts: list[tuple[str, str]]) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for row, (what, text) in enumerate(facts):
            head = make_label(what, role="muted", wrap=True, minimumWidth=HEAD_WIDTH, maximumWidth=HEAD_WIDTH)
            self._grid.addWidget(head, row, 0, TOP)
            self._grid.addWidget(make_label(_breakable(text), wrap=True, selectable=True), row, 1, TOP)


def _breakable(text: str) -> str:
    """Long names and paths may break behind a separator (a zero-width space is put there)."""
    for mark in "/\\-_":
        text = text.replace(mark, f"{mark}\u200b")
    return text


class ModelWords(QObject):
    """Texts about models in the window's language. What a model does not say of itself is left out."""

    def summary(self, entry: ModelEntry) -> str:
        """One line for a list: accuracy and macro-F1 with how much they rest on, or what is wrong."""
        if entry.info is None:
            return entry.problem
        figures = figures_of(entry.info)
        parts = []
        if figures.accuracy is not None:
            parts.append(self.tr("{share} right").format(share=percent(figures.accuracy)))
        if figures.macro_f1 is not None:
            parts.append(self.tr("F1 {value}").format(value=decimal(figures.macro_f1, 2)))
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
        return self.tr("learned from your corrections") if kind == "corrections" else self.tr("trained here")

    def facts(self, entry: ModelEntry) -> Iterator[tuple[str, str]]:
        """(what, text) of the card, without the figures."""
        info = entry.info
        if info is None:
            return
        lineage = lineage_of(info)
        words = self.tr("{genres}, or none of these") if info.has_other else "{genres}"
        yield self.tr("Genres"), words.format(genres=", ".join(info.genres))
        if lineage.parent:
            yield self.tr("Grown from"), lineage.parent
        if lineage.data:
            yield self.tr("Trained on"), data_set_text(lineage.data)
        if lineage.run_id:
            yield self.tr("Training run"), lineage.run_id
        if self.when(entry):
            yield self.tr("Made"), self.when(entry)
        count, seconds = whole(info.default_windows), decimal(info.window.window_seconds)
        yield self.tr("Input"), self.tr("{count} × {seconds} s of a track").format(count=count, seconds=seconds)
        words = self.tr("below a confidence of {share}")
        yield self.tr("Says Unknown"), words.format(share=percent(info.unknown_below))
        yield self.tr("Folder"), str(entry.folder)

    def rests_on(self, figures: Figures) -> str:
        """How many clips or windows, of how many artists."""
        clips = self.tr("%Ln clip(s)", "", figures.count)
        if figures.unit == "windows":
            clips = self.tr("%Ln window(s)", "", figures.count)
        artists = self.tr("%Ln artist(s)", "", figures.artists)
        return self.tr("{clips} of {artists}").format(clips=clips, artists=artists) if figures.artists else clips

    def held_out(self, score: HeldOutScore) -> tuple[str, str]:
        """(what was measured, before -> after)."""
        names = {
            "personal": self.tr("Labelled tracks that were held out"),
            "kept": self.tr("Other tracks with the genre they had before"),
            "original": self.tr("The test it was measured on before"),
        }
        unknown = self.tr("not measured")
        values = [unknown if value is None else percent(value) for value in (score.before, score.after)]
        text = f"{values[0]} → {values[1]}"
        if score.count:
            text = self.tr("right: {change} (of {count})").format(change=text, count=whole(score.count))
        return names.get(score.name, score.name), text

    def advice(self, scores: Sequence[HeldOutScore], parent: str) -> tuple[str, str]:
        """(sentence, role): whether a model that was fine-tuned from `parent` is better on held-out artists, and
        whether to use it; ("", "") where that was not measured."""
        score = next((one for one in scores if one.worth is not None), None)
        if score is None or score.before is None or score.after is None or score.gain is None:
            return "", ""
        if score.worth is Worth.BETTER:
            role = "good"
            sentence = self.tr(
                "Better than {parent} on {tracks} held-out tracks of {artists} artists: {change} right ({gain})."
            )
        elif score.worth is Worth.UNCERTAIN:
            role = "warning"
            sentence = self.tr(
                "Perhaps better than {parent}: {change} right on {tracks} held-out tracks of {artists} artists "
                "({gain}), too few to tell it from chance."
            )
        else:
            role = "bad"
            sentence = self.tr(
                "Not better than {parent}, so using it is not advised: {change} right on {tracks} held-out tracks of "
                "{artists} artists ({gain})."
            )
        low, high = (signed(100 * bound) for bound in score.gain)
        gain = self.tr("{low} to {high} percentage points, 95 % interval").format(low=low, high=high)
        change = f"{percent(score.before)} → {percent(score.after)}"
        words = {"tracks": whole(score.count), "artists": whole(score.artists), "change": change, "gain": gain}
        return sentence.format(parent=parent, **words), role

    def with_interval(self, value: float, interval: tuple[float, float] | None) -> str:
        """A figure, with its interval where there is one."""
        if interval is None:
            return decimal(value, 2)
        figure, low, high = (decimal(one, 2) for one in (value, *interval))
        return self.tr("{value} ({low} to {high})").format(value=figure, low=low, high=high)


class QualityView(QWidget):
    """Fed with the steps of a check. `allowed_changed` follows once it is known, and with each press of the override.

    GUI thread only.
    """

    allowed_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.check: QualityCheck | None = None
        """The result, once it is there."""
        self._title = make_label(self.tr("On test music"), role="heading", wrap=True)
        self._told = make_label(self.tr("Comparing both models…"), wrap=True, role="muted")
        self._bar = configured(QProgressBar(), textVisible=False, range=(0, 0))
        self._bars = configured(BarList(self.tr("F1 of each genre")), visible=False)
        self._override = configured(QCheckBox(self.tr("Use it all the same")), toggled=self._on_override)
        self._override.setToolTip(self.tr("The new model is worse at some genres; use it nevertheless"))
        self._override.hide()
        vbox(self._title, self._told, self._bar, self._bars, self._override, parent=self, spacing=6)

    @property
    def is_allowed(self) -> bool:
        """Whether nothing stands against the new model, or the person overrides it."""
        return self.check is not None and (not self.check.falls or self._override.isChecked())

    @Slot(list)
    def take_steps(self, steps: list[DiffProgress | QualityCheck]) -> None:
        """What the check told."""
        for step in steps:
            if isinstance(step, QualityCheck):
                self._show(step)
            else:
                self._bar.setRange(0, step.total)
                self._bar.setValue(step.done)
                words = self.tr("Both models classify the test clips: {done} of {total}")
                self._told.setText(words.format(done=whole(step.done), total=whole(step.total)))

    def fail(self, sentence: str) -> None:
        """The comparison could not be made; that is told and does not stand in the way."""
        self._show(QualityCheck((), 0, problem=sentence))

    def _show(self, check: QualityCheck) -> None:
        self.check = check
        self._bar.hide()
        self._bars.show_rows([_row_of_both(row, falls=row in check.falls) for row in check.genres])
        self._bars.setVisible(bool(check.genres))
        self._title.setVisible(bool(check.genres))
        self._override.setVisible(bool(check.falls))
        set_role(self._told, "bad" if check.falls else "muted")
        self._told.setText(self._sentence(check))
        self.allowed_changed.emit(self.is_allowed)

    def _sentence(self, check: QualityCheck) -> str:
        if not check.genres:
            return error_text(check.problem)
        if check.falls:
            told = ", ".join(
                self.tr("{genre} from {before} to {after}").format(
                    genre=fall.genre, before=decimal(fall.before or 0.0, 2), after=decimal(fall.after or 0.0, 2)
                )
                for fall in check.falls
            )
            return self.tr("Held back, because F1 falls by more than {margin}: {falls}.").format(
                margin=decimal(check.margin, 2), falls=told
            )
        return self.tr(
            "F1 on %Ln clip(s), present → new. No genre falls by more than {margin}.", "", check.clips
        ).format(margin=decimal(check.margin, 2))

    @Slot(bool)
    def _on_override(self, _checked: bool) -> None:
        self.allowed_changed.emit(self.is_allowed)


def _row_of_both(row: GenreF1, *, falls: bool) -> BarRow:
    """The new model's bar, the present one's as a notch."""
    before, after = (math.nan if value is None else value for value in (row.before, row.after))
    tones = ("bad", "bad") if falls else ("accent", "muted")
    return _row(row.genre, Bar(after, f"{decimal(before, 2)} → {decimal(after, 2)}", *tones, notch=before))


def _row(genre: str, bar: Bar) -> BarRow:
    return BarRow(genre, (bar,), f"{genre}: {bar.text}")
