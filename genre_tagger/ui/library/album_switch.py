"""Albums in the line above the table: grouped or not, and how much a track's album says of its genre."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from genre_tagger.library.track import CompanyMode
from genre_tagger.ui.widgets.building import hbox, make_action, make_tool


class AlbumSwitch(QWidget):
    """A button that groups and one with a menu. `menu` also stands in the menu bar. GUI thread only."""

    mode_chosen = Signal(object)
    """(CompanyMode): the person chose it."""
    fold_wanted = Signal(bool)
    """Fold all albums, or unfold them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        names = {
            CompanyMode.NONE: (self.tr("Each track alone"), self.tr("A track's genre comes of its own sound only.")),
            CompanyMode.ALBUM: (
                self.tr("With its album"),
                self.tr("The other tracks of its album weigh in, less where the track sounds different."),
            ),
            CompanyMode.ONE_PER_ALBUM: (
                self.tr("One genre per album"),
                self.tr("All tracks of an album get the genre that fits the album as a whole."),
            ),
        }
        self.group = make_action(self.tr("&Group by album"), self, checkable=True)
        self.menu = QMenu(self.tr("Alb&ums"), self)
        self.menu.setToolTipsVisible(True)
        self.menu.addAction(self.group)
        self.menu.addSeparator()
        self._modes = QActionGroup(self)
        for mode, (name, tip) in names.items():
            action = make_action(name, self, toolTip=tip, checkable=True, data=mode.value)
            self.menu.addAction(self._modes.addAction(action))
        self._modes.triggered.connect(self._on_mode)
        self.menu.addSeparator()
        for name, folds in ((self.tr("&Fold all albums"), True), (self.tr("&Unfold all albums"), False)):
            action = make_action(name, self, self._on_fold, data=folds, enabled=False)
            self.menu.addAction(action)
            self.group.toggled.connect(action.setEnabled)
        self.group_button = make_tool(
            self, self.tr("Group by album"), icon="albums", checkable=True, clicked=self.group.setChecked
        )
        self.group.toggled.connect(self.group_button.setChecked)
        self.mode_button = make_tool(
            self,
            self.tr("What counts for a track's genre"),
            icon="company",
            menu=self.menu,
            popupMode=QToolButton.ToolButtonPopupMode.InstantPopup,
        )
        hbox(self.group_button, self.mode_button, parent=self, spacing=8)
        self.show_mode(CompanyMode.ALBUM)
        self.show_words(True)

    def show_mode(self, mode: CompanyMode) -> None:
        """What is in force."""
        for action in self._modes.actions():
            if action.data() == mode.value:
                action.setChecked(True)
                self.mode_button.setText(f"{action.text()} ▾")
                self.mode_button.setToolTip(action.toolTip())
                self.mode_button.setAccessibleDescription(f"{action.text()}. {action.toolTip()}")

    def show_words(self, shown: bool) -> None:
        """Whether there is room for what is in force."""
        style = Qt.ToolButtonStyle.ToolButtonTextBesideIcon if shown else Qt.ToolButtonStyle.ToolButtonIconOnly
        self.mode_button.setToolButtonStyle(style)

    @Slot(QAction)
    def _on_mode(self, action: QAction) -> None:
        mode = CompanyMode(action.data())
        self.show_mode(mode)
        self.mode_chosen.emit(mode)

    @Slot()
    def _on_fold(self) -> None:
        action = self.sender()
        assert isinstance(action, QAction)
        self.fold_wanted.emit(action.data())
