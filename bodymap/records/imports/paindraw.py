"""Reads strokes that were painted in REDCap with the module PainDraw (JSON, v "paindraw_v0.3").

Points are pixels of a template picture w by h. The picture is another body than ours, so it is stretched over our view:
places are about right, not exact, and a note says so.
"""

from collections.abc import Iterator
from itertools import pairwise
from math import hypot
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, FailFast, Field

from bodymap.atlas.atlas import Atlas, open_atlas
from bodymap.atlas.levels import View
from bodymap.drawing.pain_drawing import PainDrawing, Sample
from bodymap.drawing.tools import Brush, Eraser
from bodymap.files.checked import parse
from bodymap.files.problems import BodymapError
from bodymap.files.tree import Tree, Value
from bodymap.language import decimal, tr, tr_later
from bodymap.records.document import Document
from bodymap.records.drawing_model import MOST_STROKE_POINTS, WIDEST
from bodymap.records.imports.imported import NO_WISH, Imported, Wish, only_pain

VERSION = "paindraw_v0.3"
FAMILY = "paindraw"
MOST_PIXELS = 20_000
"""Width or height of a template."""
MOST_STROKES = 2000
MOST_POINTS = 60_000
"""Points of all strokes: a quarter of an hour of a finger that sends one every 16 ms without a rest."""
LONGEST_PATH = 500
"""Length of all strokes, as so many times width and height of the template together: ten minutes of shading from edge to edge every
second (assumed). A path that jumps about for longer is no hand, and crosses itself so often that its outline takes minutes.
"""
THINNEST = 0.5
"""mm. A finer line is nothing a brush of ours leaves."""
UNEVEN = 1.25
"""How much more a template may be stretched one way than the other before a note says so (assumed)."""
VIEW_WORDS = {
    "anterior": View.FRONT,
    "ventral": View.FRONT,
    "posterior": View.BACK,
    "dorsal": View.BACK,
    **{view.value: view for view in View},
}
"""What the field `view` may say."""
APPROXIMATE = tr_later(
    "The template {template!r} is another body than ours; it was stretched over our view {view}: check the painted places with the person."
)
STRETCHED = tr_later("The template was stretched {times} times more one way than the other.")
LEFT_OUT = tr_later("{count} of {all} strokes lie beside our body and were left out.")

Pixel = Annotated[float, Field(strict=True, allow_inf_nan=False, ge=-1e6, le=1e6)]
Pixels = Annotated[int, Field(strict=True, ge=1, le=MOST_PIXELS)]
Spot = Annotated[list[Pixel], FailFast(), Field(min_length=2, max_length=2)]
Size = Annotated[Pixel, Field(ge=0, le=MOST_PIXELS)]
Text = Annotated[str, Field(max_length=300)]


class _Part(BaseModel):
    """The module adds members from version to version; only what is used here is checked."""

    model_config = ConfigDict(extra="ignore")


class _Stroke(_Part):
    tool: Text = ""
    lineWidth: Size = 0  # noqa: N815
    sprayRadius: Size = 0  # noqa: N815
    p: Annotated[list[Spot], FailFast(), Field(max_length=MOST_STROKE_POINTS)]


class _File(_Part):
    v: Text
    w: Pixels
    h: Pixels
    units: Literal["px"] = "px"
    tpl: Text = ""
    view: Text | None = None
    s: Annotated[list[_Stroke], FailFast(), Field(max_length=MOST_STROKES)]


def is_paindraw(value: Value) -> bool:
    """Whether a JSON value says that it is of this family, of whatever version."""
    version = value.get("v") if isinstance(value, dict) else None
    return isinstance(version, str) and version.lower().startswith(FAMILY)


def paindraw_document(tree: Tree, wish: Wish = NO_WISH) -> Imported:
    """The strokes of a file on our body. Raises BodymapError, also where nobody says which view the template shows."""
    _check_version(tree)
    file = parse(_File, tree)
    _check_amounts(file, tree)
    view = _view(file, wish, tree)
    atlas = open_atlas()
    drawing, beside = _drawing(atlas, file, view, wish)
    if not drawing.marks:
        raise BodymapError(
            tr("no stroke lies on our body, {view}; expected at least one", view=view.words),
            tree.place_of(("s",)),
        )
    return Imported(Document(drawing), tuple(_notes(atlas, file, view, wish, beside)))


def _check_version(tree: Tree) -> None:
    version = tree.value.get("v") if isinstance(tree.value, dict) else None
    if version != VERSION:
        raise BodymapError(
            tr("v is {version!r}; expected {ours!r}", version=str(version)[:40], ours=VERSION),
            tree.place_of(("v",)),
        )


def _check_amounts(file: _File, tree: Tree) -> None:
    """Sums the model cannot see."""
    if sum(len(stroke.p) for stroke in file.s) > MOST_POINTS:
        raise BodymapError(
            tr("the strokes have more than {most_points} points; expected fewer", most_points=MOST_POINTS),
            tree.place_of(("s",)),
        )
    steps = (hypot(x - a, y - b) for stroke in file.s for (a, b), (x, y) in pairwise(stroke.p))
    if sum(steps) > LONGEST_PATH * (file.w + file.h):
        sentence = tr(
            "the strokes are longer than {longest_path} times the template; expected those of a hand",
            longest_path=LONGEST_PATH,
        )
        raise BodymapError(sentence, tree.place_of(("s",)))


def _view(file: _File, wish: Wish, tree: Tree) -> View:
    """What a person named for the template goes before what the file says."""
    found = wish.view_of(file.tpl) or VIEW_WORDS.get((file.view or "").strip().lower())
    if found is None:
        sentence = tr(
            "the file does not say which side of the body its template {template!r} shows; expected the view front or back, or --view",
            template=file.tpl[:60],
        )
        raise BodymapError(sentence, tree.place_of(("view",)))
    return found


def _drawing(atlas: Atlas, file: _File, view: View, wish: Wish) -> tuple[PainDrawing, int]:
    """The drawing, and how many strokes lie beside the body."""
    drawing, beside, body = PainDrawing(), 0, atlas.silhouette(view)
    across, down = _scale(atlas, file, view)
    left, top = atlas.boxes[view][:2]
    for stroke in file.s:
        width = min(max(_pixels(stroke) * (across + down) / 2, THINNEST), WIDEST)
        tool = (
            Eraser(atlas, view, width)
            if "eras" in stroke.tool.lower()
            else Brush(atlas, view, wish.sensation, width)
        )
        for number, sample in enumerate(_samples(stroke, left, top, across, down)):
            (tool.move if number else tool.press)(sample)
        beside += not tool.shape.intersects(body)
        drawing = tool.release(drawing)
    return drawing, beside


def _samples(stroke: _Stroke, left: float, top: float, across: float, down: float) -> Iterator[Sample]:
    return (Sample(left + x * across, top + y * down) for x, y in stroke.p)


def _pixels(stroke: _Stroke) -> float:
    """Width of the brush: a spray covers a disc of its radius, everything else is a line (assumed from the names)."""
    return 2 * stroke.sprayRadius if stroke.tool.lower() == "spray" else stroke.lineWidth


def _scale(atlas: Atlas, file: _File, view: View) -> tuple[float, float]:
    """How many mm a pixel is, across and down: the whole template lies on the whole box of the view."""
    left, top, right, bottom = atlas.boxes[view]
    return (right - left) / file.w, (bottom - top) / file.h


def _notes(atlas: Atlas, file: _File, view: View, wish: Wish, beside: int) -> Iterator[str]:
    yield tr(APPROXIMATE, template=file.tpl[:60], view=view.words)
    across, down = _scale(atlas, file, view)
    uneven = max(across, down) / min(across, down)
    if uneven > UNEVEN:
        yield tr(STRETCHED, times=decimal(uneven, 1))
    if beside:
        yield tr(LEFT_OUT, count=beside, all=len(file.s))
    yield only_pain(wish.sensation)
