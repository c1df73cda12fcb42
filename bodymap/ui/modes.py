"""The three modes, as rows of a table. Adding a mode is adding a row."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mode:
    """What one kind of user sees and may do.

    panels: ids of the panels on the right, in order; text_scale: factor on the font size;
    target: smallest height of a thing to press (px); shows_reading: roots, look-alikes and conditions;
    stores: may save; opens_files: may open files other than samples.
    """

    id: str
    title: str
    panels: tuple[str, ...]
    text_scale: float
    target: int
    shows_reading: bool
    stores: bool
    opens_files: bool


MODES: dict[str, Mode] = {
    "consultation": Mode(
        "consultation",
        "Consultation",
        ("flags", "roots", "spine", "look-alikes", "selection", "examination", "conditions"),
        text_scale=1.0,
        target=32,
        shows_reading=True,
        stores=True,
        opens_files=True,
    ),
    "patient": Mode(
        "patient",
        "Patient",
        ("flags", "marks"),
        text_scale=1.25,
        target=48,
        shows_reading=False,
        stores=False,
        opens_files=False,
    ),
    "classroom": Mode(
        "classroom",
        "Classroom",
        ("flags", "roots", "spine", "look-alikes", "selection", "examination", "conditions"),
        text_scale=1.25,
        target=40,
        shows_reading=True,
        stores=False,
        opens_files=False,
    ),
}
