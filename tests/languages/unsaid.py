"""What a window shows that was not said in the language spoken: found with the pseudo-language, which marks all it says."""

import re
from collections.abc import Iterator, Sequence, Set

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QPlainTextEdit,
    QSpinBox,
    QTableWidget,
    QTextBrowser,
    QTextEdit,
    QTreeWidget,
    QWidget,
)

NAME = re.compile(
    r"(?<![^\W\d_])(T\d+|[LS]\d(-\d)?|L5-S1|S4-5|[A-Z]|bodymap|ISNCSCI|Foerster|Keegan|Garrett|Lee|McPhee|Stringer|English|Français"
    r"|Español|Deutsch|Português|العربية|DNA|cm|mm|Ctrl|Shift|Esc|Alt|Tab|PgDown|PgUp|Delete|PDF|PNG|SVG|CSV|A4|Letter|MB|KB|No\.|pp?|doi"
    r"|https?\S*)(?![^\W\d_])"
)
"""What no language says otherwise: levels, names of maps and persons, units, keys, kinds of files."""

ACCENTS = frozenset("âçéîñöüýÂÇÉÎÑÖÜÝ")
"""Of the pseudo-language, and of nothing in English."""


def unsaid(
    widget: QWidget, cited: Sequence[str] = (), visible: bool = True, whole: Set[str] = frozenset()
) -> Iterator[str]:
    """Every text in sight, and what is told of it, in which a word stands outside the marks of the pseudo-language.

    cited: what no language says otherwise, as citations; whole: the same where it is all of a text, or all behind a colon.
    """
    for where, text in _texts(widget, visible):
        if left := left_of(text, cited, whole):
            yield f"{where}: {text[:110]!r} ({left})"


def left_of(text: str, cited: Sequence[str] = (), whole: Set[str] = frozenset()) -> str:
    """The words of a text outside the marks, but for these; "" = none."""
    if {text.strip(), text.partition("]: ")[2].strip()} & whole:
        return ""
    for one in cited:
        text = text.replace(one, " ")
    return outside(re.sub(r"<[^>]*>|[(][^()]*[)]$", " ", text))


def outside(text: str) -> str:
    """The words outside the marks, "" = none; what has the accents was said, and its marks went with another part of it."""
    depth, kept = 0, ""
    for sign in text:
        depth += sign == "["
        kept += sign if depth == 0 else " "
        depth -= sign == "]"
    words = (word for word in re.findall(r"[^\W\d_]{2,}", NAME.sub(" ", kept)))
    return " ".join(word for word in words if not set(word) & ACCENTS)


def _texts(widget: QWidget, visible: bool) -> Iterator[tuple[str, str]]:
    for one in (widget, *widget.findChildren(QWidget)):
        if visible and not one.isVisible():
            continue
        kind = type(one).__name__
        if isinstance(one, QLabel | QLineEdit) or (isinstance(one, QAbstractButton) and not _of_qt(one)):
            yield kind, one.text()
        if isinstance(one, QComboBox):
            yield from ((kind, one.itemText(number)) for number in range(one.count()))
        if isinstance(one, QTreeWidget) and (head := one.headerItem()) is not None:
            yield from ((kind, head.text(column)) for column in range(one.columnCount()))
        if isinstance(one, QTableWidget):
            heads = (one.horizontalHeaderItem(column) for column in range(one.columnCount()))
            yield from ((kind, head.text()) for head in heads if head is not None)
        if isinstance(one, QAbstractItemView) and not isinstance(one, QHeaderView):
            yield from ((f"{kind} row", text) for text in _cells(one))
        if isinstance(one, QTextEdit | QPlainTextEdit) and not isinstance(one, QTextBrowser):
            yield from ((kind, text) for text in (one.toPlainText(), one.placeholderText()))
        if isinstance(one, QLineEdit):
            yield f"{kind} hint", one.placeholderText()
        if isinstance(one, QSpinBox):
            yield from ((kind, text) for text in (one.prefix(), one.suffix(), one.specialValueText()))
        told = (
            ("tip", one.toolTip()), ("name", one.accessibleName()), ("words", one.accessibleDescription()),
            ("title", one.windowTitle()),
        )  # fmt: skip
        yield from ((f"{kind} {name}", text.replace("[*]", "")) for name, text in told)
    for menu in widget.findChildren(QMenu):
        yield "menu", menu.title()
    for action in (*widget.findChildren(QAction), *widget.actions()):
        yield from (("action", action.text()), ("action tip", action.toolTip()))


def _of_qt(made: QAbstractButton) -> bool:
    """Whether Qt wrote the words on it: those come from its own files, and it has none for the pseudo-language."""
    box = made.parent()
    return isinstance(box, QDialogButtonBox) and box.standardButton(made) is not QDialogButtonBox.StandardButton.NoButton


def _cells(view: QAbstractItemView) -> Iterator[str]:
    """What stands in the rows of a list, a tree or a table, opened or not."""
    model = view.model()
    left = [QModelIndex()] if model is not None else []
    while left:
        over = left.pop()
        columns = 1 if isinstance(view, QListView) else model.columnCount(over)  # Qt keeps that of a list to itself
        for row in range(model.rowCount(over)):
            for column in range(columns):
                yield from str(model.index(row, column, over).data() or "").split("\n")
            left.append(model.index(row, 0, over))
