"""The code of a sheet: 32 black or white cells that say which sheet it is, with a check sum. It says nothing of a person."""

from dataclasses import dataclass
from zlib import crc32

from bodymap.atlas.variants import FIGURES
from bodymap.drawing.pain_drawing import FIGURE
from bodymap.exports.paper import PAPERS
from bodymap.files.problems import BodymapError
from bodymap.language import tr

LAYOUT = 1
"""Number of the way the sheet is laid out; a change that moves anything on the page gets the next one."""
FIGURE_NUMBER = int(FIGURE.rpartition("-")[2])
"""Which drawn body it shows: the number at the end of its name."""
VIEWS = ("lower", "whole")
"""From the waist down, or the whole body."""
COLUMNS, ROWS = 16, 2
_BITS = (4, 8, 4, 2, 2)
"""Of layout, figure number, paper, figure, views; the other 12 are the check sum."""
_CHECK = 12


@dataclass(frozen=True, slots=True)
class SheetKind:
    """Which sheet: paper a4 or letter, figure as in variants.FIGURES, views lower or whole."""

    paper: str = "a4"
    figure: str = FIGURES[0]
    views: str = VIEWS[0]

    @property
    def words(self) -> str:
        """The same in words, as printed on the sheet."""
        return f"bodymap sheet {LAYOUT} · {FIGURE} · {self.figure} · {self.views} · {PAPERS[self.paper].name}"


def sheet_kind(paper: str, figure: str, views: str) -> SheetKind:
    """The kind behind these words. Raises BodymapError for a word that is not known."""
    for name, word, known in (("paper", paper, PAPERS), ("figure", figure, FIGURES), ("views", views, VIEWS)):
        if word not in known:
            raise BodymapError(f"--{name} {word[:40]!r} is not known; expected {' or '.join(known)}")
    return SheetKind(paper, figure, views)


def code_cells(kind: SheetKind) -> tuple[bool, ...]:
    """The cells row by row, True = black."""
    values = (
        LAYOUT,
        FIGURE_NUMBER,
        list(PAPERS).index(kind.paper),
        FIGURES.index(kind.figure),
        VIEWS.index(kind.views),
    )
    text = "".join(f"{value:0{bits}b}" for value, bits in zip(values, _BITS, strict=True))
    return tuple(bit == "1" for bit in text + _check(text))


def kind_of(cells: tuple[bool, ...]) -> SheetKind | None:
    """The sheet whose code this is; None when the cells are no code at all.

    Raises BodymapError for a sound code of a sheet this program does not know.
    """
    text = "".join("1" if cell else "0" for cell in cells)
    said, check = text[:-_CHECK], text[-_CHECK:]
    if _check(said) != check:
        return None
    values: list[int] = []
    for bits in _BITS:
        values.append(int(said[:bits], 2))
        said = said[bits:]
    layout, number, paper, figure, views = values
    if layout != LAYOUT or number != FIGURE_NUMBER:
        raise BodymapError(
            tr(
                "the sheet was printed by another bodymap (sheet {layout}, drawn body {number}); expected sheet {ours} with the drawn body {figure}: print a new one",
                layout=layout,
                number=number,
                ours=LAYOUT,
                figure=FIGURE_NUMBER,
            )
        )
    papers = list(PAPERS)
    if paper >= len(papers) or figure >= len(FIGURES) or views >= len(VIEWS):
        return None
    return SheetKind(papers[paper], FIGURES[figure], VIEWS[views])


def _check(text: str) -> str:
    return f"{crc32(text.encode()) & ((1 << _CHECK) - 1):0{_CHECK}b}"
