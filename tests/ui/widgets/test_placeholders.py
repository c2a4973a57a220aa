"""A page of plots comes late and quietly: pyqtgraph is imported in a thread, after the first paint."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QSplitter, QTabWidget, QWidget
from pytestqt.qtbot import QtBot

import genre_tagger.ui.widgets.plot
import genre_tagger.ui.widgets.plot_sound  # noqa: F401 - imported, so that pages are made at once
from genre_tagger.ui.widgets.placeholders import LatePage
from tests.builders.fresh_process import printed_by

LATE = """
import sys, threading
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QLabel
from genre_tagger.ui.widgets.placeholders import LatePage, plot_import
app = QApplication([])

class Watch:
    where = None
    def find_spec(self, name, path=None, target=None):
        if name == "pyqtgraph":
            Watch.where = threading.current_thread() is threading.main_thread()
sys.meta_path.insert(0, Watch())

def make(parent):
    from genre_tagger.ui.widgets.plot import PlotView
    view = PlotView("late", parent)
    view.dress()
    return view

pages = [LatePage(make), LatePage(make)]
for page in pages:
    page.show()
app.processEvents()
print("before", "pyqtgraph" in sys.modules and plot_import().is_done, [page.page for page in pages])
loop = QEventLoop()
look = QTimer()
look.timeout.connect(lambda: all(page.page for page in pages) and loop.quit())
look.start(5)
QTimer.singleShot(60_000, loop.quit)
loop.exec()
print("after", Watch.where, [type(page.page).__name__ for page in pages])
at_once = LatePage(make)
print("then", type(at_once.page).__name__)
for page in (*pages, at_once):
    page.close()
"""


def test_the_page_takes_the_place_of_a_quiet_one() -> None:
    assert printed_by(LATE) == [
        "before False [None, None]",
        "after False ['PlotView', 'PlotView']",
        "then PlotView",
    ]


def test_a_page_among_tabs_is_seen_with_its_tab_only(qtbot: QtBot) -> None:
    tabs = QTabWidget()
    qtbot.addWidget(tabs)
    tabs.show()
    pages = [LatePage(QLabel) for _ in range(3)]
    for number, page in enumerate(pages):
        tabs.addTab(page, str(number))
    for chosen in (0, 2, 1):
        tabs.setCurrentIndex(chosen)
        qtbot.waitUntil(lambda chosen=chosen: pages[chosen].page.isVisible())
        assert [page.isVisible() for page in pages] == [page is pages[chosen] for page in pages]


def test_a_hidden_page_leaves_its_place_to_others(qtbot: QtBot) -> None:
    splitter = QSplitter()
    qtbot.addWidget(splitter)
    splitter.show()

    def make_hidden(parent: QWidget) -> QWidget:
        page = QLabel("page", parent)
        page.hide()
        return page

    late = LatePage(make_hidden)
    splitter.addWidget(late)
    assert late.isHidden()
    late.page.show()
    assert late.isVisible()
    late.page.hide()
    assert late.isHidden()
