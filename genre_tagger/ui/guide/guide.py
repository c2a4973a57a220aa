"""Help › Guide and F1: the page that belongs to the screen in view, and the window with all pages and a search."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QAction, QTextDocument
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QListWidget, QListWidgetItem, QTabWidget, QWidget

from genre_tagger.foundation.installation import bundled_folder
from genre_tagger.ui.figure_text import whole
from genre_tagger.ui.guide.guide_browser import GuideBrowser
from genre_tagger.ui.widgets.building import (
    bring_to_front,
    configured,
    hbox,
    make_action,
    make_label,
    make_tool,
    split,
    vbox,
)

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


_SIZE = (1020, 700)
_LIST_WIDTH = 275


class GuideWindow(QDialog):
    """A window of its own without a parent, so that a dialog that is open does not lock it. GUI thread only."""

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.resize(*_SIZE)
        language = self.tr("en", "the folder of the guide in this language: en, de or fr")
        self._pages = guide_pages(language)
        self._past: list[tuple[str, int]] = []
        self._future: list[tuple[str, int]] = []
        back, forward = self.tr("The page before (Alt+Left)"), self.tr("The page after (Alt+Right)")
        self.back = make_tool(self, self.tr("Back"), back, self._on_back, icon="arrow-left", shortcut="Alt+Left")
        self.forward = make_tool(
            self, self.tr("Forward"), forward, self._on_forward, icon="arrow-right", shortcut="Alt+Right"
        )
        self.search = configured(QLineEdit(), clearButtonEnabled=True, textChanged=self._on_searched)
        self.search.setPlaceholderText(self.tr("Search the guide"))
        self.search.setAccessibleName(self.tr("Search the guide"))
        self.search.addAction(make_action("", self, icon="search"), QLineEdit.ActionPosition.LeadingPosition)
        self._nothing = make_label(self.tr("No page has all of these words."), role="muted", wrap=True, visible=False)
        self.list = configured(QListWidget(), accessibleName=self.tr("Pages of the guide"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for page in self._pages:
            item = QListWidgetItem(page.title, self.list)
            item.setData(Qt.ItemDataRole.UserRole, page.name)
        self.list.currentItemChanged.connect(self._on_chosen)
        self.browser = configured(GuideBrowser(self), page_wanted=self.show_page)
        self._lay_out()
        self._add_keys()

    @property
    def page_name(self) -> str:
        """The page in view, one of `PAGE_NAMES`; empty before the first."""
        return self._past[-1][0] if self._past else ""

    @Slot(str)
    def show_page(self, name: str) -> None:
        """Turn to the page of that name, one of `PAGE_NAMES`."""
        if name != self.page_name:
            self._leave()
            self._past.append((name, 0))
            self._future.clear()
            self._show()

    def _lay_out(self) -> None:
        side = QWidget()
        head = hbox(self.back, self.forward, (self.search, 1), spacing=6)
        vbox(head, self._nothing, (self.list, 1), parent=side, spacing=8)
        across = split(side, self.browser, stretches=(0, 1), sizes=(_LIST_WIDTH, _SIZE[0] - _LIST_WIDTH))
        across.setHandleWidth(10)
        hbox(across, parent=self, margins=12)

    def _add_keys(self) -> None:
        for keys, slot in (
            ("Ctrl+F", self._on_search_key),
            ("F3", self._on_next),
            ("Shift+F3", self._on_previous),
            ("Alt+Home", self._on_start),
            ("Ctrl+W", self.close),
        ):
            self.addAction(make_action("", self, slot, shortcut=keys))
        enter = make_action("", self, self._on_next, shortcuts=["Return", "Enter"])
        enter.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.search.addAction(enter)

    def _leave(self) -> None:
        """Note how far the page in view is scrolled."""
        if self._past:
            self._past[-1] = (self.page_name, self.browser.scroll_pixels)

    def _show(self) -> None:
        name, scroll_pixels = self._past[-1]
        row = next(row for row, page in enumerate(self._pages) if page.name == name)
        page = self._pages[row]
        self.browser.show_file(page.path, scroll_pixels)
        self.browser.setAccessibleName(self.tr("Guide: {page}").format(page=page.title))
        self.setWindowTitle(self.tr("{page} – Guide to Genre Tagger").format(page=page.title))
        self.back.setEnabled(len(self._past) > 1)
        self.forward.setEnabled(bool(self._future))
        self.list.setCurrentRow(row)

    @Slot()
    def _on_back(self) -> None:
        self._leave()
        self._future.append(self._past.pop())
        self._show()

    @Slot()
    def _on_forward(self) -> None:
        self._leave()
        self._past.append(self._future.pop())
        self._show()

    @Slot()
    def _on_chosen(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.show_page(item.data(Qt.ItemDataRole.UserRole))

    @Slot(str)
    def _on_searched(self, wanted: str) -> None:
        """Only the pages that have the words stay in the list, with how often; in the page they are marked."""
        found = 0
        for row, page in enumerate(self._pages):
            count = page.count(wanted)
            item = self.list.item(row)
            item.setText(f"{page.title}  ({whole(count)})" if count else page.title)
            item.setHidden(bool(wanted.strip()) and not count)
            found += not item.isHidden()
        self._nothing.setVisible(not found)
        self.browser.mark(wanted)

    @Slot()
    def _on_next(self) -> None:
        """To the next place that has the words; from a page that has none to the first that does."""
        shown = [row for row in range(self.list.count()) if not self.list.item(row).isHidden()]
        if shown and self.list.currentRow() not in shown:
            self.list.setCurrentRow(shown[0])
        self.browser.go_to_mark(1)

    @Slot()
    def _on_previous(self) -> None:
        self.browser.go_to_mark(-1)

    @Slot()
    def _on_search_key(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    @Slot()
    def _on_start(self) -> None:
        self.show_page(self._pages[0].name)

    def reject(self) -> None:
        """Esc: first out of the search, then out of the guide."""
        if self.search.text():
            self.search.clear()
        else:
            super().reject()


PAGE_NAMES = (
    "start", "first-tagging", "review", "spectrogram", "map", "live", "training", "results", "models", "limits",
    "files", "command-line", "troubleshooting",
)  # fmt: skip
"""In reading order. A page is `resources/guide/<language>/<name>.md`."""


@dataclass(frozen=True)
class GuidePage:
    """One page; `name` is one of `PAGE_NAMES`."""

    name: str
    path: Path

    @cached_property
    def markdown(self) -> str:
        """What the file holds."""
        return self.path.read_text(encoding="utf-8")

    @property
    def title(self) -> str:
        """The page's first line, which is its heading."""
        return self.markdown.partition("\n")[0].lstrip("# ")

    @cached_property
    def _text(self) -> str:
        document = QTextDocument()
        document.setMarkdown(self.markdown)
        return document.toPlainText().casefold()

    def count(self, wanted: str) -> int:
        """How often the words of `wanted` occur, without regard to case; 0 where one of them does not."""
        counts = [self._text.count(word) for word in wanted.casefold().split()]
        return sum(counts) if counts and all(counts) else 0


def guide_pages(language: str) -> tuple[GuidePage, ...]:
    """The pages in `language` ("en", "de" or "fr"), in reading order."""
    folder = bundled_folder("resources") / "guide" / language
    return tuple(GuidePage(name, folder / f"{name}.md") for name in PAGE_NAMES)
