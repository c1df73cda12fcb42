"""What the commands `cohort ...` have in common: their sources, progress, what was left out, and the exit status."""

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bodymap.commands.exchange import wish_of
from bodymap.commands.library import key_of
from bodymap.commands.say import say
from bodymap.files.problems import BodymapError
from bodymap.files.progress import HowFar

if TYPE_CHECKING:
    from bodymap.cohort.batch import Batch
    from bodymap.cohort.sources import Reading
    from bodymap.cohort.tally import Tally

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


Workers = Annotated[int, typer.Option("--workers", help="processes to work with; 1 = this one alone")]


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
    from bodymap.cohort.work import check_not_a_source, some_at_least

    tally = Tally()
    places = sources or []
    if not places and reading.library is None:
        raise BodymapError("nothing to read was named; expected files, folders or --library")
    if output is not None:
        check_not_a_source(output, places)
    read = batches_of(open_atlas(), places, reading, tally, HowFar().at)
    try:
        yield some_at_least(read, tally, lambda lines: say(*lines)), tally
    except KeyboardInterrupt:
        say("Stopped; nothing was written.")
        raise typer.Exit(STOPPED) from None
    say(*tally.lines())
    if tally.faulty:
        raise typer.Exit(SOME_LEFT_OUT)
