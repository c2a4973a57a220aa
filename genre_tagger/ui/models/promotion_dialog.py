"""Before another model judges: how good it is, what it would change here, and only then the button."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QWidget

from genre_tagger.library.proposal import WriteRules
from genre_tagger.ui.error_text import sentence_of
from genre_tagger.ui.guide.guide import belongs_to
from genre_tagger.ui.models.diff_view import DiffView
from genre_tagger.ui.models.models_work import ModelsWork
from genre_tagger.ui.models.quality_view import QualityView
from genre_tagger.ui.tasks import Job, TaskRunner
from genre_tagger.ui.widgets.building import Gap, configured, hbox, make_button, make_label, scrolled, split, vbox

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
        title = self.tr("Let {name} judge?").format(name=promotion.candidate.model_id)
        words = self.tr("Instead of {name}. Nothing is written into your files, and you can roll back at any time.")
        under = words.format(name=promotion.present.model_id)
        self.quality = configured(QualityView(), allowed_changed=self._show_buttons)
        self.diff = DiffView(self._chosen_of)
        inner = QWidget()
        vbox(self.quality, 1, parent=inner, margins=(0, 0, 10, 0))
        parts = split(scrolled(inner, minimumWidth=270), self.diff, sizes=(290, 610), stretches=(0, 1))
        self.use = make_button(self.tr("Use this model"), clicked=self.accept, primary=True, default=True)
        vbox(
            make_label(title, role="title", wrap=True),
            make_label(under, role="muted", wrap=True),
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
