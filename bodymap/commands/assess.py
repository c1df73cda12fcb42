"""The command `assess`: a case or a drawing, read."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from bodymap.commands.say import print_json, say, tell_left_out
from bodymap.language import tr
from bodymap.reasoning.reading import Reading

if TYPE_CHECKING:
    from bodymap.reasoning.under_maps import UnderMap


def add_commands(app: typer.Typer) -> None:
    """Put the command into the command line."""
    app.command("assess")(assess)


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
    tell_left_out(atlas)
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
