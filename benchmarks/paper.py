"""Reads made-up scans of paper sheets and compares with what was meant: `python -m benchmarks.paper [--quick] [--keep FOLDER]`.

Jaccard: what is in both, of what is in either, in mm2 of paper, over the final drawing on the figure. Nothing was printed.
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import shapely
from shapely import MultiPolygon
from shapely.geometry.base import BaseGeometry

from benchmarks.paper_pens import Drawn
from benchmarks.paper_scans import Camera, Scan, scan
from bodymap.atlas.atlas import open_atlas
from bodymap.atlas.levels import Side, View
from bodymap.drawing.pain_drawing import PainDrawing
from bodymap.paper.code import SheetKind
from bodymap.paper.layout import layout_of
from bodymap.paper.pens import PENS, Pen
from bodymap.paper.reading import read_sheet

GATE = 0.90
"""Jaccard of each colour, all scans together."""
KINDS = (
    SheetKind(),
    SheetKind("letter"),
    SheetKind("a4", "female"),
    SheetKind("letter", "male"),
    SheetKind("a4", "neutral", "whole"),
    SheetKind("letter", "female", "whole"),
)
PLAIN = Camera()
PHOTO = Camera(turn=-8, slant=0.05, blur=0.9, noise=3, dim=0.7, cast=(1, 0.95, 0.84), quality=80)
EFFECTS: tuple[tuple[str, tuple[Camera, ...]], ...] = (
    ("flat scan, 200 to 250 dpi", (PLAIN, replace(PLAIN, turn=1.5), replace(PLAIN, pixels=3000, blur=0.8), replace(PLAIN, noise=3), replace(PLAIN, turn=-2))),
    ("turned", tuple(replace(PLAIN, turn=a) for a in (33, 90, 180, 225, 301))),
    ("perspective", tuple(replace(PLAIN, turn=t, slant=s) for t, s in ((4, 0.05), (170, 0.08), (12, 0.09), (-30, 0.09), (95, 0.1)))),
    ("blurred", tuple(replace(PLAIN, blur=b) for b in (1.5, 2.5, 3.0, 3.5, 4.0))),
    ("noisy", tuple(replace(PLAIN, noise=n) for n in (5, 9, 11, 13, 15))),
    ("uneven light", tuple(replace(PLAIN, dim=d) for d in (0.7, 0.5, 0.4, 0.35, 0.3))),
    ("shadow across", tuple(replace(PLAIN, shadow=s, turn=t) for s, t in ((0.75, 5), (0.65, 8), (0.6, 0), (0.55, 3), (0.5, -8)))),
    ("coloured lamp", tuple(replace(PLAIN, cast=c) for c in ((1, 0.92, 0.75), (1, 0.8, 0.5), (0.85, 0.95, 1), (0.75, 0.88, 1), (0.95, 1, 0.85)))),
    ("strong JPEG", tuple(replace(PLAIN, quality=q) for q in (60, 40, 30, 25, 20))),
    ("small picture", tuple(replace(PLAIN, pixels=p) for p in (1800, 1300, 1150, 1000, 900))),
    ("bent paper", tuple(replace(PLAIN, bend=b, turn=3) for b in (0.2, 0.4, 0.5, 0.6, 0.7))),
    ("phone photo, all at once", (PHOTO, replace(PHOTO, turn=190, slant=0.07), replace(PHOTO, dim=0.5, shadow=0.7), replace(PHOTO, pixels=2000, quality=60, noise=6), replace(PHOTO, cast=(1, 0.85, 0.6), blur=1.6, bend=0.3))),
)  # fmt: skip
"""Twelve cameras, five scans each."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """mm2 of paper in both and in either."""

    both: float = 0.0
    either: float = 0.0

    def plus(self, other: "Overlap") -> "Overlap":
        return Overlap(self.both + other.both, self.either + other.either)

    @property
    def jaccard(self) -> float:
        return self.both / self.either if self.either else 1.0


@dataclass(frozen=True, slots=True)
class Result:
    """One scan: overlap by pen, wrong sides, strengths read wrongly, notes. refused: the sentence, "" = it was read."""

    scan: Scan
    by_pen: dict[Pen, Overlap]
    wrong_sides: int = 0
    wrong_strengths: int = 0
    missed_strengths: int = 0
    notes: tuple[str, ...] = ()
    by_way: dict[Drawn, Overlap] | None = None

    @property
    def whole(self) -> Overlap:
        return summed(self.by_pen.values())


def summed(parts: Iterable[Overlap]) -> Overlap:
    total = Overlap()
    for part in parts:
        total = total.plus(part)
    return total


def scans(quick: bool = False) -> Iterator[Scan]:
    """All of them, or the third of every fourth effect."""
    number = 0
    for place, (effect, cameras) in enumerate(EFFECTS):
        for row, camera in enumerate(cameras):
            number += 1
            if not quick or (row == 2 and place % 4 == 1):
                yield scan(number, effect, KINDS[number % len(KINDS)], camera)


def compared(one: Scan) -> Result:
    """The scan read, and how far that is what was meant."""
    read = read_sheet(one.data, one.name)
    truth, drawing = meant_on_figure(one), read.document.drawing
    by_pen = {pen: _overlap(one, truth, drawing, pen) for pen in PENS}
    felt = {m.sensation: m.intensity for m in drawing.marks}
    used = {mark.pen for mark in one.marks}
    wrong = missed = 0
    for pen in used:
        said = felt.get(pen.sensation)
        wrong += said is not None and said != one.strengths.get(pen)
        missed += said is None and pen in one.strengths
    return Result(one, by_pen, _wrong_sides(one, truth, drawing), wrong, missed, read.notes, _by_way(one, drawing))


def meant_on_figure(one: Scan) -> dict[tuple[Pen, View], BaseGeometry]:
    """What was meant, mm of the neutral figure."""
    placed = {p.panel.view: p for p in layout_of(one.kind).panels}
    found: dict[tuple[Pen, View], list[MultiPolygon]] = defaultdict(list)
    for mark in one.marks:
        fine = shapely.segmentize(mark.meant, 1.0)
        found[mark.pen, mark.view].append(shapely.transform(fine, placed[mark.view].on_figure))
    atlas = open_atlas()
    return {
        key: shapely.intersection(shapely.union_all([p.buffer(0) for p in parts]), atlas.silhouette(key[1]))
        for key, parts in found.items()
    }


def read_on_figure(drawing: PainDrawing, pen: Pen, view: View) -> BaseGeometry:
    return shapely.union_all([m.area for m in drawing.marks if m.sensation is pen.sensation and m.view is view])


def _overlap(one: Scan, truth: dict[tuple[Pen, View], BaseGeometry], drawing: PainDrawing, pen: Pen) -> Overlap:
    total = Overlap()
    for placed in layout_of(one.kind).panels:
        view, size = placed.panel.view, placed.panel.factor**2
        said, meant = read_on_figure(drawing, pen, view), truth.get((pen, view), MultiPolygon())
        total = total.plus(Overlap(said.intersection(meant).area * size, said.union(meant).area * size))
    return total


def _by_way(one: Scan, drawing: PainDrawing) -> dict[Drawn, Overlap]:
    """By the way it was drawn: each mark against what was read of its colour within 3 mm of it."""
    placed = {p.panel.view: p for p in layout_of(one.kind).panels}
    found: dict[Drawn, Overlap] = defaultdict(Overlap)
    for mark in one.marks:
        here, atlas = placed[mark.view], open_atlas()
        size = here.panel.factor**2
        meant, near = (
            shapely.transform(shapely.segmentize(s, 1.0), here.on_figure).buffer(0).intersection(atlas.silhouette(mark.view))
            for s in (mark.meant, shapely.union_all([mark.meant, *mark.ink]).buffer(3))
        )
        said = read_on_figure(drawing, mark.pen, mark.view).intersection(near)
        found[mark.drawn] = found[mark.drawn].plus(Overlap(said.intersection(meant).area * size, said.union(meant).area * size))
    return dict(found)


def _wrong_sides(one: Scan, truth: dict[tuple[Pen, View], BaseGeometry], drawing: PainDrawing) -> int:
    """Marks that lie for more than a tenth on a side of a view where nothing was meant, in any colour."""
    atlas = open_atlas()
    halves = {
        (view, side): shapely.union_all([f.shape for f in atlas.zones(view) if f.side is side])
        for view in {p.panel.view for p in layout_of(one.kind).panels}
        for side in Side
    }
    wrong = 0
    for mark in drawing.marks:
        meant = shapely.union_all([shape for (_, view), shape in truth.items() if view is mark.view])
        for side in Side:
            half = halves[mark.view, side]
            if mark.area.intersection(half).area > 0.1 * mark.area.area and meant.intersection(half).area == 0:
                wrong += 1
    return wrong


def report(results: list[Result]) -> list[str]:
    """The tables, as in docs/paper.md."""
    lines = ["| camera | scans | Jaccard, all colours | least of a scan | wrong side |", "|---|---|---|---|---|"]
    for effect in dict.fromkeys(r.scan.effect for r in results):
        some = [r for r in results if r.scan.effect == effect]
        lines.append(_line(effect, some))
    lines.append(_line("all", results))
    lines += ["", "| colour | Jaccard, all scans | mean of scans | least of a scan |", "|---|---|---|---|"]
    for pen in PENS:
        each = [r.by_pen[pen].jaccard for r in results if r.by_pen[pen].either > 0]
        pooled = summed(r.by_pen[pen] for r in results).jaccard
        lines.append(f"| {pen.name} | {pooled:.3f} | {sum(each) / len(each):.3f} | {min(each):.3f} |")
    lines += ["", "| drawn as | Jaccard, all scans |", "|---|---|"]
    for way in Drawn:
        pooled = summed((r.by_way or {}).get(way, Overlap()) for r in results).jaccard
        lines.append(f"| {way.value} | {pooled:.3f} |")
    crossed = sum(len([p for p in r.scan.strengths if any(m.pen is p for m in r.scan.marks)]) for r in results)
    lines += [
        "",
        f"Strengths crossed: {crossed}; read wrongly {sum(r.wrong_strengths for r in results)}, "
        f"not read {sum(r.missed_strengths for r in results)}. Marks on a wrong side: {sum(r.wrong_sides for r in results)}.",
    ]
    return lines


def _line(name: str, some: list[Result]) -> str:
    least = min(r.whole.jaccard for r in some)
    pooled = summed(r.whole for r in some).jaccard
    return f"| {name} | {len(some)} | {pooled:.3f} | {least:.3f} | {sum(r.wrong_sides for r in some)} |"


def main() -> int:
    words = argparse.ArgumentParser(prog="python -m benchmarks.paper", description=__doc__)
    words.add_argument("--quick", action="store_true", help="a few scans only")
    words.add_argument("--keep", type=Path, help="folder for the scans and what was read of them")
    asked = words.parse_args()
    results: list[Result] = []
    for one in scans(asked.quick):
        result = compared(one)
        results.append(result)
        print(f"{one.name} {one.effect}: {result.whole.jaccard:.3f} {result.notes[2:]}", file=sys.stderr)
        if asked.keep:
            _keep(asked.keep, one)
    print("\n".join(report(results)))
    pooled = [summed(r.by_pen[pen] for r in results).jaccard for pen in PENS]
    return 0 if min(pooled) >= GATE and not any(r.wrong_sides for r in results) else 1


def _keep(folder: Path, one: Scan) -> None:
    from bodymap.paper.overlay import overlay_png

    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{one.name}.jpg").write_bytes(one.data)
    (folder / f"{one.name}-read.png").write_bytes(overlay_png(read_sheet(one.data, one.name)))


if __name__ == "__main__":
    sys.exit(main())
