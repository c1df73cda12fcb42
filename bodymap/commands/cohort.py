"""The commands `cohort ...`: many drawings imported, scored and made up; maps and comparisons are in cohort_maps.py (docs/cohort.md)."""

from contextlib import ExitStack
from pathlib import Path
from typing import Annotated

import typer

from bodymap.commands import cohort_maps
from bodymap.commands.cohort_work import (
    STOPPED,
    Feels,
    FemaleIds,
    Library,
    Names,
    Sources,
    Views,
    Workers,
    reading_of,
    work,
)
from bodymap.commands.say import say
from bodymap.files.progress import HowFar

cohort_app = typer.Typer(
    help="Many drawings at once: import, score, map, compare (docs/cohort.md).",
    rich_markup_mode=None,
    no_args_is_help=True,
)


def add_commands(app: typer.Typer) -> None:
    """Put the commands into the command line."""
    cohort_maps.add_commands(cohort_app)
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
    """Score every drawing: roots, look-alikes, extent, number of areas, how widespread, CHOIR segments.

    What was examined does not count.

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
