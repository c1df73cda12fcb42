from itertools import product

import pytest

from bodymap.atlas.variants import FIGURES
from bodymap.drawing.pain_drawing import FIGURE
from bodymap.exports.paper import PAPERS
from bodymap.files.problems import BodymapError
from bodymap.paper import code
from bodymap.paper.code import VIEWS, SheetKind, code_cells, kind_of, sheet_kind

KINDS = [SheetKind(*words) for words in product(PAPERS, FIGURES, VIEWS)]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.words)
def test_the_cells_say_which_sheet_it_is(kind: SheetKind) -> None:
    assert kind_of(code_cells(kind)) == kind


def test_one_wrong_cell_is_noticed_wherever_it_is() -> None:
    cells = code_cells(SheetKind())
    flipped = [(*cells[:i], not cells[i], *cells[i + 1 :]) for i in range(len(cells))]
    assert [kind_of(one) for one in flipped] == [None] * len(cells)


def test_all_white_and_all_black_are_no_code() -> None:
    assert (kind_of((False,) * 32), kind_of((True,) * 32)) == (None, None)


def test_a_sheet_of_another_layout_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(code, "LAYOUT", 2)
    cells = code_cells(SheetKind())
    monkeypatch.undo()
    with pytest.raises(BodymapError, match=r"printed by another bodymap \(sheet 2, drawn body 2\)"):
        kind_of(cells)


def test_the_figure_is_the_one_that_is_painted_on() -> None:
    assert FIGURE.endswith(f"-{code.FIGURE_NUMBER}")


@pytest.mark.parametrize("words", [("a5", "neutral", "lower"), ("a4", "dog", "lower"), ("a4", "male", "all")])
def test_an_unknown_word_is_told_with_those_that_are_known(words: tuple[str, str, str]) -> None:
    with pytest.raises(BodymapError, match="is not known; expected"):
        sheet_kind(*words)
