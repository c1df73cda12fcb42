"""The CHOIR segments as pairs, named by looking at the polygons; ids in the numbering of the male figure.

Front view: the viewer's right is the patient's left, so 102 is the left half of the skull; behind it is the other way
round: 201 is the left half. The module REDCap ImageMap (marlycormar/imagemap, maps/painmap_male.html) gives each of
its keys a title with a side ("f34": ankle, front, left); all 74 sides here agree with it.
"""

from dataclasses import dataclass

from bodymap.atlas.levels import Side, View


@dataclass(frozen=True)
class Row:
    """One pair: ids on the patient's left and right; part: what it is, once a view; words: with the patient's side."""

    view: View
    left: int
    right: int
    part: str
    words: str

    def id_of(self, side: Side) -> int:
        return self.left if side is Side.LEFT else self.right


def _front(left: int, right: int, part: str, words: str) -> Row:
    return Row(View.FRONT, left, right, part, words)


def _back(left: int, right: int, part: str, words: str) -> Row:
    return Row(View.BACK, left, right, part, words)


ROWS = (
    _front(102, 101, "skull", "{side} forehead and top of the head"),
    _front(104, 103, "face", "{side} side of the face"),
    _front(106, 105, "neck", "front of the neck, {side} side"),
    _front(110, 107, "shoulder", "front of the {side} shoulder"),
    _front(109, 108, "chest", "{side} side of the chest"),
    _front(112, 111, "upper arm", "front of the {side} upper arm"),
    _front(114, 113, "elbow", "crook of the {side} elbow"),
    _front(118, 115, "forearm", "front of the {side} forearm"),
    _front(124, 119, "wrist", "front of the {side} wrist"),
    _front(128, 125, "hand", "palm of the {side} hand"),
    _front(117, 116, "belly", "{side} side of the belly"),
    _front(123, 120, "hip", "front of the {side} hip"),
    _front(122, 121, "pubic area", "pubic area and groin, {side} side"),
    _front(127, 126, "thigh", "front of the {side} thigh"),
    _front(130, 129, "knee", "front of the {side} knee"),
    _front(132, 131, "lower leg", "front of the {side} lower leg"),
    _front(134, 133, "ankle", "front of the {side} ankle"),
    _front(136, 135, "foot", "top of the {side} foot"),
    _back(201, 202, "skull", "back of the skull, {side} side"),
    _back(203, 204, "head", "back of the head, {side} side"),
    _back(205, 206, "neck", "back of the neck, {side} side"),
    _back(207, 210, "shoulder", "back of the {side} shoulder"),
    _back(208, 209, "upper back", "upper back, {side} side"),
    _back(211, 214, "upper arm", "back of the {side} upper arm"),
    _back(212, 213, "middle back", "middle of the back, {side} side"),
    _back(215, 216, "elbow", "back of the {side} elbow"),
    _back(217, 220, "forearm", "back of the {side} forearm"),
    _back(218, 219, "lower back", "low back, {side} side"),
    _back(221, 226, "wrist", "back of the {side} wrist"),
    _back(227, 230, "hand", "back of the {side} hand"),
    _back(222, 225, "hip", "back of the {side} hip"),
    _back(223, 224, "buttock", "{side} buttock"),
    _back(228, 229, "thigh", "back of the {side} thigh"),
    _back(231, 232, "knee", "back of the {side} knee"),
    _back(233, 234, "lower leg", "back of the {side} lower leg"),
    _back(235, 236, "ankle", "back of the {side} ankle"),
    _back(237, 238, "foot", "heel and sole of the {side} foot"),
)

FEMALE_IDS = {112: 116, 113: 117, 114: 112, 115: 113, 116: 114, 117: 115}
"""CHOIR's own female map numbers six segments otherwise (CHOIRBM, convert_bodymap): its id -> the id here."""
