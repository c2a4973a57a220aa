"""Step 1: which data. Sources with a weight each, whose split, and the genres found in them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from genre_tagger.app.datasets import FMA_KINDS, DatasetSummary, recognised, with_source
from genre_tagger.genres import STUDY_GENRES
from genre_tagger.training.sources.genre_labels import FMA_GENRES
from genre_tagger.training.sources.request import DataRequest, SourceKind, SourceRequest, SplitChoice
from genre_tagger.ui.figure_text import whole
from genre_tagger.ui.icons import icon
from genre_tagger.ui.library.cell_text import shown_path
from genre_tagger.ui.training.data_start import DataStart
from genre_tagger.ui.training.genre_list import GenreList
from genre_tagger.ui.training.source_card import SourceCard
from genre_tagger.ui.training.source_words import SourceWords
from genre_tagger.ui.views.tones import colors_of

_SIDE_WIDTH = 244


class DataPage(QWidget):
    """`request_changed` follows every choice; `download_wanted` asks for FMA. GUI thread only."""

    request_changed = Signal(object)
    download_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.request = DataRequest(())
        self._corrections = 0
        self._last_folder = str(Path.home())
        self._cards: list[SourceCard] = []
        self.start = DataStart(self)
        self.start.folder_wanted.connect(self.ask_for_folder)
        self.start.download_wanted.connect(self.download_wanted)
        self.start.corrections_wanted.connect(self.add_corrections)
        self.pages = QStackedWidget(self)
        self.pages.addWidget(self.start)
        self.pages.addWidget(self._chosen())
        self.note = QLabel(self)
        self.note.setProperty("role", "bad")
        self.note.setWordWrap(True)
        self.note.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.note)
        column.addWidget(self.pages, 1)
        self._dress()

    def _chosen(self) -> QWidget:
        page = QWidget(self)
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self._list.addStretch(1)
        inside = QWidget(page)
        inside.setLayout(self._list)
        self._list.setContentsMargins(0, 0, 6, 0)
        scroll = QScrollArea(page)
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(scroll, 1)
        left.addLayout(self._adding(page))
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addLayout(left, 1)
        row.addLayout(self._side(page))
        return page

    def _adding(self, page: QWidget) -> QHBoxLayout:
        self.add_button = QPushButton(self.tr("Add a folder…"), page)
        self.add_button.setToolTip(self.tr("Any mix of sources may be trained together"))
        self.add_button.clicked.connect(self.ask_for_folder)
        self.download_button = QPushButton(self.tr("Download FMA…"), page)
        self.download_button.clicked.connect(self.download_wanted)
        self.more_button = QToolButton(page)
        self.more_button.setText(self.tr("More"))
        self.more_button.setToolTip(self.tr("Say what kind of data a folder holds"))
        self.more_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.more_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        menu = QMenu(self.more_button)
        self.mine_action = QAction(self.tr("My corrections"), menu)
        self.mine_action.triggered.connect(self.add_corrections)
        menu.addAction(self.mine_action)
        menu.addSeparator()
        words = SourceWords(self)
        for kind in SourceKind:
            if kind is not SourceKind.CORRECTIONS:
                action = QAction(words.of(kind).name, menu)
                action.setData(kind.value)
                action.triggered.connect(self._on_kind)
                menu.addAction(action)
        self.more_button.setMenu(menu)
        row = QHBoxLayout()
        row.setSpacing(8)
        for part in (self.add_button, self.download_button, self.more_button):
            row.addWidget(part)
        row.addStretch(1)
        return row

    def _side(self, page: QWidget) -> QVBoxLayout:
        heading = QLabel(self.tr("Genres found"), page)
        heading.setProperty("role", "heading")
        self.summary = QLabel(page)
        self.summary.setProperty("role", "muted")
        self.summary.setWordWrap(True)
        self.genres = GenreList(page)
        self.genres.setFixedWidth(_SIDE_WIDTH)
        self.genres.chosen_changed.connect(self._on_genres)
        self.all_fma = QCheckBox(self.tr("All &16 genres of FMA"), page)
        self.all_fma.setToolTip(self.tr("Otherwise the study's four: Electronic, Folk, Hip-Hop and Rock"))
        self.all_fma.toggled.connect(self._on_all_fma)
        split_label = QLabel(self.tr("&Parts of the data"), page)
        split_label.setProperty("role", "heading")
        self.split = QComboBox(page)
        self.split.setFixedWidth(_SIDE_WIDTH)
        self.split.addItem(self.tr("As the data set says"), SplitChoice.OFFICIAL.value)
        self.split.addItem(self.tr("Anew, each artist in one part"), SplitChoice.ARTIST_DISJOINT.value)
        self.split.setAccessibleName(self.tr("Parts for training and judging"))
        self.split.activated.connect(self._on_split)
        split_label.setBuddy(self.split)
        self.split_words = QLabel(page)
        self.split_words.setProperty("role", "muted")
        self.split_words.setWordWrap(True)
        self.split_words.setFixedWidth(_SIDE_WIDTH)
        side = QVBoxLayout()
        side.setSpacing(6)
        for part in (heading, self.summary):
            part.setFixedWidth(_SIDE_WIDTH)
            side.addWidget(part)
        side.addWidget(self.genres, 1)
        side.addWidget(self.all_fma)
        side.addSpacing(6)
        side.addWidget(split_label)
        side.addWidget(self.split)
        side.addWidget(self.split_words)
        return side

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
        self.summary.setText(self.tr("Reading the tables…"))
        self.genres.setEnabled(False)

    def show_look(self, look: DatasetSummary) -> None:
        """What the sources came to."""
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
        self._last_folder = str(folder)
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
    def last_folder(self) -> str:
        """Where a folder was chosen last."""
        return self._last_folder

    @property
    def base_genres(self) -> tuple[str, ...]:
        """What to look for: nothing for the data's own genres, or all of FMA's."""
        return FMA_GENRES if self.all_fma.isChecked() and self._has_fma() else ()

    def _has_fma(self) -> bool:
        return any(source.kind in FMA_KINDS for source in self.request.sources)

    @Slot(float)
    def show_download(self, part: float) -> None:
        """How far a download is; -1.0 when none runs."""
        words = (
            self.tr("Download FMA…")
            if part < 0
            else self.tr("Downloading FMA, {part} %").format(part=whole(int(100 * part)))
        )
        for button in (self.download_button, self.start.download_button):
            if button.text() != words:
                button.setText(words)

    def remember_folder(self, folder: str) -> None:
        """Where the dialogs begin."""
        self._last_folder = folder or self._last_folder

    @Slot()
    def ask_for_folder(self) -> None:
        """Any folder, to be recognised."""
        folder = QFileDialog.getExistingDirectory(self, self.tr("A folder of labelled music"), self._last_folder)
        if folder:
            self.add_folder(Path(folder))

    @Slot()
    def add_corrections(self) -> None:
        """The user's own genres."""
        self.add_source(SourceRequest(SourceKind.CORRECTIONS))

    @Slot()
    def _on_kind(self) -> None:
        action = self.sender()
        folder = QFileDialog.getExistingDirectory(self, self.tr("A folder of labelled music"), self._last_folder)
        if folder and isinstance(action, QAction):
            kind, found = SourceKind(action.data()), recognised(Path(folder))
            metadata = found.metadata if found is not None else None
            self.add_source(SourceRequest(kind, Path(folder), metadata))

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
                found.changed.connect(self._on_source_changed)
                found.removed.connect(self._on_source_removed)
                self._list.insertWidget(number, found)
            self._cards.append(found)
        self.all_fma.setVisible(self._has_fma())
        with QSignalBlocker(self.all_fma):
            self.all_fma.setChecked(bool(set(self.request.genres) - set(STUDY_GENRES)))
        self.split.setCurrentIndex(max(0, self.split.findData(self.request.split.value)))
        self.pages.setCurrentIndex(1 if self.request.sources else 0)
        if not self.request.sources:
            self.genres.set_genres([], ())

    def _split_words(self, look: DatasetSummary | None) -> str:
        """What the choice of parts means for these data."""
        if self.request.split is SplitChoice.ARTIST_DISJOINT:
            return self.tr("70 % to learn from, 15 % to choose by, 15 % to judge by; no artist is in two of them.")
        if look is not None and look.shared_artists:
            words = self.tr(
                "%Ln artist(s) are in more than one part: the scores may look better than they are.",
                "",
                look.shared_artists,
            )
            return words
        return self.tr("Data without parts of their own are divided 70/15/15, each artist in one part.")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange) and hasattr(self, "note"):
            self._dress()

    def _dress(self) -> None:
        colors = colors_of(self)
        self.add_button.setIcon(icon("add-folder", colors.text))
        self.download_button.setIcon(icon("download", colors.text))
        self.mine_action.setIcon(icon("edited", colors.text, colors.disabled))
        self.more_button.setIcon(icon(f"chevron-{colors.tone}", colors.text))
