"""What a window shows that was not said in the language spoken: found with the pseudo-language, which marks all it says."""

import re
from collections.abc import Iterator, Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QTableWidget,
    QTreeWidget,
    QWidget,
)

NAME = re.compile(
    r"(T\d+|[LS]\d(-\d)?|L5-S1|S4-5|[A-Z]|bodymap|ISNCSCI|Foerster|Keegan|Garrett|Lee|McPhee|Stringer|English|Français|Español|Deutsch"
    r"|Português|DNA|cm|mm|Ctrl|Shift|Esc|Alt|Tab|PDF|PNG|SVG|CSV|A4|Letter|MB|KB|No\.|pp?|doi|https?\S*)"
)
"""What no language says otherwise: levels, names of maps and persons, units, keys, kinds of files."""


def unsaid(widget: QWidget, cited: Sequence[str] = (), visible: bool = True) -> Iterator[str]:
    """Every text in sight, and what is told of it, in which a word stands outside the marks of the pseudo-language.

    cited: what no language says otherwise, as citations.
    """
    for where, whole in _texts(widget, visible):
        text = whole
        for one in cited:
            text = text.replace(one, " ")
        if left := outside(re.sub(r"<[^>]*>|[(][^()]*[)]$", " ", text)):
            yield f"{where}: {text[:110]!r} ({left})"


def outside(text: str) -> str:
    """The words outside the marks, "" = none."""
    depth, kept = 0, ""
    for sign in text:
        depth += sign == "["
        kept += sign if depth == 0 else " "
        depth -= sign == "]"
    words = (word for word in re.findall(r"[^\W\d_]{2,}", NAME.sub(" ", kept)))
    return " ".join(words)


def _texts(widget: QWidget, visible: bool) -> Iterator[tuple[str, str]]:
    for one in (widget, *widget.findChildren(QWidget)):
        if visible and not one.isVisible():
            continue
        kind = type(one).__name__
        if isinstance(one, QLabel | QAbstractButton | QLineEdit):
            yield kind, one.text()
        if isinstance(one, QComboBox):
            yield from ((kind, one.itemText(number)) for number in range(one.count()))
        if isinstance(one, QTreeWidget) and (head := one.headerItem()) is not None:
            yield from ((kind, head.text(column)) for column in range(one.columnCount()))
        if isinstance(one, QTableWidget):
            heads = (one.horizontalHeaderItem(column) for column in range(one.columnCount()))
            yield from ((kind, head.text()) for head in heads if head is not None)
        yield from ((f"{kind} {name}", text) for name, text in (("tip", one.toolTip()), ("name", one.accessibleName())))
    for action in widget.findChildren(QAction):
        yield from (("action", action.text()), ("action tip", action.toolTip()))
