"""The three modes, as rows of a table. Adding a mode is adding a row."""

from dataclasses import dataclass, replace

from bodymap.language import tr_later

SMALL_WINDOW = 1120
"""Px of width below which large letters would leave no room for the body."""
SMALL_WINDOW_SCALE = 1.08


@dataclass(frozen=True, slots=True)
class Mode:
    """What one kind of user sees and may do.

    panels: ids of the panels on the right, in order; text_scale: factor on the font size;
    target: smallest height of a thing to press (px); shows_reading: roots, look-alikes and conditions;
    stores: may save; opens_files: may open files other than samples;
    samples_only: no drawing of a person ever stands here;
    judges: suggestions can be accepted, set aside and commented;
    guided: one question at a time, locked until it is handed back (ui/patient).
    """

    id: str
    title: str
    panels: tuple[str, ...]
    text_scale: float
    target: int
    shows_reading: bool
    stores: bool
    opens_files: bool
    samples_only: bool = False
    judges: bool = False
    guided: bool = False


MODES: dict[str, Mode] = {
    "consultation": Mode(
        "consultation",
        tr_later("Consultation"),
        ("flags", "roots", "spine", "look-alikes", "selection", "examination", "conditions", "maps", "why"),
        text_scale=1.0,
        target=32,
        shows_reading=True,
        stores=True,
        opens_files=True,
        judges=True,
    ),
    "patient": Mode(
        "patient",
        tr_later("Patient"),
        (),
        text_scale=1.25,
        target=48,
        shows_reading=False,
        stores=False,
        opens_files=False,
        guided=True,
    ),
    "classroom": Mode(
        "classroom",
        tr_later("Classroom"),
        ("flags", "roots", "spine", "look-alikes", "selection", "examination", "conditions", "maps", "why"),
        text_scale=1.25,
        target=40,
        shows_reading=True,
        stores=False,
        opens_files=False,
        samples_only=True,
    ),
}


def in_room(mode: Mode, width: int) -> Mode:
    """The mode as it looks in a window of this width (px): a small one gets smaller letters."""
    if width >= SMALL_WINDOW:
        return mode
    return replace(mode, text_scale=min(mode.text_scale, SMALL_WINDOW_SCALE))
