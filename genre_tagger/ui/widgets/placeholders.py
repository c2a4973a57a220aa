"""What stands in place of a page: nothing chosen yet, still to come, or why it cannot be shown.

pyqtgraph takes half a second to import, so a thread does it after the window's first paint, and pages with plots are
put in as a `LatePage`. Whoever waits is called one at a turn of the event loop, so that the window never stands still
for several pages at once.
"""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from importlib import import_module
from threading import Thread

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QProgressBar, QWidget
from shiboken6 import isValid

from genre_tagger.ui.theme import IconLabel
from genre_tagger.ui.widgets.building import CENTER, configured, make_button, make_label, vbox

_PLOTS = ("genre_tagger.ui.widgets.plot", "genre_tagger.ui.widgets.plot_sound")
_QUIET_MS = 400
"""Nothing is said of a wait shorter than this."""


class PlotImport(QObject):
    """Imports the plot kit in a thread. One for the application: `plot_import()`. GUI thread only."""

    imported = Signal()

    def __init__(self, parent: QObject | None) -> None:
        super().__init__(parent)
        self.is_done = all(name in sys.modules for name in _PLOTS)
        self._waiting: deque[Callable[[], None]] = deque()
        self._modules = list(_PLOTS)
        self.imported.connect(self._on_imported)
        if not self.is_done:
            QTimer.singleShot(0, self._begin)  # a window shown before the event loop runs is painted first

    def call(self, wanted: Callable[[], None], module: str = "") -> None:
        """Calls back when plots can be made: at once where the import is over and nobody waits.

        `module` is imported as well, where the thread has not begun yet.
        """
        if module:
            self._modules.append(module)
        if self.is_done and not self._waiting:
            wanted()
        else:
            self._waiting.append(wanted)

    @Slot()
    def _begin(self) -> None:
        Thread(target=self._run, name="plot-import").start()  # no daemon: an interpreter that ends would crash under it

    def _run(self) -> None:
        """The thread. An import that fails is tried again where a page is made, and told there."""
        with suppress(ImportError):
            for name in tuple(self._modules):
                import_module(name)
        with suppress(RuntimeError):  # the window is on its way out
            self.imported.emit()

    @Slot()
    def _on_imported(self) -> None:
        self.is_done = True
        self._serve()

    @Slot()
    def _serve(self) -> None:
        if self._waiting:
            self._waiting.popleft()()
            QTimer.singleShot(1, self._serve)


@cache
def plot_import() -> PlotImport:
    """The application's one import, begun by the first who asks: modules are imported once in a process."""
    return PlotImport(QCoreApplication.instance())


class LatePage(QWidget):
    """Stands where a page will: empty, then with a word, then as that page. GUI thread only.

    `make` gets the page's parent, imports what it needs itself, connects the page and returns it. It may be called
    while this is constructed. `module` is what it will import, so that the thread does it before.
    """

    def __init__(self, make: Callable[[QWidget], QWidget], module: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make = make
        self.page: QWidget | None = None
        """What `make` made, None before."""
        self._gave_way = False
        self._word = make_label(self.tr("One moment…"), self, role="muted", alignment=Qt.AlignmentFlag.AlignCenter)
        self._word.setVisible(False)
        vbox(self._word, parent=self)
        QTimer.singleShot(_QUIET_MS, self._say)
        plot_import().call(self.put_in, module)

    @Slot()
    def put_in(self) -> None:
        """Makes the page now, if it has not been made: waits for the import where that still runs."""
        if not isValid(self):  # its dialog was closed before the import was done
            return
        layout = self.layout()
        if self.page is not None or layout is None:
            return
        self.page = self._make(self)
        self._word.hide()
        layout.addWidget(self.page)
        self.setFocusProxy(self.page)
        self.page.installEventFilter(self)
        if self.page.isHidden() and self.page.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
            self._give_way()

    def eventFilter(self, page: QObject, event: QEvent) -> bool:
        """Whoever hides the page means its place, too."""
        if event.type() == QEvent.Type.HideToParent:
            self._give_way()
        elif event.type() == QEvent.Type.ShowToParent and self._gave_way:
            self._gave_way = False
            self.show()
        return False

    def _give_way(self) -> None:
        self._gave_way = True
        self.hide()

    @Slot()
    def _say(self) -> None:
        self._word.setVisible(self.page is None)


class MessagePage(QWidget):
    """An icon, a heading and a sentence in the middle."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        center = Qt.AlignmentFlag.AlignCenter
        self._icon = IconLabel(parent=self, size=40, tone="disabled")
        self._heading = make_label(parent=self, role="heading", plain=True, alignment=center)
        self._text = make_label(parent=self, role="muted", plain=True, wrap=True, alignment=center)
        parts = 1, self._icon, self._heading, self._text, 1
        self._column = vbox(*parts, parent=self, spacing=6, margins=(32, 16, 32, 16))

    def say(self, heading: str, text: str, picture: str) -> None:
        """Shows a message; `picture` is the name of an icon."""
        self._heading.setText(heading)
        self._text.setText(text)
        self.setAccessibleName(heading)
        self.setAccessibleDescription(text)
        self._icon.show_icon(picture)


class WaitingPage(MessagePage):
    """A message, a bar while something runs, and at most one button. GUI thread only."""

    acted = Signal(str)
    """(key of the button)"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar = configured(QProgressBar(self), range=(0, 0), textVisible=False, fixedWidth=220)
        self._step = make_label(parent=self, role="muted", alignment=Qt.AlignmentFlag.AlignCenter)
        self._button = make_button("", self, self._on_clicked)
        self._key = ""
        for part in (self._bar, self._step, self._button):
            self._column.insertWidget(self._column.count() - 1, part, 0, CENTER)

    def say(
        self, heading: str, text: str, picture: str, *, busy: bool = False, key: str = "", button: str = ""
    ) -> None:
        """Show a message; `key` and `button` name what can be done about it."""
        super().say(heading, text, picture)
        self._bar.setVisible(busy)
        configured(self._step, visible=busy, text="")
        self._key = key
        configured(self._button, text=button, visible=bool(key))

    @Slot(str)
    def tell(self, step: str) -> None:
        """What is being done at the moment."""
        self._step.setText(step)

    @Slot()
    def _on_clicked(self) -> None:
        self.acted.emit(self._key)
