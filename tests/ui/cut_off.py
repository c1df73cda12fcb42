"""Which texts on a screen do not fit where they stand: cut at an edge, shortened with dots, or out of what is seen."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QStyle,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QToolButton,
    QWidget,
)

from bodymap.ui.calm import CalmCombo

SLACK = 1
"""px that a text may be wider than its place: rounding."""
LEAST_SEEN = 2
LONG = 90
"""Characters of a text that are told of it."""


def cut_off(screen: QWidget, room: tuple[int, int] = (1280, 800)) -> Iterator[str]:
    """Every text of a screen that has not the room it needs; room: px that a sheet may take at most."""
    if (
        screen.isWindow()
        and not isinstance(screen, QMenu)
        and not fits(screen.width(), screen.height(), room)
    ):
        yield f"{type(screen).__name__} is {screen.width()}x{screen.height()}"
    for one in (screen, *screen.findChildren(QWidget)):
        if one.isVisible() and not _of_another(one, screen):
            text, wrong = _wrong(one)
            if text.strip() and wrong:
                yield f"{type(one).__name__} {text[:LONG]!r}: {wrong}"


def fits(width: float, height: float, room: tuple[int, int]) -> bool:
    return width <= room[0] + SLACK and height <= room[1] + SLACK


def _of_another(one: QWidget, screen: QWidget) -> bool:
    """Whether it belongs to a sheet over the screen; that is looked at by itself."""
    return one.window() is not screen.window()


def _wrong(one: QWidget) -> tuple[str, str]:
    """A text and what is wrong with its place; "" = nothing."""
    if isinstance(one, QLabel):
        return one.text(), _label(one) or _outside(one)
    if isinstance(one, QCheckBox | QRadioButton):
        return one.text(), _less(one.width(), one.sizeHint().width()) or _outside(one)
    if isinstance(one, QAbstractButton) and one.hasHeightForWidth():
        word = max(map(_metrics(one).horizontalAdvance, one.text().split()), default=0)
        return one.text(), _less(one.height(), one.heightForWidth(one.width()), "high") or _less(
            one.width(), word
        )
    if isinstance(one, QPushButton):
        return one.text(), _push_button(one) or _outside(one)
    if isinstance(one, QToolButton):
        return one.text(), _tool_button(one) or _outside(one)
    if isinstance(one, QAbstractButton):
        return one.accessibleName(), _outside(one)
    if isinstance(one, QComboBox):
        return one.currentText(), _combo(one) or _outside(one)
    if isinstance(one, QLineEdit):
        return one.placeholderText(), _line(one) or _outside(one)
    if isinstance(one, QHeaderView):
        return "header", _header(one)
    return "", ""


def _less(has: float, needs: float, what: str = "wide") -> str:
    return f"{has:.0f} px {what}, needs {needs:.0f}" if needs > has + SLACK else ""


def _label(one: QLabel) -> str:
    if not one.wordWrap():
        hint = one.sizeHint()
        return _less(one.width(), hint.width()) or _less(one.height(), hint.height(), "high")
    inside = one.contentsRect().width() - 2 * one.margin()
    word = max((one.fontMetrics().horizontalAdvance(word) for word in one.text().split()), default=0)
    return _less(one.height(), one.heightForWidth(one.width()), "high") or _less(inside, word)


def _metrics(one: QAbstractButton) -> QFontMetrics:
    """Of its letters; what is chosen is bold (the style sheet does not tell the font of that)."""
    font = QFont(one.font())
    if one.isCheckable() and one.isChecked() and not (one.property("quiet") or one.property("calm")):
        font.setWeight(QFont.Weight.DemiBold)
    return QFontMetrics(font)


def _width(text: str, metrics: QFontMetrics) -> int:
    return max(metrics.size(Qt.TextFlag.TextShowMnemonic, line).width() for line in (text or " ").split("\n"))


def _push_button(one: QPushButton) -> str:
    option = QStyleOptionButton()
    one.initStyleOption(option)
    room = one.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, one)
    icon = one.iconSize().width() + 4 if not one.icon().isNull() else 0
    high = one.fontMetrics().height() * (one.text().count("\n") + 1)
    return _less(room.width() - icon, _width(one.text(), _metrics(one))) or _less(one.height(), high, "high")


def _tool_button(one: QToolButton) -> str:
    style = one.toolButtonStyle()
    if style is Qt.ToolButtonStyle.ToolButtonIconOnly and not one.icon().isNull():
        return ""
    beside = style is Qt.ToolButtonStyle.ToolButtonTextBesideIcon and not one.icon().isNull()
    icon = one.iconSize().width() + 4 if beside else 0
    return _less(one.width() - icon, _width(one.text(), one.fontMetrics())) or _less(
        one.height(), one.fontMetrics().height(), "high"
    )


def _combo(one: QComboBox) -> str:
    if isinstance(one, CalmCombo) and one.told_whole():
        return ""  # its tool tip tells it
    option = QStyleOptionComboBox()
    one.initStyleOption(option)
    field = QStyle.SubControl.SC_ComboBoxEditField
    room = one.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, one)
    return _less(room.width(), one.fontMetrics().horizontalAdvance(one.currentText()))


def _line(one: QLineEdit) -> str:
    room = one.contentsRect().width() - 4
    return _less(room, one.fontMetrics().horizontalAdvance(one.placeholderText()))


def _header(one: QHeaderView) -> str:
    model = one.model()
    for place in range(one.count()):
        text = str(model.headerData(place, one.orientation()) or "") if model is not None else ""
        if one.orientation() is Qt.Orientation.Horizontal and not one.isSectionHidden(place):
            needs = max(map(one.fontMetrics().horizontalAdvance, text.split("\n")))
            if wrong := _less(one.sectionSize(place), needs):
                return f"{text!r} {wrong}"
    return ""


def _outside(one: QWidget) -> str:
    """What lies out of the parts it stands in; what can be scrolled to is not."""
    place = QRect(QPoint(), one.size())
    inner, over = one, one.parentWidget()
    while over is not None and not inner.isWindow():
        place.translate(inner.pos())
        area = over.parentWidget()
        if isinstance(area, QAbstractScrollArea) and area.viewport() is over:
            sideways = isinstance(area, QScrollArea) and not _scrolls_sideways(area)
            if sideways and (place.left() < -SLACK or place.right() > over.width() + SLACK):
                return f"{place.left()}..{place.right()} of {over.width()} px"
            return ""
        if not over.rect().adjusted(-SLACK, -SLACK, SLACK, SLACK).contains(place):
            return f"{place.getRect()} out of {type(over).__name__} {over.width()}x{over.height()}"
        inner, over = over, over.parentWidget()
    return ""


def _scrolls_sideways(area: QScrollArea) -> bool:
    return area.horizontalScrollBarPolicy() is not Qt.ScrollBarPolicy.ScrollBarAlwaysOff
