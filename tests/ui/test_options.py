from pathlib import Path

import pytest

from bodymap.files.problems import BodymapError
from bodymap.ui.modes import MODES
from bodymap.ui.options import MODE_NAMES, THEME_NAMES, Options, plain_options
from bodymap.ui.theme import THEMES


def test_no_arguments_ask_for_the_plain_window() -> None:
    assert plain_options([]) == Options()


def test_options_are_understood_with_a_space_and_with_an_equals_sign() -> None:
    asked = ["--mode", "patient", "--theme=dark", "--size", "1280x800", "--open=a.bodymap", "--lang", "en"]
    assert plain_options(asked) == Options("patient", "dark", (1280, 800), Path("a.bodymap"), lang="en", mode_asked=True)


@pytest.mark.parametrize(
    "asked",
    [["--help"], ["-h"], ["assess", "case.yaml"], ["--mode"], ["--mode="], ["--mode", "--theme"], ["--other", "x"],
     ["--mode", "patient", "--mode", "patient"], ["mode", "patient"], ["--"]],
)  # fmt: skip
def test_anything_else_is_for_the_command_line(asked: list[str]) -> None:
    assert plain_options(asked) is None


@pytest.mark.parametrize("size", ["0x800", "1280", "1280x", "99999x1", "１x2", "1280X800"])
def test_a_size_that_is_none_is_refused(size: str) -> None:
    with pytest.raises(BodymapError, match="is not a size"):
        plain_options(["--size", size])


def test_the_names_are_those_of_the_tables() -> None:
    assert (tuple(MODES), tuple(THEMES)) == (MODE_NAMES, THEME_NAMES)
