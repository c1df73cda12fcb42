"""The commands `export` and `import`: drawings for other programs, and theirs for this one (docs/exchange.md)."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bodymap.files.problems import BodymapError

if TYPE_CHECKING:
    from bodymap.atlas.levels import View
    from bodymap.exports.choir import PaintedSegment
    from bodymap.records.document import Document
    from bodymap.records.imports.imported import Imported, Wish


def add_commands(app: typer.Typer) -> None:
    """Put both commands into the command line."""
    app.command("export")(export_drawing)
    app.command("import")(import_drawing)


def export_drawing(
    file: Annotated[Path, typer.Argument(help="a saved .bodymap drawing, or any file that import reads")],
    output: Annotated[Path, typer.Option("-o", "--output", help="file to write")],
    kind: Annotated[
        str, typer.Option("--as", help="fhir, choir (table with names), choir-list or redcap (ids alone)")
    ],
    when: Annotated[
        str,
        typer.Option("--date", help="with fhir: the day of the drawing, as 2024-05-31; else none is said"),
    ] = "",
    name: Annotated[str, typer.Option(help="with fhir: the name of the person; else none is said")] = "",
) -> None:
    """Write a drawing as a FHIR bundle or as segments of the CHOIR body map.

    Examples: bodymap export visit.bodymap --as fhir -o visit.json | bodymap export visit.bodymap --as choir -o segments.csv
    """
    from bodymap.files.whole import write_whole
    from bodymap.records.imports.read import import_document

    make = _maker(kind)
    if kind != FHIR and (when or name):
        raise BodymapError(f"--date and --name go into a FHIR bundle only; expected --as {FHIR} with them")
    day = _day(when)
    found = import_document(file)
    _check_other(output, file)
    write_whole(output, make(found.document, name, day))
    _tell(found)


FHIR = "fhir"
Maker = Callable[["Document", str, "date | None"], str]


def _maker(kind: str) -> Maker:
    if kind not in MAKERS:
        raise BodymapError(f"--as {kind[:40]!r} is not known; expected one of {', '.join(MAKERS)}")
    return MAKERS[kind]


def _fhir(document: "Document", name: str, when: date | None) -> str:
    from bodymap.atlas.atlas import open_atlas
    from bodymap.exports.fhir import Sheet, fhir_text
    from bodymap.knowledge.stored import open_library

    return fhir_text(open_library(), open_atlas(), document, Sheet(_shown(name), when))


def _table(document: "Document", _name: str, _when: date | None) -> str:
    from bodymap.exports.choir_csv import choir_csv

    return choir_csv(_segments(document))


def _ids(document: "Document", _name: str, _when: date | None) -> str:
    from bodymap.exports.choir_csv import choir_list

    return choir_list(_segments(document))


def _keys(document: "Document", _name: str, _when: date | None) -> str:
    from bodymap.exports.choir_csv import redcap_keys

    return redcap_keys(_segments(document))


MAKERS: Mapping[str, Maker] = {FHIR: _fhir, "choir": _table, "choir-list": _ids, "redcap": _keys}
"""What --as may name, and what makes the text of it."""


def _segments(document: "Document") -> "tuple[PaintedSegment, ...]":
    from bodymap.atlas.atlas import open_atlas
    from bodymap.exports.choir import painted_segments

    return painted_segments(open_atlas(), document.drawing)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise BodymapError(f"--date {text[:40]!r} is no day; expected one as 2024-05-31") from None


def _shown(name: str) -> str:
    """A name that other programs can show: no hidden characters, not endless."""
    from bodymap.files.text import HIDDEN

    if HIDDEN.search(name) or len(name) > LONGEST_NAME:
        raise BodymapError(f"--name holds hidden characters or more than {LONGEST_NAME}; expected a name")
    return name


LONGEST_NAME = 200


def import_drawing(
    file: Annotated[
        Path, typer.Argument(help="a FHIR bundle of bodymap, CHOIR segments, REDCap keys or PainDraw strokes")
    ],
    output: Annotated[Path, typer.Option("-o", "--output", help="drawing to write: .bodymap")],
    view: Annotated[
        list[str] | None,
        typer.Option(help="PainDraw: the view its template shows, as front; or TEMPLATE=back; several times"),
    ] = None,
    sensation: Annotated[
        str, typer.Option(help="CHOIR, REDCap, PainDraw: what the places feel like, as burning; else ache")
    ] = "ache",
    female_ids: Annotated[
        bool, typer.Option("--female-ids", help="CHOIR: 112 to 117 as CHOIR's own female map numbers them")
    ] = False,
) -> None:
    """Turn a drawing of another program into a .bodymap drawing; what has to be told about it is printed.

    Examples: bodymap import bundle.json -o visit.bodymap | bodymap import strokes.json --view front -o visit.bodymap
    """
    from bodymap.records.drawing_file import save
    from bodymap.records.imports.read import import_document

    if output.suffix.lower() != ".bodymap":
        raise BodymapError(f"cannot write {output.name!r}; expected a name that ends with .bodymap")
    found = import_document(file, wish_of(sensation, view or [], female_ids))
    _check_other(output, file)
    save(found.document, output)
    _tell(found)


def _check_other(output: Path, file: Path) -> None:
    """The file that is read must not be written over: it holds more than what is made of it."""
    if output.exists() and output.samefile(file):
        raise BodymapError(
            "the result would take the place of the file it comes from; expected another name with -o", file
        )


def _tell(found: "Imported") -> None:
    for note in found.notes:
        typer.echo(f"Note: {note}")


def wish_of(sensation: str, views: list[str], female_ids: bool) -> "Wish":
    """What a person says about a foreign file. Raises BodymapError for unknown words."""
    from bodymap.drawing.sensation import Sensation
    from bodymap.records.imports.imported import Wish

    if sensation not in set(Sensation):
        raise BodymapError(
            f"--sensation {sensation[:40]!r} is not known; expected one of {', '.join(Sensation)}"
        )
    return Wish(Sensation(sensation), tuple(_named_view(text) for text in views), female_ids)


def _named_view(text: str) -> "tuple[str, View]":
    """`front`, or `TEMPLATE=front`."""
    from bodymap.atlas.levels import View

    template, _, view = text.rpartition("=")
    if view not in set(View):
        raise BodymapError(
            f"--view {text[:60]!r} is not known; expected one of {', '.join(View)}, or TEMPLATE=one of them"
        )
    return template, View(view)
