"""Paints what lies under the skin into a sheet: muscles with fibres and tendons, nerves, their skin, look-alikes.

Painted once for a size, a lens and a choice; a brush never repaints it. Sizes in the sheet's device pixels.
"""

from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import shapely
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
    QRadialGradient,
)
from shapely import LineString, MultiLineString, MultiPolygon
from shapely.ops import linemerge

from bodymap.atlas.layer_parts import ABOVE
from bodymap.atlas.levels import Side, View
from bodymap.atlas.tones import mixed
from bodymap.drawing.stroke_area import polygons_of
from bodymap.exports.beneath import (
    TERRITORIES,
    Beneath,
    deep_share,
    full_nerves,
    has_muscle,
    has_path,
    has_place,
    the_layers,
    tint_on,
)
from bodymap.exports.layer_look import (
    CAUGHT,
    CORE_PICTURE,
    POSSIBLE_PICTURE,
    TENDON,
    TENDON_INK,
    Tint,
    nerve_tint,
    skin_colour,
)
from bodymap.exports.names_shown import Name, NamesUnder
from bodymap.knowledge.library import Library
from bodymap.ui.figure_layout import Placement
from bodymap.ui.light_painter import ACCENT_ON_BODY

if TYPE_CHECKING:
    from bodymap.atlas.layers import Layers, MuscleShape, NervePath, ReferralBlob, Territory

Mapped = Callable[[MultiPolygon | MultiLineString, Placement], QPainterPath]
"""A shape of a view as a path on the screen."""

INSETS, LIGHTER, RIM_SHADE = (0.12, 0.28), (0.0, 0.2), 0.18
"""Volume of a muscle: insets as a share of its width, how much lighter each is, how much darker the rim."""
FIBRE, EDGE = 0.75, 1.1
"""mm of a fibre and of an outline, on a view at body scale."""
FINEST_LINE = 0.7
"""px of a line at least."""
SOFT_EDGE, LEAST_SOFT = 16.0, 5.0
"""mm (at body scale) and least px of the soft border between the skins of two nerves."""
EDGE_FREE = 1.0
"""mm beside the outline of the body that such a border leaves free."""
RIM, RIM_INK = 2.4, "#3f4852"
"""mm and colour of the outline of the body, drawn again over what lies under its skin."""
SKIN_FILL, SKIN_IDLE = 0.62, 0.16
PICTURE_FILL = 0.62


class UnderSkin:
    """Paints with the shapes of `mapped`; keeps what is slow to make. The layers are read when first needed."""

    def __init__(self, library: Library, mapped: Mapped) -> None:
        self._library = library
        self._mapped = mapped
        self._volume: dict[tuple[View, Side, int], tuple[MultiPolygon, ...]] = {}
        self._middles: dict[int, MultiLineString] = {}
        self._borders: dict[tuple[View, Side], MultiLineString] = {}
        self._names = NamesUnder(library)

    def paint(self, painter: QPainter, what: Beneath, placement: Placement, ratio: float) -> None:
        """One view; the painter is clipped to what is shown of the body."""
        layers = the_layers()
        view = placement.view
        if what.layer == TERRITORIES:
            self._territories(painter, layers.territories.get(view, ()), what, placement, ratio)
        elif what.nerve:
            skins = [t for t in layers.territories.get(view, ()) if t.nerve in what.nerves]
            self._territories(painter, _on_side(skins, what), what, placement, ratio)
        self._muscles(painter, layers.muscles.get(view, ()), what, placement, ratio)
        self._nerves(painter, layers, what, placement, ratio)
        for blob in layers.blobs.get(what.condition, ()):
            if blob.view is view and (blob.both or what.side in (None, blob.side)):
                self._picture(painter, blob, placement)
        if what.layer:
            rim = max(RIM * placement.scale / placement.frame.factor, ratio)
            painter.strokePath(self._mapped(placement.clip, placement), QPen(QColor(RIM_INK), rim))

    def names(self, whats: Iterable[Beneath], view: View) -> tuple[Name, ...]:
        """What is to be written on one view."""
        return self._names.names(whats, view)

    # -- muscles

    def _muscles(
        self,
        painter: QPainter,
        muscles: Sequence["MuscleShape"],
        what: Beneath,
        placement: Placement,
        ratio: float,
    ) -> None:
        """Outer muscles from the deepest up; then those that lie under them, dashed and see-through."""
        shown = [m for m in muscles if has_muscle(m, what)]
        for muscle in (m for m in shown if not m.deep):
            self._muscle(painter, muscle, tint_on(muscle, what, self._library), placement, ratio)
        for muscle in (m for m in shown if m.deep):
            tint = tint_on(muscle, what, self._library)
            painter.setOpacity(deep_share(what, tint))
            self._muscle(painter, muscle, tint, placement, ratio, dashed=True)
            painter.setOpacity(1.0)

    def _muscle(
        self,
        painter: QPainter,
        muscle: "MuscleShape",
        tint: Tint,
        placement: Placement,
        ratio: float,
        dashed: bool = False,
    ) -> None:
        path = self._mapped(muscle.shape, placement)
        if not path.intersects(painter.clipBoundingRect()):
            return
        px = placement.scale / placement.frame.factor
        painter.fillPath(path, QColor(mixed(tint.fill, tint.ink, RIM_SHADE)))
        for inset, light in zip(self._insets(muscle), LIGHTER, strict=True):
            painter.fillPath(self._mapped(inset, placement), QColor(mixed(tint.fill, "#ffffff", light)))
        fine = max(FIBRE * px, FINEST_LINE * ratio)
        painter.strokePath(self._mapped(muscle.fibres, placement), QPen(_faint(tint.ink, 120), fine))
        if not muscle.tendon.is_empty:
            painter.fillPath(self._mapped(muscle.tendon, placement), QColor(TENDON))
        pen = QPen(QColor(tint.ink), max(EDGE * px, FINEST_LINE * ratio), j=Qt.PenJoinStyle.RoundJoin)
        if muscle.tendon.equals(muscle.shape):
            pen.setColor(QColor(TENDON_INK))
        if dashed:
            pen.setDashPattern([4.0, 2.6])
        painter.strokePath(path, pen)

    def _insets(self, muscle: "MuscleShape") -> tuple[MultiPolygon, ...]:
        """Ever smaller shapes inside a muscle, which lighter make its volume."""
        key = (muscle.view, muscle.side, muscle.order)
        if key not in self._volume:
            wide = 2 * muscle.shape.area / max(muscle.shape.length, 1.0)
            shapes = [muscle.shape.buffer(-wide * share, quad_segs=3).simplify(0.3) for share in INSETS]
            self._volume[key] = tuple(map(polygons_of, shapes))
        return self._volume[key]

    # -- nerves

    def _nerves(
        self, painter: QPainter, layers: "Layers", what: Beneath, placement: Placement, ratio: float
    ) -> None:
        full = full_nerves(what, self._library)
        found = [n for n in layers.nerves.get(placement.view, ()) if has_path(n, what)]
        lit = {id(n) for n in found if full is None or n.nerve in full}
        with self._on_body(painter, placement):
            for nerve in sorted(found, key=lambda n: (id(n) in lit, not n.deep)):
                facts = self._library.nerves.get(nerve.nerve)
                if facts is not None:
                    tint = nerve_tint(facts, nerve.deep, full)
                    self._nerve(painter, nerve, tint, placement, ratio, self._is_chosen(nerve, what))
        for place in layers.places.get(placement.view, ()):
            if has_place(place, what, full):
                _diamond(painter, QPointF(*placement.to_px(place.x, place.y)), ratio)

    def _is_chosen(self, nerve: "NervePath", what: Beneath) -> bool:
        return nerve.nerve == what.nerve and what.side in (None, nerve.side)

    def _nerve(
        self,
        painter: QPainter,
        nerve: "NervePath",
        tint: Tint,
        placement: Placement,
        ratio: float,
        chosen: bool,
    ) -> None:
        path = self._mapped(nerve.shape, placement)
        line = QPen(
            QColor(tint.ink), max(0.7 * placement.scale / placement.frame.factor, FINEST_LINE * ratio)
        )
        halo, more = (QColor(ACCENT_ON_BODY), 4.4) if chosen else (QColor(255, 255, 255, 190), 2.6)
        wide = nerve.shape.area / max(nerve.line.length, 1.0) * placement.scale
        pen = QPen(halo, wide + more * ratio, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin)
        painter.strokePath(self._mapped(self._line_of(nerve), placement), pen)
        painter.fillPath(path, QColor(tint.fill))
        if nerve.deep:
            line.setDashPattern([3.2, 2.4])
        painter.strokePath(path, line)

    def _line_of(self, nerve: "NervePath") -> MultiLineString:
        """The middle line as the one object that paths are kept for."""
        key = id(nerve)  # the layers live as long as the program
        if key not in self._middles:
            self._middles[key] = MultiLineString([nerve.line])
        return self._middles[key]

    # -- skin of the nerves

    def _territories(
        self,
        painter: QPainter,
        skins: Iterable["Territory"],
        what: Beneath,
        placement: Placement,
        ratio: float,
    ) -> None:
        full = full_nerves(what, self._library)
        paths = [(t, self._mapped(t.shape, placement)) for t in skins if t.nerve != ABOVE]
        for skin, path in paths:
            lit = (full is None or skin.nerve in full) and what.side in (None, skin.side)
            tint = QColor(skin_colour(skin.nerve))
            tint.setAlphaF(SKIN_FILL if lit else SKIN_IDLE)
            painter.fillPath(path, tint)
        wide = max(SOFT_EDGE * placement.scale / placement.frame.factor, LEAST_SOFT * ratio)
        borders = [self._mapped(shape, placement) for shape in self._borders_of(placement.view, paths)]
        with self._on_body(painter, placement):
            for share in (1.0, 0.6, 0.25):  # no line of truth: the border fades to both sides
                for path in borders:
                    painter.strokePath(path, QPen(QColor(255, 255, 255, 96), wide * share))

    @contextmanager
    def _on_body(self, painter: QPainter, placement: Placement) -> Generator[None]:
        """Nothing wide and light reaches beyond the outline, where it would be seen on a dark ground."""
        painter.save()
        painter.setClipPath(self._mapped(placement.clip, placement), Qt.ClipOperation.IntersectClip)
        yield
        painter.restore()

    def _borders_of(
        self, view: View, skins: Iterable[tuple["Territory", QPainterPath]]
    ) -> Iterable[MultiLineString]:
        """Where the skins of two nerves meet, each border once; not the outline of the body."""
        known = [skin for skin, _ in skins]
        for side in dict.fromkeys(skin.side for skin in known):
            if (view, side) not in self._borders:
                every = [t for t in the_layers().territories.get(view, ()) if t.side is side]
                edge = shapely.boundary(shapely.coverage_union_all([t.shape for t in every]))
                rings = shapely.union_all(shapely.boundary([t.shape for t in every]))
                inner = shapely.get_parts(shapely.difference(rings, edge.buffer(EDGE_FREE, quad_segs=2)))
                merged = linemerge([part for part in inner if isinstance(part, LineString)])
                parts = [part for part in shapely.get_parts(merged) if isinstance(part, LineString)]
                self._borders[view, side] = MultiLineString(parts)
            yield self._borders[view, side]

    # -- pictures of look-alikes

    def _picture(self, painter: QPainter, blob: "ReferralBlob", placement: Placement) -> None:
        """An oval that fades to nothing."""
        colour = QColor(CORE_PICTURE if blob.core else POSSIBLE_PICTURE)
        fade = QRadialGradient(QPointF(), 1.0)
        for stop, share in ((0.0, 1.0), (0.45, 0.72), (0.75, 0.3), (1.0, 0.0)):
            colour.setAlphaF(PICTURE_FILL * share)
            fade.setColorAt(stop, colour)
        painter.save()
        painter.setClipPath(self._mapped(blob.shape, placement), Qt.ClipOperation.IntersectClip)
        painter.translate(QPointF(*placement.to_px(blob.x, blob.y)))
        painter.rotate(-blob.turn)
        painter.scale(blob.across * placement.scale, blob.along * placement.scale)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(fade))
        painter.drawEllipse(QPointF(), 1.0, 1.0)
        painter.restore()


def _on_side(skins: Iterable["Territory"], what: Beneath) -> list["Territory"]:
    return [t for t in skins if what.side in (None, t.side)]


def _faint(colour: str, alpha: int) -> QColor:
    made = QColor(colour)
    made.setAlpha(alpha)
    return made


def _diamond(painter: QPainter, at: QPointF, ratio: float) -> None:
    """Where a nerve is known to be caught."""
    reach = 4.6 * ratio
    corners = QPolygonF([at + QPointF(*step) for step in ((0, -reach), (reach, 0), (0, reach), (-reach, 0))])
    painter.setPen(QPen(QColor("white"), 1.6 * ratio))
    painter.setBrush(QColor(CAUGHT))
    painter.drawPolygon(corners)
    painter.setBrush(Qt.BrushStyle.NoBrush)
