"""Writes a picture the way the ending of its name says; what draws it is loaded only then."""

from pathlib import Path

from bodymap.files.problems import BodymapError
from bodymap.files.whole import write_whole
from bodymap.language import tr

PICTURES = (".png", ".svg", ".pdf")


def check_picture(path: Path) -> None:
    """Raises BodymapError for a name that does not say which kind of picture is wanted."""
    if path.suffix.lower() not in PICTURES:
        raise BodymapError(
            tr("cannot draw {name!r}; expected a name that ends with .png, .svg or .pdf", name=path.name)
        )


def write_picture(svg: str, path: Path) -> None:
    """Whole or not at all. Raises BodymapError."""
    check_picture(path)
    kind = path.suffix.lower()
    if kind == ".svg":
        write_whole(path, svg)
        return
    from bodymap.ui.printing import svg_to_pdf, svg_to_png

    (svg_to_pdf if kind == ".pdf" else svg_to_png)(svg, path)
