"""Before another model classifies: how good it is, what it would change here, and only then the button."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QDialog, QProgressBar, QWidget

from genre_tagger.classification.model_record import figures_of, lineage_of
from genre_tagger.library.model_diff import DiffProgress, GenreF1, QualityCheck
from genre_tagger.library.proposal import WriteRules
from genre_tagger.ui.figure_text import decimal, whole
from genre_tagger.ui.guide.guide import belongs_to
from genre_tagger.ui.models.diff_view import DiffView
from genre_tagger.ui.models.model_card import ModelWords
from genre_tagger.ui.models.models_work import ModelsWork
from genre_tagger.ui.tasks import Job, TaskRunner
from genre_tagger.ui.translation import sentence_of
from genre_tagger.ui.widgets.bar_list import Bar, BarList, BarRow
from genre_tagger.ui.widgets.building import (
    Gap,
    configured,
    hbox,
    make_button,
    make_label,
    scrolled,
    set_role,
    split,
    vbox,
)

if TYPE_CHECKING:
    from genre_tagger.classification.registry import ModelEntry
    from genre_tagger.ui.library.track_list import TrackList


@dataclass(frozen=True, slots=True)
class Promotion:
    """Which model is to take whose place, over which tracks, by which rules of writing."""

    present: ModelEntry
    candidate: ModelEntry
    tracks: TrackList
    rules: WriteRules


class PromotionDialog(QDialog):
    """Accepted when the person wants the candidate. Closing it ends what runs. GUI thread only."""

    def __init__(
        self, promotion: Promotion, work: ModelsWork, runner: TaskRunner, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._promotion, self._work = promotion, work
        self._cancelled = Event()
        self._check, self._compare = Job(runner, self), Job(runner, self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Use another model"))
        belongs_to(self, "models")
        self.resize(940, 600)
        title = self.tr("Use {name}?").format(name=promotion.candidate.model_id)
        words = self.tr("Instead of {name}. Nothing is written into your files, and you can roll back at any time.")
        under = words.format(name=promotion.present.model_id)
        info = promotion.candidate.info
        scores, origin = ((), "") if info is None else (figures_of(info).held_out, lineage_of(info).parent)
        advice, role = ModelWords(self).advice(scores, origin)
        self.advice = make_label(advice, role=role, wrap=True, visible=bool(advice))
        self.quality = configured(QualityView(), allowed_changed=self._show_buttons)
        self.diff = DiffView(self._chosen_of)
        inner = QWidget()
        vbox(self.quality, 1, parent=inner, margins=(0, 0, 10, 0))
        parts = split(scrolled(inner, minimumWidth=270), self.diff, sizes=(290, 610), stretches=(0, 1))
        self.use = make_button(self.tr("Use this model"), clicked=self.accept, primary=True, default=True)
        vbox(
            make_label(title, role="title", wrap=True),
            make_label(under, role="muted", wrap=True),
            self.advice,
            Gap(4),
            (parts, 1),
            hbox(1, make_button(self.tr("Cancel"), clicked=self.reject), self.use),
            parent=self,
            spacing=8,
            margins=(20, 18, 20, 16),
        )
        configured(self._check, stepped=self.quality.take_steps, failed=self._on_check_failed)
        configured(self._compare, stepped=self.diff.take_steps, failed=self._on_compare_failed)
        self._compare.finished.connect(self.diff.finish)
        self._show_buttons()
        self._begin()

    @property
    def is_busy(self) -> bool:
        """Whether anything is still being compared."""
        return self._check.is_busy or self._compare.is_busy

    def _begin(self) -> None:
        promotion, work = self._promotion, self._work
        self._check.start(lambda: work.check(promotion.present, promotion.candidate, self._cancelled))
        paths = [row.path for row in promotion.tracks.rows if row.prediction is not None]
        if not paths:
            self.diff.say_nothing_loaded()
            return
        self.diff.begin(len(paths))
        present, candidate, rules = promotion.present.folder, promotion.candidate.folder, promotion.rules
        self._compare.start(lambda: work.compare(paths, present, candidate, rules, self._cancelled))

    def _chosen_of(self, path: Path) -> str:
        row = self._promotion.tracks.row(path)
        return "" if row is None else row.edit.chosen

    @Slot(object)
    def _on_check_failed(self, error: BaseException) -> None:
        self.quality.fail(sentence_of(error))

    @Slot(object)
    def _on_compare_failed(self, error: BaseException) -> None:
        self.diff.fail(sentence_of(error))

    @Slot()
    def _show_buttons(self) -> None:
        self.use.setEnabled(self.quality.is_allowed)
        blocked = self.quality.check is not None and not self.quality.is_allowed
        self.use.setToolTip(self.tr("Held back by its figures; tick the box at the left to use it") if blocked else "")

    def done(self, result: int) -> None:
        """Ends comparing and sound too."""
        self._cancelled.set()
        self._check.cancel()
        self._compare.cancel()
        self.diff.close_down()
        super().done(result)


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
        self._bars.show_rows(rows_of_both(check.genres, check.falls))
        self._bars.setVisible(bool(check.genres))
        self._title.setVisible(bool(check.genres))
        self._override.setVisible(bool(check.falls))
        set_role(self._told, "bad" if check.falls else "muted")
        self._told.setText(self._sentence(check))
        self.allowed_changed.emit(self.is_allowed)

    def _sentence(self, check: QualityCheck) -> str:
        if not check.genres:
            return self._reason(check.problem)
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

    def _reason(self, problem: str) -> str:
        known = {
            "The new model brings no F1 figures.": self.tr(
                "The new model brings no figures, so it cannot be compared on test music."
            ),
            "The two models were measured on different music, so their figures cannot be compared.": self.tr(
                "The two models were measured on different music, so their figures cannot be compared."
            ),
            "The clips the new model was tested on are no longer there.": self.tr(
                "The clips the new model was tested on are no longer there, so it cannot be compared on test music."
            ),
        }
        return known.get(problem, problem)

    @Slot(bool)
    def _on_override(self, _checked: bool) -> None:
        self.allowed_changed.emit(self.is_allowed)


def rows_of_both(rows: Sequence[GenreF1], fallen: Sequence[GenreF1]) -> list[BarRow]:
    """The new model's bars, the present one's as notches; `fallen` are drawn as a warning."""
    warned = {row.genre for row in fallen}
    found = []
    for row in rows:
        before, after = (math.nan if value is None else value for value in (row.before, row.after))
        tones = ("bad", "bad") if row.genre in warned else ("accent", "muted")
        found.append(_row(row.genre, Bar(after, f"{decimal(before, 2)} → {decimal(after, 2)}", *tones, notch=before)))
    return found


def _row(genre: str, bar: Bar) -> BarRow:
    return BarRow(genre, (bar,), f"{genre}: {bar.text}")
