"""Help › Guide and F1: which page belongs to the screen in view, and the window that shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDialog, QTabWidget, QWidget

from genre_tagger.ui.widgets.building import bring_to_front

if TYPE_CHECKING:
    from genre_tagger.ui.guide.guide_window import GuideWindow

_PAGE = "guidePage"


def belongs_to(screen: QWidget, page: str) -> None:
    """F1 anywhere inside `screen` opens `page`, one of `PAGE_NAMES`."""
    screen.setProperty(_PAGE, page)


class Guide(QObject):
    """Opens the guide at the right page. GUI thread only."""

    def __init__(self, tabs: QTabWidget) -> None:
        super().__init__(tabs)
        self._tabs = tabs
        self._action: QAction | None = None
        self.window: GuideWindow | None = None

    def give_key_to_dialogs(self, action: QAction) -> None:
        """From now on `action`, which opens the guide, works in every dialog as well."""
        self._action = action
        QApplication.instance().focusChanged.connect(self._on_focus)  # type: ignore[union-attr]

    def page_in_view(self) -> str:
        """The page of the screen that a person sees: an open dialog's, else that of the tab or what is in it."""
        return self.page_for(QApplication.activeModalWidget() or QApplication.focusWidget())

    def page_for(self, widget: QWidget | None) -> str:
        """The page of the nearest screen that `widget` is in; of the tab in view where it is in none."""
        while widget is not None and widget is not self._tabs.window():
            if page := widget.property(_PAGE):
                return str(page)
            widget = widget.parentWidget()
        return str(self._tabs.currentWidget().property(_PAGE) or "start")

    @Slot()
    def open(self) -> None:
        """Show the page of the screen in view."""
        from genre_tagger.ui.guide.guide_window import GuideWindow

        page = self.page_in_view()
        if self.window is None:
            self.window = GuideWindow()
        self.window.show_page(page)
        bring_to_front(self.window)

    def close(self) -> None:
        """The program ends."""
        if self.window is not None:
            self.window.close()
            self.window.deleteLater()
            self.window = None

    @Slot("QWidget*", "QWidget*")
    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        dialog = None if now is None else now.window()
        if self._action is None or not isinstance(dialog, QDialog) or dialog is self.window:
            return
        if self._action not in dialog.actions():
            dialog.addAction(self._action)
