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
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from genre_tagger.ui.theme import Colors, colors_of

_COLUMN_WIDTH = 720
"""Widest line of text in pixels: longer ones are hard to follow."""
_LEAST_MARGIN = 28
_POINT_SIZES = (7.0, 28.0)


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
        self._sheet.setMarkdown(path.read_text(encoding="utf-8"))
        dress(self._sheet, colors_of(self), self.font().pointSizeF())
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
        width = self._column_width()
        return image.scaledToWidth(width, _SMOOTH) if image.width() > width else image

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


_SMOOTH = Qt.TransformationMode.SmoothTransformation


_HEADINGS = {1: (1.75, 0, 14), 2: (1.3, 26, 6), 3: (1.1, 18, 4)}
"""Level to size against the text, and pixels above and below."""
_LINE_HEIGHT_PERCENT = 135.0
_PICTURE = "\N{OBJECT REPLACEMENT CHARACTER}"


def dress(document: QTextDocument, colors: Colors, point_size: float) -> None:
    """Give Qt's plain rendering of Markdown margins, sizes and tones. `point_size` is the text's."""
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    block = document.begin()
    while block.isValid():
        _dress_block(QTextCursor(block), block, colors, point_size)
        block = block.next()
    cursor.endEditBlock()
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            _dress_table(frame, colors)


def _dress_block(cursor: QTextCursor, block: QTextBlock, colors: Colors, point_size: float) -> None:
    form = QTextBlockFormat()
    if _PICTURE not in block.text():
        form.setLineHeight(_LINE_HEIGHT_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    level = block.blockFormat().headingLevel()
    if level:
        scale, above, below = _HEADINGS.get(level, _HEADINGS[3])
        form.setTopMargin(above)
        form.setBottomMargin(below)
        letters = QTextCharFormat()
        letters.setFontPointSize(scale * point_size)
        letters.setFontWeight(600)
        _range(block, block.position(), block.length() - 1).mergeCharFormat(letters)
    elif _is_code(block):
        form.setBackground(QColor(colors.hover))
        form.setLeftMargin(10)
        form.setLineHeight(0.0, QTextBlockFormat.LineHeightTypes.SingleHeight.value)
        form.setTopMargin(0 if _is_code(block.previous()) else 4)
        form.setBottomMargin(0 if _is_code(block.next()) else 12)
    elif block.blockFormat().hasProperty(QTextFormat.Property.BlockQuoteLevel):
        form.setBackground(QColor(colors.accent_soft))
        form.setTopMargin(10)
        form.setBottomMargin(10)
    elif block.textList() is not None:
        form.setTopMargin(2)
        form.setBottomMargin(4)
    cursor.mergeBlockFormat(form)
    _dress_letters(block, colors)


def _is_code(block: QTextBlock) -> bool:
    return block.blockFormat().hasProperty(QTextFormat.Property.BlockCodeFence)


def _dress_letters(block: QTextBlock, colors: Colors) -> None:
    """Code and keys stand out inside a line."""
    code = QTextCharFormat()
    code.setFontFamilies(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).families())
    code.setBackground(QColor(colors.hover))
    pieces = []
    part = block.begin()
    while not part.atEnd():
        piece = part.fragment()
        if piece.charFormat().fontFixedPitch():
            pieces.append((piece.position(), piece.length()))
        part += 1
    for position, length in pieces:
        _range(block, position, length).mergeCharFormat(code)


def _range(block: QTextBlock, position: int, length: int) -> QTextCursor:
    cursor = QTextCursor(block)
    cursor.setPosition(position)
    cursor.setPosition(position + length, QTextCursor.MoveMode.KeepAnchor)
    return cursor


def _dress_table(table: QTextTable, colors: Colors) -> None:
    form = table.format()
    form.setBorderCollapse(True)
    form.setBorder(1)
    form.setBorderBrush(QColor(colors.border))
    form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    form.setCellPadding(7)
    form.setTopMargin(8)
    form.setBottomMargin(10)
    form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    table.setFormat(form)
    for column in range(table.columns()):
        cell = table.cellAt(0, column)
        head = cell.format()
        head.setBackground(QColor(colors.hover))
        cell.setFormat(head)
