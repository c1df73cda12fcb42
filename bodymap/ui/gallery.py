"""Pictures of everything the body and the window can look like, written from the real window, and one page that shows them all.

For whoever changes the drawing, a map or a colour: `bodymap gallery -o FOLDER`, then look.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import product
from pathlib import Path

from bodymap.atlas.atlas import open_atlas
from bodymap.atlas.variants import FIGURES, NEUTRAL
from bodymap.exports.beneath import MUSCLES, NERVES, TERRITORIES
from bodymap.exports.palette import CHOOSABLE_SKINS
from bodymap.files.problems import BodymapError
from bodymap.files.whole import write_whole
from bodymap.language import ENGLISH, LANGUAGES
from bodymap.records.samples import samples
from bodymap.ui.app import make_app, make_window, settle
from bodymap.ui.application import settings_of
from bodymap.ui.figure_groups import GROUPS, LayoutKind
from bodymap.ui.modes import MODES
from bodymap.ui.options import THEME_NAMES, Options
from bodymap.ui.state import MapsShown, Show
from bodymap.ui.window import Window

NO_MAP, ALL_MAPS = "none", "all"
LAYERS = (MUSCLES, NERVES, TERRITORIES)
BODIES = (LayoutKind.LOWER, LayoutKind.WHOLE, LayoutKind.SIDES)
"""Groups in which skin and figure make a difference worth a look."""
PAPER = "paper"
INDEX = "index.html"
WINDOW_SIZES = ((1280, 800), (1920, 1080))
"""px of the windows: the least at which everything important is seen, and a usual screen."""
SPOKEN = ("en", "fr", "ar")
"""The languages of the windows: one that is longer, and one that begins at the right."""


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: the body alone, or the whole window of a mode (mode not "") in a language and at a size (px; None = as wished)."""

    views: LayoutKind
    map: str
    theme: str
    skin: str = PAPER
    figure: str = NEUTRAL
    mode: str = ""
    layer: str = ""
    lang: str = ENGLISH.code
    size: tuple[int, int] | None = None

    @property
    def name(self) -> str:
        """File name without its ending; what is as usual is left out."""
        parts = (
            f"window-{self.mode}" if self.mode else "",
            self.views.value,
            self.map,
            self.layer,
            self.theme,
            self.skin if self.skin != PAPER else "",
            self.figure if self.figure != NEUTRAL else "",
            self.lang if self.lang != ENGLISH.code else "",
            f"{self.size[0]}x{self.size[1]}" if self.size else "",
        )
        return "-".join(filter(None, parts))


@dataclass(frozen=True, slots=True)
class Wish:
    """What to take pictures of; empty = all there is, layers ("none",) = none. size: of the window around a body, px; bodies, windows:
    whether bodies alone, and whole windows in every mode, theme, language and size, are taken.
    """

    views: tuple[str, ...] = ()
    maps: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    skins: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    layers: tuple[str, ...] = ()
    size: tuple[int, int] = (1280, 800)
    windows: bool = True
    bodies: bool = True
    langs: tuple[str, ...] = ()


def shots(wish: Wish, maps: Sequence[str]) -> tuple[Shot, ...]:
    """Every view on every map and with every layer in every theme; skins and figures where they matter; every mode.

    maps: ids there are; stacked is one more way to show them.

    Raises BodymapError for a word that is not known.
    """
    kinds = tuple(LayoutKind(v) for v in _chosen("views", wish.views, [k.value for k in GROUPS]))
    shown = _chosen("map", wish.maps, [NO_MAP, *maps, ALL_MAPS])
    themes = _chosen("theme", wish.themes, THEME_NAMES)
    skins = _chosen("skin", wish.skins, CHOOSABLE_SKINS)
    figures = _chosen("figure", wish.figures, FIGURES)
    layers = [one for one in _chosen("layer", wish.layers, (NO_MAP, *LAYERS)) if one != NO_MAP]
    usual = [Shot(kind, one, theme) for kind, one, theme in product(kinds, shown, themes)]
    bodies = [
        Shot(kind, NO_MAP, theme, skin, figure)
        for kind, theme, skin, figure in product(kinds, themes, skins, figures)
        if kind in BODIES and (theme != "contrast" or skin == PAPER)
    ]
    grounds = [one for one in (NO_MAP, ALL_MAPS) if one in shown]
    layered = [
        Shot(kind, one, theme, layer=layer)
        for kind, one, theme, layer in product(kinds, grounds, themes, layers)
    ]
    layered += [
        Shot(kinds[0], shown[0], themes[0], skin, layer=layer) for skin, layer in product(skins, layers)
    ]
    alone = [*usual, *bodies, *layered] if wish.bodies else []
    langs = _chosen("language", wish.langs or SPOKEN, tuple(LANGUAGES))
    windows = _windows(kinds[0], themes, langs) if wish.windows else []
    return tuple(dict.fromkeys([*alone, *windows]))


def _windows(views: LayoutKind, themes: Sequence[str], langs: Sequence[str]) -> list[Shot]:
    """Every mode in every theme, size, and language that speaks it: those that are not whole speak the guided screen alone."""
    return [
        Shot(views, NO_MAP, theme, mode=mode.id, lang=lang, size=size)
        for mode, lang, theme, size in product(MODES.values(), langs, themes, WINDOW_SIZES)
        if mode.guided or LANGUAGES[lang].whole
    ]


def _chosen(word: str, wanted: Sequence[str], known: Sequence[str]) -> tuple[str, ...]:
    for one in wanted:
        if one not in known:
            raise BodymapError(f"{word} {one!r} is not known; expected {', '.join(known)}")
    return tuple(wanted or known)


def write_gallery(folder: Path, wish: Wish) -> Iterator[str]:
    """Write the pictures, one after the other, then the page; answers the name of each when it is there.

    Raises BodymapError for an unknown word, or a folder that cannot be written.
    """
    wanted = shots(wish, tuple(open_atlas().maps))
    _make(folder)
    app = make_app()
    options = Options(size=wish.size, screenshot=folder)
    window = make_window(app, options, settings_of(options))
    settle(window)
    for shot in sorted(wanted, key=lambda s: (s.lang, s.mode, s.size or (), s.theme)):
        _take(window, shot, folder / f"{shot.name}.png")
        yield f"{shot.name}.png"
    window.session.new()  # nothing to ask about on closing
    window.close()
    window.deleteLater()
    write_whole(folder / INDEX, page(wanted))
    yield INDEX


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BodymapError(f"the folder could not be made: {error.strerror}", folder) from error


def _take(window: Window, shot: Shot, path: Path) -> None:
    window.commands.choose_language(shot.lang)
    if shot.size is not None:
        window.resize(*shot.size)
    if window.session.state.mode.id != (shot.mode or "consultation"):
        _turn(window, shot.mode or "consultation")
    if window.theme != shot.theme:
        window.set_theme(shot.theme)
    one = "" if shot.map in (NO_MAP, ALL_MAPS) else shot.map
    maps = MapsShown.ALL if shot.map == ALL_MAPS else MapsShown.ONE
    show = Show(one, maps=maps, layer=shot.layer, skin=shot.skin, figure=shot.figure, views=shot.views)
    window.session.show(show)
    settle(window)
    if not (window if shot.mode else window.pane).grab().save(str(path)):
        raise BodymapError("the picture could not be written; expected a folder that exists", path)


def _turn(window: Window, mode: str) -> None:
    """To a mode with what is shown there: a sample, or the second page for a person who draws alone."""
    window.session.new()
    window.session.set_mode(mode)
    if MODES[mode].guided and window.guide.screen is not None:
        window.guide.screen.visit.go(1)
    else:
        window.commands.show_sample(samples()[0])


def page(taken: Sequence[Shot]) -> str:
    """The contact sheet: every picture with its name, in the order of the table."""
    figures = "\n".join(
        f'<figure><a href="{escape(one.name)}.png"><img src="{escape(one.name)}.png" loading="lazy" alt=""></a>'
        f"<figcaption>{escape(one.name)}</figcaption></figure>"
        for one in taken
    )
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>bodymap: gallery</title>\n'
        "<style>body{font:14px sans-serif;margin:16px;display:grid;gap:12px;"
        "grid-template-columns:repeat(auto-fill,minmax(300px,1fr))}"
        "figure{margin:0}img{width:100%;border:1px solid #ccc}</style></head>\n"
        f"<body>\n{figures}\n</body></html>\n"
    )
