"""Shows one page of the guide: Markdown in the sizes and tones of the theme, with pictures drawn for it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, Qt, QUrl, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFontDatabase,
    QImage,
    QKeySequence,
    QResizeEvent,
    QShortcut,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from genre_tagger.ui.theme import Colors, colors_of

_COLUMN_WIDTH = 720
"""Widest line of text in pixels: longer ones are hard to follow."""
_LEAST_MARGIN = 28
_POINT_SIZES = (7.0, 28.0)
_DRESSED = (
    ("<p><img", '<p class="picture"><img'),
    ("<table>", '<table width="100%" cellspacing="0" cellpadding="7">'),
    ("\n</code></pre>", "</code></pre>"),
)
_STYLE = """
h1 {{ font-size: {h1}pt; font-weight: 600; margin-top: 0; margin-bottom: 14px; }}
h2 {{ font-size: {h2}pt; font-weight: 600; margin-top: 36px; margin-bottom: 9px; }}
h3 {{ font-size: {h3}pt; font-weight: 600; margin-top: 22px; margin-bottom: 6px; }}
p {{ margin-top: 8px; margin-bottom: 8px; }}
p, li, td, th {{ line-height: 135%; }}
li {{ margin-top: 2px; margin-bottom: 4px; }}
.picture {{ line-height: 100%; }}
a {{ text-decoration: none; }}
code, pre {{ font-family: {fixed}; background-color: {colors.hover}; }}
pre {{ margin-left: 10px; margin-top: 4px; margin-bottom: 12px; }}
blockquote p {{ background-color: {colors.accent_soft}; }}
table {{ border: 1px solid {colors.border}; border-collapse: collapse; margin-top: 8px; margin-bottom: 10px; }}
th {{ background-color: {colors.hover}; text-align: left; }}
"""
"""How a page looks: what Qt takes of CSS. Sizes of headings go by the text's, so that they grow with it."""


def _style(colors: Colors, point_size: float) -> str:
    sizes = {name: round(scale * point_size, 1) for name, scale in (("h1", 1.75), ("h2", 1.3), ("h3", 1.1))}
    fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()
    return _STYLE.format(colors=colors, fixed=fixed, **sizes)


class GuideBrowser(QTextBrowser):
    """A Markdown page. A link to `other.md` is not followed but told by `page_wanted` ("other"). GUI thread only.

    Pictures stand in the Markdown as `name.png`; `name-light.png` or `name-dark.png` is what is shown.
    """

    page_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wanted: tuple[str, ...] = ()
        self._path: Path | None = None
        self._sheet = QTextDocument(self)
        self.setOpenLinks(False)
        self.anchorClicked.connect(self._on_link)
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * 1.05)
        self.setFont(font)
        for keys, slot in (("Ctrl++", self._on_zoom_in), ("Ctrl+=", self._on_zoom_in), ("Ctrl+-", self._on_zoom_out)):
            QShortcut(QKeySequence(keys), self, slot, context=Qt.ShortcutContext.WindowShortcut)

    def show_file(self, path: Path, scroll_pixels: int = 0) -> None:
        """Show the page at `path`, scrolled down by so many pixels."""
        self._path = path
        before, self._sheet = self._sheet, QTextDocument(self)  # a used one hands its letters on to the next page
        self._sheet.setDefaultFont(self.font())
        self._sheet.setDefaultStyleSheet(_style(colors_of(self), self.font().pointSizeF()))
        from markdown_it import MarkdownIt  # first paint does without it

        html = MarkdownIt().enable("table").render(path.read_text(encoding="utf-8"))
        for plain, dressed in _DRESSED:
            html = html.replace(plain, dressed)
        self._sheet.setHtml(html)
        self.setDocument(self._sheet)
        before.deleteLater()
        self._set_margins()
        self.mark(" ".join(self._wanted))
        self.verticalScrollBar().setValue(scroll_pixels)

    @property
    def scroll_pixels(self) -> int:
        """How far the page is scrolled down, in pixels."""
        return self.verticalScrollBar().value()

    def mark(self, wanted: str) -> int:
        """Mark every place where a word of `wanted` stands; returns how many there are."""
        self._wanted = tuple(wanted.split())
        selections = []
        for cursor in self._found():
            selection = QTextEdit.ExtraSelection()
            selection.cursor = cursor
            selection.format.setBackground(QColor(colors_of(self).accent_soft))
            selection.format.setFontUnderline(True)
            selections.append(selection)
        self.setExtraSelections(selections)
        return len(selections)

    def go_to_mark(self, step: int) -> None:
        """Select the next marked place (`step` 1) or the one before (-1), around the end."""
        found = sorted(self._found(), key=QTextCursor.position)
        if not found:
            return
        here = self.textCursor().position()
        places = [cursor.position() for cursor in found]
        if step > 0:
            number = next((n for n, place in enumerate(places) if place > here), 0)
        else:
            number = next((n for n in reversed(range(len(places))) if places[n] < here), len(places) - 1)
        self.setTextCursor(found[number])
        self.ensureCursorVisible()

    def _found(self) -> Iterator[QTextCursor]:
        for word in self._wanted:
            cursor = self.document().find(word)
            while not cursor.isNull():
                yield cursor
                cursor = self.document().find(word, cursor)

    def loadResource(self, type: int, url: QUrl | str) -> Any:
        """A picture of the theme, no wider than the column. Nothing else is ever loaded."""
        if type != QTextDocument.ResourceType.ImageResource.value or self._path is None:
            return None
        path = self._path.parent / QUrl(url).path()
        image = QImage(str(path.with_name(f"{path.stem}-{colors_of(self).tone}{path.suffix}")))
        width = min(image.width(), self._column_width())
        return image.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_sheet"):
            self._show_again()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_margins()
        if event.oldSize().width() != event.size().width():
            self._show_again()  # pictures are as wide as there is room

    def _show_again(self) -> None:
        if self._path is not None:
            self.show_file(self._path, self.scroll_pixels)

    def _column_width(self) -> int:
        return max(200, min(_COLUMN_WIDTH, self.viewport().width() - 2 * _LEAST_MARGIN))

    def _set_margins(self) -> None:
        frame = self.document().rootFrame()
        layout = QTextFrameFormat(frame.frameFormat())
        side = max(_LEAST_MARGIN, (self.viewport().width() - _COLUMN_WIDTH) // 2)
        layout.setLeftMargin(side)
        layout.setRightMargin(side)
        layout.setTopMargin(_LEAST_MARGIN - 4)
        layout.setBottomMargin(_LEAST_MARGIN)
        frame.setFrameFormat(layout)

    @Slot(QUrl)
    def _on_link(self, url: QUrl) -> None:
        self.page_wanted.emit(url.fileName().removesuffix(".md"))

    @Slot()
    def _on_zoom_in(self) -> None:
        self._zoom(1)

    @Slot()
    def _on_zoom_out(self) -> None:
        self._zoom(-1)

    def _zoom(self, step: int) -> None:
        font = self.font()
        smallest, largest = _POINT_SIZES
        font.setPointSizeF(min(largest, max(smallest, font.pointSizeF() + step)))
        self.setFont(font)
        self._show_again()
