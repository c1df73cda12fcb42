"""The command `evaluate`: how often the reading is right, on cases whose truth is known."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bodymap.commands.say import print_json, say
from bodymap.files.problems import BodymapError

if TYPE_CHECKING:
    from bodymap.reasoning.case import Case
    from bodymap.reasoning.evaluation.evaluation import Measures
    from bodymap.reasoning.evaluation.rivals import Rival
    from bodymap.reasoning.evaluation.steadiness import Steadiness


def add_commands(app: typer.Typer) -> None:
    """Put the command into the command line."""
    app.command("evaluate")(evaluate)


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
        *(
            ("", *steadiness_table(again).text(), noise_line(again.noise, library.rules.telling.drawn_twice))
            if again
            else ()
        ),
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
