"""The commands that draw: `render` (a drawing), `report` (what a patient takes home), `gallery` (everything, to look at)."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bodymap.commands.say import say, tell_skipped
from bodymap.files.problems import BodymapError
from bodymap.ui.picture_file import check_picture, write_picture

if TYPE_CHECKING:
    from bodymap.exports.page_choice import PageChoice


def add_commands(app: typer.Typer) -> None:
    """Put the commands into the command line."""
    for command in (render, report, gallery):
        app.command()(command)


def render(
    file: Annotated[Path, typer.Argument(help="a saved .bodymap drawing, or a case file with one case")],
    output: Annotated[Path, typer.Option("-o", "--output", help="picture to write: .png, .svg or .pdf")],
    maps: Annotated[
        list[str] | None,
        typer.Option("--map", help="dermatome map under the drawing; twice to compare; all = stacked"),
    ] = None,
    layer: Annotated[str, typer.Option(help="under the skin: muscles, nerves or territories")] = "",
    root: Annotated[
        str, typer.Option(help="with --layer or --map: light what belongs to this root, as L5")
    ] = "",
    muscle: Annotated[str, typer.Option(help="outline a muscle with its nerve, as soleus")] = "",
    nerve: Annotated[str, typer.Option(help="draw a nerve with its branches and skin, as sural")] = "",
    look_alike: Annotated[str, typer.Option(help="where a condition is often felt, as gtps")] = "",
    side: Annotated[str, typer.Option(help="L or R: of what is lit, the patient's own side")] = "",
    views: Annotated[str, typer.Option(help="lower, whole, sides, feet or between")] = "lower",
    figure: Annotated[str, typer.Option(help="neutral, female or male; the drawing stays")] = "neutral",
    skin: Annotated[str, typer.Option(help="paper, light, medium or deep")] = "paper",
) -> None:
    """Draw a saved drawing as a picture or a page, with maps, and with what lies under the skin.

    Examples: bodymap render visit.bodymap -o visit.pdf | bodymap render visit.bodymap --map all --root L5 -o l5.png
    | bodymap render visit.bodymap --layer muscles --muscle soleus --views sides -o calf.svg
    """
    from bodymap.exports.page_choice import PageChoice, check_choice

    check_picture(output)
    choice = PageChoice(tuple(dict.fromkeys(maps or ())), layer, root, muscle, nerve, look_alike, side)
    check_choice(choice)
    _look(figure, skin, views)
    write_picture(_sheet(file, choice, views, figure, skin), output)


def _look(figure: str, skin: str, views: str) -> None:
    """Raises BodymapError for a figure, a skin or a group of views that is not known."""
    from bodymap.atlas.variants import FIGURES
    from bodymap.exports.page_choice import unknown
    from bodymap.exports.palette import CHOOSABLE_SKINS
    from bodymap.ui.figure_groups import GROUPS

    known = (("figure", figure, FIGURES), ("skin", skin, CHOOSABLE_SKINS), ("views", views, GROUPS))
    for word, value, words in known:
        if value not in set(words):
            raise unknown(f"--{word}", value, words)


def _sheet(file: Path, choice: "PageChoice", views: str, figure: str, skin: str) -> str:
    from bodymap.atlas.atlas import open_atlas
    from bodymap.exports.page_choice import beneath_page, map_pages
    from bodymap.exports.reading_text import page_warnings
    from bodymap.exports.svg import sheet_svg
    from bodymap.knowledge.stored import open_library
    from bodymap.records.opened import opened
    from bodymap.ui.figure_groups import LayoutKind, page_views

    atlas, library = open_atlas(), open_library()
    read = opened(file, library, atlas)
    tell_skipped(read.reading.skipped)
    document = read.document
    title = f"Sample: {document.title}" if document.sample_source else ""
    shown, whole = page_views(LayoutKind(views))
    return sheet_svg(
        atlas,
        document.drawing,
        title,
        warnings=page_warnings(read.reading),
        advice=library.safety_net,
        skin=skin,
        figure=figure,
        maps=map_pages(atlas, choice),
        beneath=beneath_page(atlas, library, choice),
        views=shown,
        whole=whole,
    )


def report(
    file: Annotated[Path, typer.Argument(help="a saved .bodymap drawing, or a case file with one case")],
    output: Annotated[Path, typer.Option("-o", "--output", help="PDF to write")],
    paper: Annotated[str, typer.Option(help="a4 or letter")] = "a4",
    clinician: Annotated[bool, typer.Option("--clinician", help="also the clinician's page")] = False,
    full: Annotated[
        bool, typer.Option("--full", help="all pages for the clinician, with every reason")
    ] = False,
    black: Annotated[bool, typer.Option("--black-and-white", help="pure black on white")] = False,
    embed: Annotated[
        bool, typer.Option("--embed", help="put the drawing into the PDF, to open it again")
    ] = False,
) -> None:
    """Write the report that a patient takes home and a clinician files. No name stands on it.

    Example: bodymap report visit.bodymap -o report.pdf --paper letter --clinician
    """
    from datetime import datetime

    from bodymap.ui.report_file import ReportChoice, write_report

    choice = ReportChoice(paper, clinician, not black, embed, full=full)
    tell_skipped(write_report(file, output, choice, datetime.now().astimezone().date()))


def gallery(
    output: Annotated[Path, typer.Option("-o", "--output", help="folder for the pictures and index.html")],
    views: Annotated[str, typer.Option(help="lower,whole,sides,feet,between; all when left out")] = "",
    maps: Annotated[
        str, typer.Option(help="ids of maps, none, or all for stacked; every one when left out")
    ] = "",
    layers: Annotated[str, typer.Option(help="muscles,nerves,territories, or none; all when left out")] = "",
    themes: Annotated[str, typer.Option(help="light,dark,contrast; all when left out")] = "",
    skins: Annotated[str, typer.Option(help="paper,light,medium,deep; all when left out")] = "",
    figures: Annotated[str, typer.Option(help="neutral,female,male; all when left out")] = "",
    size: Annotated[str, typer.Option(help="size of the window in pixels")] = "1280x800",
    windows: Annotated[
        bool,
        typer.Option(help="also whole windows: every mode, theme and language at 1280x800 and 1920x1080"),
    ] = True,
    bodies: Annotated[bool, typer.Option(help="also bodies alone")] = True,
    langs: Annotated[str, typer.Option(help="of whole windows: en,fr,ar when left out")] = "",
) -> None:
    """Write pictures of every view, map, layer, theme, skin and figure, of the window in every mode, theme and language at two
    sizes, and a page that shows them, to look at.

    Example: bodymap gallery -o pictures --no-bodies
    """
    from bodymap.ui.display import set_unseen

    if not windows and not bodies:
        raise BodymapError("--no-windows and --no-bodies together leave nothing to draw; expected one of them")
    set_unseen(os.environ)
    from bodymap.ui.gallery import Wish, write_gallery
    from bodymap.ui.options import size_of

    words = [tuple(filter(None, text.split(","))) for text in (views, maps, themes, skins, figures, layers)]
    spoken = tuple(filter(None, langs.split(",")))
    wish = Wish(*words, size=size_of(size) or (1280, 800), windows=windows, bodies=bodies, langs=spoken)
    for name in write_gallery(output, wish):
        say(name)
