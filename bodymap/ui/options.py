"""What a person may ask of the window on the command line, and the quick look at it. No Qt.

The plain start of the window is told apart here, so that it need not load the whole command line first.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bodymap.files.problems import BodymapError
from bodymap.language import LANGUAGES, PSEUDO

MODE_NAMES = ("consultation", "patient", "classroom")
THEME_NAMES = ("light", "dark", "contrast")
SMALLEST = (900, 600)
"""Px of the window below which the body and the warnings would no longer both be seen."""
LARGEST = 10_000
"""Px of a window along one side; more is a slip of the keyboard."""
_SIZE = re.compile(r"(\d{1,5})x(\d{1,5})", re.ASCII)
_NAMES = ("mode", "theme", "lang", "size", "open", "screenshot")


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line says. theme, lang "" = as last time, or as the system; size in px, None = as it comes;
    mode_asked: the mode was named, so nobody is asked who they are.
    """

    mode: str = "consultation"
    theme: str = ""
    size: tuple[int, int] | None = None
    open: Path | None = None
    screenshot: Path | None = None
    lang: str = ""
    mode_asked: bool = False


def options_of(
    mode: str = "",
    theme: str = "",
    lang: str = "",
    size: str = "",
    open: Path | str | None = None,
    screenshot: Path | str | None = None,
) -> Options:
    """The options behind these words. Raises BodymapError for a word that is not known."""
    _one_of("--mode", mode or MODE_NAMES[0], MODE_NAMES)
    _one_of("--theme", theme, ("", *THEME_NAMES))
    if lang != PSEUDO.code:  # no language, but what tests and translators look with
        _one_of("--lang", lang, ("", *LANGUAGES))
    shown, picture = mode or MODE_NAMES[0], _path(screenshot)
    if picture is not None and picture.suffix.lower() != ".png":
        raise BodymapError(f"cannot draw {picture.name!r}; --screenshot is a PNG, expected a name that ends with .png")
    return Options(shown, theme, size_of(size), _path(open), picture, lang, bool(mode))


def first_start(options: Options, nothing_kept: bool, seen: bool) -> bool:
    """Whether the three cards come by themselves: once, to a person, who asked for nothing in particular.

    nothing_kept: the settings are empty; seen: somebody looks at the window.
    """
    asked = options.mode_asked or options.open is not None or options.screenshot is not None
    return seen and nothing_kept and not asked


def plain_options(arguments: Sequence[str]) -> Options | None:
    """The options when the arguments ask for nothing but the window, each option once, with its value.

    None for everything else: help, a command, or anything the whole command line understands better.
    Raises BodymapError for a word that is not known.
    """
    found: dict[str, str] = {}
    rest = list(arguments)
    while rest:
        name, joined, value = rest.pop(0).partition("=")
        if not joined:
            value = rest.pop(0) if rest else ""
        name = name.removeprefix("--") if name.startswith("--") else ""
        if name not in _NAMES or name in found or not value or value.startswith("-"):
            return None
        found[name] = value
    return options_of(**found)


def size_of(text: str) -> tuple[int, int] | None:
    """Width and height in px of "1280x800"; None for "". Raises BodymapError."""
    if not text:
        return None
    found = _SIZE.fullmatch(text)
    width, height = (int(found[1]), int(found[2])) if found else (0, 0)
    if not (0 < width <= LARGEST and 0 < height <= LARGEST):
        raise BodymapError(
            f"--size {text[:40]!r} is not a size; expected WIDTHxHEIGHT in pixels, as 1280x800"
        )
    return width, height


def _one_of(option: str, value: str, known: tuple[str, ...]) -> None:
    if value not in known:
        raise BodymapError(f"{option} {value!r} is not known; expected {', '.join(filter(None, known))}")


def _path(text: Path | str | None) -> Path | None:
    return None if text is None else Path(text)
