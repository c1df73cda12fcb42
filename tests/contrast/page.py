"""The text of docs/contrast.md, from what is computed and, when it is asked for, from what is measured on the window."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from bodymap.atlas.levels import Root
from bodymap.drawing.sensation import Sensation
from bodymap.exports.palette import ROOT_COLOUR, SENSATION_INK, mark_pattern
from bodymap.ui.theme import THEMES, contrast
from tests.contrast.measured import Seen
from tests.contrast.paints import (
    CLOSE,
    COLOURED_SKINS,
    EYES,
    from_skin,
    least,
    nearest,
    of_root,
    roots,
    roots_and_sensations,
    sensations,
)
from tests.contrast.pairs import PAIRS, needed, of

PAGE = Path(__file__).parents[2] / "docs" / "contrast.md"
COMPUTED, MEASURED = "computed", "measured"
PARTS = (COMPUTED, MEASURED)

Found = Mapping[str, Mapping[str, Sequence[Seen]]]
"""Words on screens: by theme, then by scene."""


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table in Markdown."""
    lines = [list(head), *map(list, rows)]
    lines.insert(1, ["---"] * len(lines[0]))
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def pairs_table() -> str:
    rows = (
        (
            pair.where,
            f"`{pair.ink}` on `{pair.ground}`",
            " / ".join(f"{needed(pair, theme):g}" for theme in ("light", "contrast")),
            *(f"{of(pair, theme):.1f}" for theme in THEMES),
        )
        for pair in PAIRS
    )
    return table(("Where", "Colours", "Needed / high contrast", *THEMES), rows)


def skins_table() -> str:
    rows = (
        (
            sensation.english,
            str(mark_pattern(sensation, skin)),
            skin,
            *(f"{from_skin(sensation, skin, sight):.1f}" for sight in EYES),
        )
        for sensation in Sensation
        for skin in COLOURED_SKINS
    )
    return table(("Sensation", "Pattern", "Skin", *EYES), rows)


def sensations_table() -> str:
    inks = [(sensation.english, ink.colour) for sensation, ink in SENSATION_INK.items()]
    by_eye = {sight: {(a, b): d for d, a, b in nearest(inks, sight)} for sight in EYES}
    rows = ((f"{a}, {b}", *(_marked(by_eye[sight][a, b]) for sight in EYES)) for a, b in by_eye[EYES[0]])
    return table(("Sensations", *EYES), rows)


def _marked(distance: float) -> str:
    return f"**{distance:.1f}**" if distance < CLOSE else f"{distance:.1f}"


def closest_table() -> str:
    rows = [(f"two sensations on the skin {skin}", *(least(nearest(sensations(skin), s)) for s in EYES)) for skin in COLOURED_SKINS]
    rows.append(("two roots", *(least(nearest(roots(), s)) for s in EYES)))
    rows.append(("a root and a sensation", *(least(roots_and_sensations(s)) for s in EYES)))
    return table(("The nearest of", *EYES), rows)


def roots_table() -> str:
    rows = []
    for root in Root:
        distance, sensation = of_root(root)
        card = (f"{contrast(ROOT_COLOUR[root], THEMES[theme].panel):.1f}" for theme in THEMES)
        rows.append((root.value, f"`{ROOT_COLOUR[root]}`", f"{distance:.1f} ({sensation})", *card))
    return table(("Root", "Colour", "Nearest sensation, dE00", *(f"on a card, {theme}" for theme in THEMES)), rows)


def computed() -> str:
    """Everything that follows from the tables of colours."""
    return (
        f"### Colours of the window\n\n{pairs_table()}\n"
        f"### Roots\n\n{roots_table()}\n"
        f"### The nearest colours, dE00\n\n{closest_table()}\n"
        f"### Every pair of sensations, dE00\n\nOf the plain inks; **bold**: below {CLOSE:g}, told by pattern and word alone.\n\n"
        f"{sensations_table()}\n"
        f"### Every sensation on every skin, dE00\n\nA mark of middle strength against the skin beside it.\n\n{skins_table()}"
    )


def measured_text(found: Found) -> str:
    """What was seen on the screens: how many words, the least contrast, and what failed."""
    scenes = list(next(iter(found.values())))
    rows = ((scene, *(_line(found[theme][scene]) for theme in found)) for scene in scenes)
    everything = [one for by_scene in found.values() for seen in by_scene.values() for one in seen]
    failed = [one for one in everything if one.fails]
    return f"{len(everything)} words and lines on {len(scenes)} screens in {len(found)} themes; too faint: {len(failed)}.\n\n" + table(
        ("Screen", *found), rows
    )


def _line(seen: Sequence[Seen]) -> str:
    weakest = min(seen, key=lambda one: one.contrast)
    return f"{weakest.contrast:.1f} of {len(seen)}"


def on_page(part: str, page: str) -> tuple[str, str, str]:
    """The page before a part, with its mark; the part; and the rest. Raises ValueError where the marks are not there."""
    begin, end = f"<!-- {part}: written by python -m tests.contrast -->\n", f"<!-- end of {part} -->\n"
    before, after = page.index(begin) + len(begin), page.index(end)
    return page[:before], page[before:after], page[after:]


def with_part(page: str, part: str, text: str) -> str:
    before, _, after = on_page(part, page)
    return f"{before}{text}{after}"
