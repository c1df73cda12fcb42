"""The steps of the coach, mode by mode: what to do, and the part of the window it is done at. A table, no Qt."""

from dataclasses import dataclass

from bodymap.language import tr_later


@dataclass(frozen=True, slots=True)
class Step:
    """at: a part of the window, by its id (a row of `coach.PARTS`); title, text: in English, said when shown."""

    at: str
    title: str
    text: str


STEPS: dict[str, tuple[Step, ...]] = {
    "consultation": (
        Step("body", tr_later("Paint on the body"),
             tr_later("Drag over the place that hurts, or fill a whole part. Left is the patient's left.")),
        Step("tools", tr_later("Say what it feels like"),
             tr_later("Choose tool, feeling, strength and depth here, before you paint or for the place you chose.")),
        Step("flags", tr_later("Warning signs come first"),
             tr_later("They stay on top whatever else is shown. A question nobody asked stays open: it is not a no.")),
        Step("roots", tr_later("Read which roots it fits"),
             tr_later("Each row says how well it fits and why. It is a suggestion, and more than one can fit.")),
        Step("pages", tr_later("Add what you examined"),
             tr_later("Examination, conditions and the sources stand here. F2 leads to the examination.")),
        Step("bar", tr_later("Take it with you"),
             tr_later("Save the drawing or copy the note here. Every step can be undone.")),
    ),
    "patient": (
        Step("question", tr_later("One question at a time"), tr_later("Read it here. There is no hurry.")),
        Step("answers", tr_later("Tap what fits you"),
             tr_later("Not sure is always a good answer. Where you see a body, tap the place that hurts.")),
        Step("patient-undo", tr_later("Nothing can go wrong"), tr_later("This takes back the last thing you did.")),
        Step("patient-next", tr_later("Go on"), tr_later("Press here when you are ready for the next question.")),
    ),
    "classroom": (
        Step("samples", tr_later("Choose a sample"),
             tr_later("Samples are ready to show; Page down brings the next. No drawing of a person is opened here.")),
        Step("map", tr_later("Show and compare the maps"),
             tr_later("Choose one map, two side by side, or all of them. Where they disagree it is striped.")),
        Step("body", tr_later("Ask the body"), tr_later("Click a place: each map answers for itself.")),
        Step("hide", tr_later("Hide all answers"), tr_later("H takes names, maps and the reading away, and brings them back.")),
        Step("quiz", tr_later("Start a quiz"), tr_later("Q asks questions about roots, muscles, reflexes and cases; the same seed, the same quiz.")),
    ),
}  # fmt: skip


def place_beside(
    at: tuple[int, int, int, int],
    card: tuple[int, int],
    room: tuple[int, int],
    keep_clear: tuple[int, int, int, int] | None = None,
    gap: int = 14,
) -> tuple[int, int]:
    """Where the card goes (px): beside what it points at, inside the room, and off what must stay seen where it can.

    at, keep_clear: left, top, width, height; card, room: width, height.
    """
    left, top, wide, high = at
    across, down = card
    tries = (
        (left + wide + gap, top),
        (left - gap - across, top),
        (left, top + high + gap),
        (left + wide - across, top + high + gap),
        (left, top - gap - down),
        (left + wide - across, top - gap - down),
        (left + (wide - across) // 2, top + high - down - gap),
        (gap, room[1] - down - gap),
    )
    inside = [(x, y) for x, y in tries if 0 <= x <= room[0] - across and 0 <= y <= room[1] - down]
    clear = [one for one in inside if keep_clear is None or not _meets((*one, *card), keep_clear)]
    return (clear or inside or [(max(0, room[0] - across) // 2, max(0, room[1] - down) // 2)])[0]


def _meets(one: tuple[int, int, int, int], other: tuple[int, int, int, int]) -> bool:
    return (
        one[0] < other[0] + other[2] and other[0] < one[0] + one[2]
        and one[1] < other[1] + other[3] and other[1] < one[1] + one[3]
    )  # fmt: skip
