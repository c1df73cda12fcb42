"""The command `worksheet`: a page for a class, blank, to colour, or with the answers."""

from pathlib import Path
from typing import Annotated

import typer

from bodymap.ui.picture_file import check_picture, write_picture


def add_commands(app: typer.Typer) -> None:
    """Put the command into the command line."""
    app.command("worksheet")(worksheet)


def worksheet(
    kind: Annotated[str, typer.Argument(help="blank, map (to colour) or answers")],
    output: Annotated[Path, typer.Option("-o", "--output", help="page to write: .pdf, .png or .svg")],
    body_map: Annotated[
        str, typer.Option("--map", help="id of the map, as in bodymap locate --json")
    ] = "isncsci",
) -> None:
    """A worksheet for a class: a blank body, a map to colour with its borders alone, or the same map with its answers.

    Example: bodymap worksheet map --map keegan-garrett-1948 -o colour.pdf
    """
    from bodymap.atlas.atlas import open_atlas
    from bodymap.exports.page_choice import unknown
    from bodymap.teaching.worksheets import Worksheet, worksheet_svg

    check_picture(output)
    if kind not in set(Worksheet):
        raise unknown("worksheet", kind, Worksheet)
    write_picture(worksheet_svg(open_atlas(), Worksheet(kind), body_map), output)
