"""The commands `cohort heatmap` and `cohort compare`: where groups hurt, how repeated drawings agree, how two groups differ."""

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bodymap.commands.cohort_work import Feels, FemaleIds, Library, Names, Sources, Views, reading_of, work
from bodymap.commands.say import say
from bodymap.files.problems import BodymapError
from bodymap.ui.picture_file import PICTURES, write_picture

if TYPE_CHECKING:
    from bodymap.cohort.batch import Batch
    from bodymap.cohort.sources import Reading


def add_commands(app: typer.Typer) -> None:
    """Put both commands into their group."""
    app.command("heatmap")(heatmap)
    app.command("compare")(compare_cohort)


By = Annotated[
    str,
    typer.Option("--by", help="groups: sex, age, side, root, sensation or simulated_root; else all together"),
]
Ages = Annotated[str, typer.Option("--ages", help="with --by age: years at which bands begin")]
Kind = Annotated[str, typer.Option("--as", help="raster (cells) or zones")]


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
    from bodymap.cohort.groups import BY_ZONES, ages_of
    from bodymap.cohort.heat_map import RASTER, ZONES, MapWish, heat_map_svg, map_rows
    from bodymap.cohort.raster import LEAST_CELL, MOST_CELL
    from bodymap.cohort.work import MOST_SMOOTH, Asked, counted, frequency, within
    from bodymap.exports.csv_cells import csv_text
    from bodymap.files.whole import write_whole
    from bodymap.knowledge.stored import open_library

    check_map(output)
    if kind not in (RASTER, ZONES):
        raise BodymapError(f"--as {kind[:40]!r} is not known; expected {RASTER} or {ZONES}")
    within("--cell", cell, LEAST_CELL, MOST_CELL)
    within("--smooth", smooth, 0, MOST_SMOOTH)
    knowledge, atlas = open_library(), open_atlas()
    empty = frequency(knowledge, atlas, Asked(by, ages_of(ages), cell, kind == RASTER))
    zones = kind == ZONES or by in BY_ZONES
    reading = reading_of(library, view, sensation, female_ids, names, kind == RASTER, zones)
    with work(sources, reading, output) as (batches, _):
        count = counted(empty, batches)
        wish = MapWish(kind, smooth, title, least, count.note)
        if output.suffix.lower() == ".csv":
            write_whole(output, csv_text(map_rows(knowledge, count.found, wish)))
        else:
            write_picture(heat_map_svg(knowledge, count.found, wish), output)


def check_map(path: Path) -> None:
    """Raises BodymapError for a name that is neither a picture nor a table."""
    if path.suffix.lower() != ".csv" and path.suffix.lower() not in PICTURES:
        raise BodymapError(
            f"cannot write {path.name!r}; expected a name that ends with {', '.join(PICTURES)} or .csv"
        )


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
    by: Annotated[
        str,
        typer.Option(
            "--by", help="two groups by sex, age, side, root, sensation or simulated_root; else repeats"
        ),
    ] = "",
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
            f"the sources named are {len(sources)}; expected two, FIRST and SECOND, or --by with two groups"
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
    from bodymap.cohort.groups import ages_of
    from bodymap.cohort.work import Asked, counted, frequency
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
    found = frequency(knowledge, atlas, Asked(by, ages_of(ages_text), raster=False))
    one, other = (group_number(found, word) for word in words)
    with work(sources, reading, output) as (batches, _):
        note = counted(found, batches).note
        told = difference(found, one, other, correct)
        if output is not None and output.suffix.lower() == ".csv":
            write_whole(output, csv_text(difference_rows(knowledge, told)))
        elif output is not None:
            write_picture(difference_svg(knowledge, atlas, told, title, note), output)
        say(*difference_lines(knowledge, told), *filter(None, [note]))
