"""Opens the reader of paper sheets only when it is needed, and says what is missing where OpenCV is not there."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from bodymap.files.problems import BodymapError
from bodymap.language import tr, tr_later
from bodymap.paper.picture_file import picture_bytes

if TYPE_CHECKING:
    from bodymap.paper.reading import PaperRead

NO_VISION = tr_later(
    "reading paper sheets needs OpenCV, which is not installed; "
    "install bodymap with the extra “paper”: pip install 'bodymap[paper]'"
)


def _nobody(_share: float) -> None:
    """Nobody wants to know."""


def read_paper(path: Path, step: Callable[[float], None] = _nobody) -> "PaperRead":
    """The drawing on a scan or photo; the file is not changed. step: told how far it is, 0-1; may raise to end it.

    Raises BodymapError: see reading.read_sheet.
    """
    data = picture_bytes(path)
    try:
        from bodymap.paper.reading import read_sheet
    except ImportError as error:
        if (error.name or "").partition(".")[0] != "cv2":
            raise
        raise BodymapError(tr(NO_VISION)) from error
    return read_sheet(data, str(path), step)
