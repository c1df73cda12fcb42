"""The commands `paper sheet` and `paper read`: a body to draw on with felt-tip pens, and what was drawn (docs/paper.md)."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bodymap.commands.say import say
from bodymap.files.problems import BodymapError
from bodymap.ui.told import BAD_INPUT

if TYPE_CHECKING:
    from bodymap.paper.reading import PaperRead

DRAWING = ".bodymap"
READ = "-read"
"""How the name of a picture to check by ends: it shows the sheet too, and is no scan."""
IS_THERE = "a file of that name is there already and was left as it is; expected another folder with -o"
paper_app = typer.Typer(
    help="A body sheet to draw on with felt-tip pens (docs/paper.md).", rich_markup_mode=None, no_args_is_help=True
)


def add_commands(app: typer.Typer) -> None:
    """Put both commands into the command line."""
    app.add_typer(paper_app, name="paper")


@paper_app.command("sheet")
def sheet(
    output: Annotated[Path, typer.Option("-o", "--output", help="sheet to write: .pdf, .svg or .png")],
    paper: Annotated[str, typer.Option(help="a4 or letter")] = "a4",
    figure: Annotated[str, typer.Option(help="neutral, female or male")] = "neutral",
    views: Annotated[str, typer.Option(help="lower: from the waist down; whole: the whole body")] = "lower",
) -> None:
    """Write a blank sheet: front, back and feet, the colours to use, plain words. Nobody's name stands on it.

    Example: bodymap paper sheet -o sheet.pdf --paper letter
    """
    from bodymap.paper.code import sheet_kind
    from bodymap.ui.paper_page import write_sheet

    write_sheet(sheet_kind(paper, figure, views), output)


@paper_app.command("read")
def read(
    places: Annotated[
        list[Path], typer.Argument(metavar="SCANS...", help="scans or photos (PNG, JPEG), or folders of them")
    ],
    output: Annotated[
        Path, typer.Option("-o", "--output", help="drawing to write: .bodymap; for several scans a folder")
    ],
    overlay: Annotated[
        bool, typer.Option("--overlay", help="also write a picture of each sheet with what was read, to check")
    ] = False,
) -> None:
    """Turn scans or photos of drawn sheets into .bodymap drawings. What was not understood is said; check each with the person.

    In a folder every scan gets a drawing of its own name; one that cannot be read is told, and the rest is done (exit status 2).

    Examples: bodymap paper read scan.png -o visit.bodymap | bodymap paper read scans -o drawings --overlay
    """
    if len(places) == 1 and not places[0].is_dir() and output.suffix.lower() == DRAWING:
        say(*(f"Note: {note}" for note in _one(places[0], output, overlay)))
        return
    if output.suffix.lower() == DRAWING:
        raise BodymapError(f"several scans do not go into one drawing; expected a folder, not {output.name!r}")
    scans = tuple(_scans(places))
    failed = sum(not done for done in _stack(scans, output, overlay))
    say(f"{len(scans) - failed} of {len(scans)} {'sheet was' if len(scans) == 1 else 'sheets were'} read.")
    raise typer.Exit(BAD_INPUT if failed else 0)


def _scans(places: Sequence[Path]) -> Iterator[Path]:
    """Every picture, those of a folder by name; other files of a folder are none of ours. Raises BodymapError."""
    from bodymap.paper.picture_file import ENDINGS

    for place in places:
        if not place.is_dir():
            yield place
            continue
        found = sorted(
            one
            for one in place.iterdir()
            if one.suffix.lower() in ENDINGS and one.is_file() and not one.stem.endswith(READ)
        )
        if not found:
            raise BodymapError("no PNG or JPEG is in the folder; expected scans or photos of sheets", place)
        yield from found


def _stack(scans: Sequence[Path], folder: Path, overlay: bool) -> Iterable[bool]:
    """Read one after the other; True for each that became a drawing."""
    from bodymap.files.progress import told_how_far

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BodymapError("the folder could not be made; expected the name of a folder with -o", folder) from error
    names = dict(zip(scans, _names(scans), strict=True))
    for scan in told_how_far(scans, len(scans), "sheets"):
        try:
            target = folder / names[scan]
            if target.exists():
                raise BodymapError(IS_THERE, target)
            notes = _one(scan, target, overlay)
        except BodymapError as problem:
            print(f"bodymap: {problem}", file=sys.stderr, flush=True)
            yield False
        else:
            say(f"{scan.name}: {' '.join(notes)}")
            yield True


def _names(scans: Sequence[Path]) -> Iterator[str]:
    """The name of the drawing of each scan; two of one name keep their endings, and get a number where even these are alike."""
    stems = [scan.stem.lower() for scan in scans]
    taken: set[str] = set()
    for scan, stem in zip(scans, stems, strict=True):
        name = scan.stem if stems.count(stem) == 1 else scan.name
        number = 1
        while f"{name.lower()} {number}" in taken:
            number += 1
        taken.add(f"{name.lower()} {number}")
        yield f"{name}{f' {number}' if number > 1 else ''}{DRAWING}"


def _one(scan: Path, output: Path, overlay: bool) -> tuple[str, ...]:
    """Read a scan and write its drawing; answers what has to be told. Raises BodymapError."""
    from bodymap.paper.reader import read_paper
    from bodymap.records.drawing_file import save

    found = read_paper(scan)
    save(found.document, output)
    if overlay:
        _draw(found, output.with_name(f"{output.stem}{READ}.png"), scan)
    return found.notes


def _draw(found: "PaperRead", picture: Path, scan: Path) -> None:
    from bodymap.files.whole import write_whole
    from bodymap.paper.overlay import overlay_png

    if picture.exists() and picture.samefile(scan):
        raise BodymapError("the picture to check by would take the place of the scan; expected another name with -o", scan)
    write_whole(picture, overlay_png(found))
