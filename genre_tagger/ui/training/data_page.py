"""Step 1: which data. Sources with a weight each, whose split, and the genres found in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from genre_tagger.app.datasets import FMA_KINDS, DatasetSummary, recognised, with_source
from genre_tagger.genres import STUDY_GENRES
from genre_tagger.training.data.dataset import FMA_GENRES, DataRequest, SourceKind, SourceRequest, SplitChoice
from genre_tagger.ui.figure_text import whole
from genre_tagger.ui.library.cell_text import shown_path
from genre_tagger.ui.training.data_sources import DataStart, SourceCard, SourceWords
from genre_tagger.ui.widgets.building import (
    Gap,
    configured,
    hbox,
    make_action,
    make_button,
    make_label,
    make_tool,
    scrolled,
    stacked,
    vbox,
)
from genre_tagger.ui.widgets.form import make_choice, show_value

_SIDE_WIDTH = 244
_GENRE = Qt.ItemDataRole.UserRole


class DataPage(QWidget):
    """`request_changed` (DataRequest) follows every choice; `download_wanted` asks for FMA. GUI thread only."""

    request_changed = Signal(DataRequest)
    download_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.request = DataRequest(())
        self.last_folder = str(Path.home())
        """Where a folder was chosen last, and the dialogs begin."""
        self.look: DatasetSummary | None = None
        """What the sources came to, once it was read."""
        self.problem = ""
        """Why they could not be read."""
        self._corrections = 0
        self._cards: list[SourceCard] = []
        self.start = DataStart(self)
        self.start.folder_wanted.connect(self.ask_for_folder)
        self.start.download_wanted.connect(self.download_wanted)
        self.start.corrections_wanted.connect(self.add_corrections)
        self.pages = stacked(self, self.start, self._chosen())
        self.note = make_label(parent=self, role="bad", wrap=True, visible=False)
        vbox(self.note, (self.pages, 1), parent=self)

    def _chosen(self) -> QWidget:
        page, inside = QWidget(self), QWidget(self)
        self._list = vbox(1, parent=inside, spacing=8, margins=(0, 0, 6, 0))
        left = vbox((scrolled(inside, page), 1), self._adding(page), spacing=8)
        hbox((left, 1), self._side(page), parent=page, spacing=16)
        return page

    def _adding(self, page: QWidget) -> QHBoxLayout:
        tip = self.tr("Any mix of sources may be trained together")
        self.add_button = make_button(self.tr("Add a folder…"), page, self.ask_for_folder, icon="add-folder", tip=tip)
        self.download_button = make_button(self.tr("Download FMA…"), page, self.download_wanted, icon="download")
        tip = self.tr("Say what kind of data a folder holds")
        more = make_tool(page, self.tr("More"), tip, icon="chevron-{theme}", shows_name=True)
        menu = QMenu(more)
        self.mine_action = make_action(self.tr("My corrections"), menu, self.add_corrections, icon="edited")
        menu.addAction(self.mine_action)
        menu.addSeparator()
        words = SourceWords(self)
        for kind in SourceKind:
            if kind is not SourceKind.CORRECTIONS:
                menu.addAction(make_action(words.of(kind)[0], menu, data=kind.value))
        menu.triggered.connect(self._on_kind)
        configured(more, popupMode=QToolButton.ToolButtonPopupMode.InstantPopup, menu=menu)
        return hbox(self.add_button, self.download_button, more, 1, spacing=8)

    def _side(self, page: QWidget) -> QVBoxLayout:
        heading = make_label(self.tr("Genres found"), page, role="heading")
        self.summary = make_label(parent=page, role="muted", wrap=True)
        self.genres = configured(GenreList(page), chosen_changed=self._on_genres)
        self.all_fma = configured(QCheckBox(self.tr("All &16 genres of FMA"), page), toggled=self._on_all_fma)
        self.all_fma.setToolTip(self.tr("Otherwise the study's four: Electronic, Folk, Hip-Hop and Rock"))
        choices = (
            (self.tr("As the data set says"), SplitChoice.OFFICIAL.value),
            (self.tr("Anew, each artist in one part"), SplitChoice.ARTIST_DISJOINT.value),
        )
        self.split = make_choice(choices, page, activated=self._on_split)
        self.split.setAccessibleName(self.tr("Parts for training and evaluation"))
        split_label = make_label(self.tr("&Parts of the data"), page, role="heading", buddy=self.split)
        self.split_words = make_label(parent=page, role="muted", wrap=True)
        for part in (heading, self.summary, self.genres, self.split, self.split_words):
            part.setFixedWidth(_SIDE_WIDTH)
        parts = (heading, self.summary, (self.genres, 1), self.all_fma, Gap(6), split_label, self.split)
        return vbox(*parts, self.split_words, spacing=6)

    def set_request(self, request: DataRequest) -> None:
        """Show a choice, without a signal."""
        self.request = request
        self._show()

    def set_corrections(self, count: int) -> None:
        """How many corrections the user has made."""
        self._corrections = count
        self.start.set_corrections(count)
        self.mine_action.setEnabled(count > 0)
        self._show()

    def show_looking(self) -> None:
        """The tables are being read."""
        self.problem = ""
        self.summary.setText(self.tr("Reading the tables…"))
        self.genres.setEnabled(False)

    def show_look(self, look: DatasetSummary) -> None:
        """What the sources came to."""
        self.look, self.problem = look, ""
        self.note.hide()
        self.genres.setEnabled(True)
        self.genres.set_genres([(genre, look.count(genre)) for genre in look.genres], self.request.genres)
        words = self.tr("%Ln clip(s)", "", look.clips)
        if look.skipped:
            words += " · " + self.tr("%Ln left out", "", look.skipped)
        self.summary.setText(words)
        self.summary.setToolTip("\n".join(look.skipped_reasons))
        self.split_words.setText(self._split_words(look))

    def show_problem(self, sentence: str) -> None:
        """The data could not be read: one sentence, in place."""
        self.look, self.problem = None, sentence
        self.genres.set_genres([], ())
        self.summary.setText(self.tr("Nothing found yet."))
        self.split_words.setText(self._split_words(None))
        self.say(sentence)

    def say(self, sentence: str) -> None:
        """A sentence above the page; "" takes it away."""
        self.note.setText(sentence)
        self.note.setVisible(bool(sentence))

    def add_folder(self, folder: Path) -> bool:
        """A folder dropped or chosen: it is recognised, or the page says what was expected."""
        self.last_folder = str(folder)
        source = recognised(folder)
        if source is None:
            words = self.tr(
                "In {folder} nothing looks like labelled music. "
                "Expected: a folder for each genre, FMA, GTZAN or a corpus."
            )
            self.say(words.format(folder=shown_path(folder)))
            return False
        self.add_source(source)
        return True

    def add_source(self, source: SourceRequest) -> None:
        """One source more."""
        self.say("")
        self._use(with_source(self.request, source))

    @property
    def base_genres(self) -> tuple[str, ...]:
        """What to look for: nothing for the data's own genres, or all of FMA's."""
        return FMA_GENRES if self.all_fma.isChecked() and self._has_fma() else ()

    def _has_fma(self) -> bool:
        return any(source.kind in FMA_KINDS for source in self.request.sources)

    @Slot(float)
    def show_download(self, part: float) -> None:
        """How far a download is; -1.0 when none runs."""
        words = self.tr("Downloading FMA, {part} %").format(part=whole(int(100 * part)))
        if part < 0:
            words = self.tr("Download FMA…")
        for button in (self.download_button, self.start.download_button):
            button.setText(words)

    def _ask(self) -> Path | None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("A folder of labelled music"), self.last_folder)
        return Path(folder) if folder else None

    @Slot()
    def ask_for_folder(self) -> None:
        """Any folder, to be recognised."""
        if (folder := self._ask()) is not None:
            self.add_folder(folder)

    @Slot(QAction)
    def _on_kind(self, action: QAction) -> None:
        if action.data() and (folder := self._ask()) is not None:
            found = recognised(folder)
            metadata = found.metadata if found is not None else None
            self.add_source(SourceRequest(SourceKind(action.data()), folder, metadata))

    @Slot()
    def add_corrections(self) -> None:
        """The user's own genres."""
        self.add_source(SourceRequest(SourceKind.CORRECTIONS))

    @Slot(object, object)
    def _on_source_changed(self, before: SourceRequest, now: SourceRequest) -> None:
        sources = tuple(now if one == before else one for one in self.request.sources)
        genres = self.request.genres if before.root == now.root and before.kind == now.kind else ()
        self._use(replace(self.request, sources=sources, genres=genres))

    @Slot(object)
    def _on_source_removed(self, source: SourceRequest) -> None:
        sources = tuple(one for one in self.request.sources if one != source)
        self._use(replace(self.request, sources=sources, genres=()))

    @Slot(tuple)
    def _on_genres(self, genres: tuple[str, ...]) -> None:
        self._use(replace(self.request, genres=genres or self.base_genres), rebuild=False)

    @Slot(bool)
    def _on_all_fma(self, on: bool) -> None:
        self._use(replace(self.request, genres=FMA_GENRES if on else ()), rebuild=False)

    @Slot()
    def _on_split(self) -> None:
        self._use(replace(self.request, split=SplitChoice(self.split.currentData())), rebuild=False)

    def _use(self, request: DataRequest, rebuild: bool = True) -> None:
        self.request = request
        if rebuild:
            self._show()
        self.request_changed.emit(request)

    def _show(self) -> None:
        """Cards for the sources; those of sources that are as before stay, with their focus."""
        kept = {card.source: card for card in self._cards}
        for card in self._cards:
            if card.source not in self.request.sources or card.source.kind is SourceKind.CORRECTIONS:
                kept.pop(card.source, None)
                self._list.removeWidget(card)
                card.hide()
                card.deleteLater()
        self._cards = []
        for number, source in enumerate(self.request.sources):
            found = kept.get(source)
            if found is None:
                found = SourceCard(source, self._corrections, self)
                configured(found, changed=self._on_source_changed, removed=self._on_source_removed)
                self._list.insertWidget(number, found)
            self._cards.append(found)
        self.all_fma.setVisible(self._has_fma())
        with QSignalBlocker(self.all_fma):
            self.all_fma.setChecked(bool(set(self.request.genres) - set(STUDY_GENRES)))
        show_value(self.split, self.request.split.value)
        self.pages.setCurrentIndex(1 if self.request.sources else 0)
        if not self.request.sources:
            self.look, self.problem = None, ""
            self.genres.set_genres([], ())

    def _split_words(self, look: DatasetSummary | None) -> str:
        """What the choice of parts means for these data."""
        if self.request.split is SplitChoice.ARTIST_DISJOINT:
            return self.tr("70 % for training, 15 % for validation, 15 % for the test; no artist is in two of them.")
        if look is not None and (n := look.shared_artists):
            return self.tr("%Ln artist(s) are in more than one part: the scores may look better than they are.", "", n)
        return self.tr("Data without parts of their own are divided 70/15/15, each artist in one part.")


class GenreList(QListWidget):
    """The genres found in the data, each with its clips; those left ticked are trained. Space ticks.

    `chosen_changed` (genres, empty for all of them) once the person ticks. GUI thread only.
    """

    chosen_changed = Signal(tuple)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Genres found"))
        self.setToolTip(self.tr("Untick a genre to leave its clips out"))
        self.itemChanged.connect(self._on_changed)

    def set_genres(self, counts: Sequence[tuple[str, int]], chosen: tuple[str, ...]) -> None:
        """`counts` are (genre, clips); empty `chosen` ticks all."""
        with QSignalBlocker(self):
            self.clear()
            for genre, count in counts:
                item = QListWidgetItem(f"{genre}   {whole(count)}")
                item.setData(_GENRE, genre)
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                is_in = not chosen or genre in chosen
                item.setCheckState(Qt.CheckState.Checked if is_in else Qt.CheckState.Unchecked)
                spoken = self.tr("{genre}, {count} clips").format(genre=genre, count=whole(count))
                item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
                self.addItem(item)

    @property
    def ticked(self) -> tuple[str, ...]:
        """In order."""
        items = [self.item(row) for row in range(self.count())]
        return tuple(item.data(_GENRE) for item in items if item.checkState() == Qt.CheckState.Checked)

    @Slot()
    def _on_changed(self) -> None:
        ticked = self.ticked
        self.chosen_changed.emit(() if len(ticked) == self.count() else ticked)
