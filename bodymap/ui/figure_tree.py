"""The zones of the body as a tree for a screen reader: each by its name, with what is painted there.

Only Qt's way to whoever listens asks for it; where nobody does, nothing of this is made. A child is one QObject with one
interface, both made once and kept as long as the body: what a reader still holds must not go (Qt ends the process).
"""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAccessibleObject
from PySide6.QtWidgets import QAccessibleWidget, QApplication, QWidget

from bodymap.atlas.levels import Side, View
from bodymap.ui.figure_stops import Stop

_HEARD = "zones-are-heard"


class Told(Protocol):
    """What a body has to answer about its zones."""

    @property
    def heard_stops(self) -> Sequence[Stop]: ...
    def told_of(self, stop: Stop) -> str: ...
    def is_painted(self, stop: Stop) -> bool: ...
    def is_at(self, stop: Stop) -> bool: ...
    def box_of(self, stop: Stop) -> QRect: ...
    def isVisible(self) -> bool: ...


class ZoneNode(QObject):
    """Stands for one zone of one view of a body."""

    def __init__(self, body: QWidget, stop: Stop) -> None:
        super().__init__(body)
        self.body, self.stop = body, stop


class HeardZone(QAccessibleObject):
    """One zone. body: the widget, which answers as Told."""

    def __init__(self, node: ZoneNode, body: Told) -> None:
        super().__init__(node)
        self._node, self._body = node, body

    def parent(self) -> QAccessibleInterface:
        return QAccessible.queryAccessibleInterface(self._node.body)

    def childCount(self) -> int:
        return 0

    def child(self, index: int) -> QAccessibleInterface | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        return None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return -1

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    def rect(self) -> QRect:
        return self._body.box_of(self._node.stop)

    def state(self) -> QAccessible.State:
        made = QAccessible.State()
        made.selectable = True
        made.selected = self._body.is_painted(self._node.stop)
        made.focusable = True
        made.invisible = not self._body.isVisible()
        made.focused = self._body.is_at(self._node.stop)
        return made

    def text(self, kind: QAccessible.Text) -> str:
        """The zone and what is painted there; as description, in which view it is."""
        if kind == QAccessible.Text.Name:
            return self._body.told_of(self._node.stop)
        return self._node.stop.face.view.words if kind == QAccessible.Text.Description else ""


class HeardBody(QAccessibleWidget):
    """A body whose children are its buttons, then its zones in sight. Holds everything it ever gave away."""

    def __init__(self, widget: QWidget, body: Told) -> None:
        super().__init__(widget, QAccessible.Role.List, "")
        self._widget, self._body = widget, body
        self._nodes: dict[tuple[View, str, Side], ZoneNode] = {}

    def node_of(self, stop: Stop) -> ZoneNode:
        """The child that stands for this zone of this view, always the same however the views stand."""
        face = stop.face
        key = face.view, face.zone, face.side
        node = self._nodes.get(key)
        if node is None:
            node = self._nodes[key] = ZoneNode(self._widget, stop)
        node.stop = stop
        return node

    def childCount(self) -> int:
        return super().childCount() + len(self._body.heard_stops)

    def child(self, index: int) -> QAccessibleInterface | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        widgets, stops = super().childCount(), self._body.heard_stops
        if index < widgets:
            return super().child(index)
        if index >= widgets + len(stops):
            return None
        return QAccessible.queryAccessibleInterface(self.node_of(stops[index - widgets]))

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        node = child.object()
        if not isinstance(node, ZoneNode):
            return super().indexOfChild(child)
        at = next((i for i, stop in enumerate(self._body.heard_stops) if self.node_of(stop) is node), -1)
        return at if at < 0 else super().childCount() + at


def _lives(one: QAccessibleInterface) -> bool:
    try:
        return one.isValid()
    except RuntimeError:  # what it stands for is gone
        return False


def hear_zones(app: QApplication, body: type[QWidget]) -> None:
    """From now on every widget of this kind, which answers as Told, is a tree of its zones. Once for an application."""
    if app.property(_HEARD) is not None:
        return
    kept: list[QAccessibleInterface] = []  # one that Qt still holds must not go

    def made(_kind: str, thing: QObject) -> QAccessibleInterface | None:
        if isinstance(thing, body):
            kept[:] = [one for one in kept if _lives(one)]  # Qt ends each with its object
            kept.append(HeardBody(thing, thing))  # type: ignore[arg-type]
        elif isinstance(thing, ZoneNode):
            kept.append(HeardZone(thing, thing.body))  # type: ignore[arg-type]
        else:
            return None
        return kept[-1]

    QAccessible.installFactory(made)
    app.setProperty(_HEARD, True)
