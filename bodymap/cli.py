"""The command line. Each command reads, calls one pure function, and prints; bad input ends with one sentence."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple, cast

import typer

from bodymap.atlas.levels import Side, View
from bodymap.commands import cohort, compare, exchange, library, paper, worksheet
from bodymap.commands.say import print_json, say
from bodymap.files.problems import BodymapError
from bodymap.language import tr
from bodymap.reasoning.reading import Reading
from bodymap.ui.options import options_of
from bodymap.ui.picture_file import check_picture, write_picture
from bodymap.ui.told import BAD_INPUT, told

if TYPE_CHECKING:
    from bodymap.atlas.atlas import Atlas, Located
    from bodymap.atlas.parts import Complaint
    from bodymap.exports.page_choice import PageChoice
    from bodymap.reasoning.case import Case
    from bodymap.reasoning.evaluation.evaluation import Measures
    from bodymap.reasoning.evaluation.rivals import Rival
    from bodymap.reasoning.evaluation.steadiness import Steadiness
    from bodymap.reasoning.under_maps import UnderMap

app = typer.Typer(
    name="bodymap",
    help="Paint where it hurts; see which lumbar and sacral nerve roots the picture fits, and why.\n\n"
    "For education and documentation, not diagnosis. Without a command the window opens.\n\n"
    "Examples:\n\n"
    "  bodymap --mode patient --theme light\n\n"
    "  bodymap --open visit.bodymap --screenshot window.png\n\n"
    "  bodymap assess case.yaml --json\n\n"
    "  bodymap evaluate cases.yaml\n\n"
    "  bodymap locate back -40 1010\n\n"
    "  bodymap locate --landmark medial_malleolus --side R\n\n"
    "  bodymap render visit.bodymap -o visit.pdf\n\n"
    "  bodymap report visit.bodymap -o report.pdf --clinician\n\n"
    "  bodymap atlas check",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
atlas_app = typer.Typer(help="The drawn body and its maps.", rich_markup_mode=None, no_args_is_help=True)
app.add_typer(atlas_app, name="atlas")

USAGE = cast("type[typer.BadParameter]", typer.BadParameter.__mro__[1])
"""What Typer raises when the words of a command are not understood; it has no public name."""
SOUND = "The map is sound: every face has its label."


def main() -> None:
    """Run the command line; exit 2 with one sentence on bad input."""
    told(run)


def run() -> None:
    """Do what the words ask for. Typer's own complaints, which take four lines, in one sentence; the help it shows by itself as it is."""
    try:
        status = app(prog_name="bodymap", standalone_mode=False)
    except USAGE as problem:
        words = problem.format_message().rstrip(".")
        if "\n" in words:  # a group without a command: its help
            problem.show()
            raise SystemExit(BAD_INPUT) from problem
        path = problem.ctx.command_path if problem.ctx else "bodymap"
        see = " See" if words.endswith("?") else "; see"
        raise BodymapError(f"{words[:1].lower()}{words[1:]}{see} {path} --help") from problem
    raise SystemExit(status or 0)


@app.callback(invoke_without_command=True)
def window(
    context: typer.Context,
    mode: Annotated[str, typer.Option(help="consultation, patient or classroom; consultation if none is named")] = "",
    theme: Annotated[
        str, typer.Option(help="light, dark or contrast; else as last time or as the system")
    ] = "",
    lang: Annotated[
        str,
        typer.Option(help="language of the window: en or fr; es, de, pt and ar for the patient and warnings"),
    ] = "",
    size: Annotated[str, typer.Option(help="size of the window in pixels, as 1280x800")] = "",
    open: Annotated[Path | None, typer.Option(help="drawing to open")] = None,
    screenshot: Annotated[Path | None, typer.Option(help="draw the window, save it as PNG, exit")] = None,
) -> None:
    """Open the window (when no command is given)."""
    if context.invoked_subcommand is not None:
        return
    options = options_of(mode, theme, lang, size, open, screenshot)
    from bodymap.ui.start import start

    raise typer.Exit(start(options))


@app.command()
def assess(
    case: Annotated[Path, typer.Argument(help="a case file (YAML or JSON) or a saved .bodymap drawing")],
    as_json: Annotated[bool, typer.Option("--json", help="print JSON")] = False,
) -> None:
    """Read a case or a drawing: roots, look-alikes, red flags, what to test next.

    Example: bodymap assess case.yaml --json
    """
    from bodymap.exports.reading_json import reading_data
    from bodymap.exports.reading_text import NOT_A_DIAGNOSIS, reading_lines
    from bodymap.exports.under_maps import under_map_lines, under_maps_data

    readings = tuple(_readings(case))
    if as_json:
        data = [
            {
                **reading_data(r.reading, r.name),
                "under_maps": under_maps_data(r.unders),
                "notes": list(r.notes),
            }
            for r in readings
        ]
        print_json(data[0] if len(data) == 1 else data)
        return
    for r in readings:
        skipped = (f"Skipped: {word}" for word in r.reading.skipped)
        lines = (*reading_lines(r.reading), *under_map_lines(r.unders), *skipped, tr(NOT_A_DIAGNOSIS))
        say(f"== {r.name}", *r.notes, *lines)


class _Read(NamedTuple):
    """One case or drawing that was read."""

    name: str
    reading: Reading
    notes: tuple[str, ...]
    unders: "tuple[UnderMap, ...]"


def _readings(path: Path) -> Iterable[_Read]:
    """Every case in the file, or the one drawing."""
    from dataclasses import replace

    from bodymap.atlas.atlas import open_atlas
    from bodymap.knowledge.stored import open_library
    from bodymap.reasoning.coverage import symptoms_of
    from bodymap.reasoning.read import read, read_drawing
    from bodymap.reasoning.under_maps import under_maps
    from bodymap.records.case_file import load_cases
    from bodymap.records.drawing_file import load
    from bodymap.records.pdf_drawing import is_pdf, load_from_pdf

    library, atlas = open_library(), open_atlas()
    _tell_left_out(atlas)
    if path.suffix.lower() == ".bodymap" or is_pdf(path):
        document = load_from_pdf(path) if is_pdf(path) else load(path)
        drawing, examination = document.drawing, document.examination
        reading = read_drawing(library, atlas, drawing, examination)
        unders = under_maps(
            library, atlas, symptoms_of(atlas, drawing, library.rules.painting), examination, drawing.marks
        )
        yield _Read(document.title or path.stem, reading, document.notes, unders)
        return
    for case in load_cases(path, library):
        reading = replace(read(library, case.symptoms, case.examination), skipped=case.skipped)
        yield _Read(case.id, reading, (), under_maps(library, atlas, case.symptoms, case.examination))


@app.command()
def evaluate(
    places: Annotated[
        list[Path], typer.Argument(metavar="CASES...", help="case files with known truth, or folders of them")
    ],
    as_json: Annotated[bool, typer.Option("--json", help="print JSON")] = False,
    half: Annotated[
        str, typer.Option(help="only this half of the cases, by the hash of their ids: tuning or testing")
    ] = "",
    rivals: Annotated[bool, typer.Option("--rivals", help="also measure simpler readers")] = False,
    redraw: Annotated[
        bool, typer.Option("--redraw", help="also let everybody draw a second time; takes minutes")
    ] = False,
) -> None:
    """Measure how often the reading is right, on cases whose truth is known.

    Examples: bodymap evaluate cases.yaml more-cases --json | bodymap evaluate cases.yaml --rivals
    """
    from bodymap.exports.evaluation_json import evaluation_data, rivals_data, steadiness_data
    from bodymap.exports.evaluation_text import evaluation_lines, noise_line, rival_table, steadiness_table
    from bodymap.files.progress import told_how_far
    from bodymap.knowledge.stored import open_library
    from bodymap.reasoning.evaluation.evaluation import evaluate as measure
    from bodymap.reasoning.read import read

    library = open_library()
    cases, left_out = _with_truth(places, half)
    pieces = told_how_far(cases, len(cases), "cases")
    found = measure(library, ((c, read(library, c.symptoms, c.examination)) for c in pieces))
    others = tuple(_measured_rivals(cases)) if rivals else ()
    again = _drawn_again(cases) if redraw else None
    skipped = [{"id": c.id, "word": word} for c in cases for word in c.skipped]
    if as_json:
        more = {
            **({"rivals": rivals_data(others)} if rivals else {}),
            **({"redraw": steadiness_data(again)} if again else {}),
        }
        print_json({**evaluation_data(found), **more, "without_truth": left_out, "skipped": skipped})
        return
    say(
        *evaluation_lines(found),
        *(("", *rival_table(others).text()) if rivals else ()),
        *(("", *steadiness_table(again).text(), noise_line(again.noise, library.rules.telling.drawn_twice)) if again else ()),
        *(f"Skipped in {one['id']}: {one['word']}" for one in skipped),
        *(f"Left out, no truth is named: {name}" for name in left_out),
    )


def _measured_rivals(cases: "tuple[Case, ...]") -> "Iterable[tuple[Rival, Measures]]":
    """Every simpler reader on the same cases; ours first."""
    from bodymap.atlas.atlas import open_atlas
    from bodymap.files.progress import told_how_far
    from bodymap.knowledge.stored import open_library
    from bodymap.reasoning.evaluation.evaluation import evaluate as measure
    from bodymap.reasoning.evaluation.rivals import rivals

    library = open_library()
    readers = rivals(library, open_atlas())
    for reader in told_how_far(readers, len(readers), "readers"):
        yield reader, measure(library, ((case, reader.answer(case)) for case in cases)).all


def _drawn_again(cases: "tuple[Case, ...]") -> "Steadiness":
    """The samples, every case that marks something and made-up typical drawings, drawn a second time."""
    from bodymap.atlas.atlas import open_atlas
    from bodymap.files.progress import told_how_far
    from bodymap.knowledge.stored import open_library
    from bodymap.reasoning.evaluation.steadiness import drawn_case, steadiness, steady, typical_drawings
    from bodymap.records.samples import drawn_samples

    library, atlas = open_library(), open_atlas()
    drawn = (
        *drawn_samples(),
        *(drawn_case(atlas, case) for case in cases if case.symptoms.signs),
        *typical_drawings(library, atlas),
    )
    return steadiness(steady(library, atlas, one) for one in told_how_far(drawn, len(drawn), "drawings"))


def _with_truth(places: list[Path], half: str) -> "tuple[tuple[Case, ...], list[str]]":
    """The cases that can be measured, and the ids of those that cannot."""
    from bodymap.knowledge.stored import open_library
    from bodymap.reasoning.evaluation.halves import Half, half_of
    from bodymap.records.case_folder import cases_in

    if half and half not in set(Half):
        raise BodymapError(f"--half {half[:40]!r} is not a half; expected tuning or testing")
    cases = tuple(c for c in cases_in(places, open_library()) if not half or half_of(c.id) == half)
    known = tuple(c for c in cases if c.truth.known)
    if not known:
        raise BodymapError("no case names its truth; expected truth: with roots or a condition", places[0])
    return known, [c.id for c in cases if not c.truth.known]


@app.command(context_settings={"ignore_unknown_options": True})
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
        _at_place(atlas, view, x, y) if landmark is None else _at_landmark(atlas, landmark, view, side, only)
    )
    _tell_left_out(atlas)
    found = [open_layers().located(one) for one in where]
    if as_json:
        data = [located_data(one) for one in found]
        print_json(data[0] if view is not None or only else data)
        return
    names, library = unique_names(atlas.maps.values()), open_library()
    say(*(located_line(one, atlas, library, names) for one in found))


def _at_place(atlas: "Atlas", view: str | None, x: str | None, y: str | None) -> tuple["Located", ...]:
    from bodymap.exports.located_text import place_of

    known = _view(view) if view is not None else None
    if known is None or x is None or y is None:
        raise BodymapError("locate needs VIEW X Y, as front 55 1250, or --landmark NAME --side L|R")
    return (atlas.locate(known, *place_of(atlas, known, x, y)),)


def _at_landmark(
    atlas: "Atlas", name: str, view: str | None, side: str | None, only: str | None
) -> tuple["Located", ...]:
    if view is not None:
        raise BodymapError("--landmark takes no place; give VIEW X Y or --landmark NAME --side L|R")
    return atlas.locate_landmark(name, _side(side), _view(only) if only else None)


def _tell_left_out(atlas: "Atlas") -> None:
    """One line about maps of a person's own that are unsound; the answer goes on without them."""
    if atlas.complaints:
        print(f"bodymap: {atlas.left_out()}", file=sys.stderr)


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


@app.command()
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


@app.command()
def report(
    file: Annotated[Path, typer.Argument(help="a saved .bodymap drawing, or a case file with one case")],
    output: Annotated[Path, typer.Option("-o", "--output", help="PDF to write")],
    paper: Annotated[str, typer.Option(help="a4 or letter")] = "a4",
    clinician: Annotated[bool, typer.Option("--clinician", help="also the clinician's page")] = False,
    full: Annotated[bool, typer.Option("--full", help="all pages for the clinician, with every reason")] = False,
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

    write_report(
        file, output, ReportChoice(paper, clinician, not black, embed, full=full), datetime.now().astimezone().date()
    )


@app.command()
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
        bool, typer.Option(help="also whole windows: every mode, theme and language at 1280x800 and 1920x1080")
    ] = True,
    bodies: Annotated[bool, typer.Option(help="also bodies alone")] = True,
    langs: Annotated[str, typer.Option(help="of whole windows: en,fr,ar when left out")] = "",
) -> None:
    """Write pictures of every view, map, layer, theme, skin and figure, of the window in every mode, theme and language at two
    sizes, and a page that shows them, to look at.

    Example: bodymap gallery -o pictures --no-bodies
    """
    from bodymap.ui.display import set_unseen

    set_unseen(os.environ)
    from bodymap.ui.gallery import Wish, write_gallery
    from bodymap.ui.options import size_of

    words = [tuple(filter(None, text.split(","))) for text in (views, maps, themes, skins, figures, layers)]
    spoken = tuple(filter(None, langs.split(",")))
    wish = Wish(*words, size=size_of(size) or (1280, 800), windows=windows, bodies=bodies, langs=spoken)
    for name in write_gallery(output, wish):
        say(name)


@atlas_app.command("check")
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


@atlas_app.command("agreement")
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


@atlas_app.command("build")
def atlas_build() -> None:
    """Rebuild what the program starts from, in assets/built: faces, pictures, knowledge, the first picture."""
    from bodymap.atlas.build import build
    from bodymap.knowledge.stored import build_library
    from bodymap.records.shipped import build_samples
    from bodymap.ui.start import built_opening

    for built in (build, lambda: (build_library(), build_samples()), built_opening):
        say(*(path.name for path in built()))


for commands in (cohort, compare, exchange, library, paper, worksheet):
    commands.add_commands(app)
