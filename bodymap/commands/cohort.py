"""The commands `cohort ...`: many drawings imported, scored, mapped, compared and made up (docs/cohort.md)."""

from collections.abc import Generator, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bodymap.commands.exchange import wish_of
from bodymap.commands.library import key_of
from bodymap.commands.say import say
from bodymap.files.problems import BodymapError
from bodymap.files.progress import HowFar
from bodymap.ui.picture_file import PICTURES, write_picture

if TYPE_CHECKING:
    from bodymap.cohort.batch import Batch
    from bodymap.cohort.sources import Reading
    from bodymap.cohort.tally import Tally

cohort_app = typer.Typer(
    help="Many drawings at once: import, score, map, compare (docs/cohort.md).",
    rich_markup_mode=None,
    no_args_is_help=True,
)

SOME_LEFT_OUT = 1
"""Exit status when the work is done and something faulty was left out."""
STOPPED = 130
"""Exit status after Ctrl+C, as shells have it."""

Sources = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="SOURCE...",
        help="folders, .bodymap files, CHOIR or REDCap tables (.csv), PainDraw files (.json), cohort tables",
    ),
]
Library = Annotated[
    bool, typer.Option("--library", help="also the records on this computer, under their pseudonyms")
]
Views = Annotated[
    list[str] | None,
    typer.Option("--view", help="PainDraw: the view of its template, as front, or TEMPLATE=back"),
]
Feels = Annotated[
    str, typer.Option("--sensation", help="CHOIR, REDCap, PainDraw: what the places feel like; else ache")
]
FemaleIds = Annotated[
    bool, typer.Option("--female-ids", help="CHOIR: 112 to 117 as CHOIR's own female map numbers them")
]
Names = Annotated[bool, typer.Option("--names", help="keep file names as ids; else drawings are numbered")]


def add_commands(app: typer.Typer) -> None:
    """Put the commands into the command line."""
    app.add_typer(cohort_app, name="cohort")


@cohort_app.command("import")
def import_cohort(
    output: Annotated[Path, typer.Option("-o", "--output", help="table to write: .parquet or .csv")],
    sources: Sources = None,
    library: Library = False,
    view: Views = None,
    sensation: Feels = "ache",
    female_ids: FemaleIds = False,
    names: Names = False,
) -> None:
    """Read many drawings into one table of painted zones and groups. What is faulty is told with its line and left out.

    Exit status 0: all was read; 1: some was left out; 2: nothing could be done. Ctrl+C leaves no half table.

    Examples: bodymap cohort import visits/ -o cohort.parquet | bodymap cohort import choir.csv --female-ids -o choir.parquet
    """
    from bodymap.atlas.atlas import open_atlas
    from bodymap.cohort.sources import gathered
    from bodymap.cohort.table import CSV, PARQUET, ParquetTable, checked_output
    from bodymap.cohort.table_csv import CsvTable

    kind = checked_output(output, (PARQUET, CSV))
    reading = reading_of(library, view, sensation, female_ids, names)
    made = ParquetTable if kind == PARQUET else CsvTable
    with work(sources, reading, output) as (batches, _), made(open_atlas(), output) as table:
        for batch in gathered(batches):
            table.add(batch)


def reading_of(
    library: bool,
    view: list[str] | None,
    sensation: str,
    female_ids: bool,
    names: bool,
    outlines: bool = True,
    measured: bool = True,
) -> "Reading":
    """How sources are read, from the words of a command. Raises BodymapError; a passphrase may be asked for."""
    from bodymap.cohort.sources import Reading
    from bodymap.records.store.place import usual_place

    place = usual_place()
    return Reading(
        wish=wish_of(sensation, view or [], female_ids),
        names=names,
        outlines=outlines,
        measured=measured,
        library=(place, key_of(place)) if library else None,
    )


@contextmanager
def work(
    sources: list[Path] | None, reading: "Reading", output: Path | None
) -> "Generator[tuple[Iterator[Batch], Tally]]":
    """The drawings of the sources while a command works on them; then what was left out is told, and the exit status says so.

    Ctrl+C inside ends with a sentence and status 130. Raises BodymapError when nothing at all could be read.
    """
    from bodymap.atlas.atlas import open_atlas
    from bodymap.cohort.sources import batches_of
    from bodymap.cohort.tally import Tally

    tally = Tally()
    places = sources or []
    if not places and reading.library is None:
        raise BodymapError("nothing to read was named; expected files, folders or --library")
    if output is not None and output.exists() and any(p.is_file() and p.samefile(output) for p in places):
        raise BodymapError(
            "the result would take the place of what it comes from; expected another name with -o", output
        )
    try:
        yield some_at_least(batches_of(open_atlas(), places, reading, tally, HowFar().at), tally), tally
    except KeyboardInterrupt:
        say("Stopped; nothing was written.")
        raise typer.Exit(STOPPED) from None
    say(*tally.lines())
    if tally.faulty:
        raise typer.Exit(SOME_LEFT_OUT)


def some_at_least(batches: "Iterator[Batch]", tally: "Tally") -> "Iterator[Batch]":
    """Raises BodymapError at the end when there was no drawing at all: an empty result helps nobody."""
    yield from batches
    if not tally.read:
        say(*tally.lines()[:-1])
        raise BodymapError("no drawing could be read; expected at least one")


Workers = Annotated[int, typer.Option("--workers", help="processes to work with; 1 = this one alone")]


@cohort_app.command("score")
def score_cohort(
    output: Annotated[Path, typer.Option("-o", "--output", help="table to write: .parquet or .csv")],
    sources: Sources = None,
    library: Library = False,
    view: Views = None,
    sensation: Feels = "ache",
    female_ids: FemaleIds = False,
    names: Names = False,
    workers: Workers = 1,
    exact: Annotated[
        bool, typer.Option("--exact", help="the exact reading of each drawing; much slower")
    ] = False,
) -> None:
    """Score every drawing: roots, look-alikes, extent, number of areas, how widespread, CHOIR segments. Nothing examined counts.

    Scores come from the painted share of each zone, all drawings at once; how far they are from the exact reading is printed beside them.

    Example: bodymap cohort score cohort.parquet -o scores.csv
    """
    from bodymap.atlas.atlas import open_atlas
    from bodymap.cohort.checked import Picked, agreement
    from bodymap.cohort.engines import executor_of, scores_of
    from bodymap.cohort.score_file import score_file
    from bodymap.cohort.table import CSV, PARQUET, checked_output
    from bodymap.knowledge.stored import open_library

    checked_output(output, (PARQUET, CSV))
    reading = reading_of(library, view, sensation, female_ids, names)
    atlas, knowledge, picked = open_atlas(), open_library(), Picked()
    with (
        work(sources, reading, output) as (batches, tally),
        executor_of(workers) as executor,
        ExitStack() as file,
    ):
        table = None
        lost = tally.notes.update
        for batch, columns in scores_of(
            knowledge, atlas, batches, executor, exact, lambda why: lost([LOST.format(why)])
        ):
            picked.add(batch)
            table = table or file.enter_context(score_file(output, columns))
            table.add(columns)
        say(EXACTLY if exact else agreement(knowledge, atlas, picked.batch()).words())


EXACTLY = "Every drawing was read exactly, as the program reads one, without an examination."
LOST = "a worker was lost ({}); its drawings were scored here, nothing is missing"


By = Annotated[
    str,
    typer.Option("--by", help="groups: sex, age, side, root, sensation or simulated_root; else all together"),
]
Ages = Annotated[str, typer.Option("--ages", help="with --by age: years at which bands begin")]
Kind = Annotated[str, typer.Option("--as", help="raster (cells) or zones")]


@cohort_app.command("heatmap")
def heatmap(
    output: Annotated[
        Path, typer.Option("-o", "--output", help="picture or table to write: .png, .svg, .pdf or .csv")
    ],
    sources: Sources = None,
    library: Library = False,
    view: Views = None,
    sensation: Feels = "ache",
    female_ids: FemaleIds = False,
    names: Names = False,
    by: By = "",
    ages: Ages = "30,45,60,75",
    kind: Kind = "raster",
    cell: Annotated[float, typer.Option("--cell", help="raster: size of a cell, mm (1 to 20)")] = 2.0,
    smooth: Annotated[
        float, typer.Option("--smooth", help="raster: Gaussian, standard deviation in mm; 0 = none")
    ] = 0.0,
    least: Annotated[int, typer.Option("--least", help="leave out groups with fewer drawings")] = 1,
    title: Annotated[str, typer.Option("--title", help="what stands above the map")] = "",
) -> None:
    """Draw how often each place is painted, on our figure, for all drawings or group by group, with the scale and the numbers.

    Examples: bodymap cohort heatmap cohort.parquet -o where.png | bodymap cohort heatmap choir.csv --by sex --as zones -o zones.csv
    """
    from bodymap.atlas.atlas import open_atlas
    from bodymap.cohort.frequency import Frequency
    from bodymap.cohort.groups import BY_ZONES, ages_of, grouping
    from bodymap.cohort.heat_map import RASTER, ZONES, MapWish, heat_map_svg, map_rows
    from bodymap.cohort.raster import LEAST_CELL, MOST_CELL
    from bodymap.cohort.score_table import score_table
    from bodymap.exports.csv_cells import csv_text
    from bodymap.files.whole import write_whole
    from bodymap.knowledge.stored import open_library

    check_map(output)
    if kind not in (RASTER, ZONES):
        raise BodymapError(f"--as {kind[:40]!r} is not known; expected {RASTER} or {ZONES}")
    within("--cell", cell, LEAST_CELL, MOST_CELL)
    within("--smooth", smooth, 0, MOST_SMOOTH)
    knowledge, atlas = open_library(), open_atlas()
    table = score_table(knowledge, atlas)
    groups = grouping(by, table, ages_of(ages))
    zones = kind == ZONES or by in BY_ZONES
    reading = reading_of(library, view, sensation, female_ids, names, kind == RASTER, zones)
    with work(sources, reading, output) as (batches, _):
        found = Frequency(atlas, groups, table.places, cell, kind == RASTER)
        simulated = 0
        for batch in batches:
            found.add(batch)
            simulated += int((batch["kind"] == SIMULATED).sum())
        wish = MapWish(kind, smooth, title, least, MADE_UP.format(simulated) if simulated else "")
        if output.suffix.lower() == ".csv":
            write_whole(output, csv_text(map_rows(knowledge, found, wish)))
        else:
            write_picture(heat_map_svg(knowledge, found, wish), output)


SIMULATED = "simulated"
MADE_UP = "SIMULATED: {:,} of these drawings were made up by the program; nobody drew them."
MOST_SMOOTH = 100.0


def check_map(path: Path) -> None:
    """Raises BodymapError for a name that is neither a picture nor a table."""
    if path.suffix.lower() != ".csv" and path.suffix.lower() not in PICTURES:
        raise BodymapError(
            f"cannot write {path.name!r}; expected a name that ends with {', '.join(PICTURES)} or .csv"
        )


def within(option: str, value: float, least: float, most: float) -> None:
    """Raises BodymapError for a number outside of what makes sense."""
    if not least <= value <= most:
        raise BodymapError(f"{option} {value:g} is out of range; expected {least:g} to {most:g}")


@cohort_app.command("compare")
def compare_cohort(
    sources: Annotated[
        list[Path],
        typer.Argument(
            metavar="SOURCE...",
            help="FIRST SECOND: the same people drawn twice; with --by: drawings of two groups",
        ),
    ],
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", help="table (.csv) or, of two groups, also a map (.png, .svg, .pdf)"),
    ] = None,
    view: Views = None,
    sensation: Feels = "ache",
    female_ids: FemaleIds = False,
    by: By = "",
    between: Annotated[str, typer.Option("--between", help="with --by: the two groups, as female,male")] = "",
    ages: Ages = "30,45,60,75",
    correct: Annotated[
        str, typer.Option("--correct", help="for many zones: holm or bh (Benjamini-Hochberg)")
    ] = "holm",
    title: Annotated[str, typer.Option("--title", help="what stands above the map")] = "",
) -> None:
    """How far repeated drawings agree (overlap, ICC, SEM, smallest detectable change), or in which zones two groups differ.

    Drawings of FIRST and SECOND belong together by id, or by the name of the file. Groups: exact test of each zone, corrected for many.

    Examples: bodymap cohort compare monday/ friday/ -o pairs.csv | bodymap cohort compare choir.csv --by sex --between female,male -o sex.png
    """
    reading = reading_of(False, view, sensation, female_ids, names=True, outlines=not by)
    if by:
        _compare_groups(sources, reading, output, by, between, ages_text=ages, correct=correct, title=title)
    else:
        _compare_repeats(sources, reading, output)


def _compare_repeats(sources: list[Path], reading: "Reading", output: Path | None) -> None:
    from bodymap.atlas.atlas import open_atlas
    from bodymap.cohort.batch import joined
    from bodymap.cohort.repeats import repeat_lines, repeat_rows, repeats
    from bodymap.exports.csv_cells import csv_text
    from bodymap.files.whole import write_whole

    if len(sources) != 2:
        raise BodymapError(
            f"{len(sources)} sources are named; expected two, FIRST and SECOND, or --by with two groups"
        )
    if output is not None and output.suffix.lower() != ".csv":
        raise BodymapError(f"cannot write {output.name!r}; expected a name that ends with .csv")
    both: list[Batch] = []
    with ExitStack() as held:
        for source in sources:
            batches, _ = held.enter_context(work([source], reading, output))
            both.append(joined(list(batches)))
        found = repeats(open_atlas(), *both)
        if output is not None:
            write_whole(output, csv_text(repeat_rows(found)))
        say(*repeat_lines(found))


def _compare_groups(
    sources: list[Path],
    reading: "Reading",
    output: Path | None,
    by: str,
    between: str,
    *,
    ages_text: str,
    correct: str,
    title: str,
) -> None:
    from bodymap.atlas.atlas import open_atlas
    from bodymap.cohort.differences import (
        difference,
        difference_lines,
        difference_rows,
        difference_svg,
        group_number,
    )
    from bodymap.cohort.frequency import Frequency
    from bodymap.cohort.groups import ages_of, grouping
    from bodymap.cohort.score_table import score_table
    from bodymap.exports.csv_cells import csv_text
    from bodymap.files.whole import write_whole
    from bodymap.knowledge.stored import open_library

    if output is not None:
        check_map(output)
    words = [word.strip() for word in between.split(",")]
    if len(words) != 2 or words[0] == words[1]:
        raise BodymapError(
            f"--between {between[:40]!r} does not name two groups; expected them with a comma, as female,male"
        )
    knowledge, atlas = open_library(), open_atlas()
    table = score_table(knowledge, atlas)
    found = Frequency(atlas, grouping(by, table, ages_of(ages_text)), table.places, raster=False)
    one, other = (group_number(found, word) for word in words)
    with work(sources, reading, output) as (batches, _):
        for batch in batches:
            found.add(batch)
        told = difference(found, one, other, correct)
        if output is not None and output.suffix.lower() == ".csv":
            write_whole(output, csv_text(difference_rows(knowledge, told)))
        elif output is not None:
            write_picture(difference_svg(knowledge, atlas, told, title), output)
        say(*difference_lines(knowledge, told))


@cohort_app.command("simulate")
def simulate(
    output: Annotated[Path, typer.Option("-o", "--output", help="table to write: .parquet or .csv")],
    root: Annotated[str, typer.Option("--root", help="the root of all of them, as L5")],
    count: Annotated[int, typer.Option("-n", help="how many drawings")] = 1000,
    seed: Annotated[int, typer.Option("--seed", help="the same number makes the same drawings")] = 1,
    again: Annotated[
        bool, typer.Option("--again", help="the second drawing of the same people, for `cohort compare`")
    ] = False,
    workers: Workers = 1,
) -> None:
    """Make up drawings of one root from the evidence tables, as unsteady as people draw. They are marked as simulated everywhere.

    Example: bodymap cohort simulate --root L5 -n 1000 --seed 1 -o l5.parquet
    """
    from bodymap.atlas.atlas import open_atlas
    from bodymap.cohort.engines import executor_of
    from bodymap.cohort.simulate import pieces, root_named, simulated
    from bodymap.cohort.spread import spread
    from bodymap.cohort.table import CSV, PARQUET, ParquetTable, checked_output
    from bodymap.cohort.table_csv import CsvTable

    made = ParquetTable if checked_output(output, (PARQUET, CSV)) == PARQUET else CsvTable
    wanted = tuple(pieces(root_named(root), count, seed, again))
    told, done = HowFar(), 0
    try:
        with executor_of(workers) as executor, made(open_atlas(), output) as table:
            for batch in spread(simulated, wanted, executor):
                table.add(batch)
                done += len(batch)
                told.at(f"{done:,} of {count:,} drawings", done / count)
    except KeyboardInterrupt:
        say("Stopped; nothing was written.")
        raise typer.Exit(STOPPED) from None
    say(f"{done:,} simulated drawings of {root}: made up by the program, nobody drew them.")
