"""The command `locate`: what is at a place of the body."""

from typing import TYPE_CHECKING, Annotated

import typer

from bodymap.atlas.levels import Side, View
from bodymap.commands.say import print_json, say, tell_left_out
from bodymap.files.problems import BodymapError

if TYPE_CHECKING:
    from bodymap.atlas.atlas import Atlas, Located


def add_commands(app: typer.Typer) -> None:
    """Put the command into the command line; mm may be negative, and are no options."""
    app.command("locate", context_settings={"ignore_unknown_options": True})(locate)


def locate(
    view: Annotated[str | None, typer.Argument(help=f"one of {', '.join(View)}")] = None,
    x: Annotated[str | None, typer.Argument(help="mm to the viewer's right of the midline")] = None,
    y: Annotated[str | None, typer.Argument(help="mm below the top of the head or inset")] = None,
    landmark: Annotated[str | None, typer.Option(help="name of a landmark, as medial_malleolus")] = None,
    side: Annotated[str | None, typer.Option(help="L or R, the patient's own side")] = None,
    only: Annotated[str | None, typer.Option("--view", help="with --landmark: only this view")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="print JSON")] = False,
) -> None:
    """Say which zone a place is, what every map says there, and which nerves and muscles lie there.

    Examples: bodymap locate front 55 1250 | bodymap locate --landmark hallux_tip --side L --json
    """
    from bodymap.atlas.atlas import open_atlas
    from bodymap.atlas.layers import open_layers
    from bodymap.exports.located_text import located_line
    from bodymap.exports.reading_json import located_data
    from bodymap.knowledge.stored import open_library
    from bodymap.ui.map_names import unique_names

    atlas = open_atlas()
    where = (
        _at_place(atlas, (view, x, y), side, only)
        if landmark is None
        else _at_landmark(atlas, landmark, view, side, only)
    )
    tell_left_out(atlas)
    found = [open_layers().located(one) for one in where]
    if as_json:
        data = [located_data(one) for one in found]
        print_json(data[0] if view is not None or only else data)
        return
    names, library = unique_names(atlas.maps.values()), open_library()
    say(*(located_line(one, atlas, library, names) for one in found))


def _at_place(
    atlas: "Atlas", place: tuple[str | None, str | None, str | None], side: str | None, only: str | None
) -> tuple["Located", ...]:
    from bodymap.exports.located_text import place_of

    view, x, y = place
    known = _view(view) if view is not None else None
    if known is None or x is None or y is None:
        raise BodymapError("locate needs VIEW X Y, as front 55 1250, or --landmark NAME --side L|R")
    if side is not None or only is not None:
        raise BodymapError("--side and --view go with --landmark; a place is VIEW X Y alone")
    return (atlas.locate(known, *place_of(atlas, known, x, y)),)


def _at_landmark(
    atlas: "Atlas", name: str, view: str | None, side: str | None, only: str | None
) -> tuple["Located", ...]:
    if view is not None:
        raise BodymapError("--landmark takes no place; give VIEW X Y or --landmark NAME --side L|R")
    if side is None:
        atlas.locate_landmark(name, None)  # a name that is not known is told before the side that is missing
    return atlas.locate_landmark(name, _side(side), _view(only) if only else None)


def _view(text: str) -> View:
    if text not in set(View):
        raise BodymapError(f"view {text[:40]!r} is not known; expected one of {', '.join(View)}")
    return View(text)


def _side(text: str | None) -> Side:
    if text is None:
        raise BodymapError(
            "--landmark stands on both sides; expected L or R with --side, the patient's own side"
        )
    if text not in set(Side):
        raise BodymapError(f"--side {text[:40]!r} is not a side; expected L or R, the patient's own side")
    return Side(text)
