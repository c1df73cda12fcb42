"""The command `compare`: two drawings of one person, what is new, gone and the same."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bodymap.commands.say import print_json, say
from bodymap.files.problems import BodymapError
from bodymap.ui.picture_file import check_picture, write_picture

if TYPE_CHECKING:
    from bodymap.drawing.pain_drawing import PainDrawing
    from bodymap.reasoning.over_time import Change
    from bodymap.records.document import Document


def add_commands(app: typer.Typer) -> None:
    """Put the command into the command line."""
    app.command("compare")(compare_drawings)


def compare_drawings(
    before: Annotated[Path, typer.Argument(help="the earlier drawing, a saved .bodymap file")],
    after: Annotated[Path, typer.Argument(help="the later drawing, or that of another person who drew it")],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="picture to write: .png, .svg or .pdf")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="print JSON")] = False,
) -> None:
    """Set two drawings beside each other: what is new, gone and the same. What differs no more than people who draw
    the same pain twice is not called a change.

    Example: bodymap compare march.bodymap april.bodymap -o change.pdf
    """
    from bodymap.exports.change_text import change_lines
    from bodymap.knowledge.stored import open_library
    from bodymap.reasoning.over_time import change

    if output is not None:
        check_picture(output)
    rules = open_library().rules.telling.drawn_twice
    one, other = _drawings(before, after)
    found = change(one.drawing, other.drawing, rules)
    if as_json:
        print_json(_data(found))
    else:
        say(*one.notes, *other.notes, *change_lines(found, rules))
    if output is not None:
        _draw(found, output)


def _drawings(before: Path, after: Path) -> "tuple[Document, Document]":
    from bodymap.records.drawing_file import load

    one, other = load(before), load(after)
    for path, document in ((before, one), (after, other)):
        if not _ours(document.drawing):
            raise BodymapError("it was painted on another figure and cannot be compared; expected ours", path)
    return one, other


def _ours(drawing: "PainDrawing") -> bool:
    from bodymap.drawing.pain_drawing import FIGURE

    return drawing.figure == FIGURE


def _data(found: "Change") -> dict[str, Any]:
    return {
        "overlap": round(found.overlap, 3),
        "painted_before_mm2": round(found.before, 1),
        "painted_after_mm2": round(found.after, 1),
        "place": found.place.value,
        "size": found.size.value,
        "views": [
            {
                "view": one.view.value,
                "new_mm2": round(one.new.area, 1),
                "gone_mm2": round(one.gone.area, 1),
                "same_mm2": round(one.same.area, 1),
                "separate_new_places": len(one.new_places.geoms),
                "separate_gone_places": len(one.gone_places.geoms),
            }
            for one in found.views
        ],
    }


def _draw(found: "Change", output: Path) -> None:
    from bodymap.atlas.atlas import open_atlas
    from bodymap.exports.change_svg import change_svg
    from bodymap.knowledge.stored import open_library

    svg = change_svg(open_atlas(), found, open_library().rules.telling.drawn_twice)
    write_picture(svg, output)
