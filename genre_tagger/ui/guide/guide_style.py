"""How a page of the guide looks: margins, sizes and tones for what Qt makes of Markdown."""

from __future__ import annotations

from PySide6.QtGui import (
    QColor,
    QFontDatabase,
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

from genre_tagger.ui.theme import Colors

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
