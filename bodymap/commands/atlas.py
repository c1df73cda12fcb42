"""The commands `atlas …`: is the drawn body sound, how far do its maps agree, build it."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bodymap.commands.say import print_json, say
from bodymap.files.problems import BodymapError
from bodymap.ui.told import BAD_INPUT

if TYPE_CHECKING:
    from bodymap.atlas.parts import Complaint

atlas_app = typer.Typer(help="The drawn body and its maps.", rich_markup_mode=None, no_args_is_help=True)
SOUND = "The map is sound: every face has its label."


def add_commands(app: typer.Typer) -> None:
    """Put the commands into the command line."""
    for name, command in (("check", atlas_check), ("agreement", atlas_agreement), ("build", atlas_build)):
        atlas_app.command(name)(command)
    app.add_typer(atlas_app, name="atlas")


def atlas_check(
    what: Annotated[
        Path | None, typer.Argument(help="folder of region files, or one file; default: the shipped folder")
    ] = None,
    watch: Annotated[
        Path | None, typer.Option(help="a map file to check and draw again whenever it is saved")
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", help="picture of --watch: .svg or .png; default: beside the map"),
    ] = None,
) -> None:
    """Check every region file, or one: gaps, overlaps, labels, key points, muscles and nerves.

    Examples: bodymap atlas check | bodymap atlas check my-map.yaml | bodymap atlas check --watch my-map.yaml
    """
    if watch is not None:
        _watch(watch, output or watch.with_suffix(".svg"))
        return
    complaints, notes = _complaints(what)
    sound = (
        "The atlas is sound: no gaps, no overlaps, all labels found."
        if what is None or what.is_dir()
        else SOUND
    )
    said = _counted(len(complaints)) if complaints else sound
    say(*map(str, complaints), *(f"Note: {note}" for note in notes), said)
    raise typer.Exit(BAD_INPUT if complaints else 0)


def _complaints(what: Path | None) -> "tuple[tuple[Complaint, ...], tuple[Complaint, ...]]":
    """What is wrong with a folder or a file, and what is only worth knowing."""
    from bodymap.atlas.check import check, check_file
    from bodymap.knowledge.layer_faults import layer_complaints

    if what is not None and not what.is_dir():
        if not what.exists():
            raise BodymapError("no such file or folder; expected a map file or a folder of regions", what)
        return check_file(what)
    return (*check(what), *layer_complaints(what)), ()


def _watch(path: Path, picture: Path) -> None:
    """Check and draw a map file whenever it is saved; Ctrl+C ends it."""
    from bodymap.files.watching import changes

    if picture.suffix.lower() not in (".svg", ".png"):
        raise BodymapError(f"cannot draw {picture.name!r}; expected a name that ends with .svg or .png")
    if picture.absolute() == path.absolute():
        raise BodymapError("the picture would take the place of the map; expected another name with -o", path)
    try:
        for seen in changes(path):
            say(_watched(path, picture, seen))
    except KeyboardInterrupt:
        raise typer.Exit(0) from None


def _watched(path: Path, picture: Path, seen: str) -> str:
    """One line for one change of the file."""
    from bodymap.atlas.check import figure_for
    from bodymap.atlas.map_files import cut_map
    from bodymap.exports.map_sheet import map_sheet

    if seen == "gone":
        return f"{path.name}: not there; waiting for it to come back"
    try:
        figure = figure_for(path)
        found = cut_map(path, figure)
        _draw(map_sheet(found, figure), picture)
    except BodymapError as error:
        return f"{error}; the picture stays as it was"
    if not found.complaints:
        return f"{path.name}: {SOUND} Drawn to {picture.name}."
    first, more = found.complaints[0], len(found.complaints) - 1
    return f"{first}{f' (and {more} more)' if more else ''}; drawn to {picture.name}"


def _draw(svg: str, picture: Path) -> None:
    from bodymap.files.whole import write_whole

    if picture.suffix.lower() == ".svg":
        write_whole(picture, svg)
        return
    from bodymap.ui.printing import svg_to_png

    svg_to_png(svg, picture)


def _counted(complaints: int) -> str:
    return f"{complaints} complaint{'' if complaints == 1 else 's'}"


def atlas_agreement(
    as_json: Annotated[bool, typer.Option("--json", help="print JSON")] = False,
) -> None:
    """Say how far the maps agree: by view, region and pair of maps, and where they conflict.

    Example: bodymap atlas agreement --json
    """
    from bodymap.atlas.atlas import open_atlas
    from bodymap.exports.agreement import agreement_data, agreement_lines

    atlas = open_atlas()
    if as_json:
        print_json(agreement_data(atlas))
    else:
        say(*agreement_lines(atlas))


def atlas_build() -> None:
    """Rebuild what the program starts from, in assets/built: faces, pictures, knowledge, the first picture."""
    from bodymap.atlas.build import build
    from bodymap.knowledge.stored import build_library
    from bodymap.records.shipped import build_samples
    from bodymap.ui.start import built_opening

    for built in (build, lambda: (build_library(), build_samples()), built_opening):
        say(*(path.name for path in built()))
