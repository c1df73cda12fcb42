"""What mouse, finger and pen mean: a pure machine from their reports to what is done on the body. No Qt.

One finger paints, two zoom and pan and never paint. Once a pen was seen, fingers only move the picture, and what
lands beside the pen is a palm. A stroke that is given up ends in CANCEL, never in RELEASE. What follows from what
is the table `RULES`; the functions below only find out which row is meant.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from math import hypot, inf
from typing import NamedTuple

PALM_PAUSE = 0.3
"""Seconds around a touch of the pen in which a finger that lands is the palm; and in which, once a pen was seen, a
second contact is not heeded: a palm lands as several contacts at once.
"""
PALM_SIZE = 84.0
"""px; a contact larger than this is a palm (22 mm at 96 px an inch, assumed: a thumb leaves up to 15 mm)."""
ECHO_PAUSE = 0.3
"""Seconds after a touch in which a mouse event is the system's echo of that touch (assumed)."""
STALE = 2.0
"""Seconds of silence after which the lifting of a finger or pen was lost, if the mouse is pressed (assumed)."""
SLIDE_SLACK = 12.0
"""px a single finger has to move before it moves the picture: a resting palm rolls a little (assumed)."""
FARTHEST = 1e6
"""px; a place beyond is a broken report."""


class Kind(StrEnum):
    """What touches."""

    MOUSE = "mouse"
    FINGER = "finger"
    PEN = "pen"


class Phase(StrEnum):
    """What a report says: it lands, moves (down or not), lifts, was taken away by the system, or left the widget."""

    DOWN = "down"
    MOVE = "move"
    UP = "up"
    LOST = "lost"
    AWAY = "away"


class Role(StrEnum):
    """What the button in a report is for."""

    PAINT = "paint"
    GRIP = "grip"  # moves the picture
    OTHER = "other"


class Contact(NamedTuple):
    """One report of one pointer: px of the widget, seconds.

    number: which finger; pressure 0-1, None = the device has none; size: larger diameter of the touched spot in px,
    0 = unknown; tail: the end that erases; held: it still touches after this report; made_up: a mouse event that
    the system made of a touch.
    """

    kind: Kind
    phase: Phase
    x: float
    y: float
    time: float = 0.0
    number: int = 0
    role: Role = Role.PAINT
    pressure: float | None = None
    size: float = 0.0
    tail: bool = False
    held: bool = True
    made_up: bool = False


class Doing(StrEnum):
    """What the hand is at."""

    IDLE = "idle"
    PAINTING = "painting"
    PANNING = "panning"
    PINCHING = "pinching"
    SPENT = "spent"  # given up or done with, and something still touches


class Word(StrEnum):
    """What a report comes to, in the alphabet of the table."""

    TIP = "tip"  # something lands that paints
    GRIP = "grip"  # something lands that moves the picture
    OTHER = "other"  # another button
    PAIR = "pair"  # two fingers are down
    MOVE = "move"
    UP = "up"  # the pointer that paints or pans lifts
    FEW = "few"  # fewer than two of the fingers are left
    CLEAR = "clear"  # nothing touches any more
    LOST = "lost"  # the system took the pointer away
    GIVEN_UP = "given up"  # Esc, lost focus, another mode: the pointer is still down
    AWAY = "away"


class Do(StrEnum):
    """What is to be done on the body."""

    PRESS = "press"
    MOVE = "move"
    RELEASE = "release"
    CANCEL = "cancel"
    HOVER = "hover"
    LEAVE = "leave"
    GRIP = "grip"
    PAN = "pan"
    PINCH = "pinch"
    LET_GO = "let go"


RULES: dict[tuple[Doing, Word], tuple[Doing, tuple[Do, ...]]] = {
    (Doing.IDLE, Word.TIP): (Doing.PAINTING, (Do.PRESS,)),
    (Doing.IDLE, Word.GRIP): (Doing.PANNING, (Do.GRIP,)),
    (Doing.IDLE, Word.PAIR): (Doing.PINCHING, (Do.PINCH,)),
    (Doing.IDLE, Word.MOVE): (Doing.IDLE, (Do.HOVER,)),
    (Doing.IDLE, Word.AWAY): (Doing.IDLE, (Do.LEAVE,)),
    (Doing.PAINTING, Word.TIP): (Doing.PAINTING, (Do.RELEASE, Do.PRESS)),  # its release was lost: nothing is
    (Doing.PAINTING, Word.MOVE): (Doing.PAINTING, (Do.MOVE,)),
    (Doing.PAINTING, Word.UP): (Doing.IDLE, (Do.RELEASE,)),
    (Doing.PAINTING, Word.OTHER): (Doing.SPENT, (Do.CANCEL,)),
    (Doing.PAINTING, Word.GRIP): (Doing.SPENT, (Do.CANCEL,)),
    (Doing.PAINTING, Word.PAIR): (Doing.PINCHING, (Do.CANCEL, Do.PINCH)),
    (Doing.PAINTING, Word.LOST): (Doing.IDLE, (Do.CANCEL,)),
    (Doing.PAINTING, Word.GIVEN_UP): (Doing.SPENT, ()),
    (Doing.PANNING, Word.MOVE): (Doing.PANNING, (Do.PAN,)),
    (Doing.PANNING, Word.UP): (Doing.IDLE, (Do.LET_GO,)),
    (Doing.PANNING, Word.PAIR): (Doing.PINCHING, (Do.LET_GO, Do.PINCH)),
    (Doing.PANNING, Word.LOST): (Doing.IDLE, (Do.LET_GO,)),
    (Doing.PINCHING, Word.MOVE): (Doing.PINCHING, (Do.PINCH,)),
    (Doing.PINCHING, Word.FEW): (Doing.SPENT, (Do.LET_GO,)),
    (Doing.PINCHING, Word.LOST): (Doing.IDLE, (Do.LET_GO,)),
    (Doing.SPENT, Word.TIP): (Doing.PAINTING, (Do.PRESS,)),  # its release was lost
    (Doing.SPENT, Word.GRIP): (Doing.PANNING, (Do.GRIP,)),
    (Doing.SPENT, Word.PAIR): (Doing.PINCHING, (Do.PINCH,)),
    (Doing.SPENT, Word.UP): (Doing.IDLE, ()),
    (Doing.SPENT, Word.CLEAR): (Doing.IDLE, ()),
    (Doing.SPENT, Word.LOST): (Doing.IDLE, ()),
    (Doing.SPENT, Word.AWAY): (Doing.SPENT, (Do.LEAVE,)),
}
"""What is not in the table changes nothing."""


@dataclass(frozen=True, slots=True)
class Finger:
    """A finger that is heeded, where it is (px) and when it landed (s)."""

    number: int
    x: float
    y: float
    since: float


Holder = tuple[Kind, int]


class Hands(NamedTuple):
    """All that is remembered between two reports."""

    doing: Doing = Doing.IDLE
    holder: Holder | None = None  # the pointer that paints, pans or is spent
    at: tuple[float, float] = (0.0, 0.0)  # where it was last, px
    start: tuple[float, float] = (0.0, 0.0)
    sliding: bool = False  # a single finger has moved far enough to move the picture
    fingers: tuple[Finger, ...] = ()
    palms: tuple[
        tuple[int, float], ...
    ] = ()  # number of a contact that is not heeded until it lifts, and since when
    pen_seen: bool = False
    pen_time: float = -inf
    touched: float = -inf  # when a finger or pen was last heard of
    echo: bool = False  # the mouse button that is down is an echo

    @property
    def moves_picture(self) -> bool:
        return self.doing in (Doing.PANNING, Doing.PINCHING)


class Act(NamedTuple):
    """One thing to do, at a place (px); dx, dy: the step since the last report; fingers: the two that pinch."""

    do: Do
    x: float
    y: float
    contact: Contact
    dx: float = 0.0
    dy: float = 0.0
    fingers: tuple[Finger, ...] = ()


Heard = tuple[Hands, tuple[Act, ...]]


def heed(hands: Hands, contact: Contact) -> Heard:
    """What a report changes, and what is to be done."""
    if not _sensible(contact):
        if contact.phase in (Phase.DOWN, Phase.MOVE):
            return hands, ()
        contact = contact._replace(x=hands.at[0], y=hands.at[1])
    return _BY_KIND[contact.kind](hands, contact)


def given_up(hands: Hands) -> Hands:
    """The stroke was given up from outside (Esc, another mode): what is still down paints no more."""
    doing, _ = RULES.get((hands.doing, Word.GIVEN_UP), (hands.doing, ()))
    return hands._replace(doing=doing)


def let_go(hands: Hands) -> Hands:
    """Nothing touches any more, whatever was heard: the window was hidden, or a new touch begins."""
    return Hands(pen_seen=hands.pen_seen, pen_time=hands.pen_time, touched=hands.touched)


def fresh_touch(hands: Hands) -> Heard:
    """The system says that a first finger lands: what is remembered of others is stale, as is what they hold."""
    acts: tuple[Act, ...] = ()
    stale = Contact(Kind.FINGER, Phase.LOST, *hands.at)
    hands = hands._replace(fingers=(), palms=())
    if _held_by_finger(hands):
        hands, acts = _told(hands, Word.LOST, stale)
        hands = hands._replace(doing=Doing.IDLE, holder=None)
    return hands, acts


def without_pen(hands: Hands) -> Hands:
    """Another person may be at the table: fingers paint again until the next pen."""
    return hands._replace(pen_seen=False, pen_time=-inf)


def _sensible(contact: Contact) -> bool:
    return abs(contact.x) <= FARTHEST and abs(contact.y) <= FARTHEST  # false for what is no number, too


def _told(hands: Hands, word: Word, contact: Contact) -> Heard:
    """Look the word up and move on."""
    rule = RULES.get((hands.doing, word))
    if rule is None:
        return hands, ()
    doing, dos = rule
    here = (contact.x, contact.y)
    old = hands.at
    pair = hands.fingers[:2] if doing is Doing.PINCHING else ()
    step = (here[0] - old[0], here[1] - old[1])
    acts = tuple(
        [
            Act(do, *(old if do is Do.RELEASE and word is Word.TIP else here), contact, *step, pair)
            for do in dos
        ]
    )
    holder = hands.holder
    if word in (Word.TIP, Word.GRIP, Word.PAIR):
        if doing is not Doing.SPENT:
            holder = (contact.kind, contact.number)
            hands = hands._replace(start=here, sliding=contact.kind is not Kind.FINGER)
    elif doing is Doing.IDLE:
        holder = None
    return hands._replace(doing=doing, holder=holder, at=here), acts


def _both(first: Heard, then: tuple[Word, Contact]) -> Heard:
    hands, acts = first
    hands, more = _told(hands, *then)
    return hands, (*acts, *more)


# -- the mouse


def _mouse(hands: Hands, contact: Contact) -> Heard:
    acts: tuple[Act, ...] = ()
    if _forgot_to_lift(hands, contact):
        hands, acts = _told(hands._replace(fingers=(), palms=()), Word.LOST, contact)
        hands = hands._replace(doing=Doing.IDLE, holder=None)
    if _echoes(hands, contact):
        return hands._replace(echo=contact.held), acts
    hands, more = _mouse_alone(hands._replace(echo=False) if hands.echo else hands, contact)
    return hands, (*acts, *more)


def _forgot_to_lift(hands: Hands, contact: Contact) -> bool:
    """A real press of the mouse, long after the last word of the finger or pen that is said to be down; a mere
    movement, too, where only the picture is moved and no stroke can be lost (a menu that opens swallows the lifting).
    """
    other = hands.holder is not None and hands.holder[0] is not Kind.MOUSE
    moved = contact.phase is Phase.MOVE and not contact.held and hands.moves_picture
    meant = (contact.phase is Phase.DOWN or moved) and not contact.made_up
    return other and meant and contact.time - hands.touched > STALE


def _mouse_alone(hands: Hands, contact: Contact) -> Heard:
    match contact.phase:
        case Phase.DOWN:
            return _told(hands, _landed(contact.role), contact)
        case Phase.MOVE if contact.held:
            return _told(hands, Word.MOVE, contact) if hands.doing is not Doing.SPENT else (hands, ())
        case Phase.MOVE:  # no button is down: a release was lost
            return _both(_told(hands, Word.UP, _back_at(hands, contact)), (Word.MOVE, contact))
        case Phase.UP:
            return _lifted(hands, contact)
        case Phase.LOST:
            return _told(hands, Word.LOST, contact)
        case Phase.AWAY:
            return _told(hands, Word.AWAY, contact)


def _echoes(hands: Hands, contact: Contact) -> bool:
    """Whether a mouse event only repeats what a finger or the pen has said."""
    if contact.phase is Phase.AWAY:
        return hands.holder is not None and hands.holder[0] is not Kind.MOUSE
    if hands.holder is not None and hands.holder[0] is not Kind.MOUSE:
        return True
    if hands.holder is None and hands.fingers:
        return True
    if contact.made_up and hands.touched > -inf:
        return True
    if hands.echo and contact.phase in (Phase.MOVE, Phase.UP):
        return True
    return hands.holder is None and contact.time - hands.touched < ECHO_PAUSE


def _landed(role: Role) -> Word:
    return {Role.PAINT: Word.TIP, Role.GRIP: Word.GRIP, Role.OTHER: Word.OTHER}[role]


def _lifted(hands: Hands, contact: Contact) -> Heard:
    """A button is up; the stroke or the grip ends with its own, what is spent with the last."""
    if hands.doing is Doing.SPENT:
        return _told(hands, Word.UP, contact) if not contact.held else (hands, ())
    own = {Doing.PAINTING: (Role.PAINT,), Doing.PANNING: (Role.GRIP, Role.PAINT)}.get(hands.doing, ())
    return _told(hands, Word.UP, contact) if contact.role in own or not contact.held else (hands, ())


def _back_at(hands: Hands, contact: Contact) -> Contact:
    """The report as if it had come where the pointer was last."""
    return contact._replace(x=hands.at[0], y=hands.at[1])


# -- the pen


def _pen(hands: Hands, contact: Contact) -> Heard:
    """A pen goes before all others: what a finger or an echo has begun is taken back."""
    acts: tuple[Act, ...] = ()
    if hands.holder is not None and hands.holder[0] is not Kind.PEN:
        hands, acts = _told(hands, Word.LOST, contact)
    palms = (*hands.palms, *((f.number, contact.time) for f in hands.fingers))
    hands = hands._replace(
        fingers=(), palms=palms, pen_seen=True, pen_time=contact.time, touched=contact.time
    )
    hands, more = _pen_alone(hands, contact)
    return hands, (*acts, *more)


def _pen_alone(hands: Hands, contact: Contact) -> Heard:
    match contact.phase:
        case Phase.DOWN:
            return _told(hands, _landed(contact.role), contact)
        case Phase.MOVE if contact.held:
            return _told(hands, Word.MOVE, contact) if hands.doing is not Doing.SPENT else (hands, ())
        case Phase.MOVE:
            return _both(_told(hands, Word.UP, _back_at(hands, contact)), (Word.MOVE, contact))
        case Phase.UP:
            return _lifted(hands, contact)
        case Phase.LOST | Phase.AWAY:
            return _both(_told(hands, Word.LOST, contact), (Word.AWAY, contact))


# -- fingers


def _finger(hands: Hands, contact: Contact) -> Heard:
    hands = hands._replace(touched=contact.time)
    match contact.phase:
        case Phase.DOWN:
            return _finger_down(_forgotten(hands, contact.number), contact)
        case Phase.MOVE:
            return _finger_moved(hands, contact)
        case Phase.UP:
            return _finger_up(hands, contact)
        case Phase.LOST | Phase.AWAY:  # the system takes all fingers at once
            hands = hands._replace(fingers=(), palms=())
            return _told(hands, Word.LOST, contact) if _held_by_finger(hands) else (hands, ())


def _held_by_finger(hands: Hands) -> bool:
    return hands.holder is not None and hands.holder[0] is Kind.FINGER


def _forgotten(hands: Hands, number: int) -> Hands:
    """Without what is remembered of this number: it lands anew, so its lifting was lost."""
    fingers = tuple(f for f in hands.fingers if f.number != number)
    return hands._replace(fingers=fingers, palms=tuple(p for p in hands.palms if p[0] != number))


def _finger_down(hands: Hands, contact: Contact) -> Heard:
    if _is_palm(hands, contact):
        return hands._replace(palms=(*hands.palms, (contact.number, contact.time))), ()
    landed = Finger(contact.number, contact.x, contact.y, contact.time)
    hands = hands._replace(fingers=(*hands.fingers, landed))
    if len(hands.fingers) == 1:
        return _told(hands, Word.GRIP if hands.pen_seen else Word.TIP, contact)
    return _told(hands, Word.PAIR, contact) if _pair_is_heeded(hands, contact.time) else (hands, ())


def _is_palm(hands: Hands, contact: Contact) -> bool:
    if contact.size > PALM_SIZE or (hands.holder is not None and not _held_by_finger(hands)):
        return True
    beside_a_palm = any(contact.time - since < PALM_PAUSE for _, since in hands.palms)
    return hands.pen_seen and (contact.time - hands.pen_time < PALM_PAUSE or beside_a_palm)


def _pair_is_heeded(hands: Hands, time: float) -> bool:
    """Two fingers are down, and for long enough where a pen was seen: a palm lands as several contacts."""
    if len(hands.fingers) < 2:
        return False
    return not hands.pen_seen or time - hands.fingers[1].since >= PALM_PAUSE


def _finger_moved(hands: Hands, contact: Contact) -> Heard:
    if all(f.number != contact.number for f in hands.fingers):
        return hands, ()
    if contact.size > PALM_SIZE:
        return _turned_palm(hands, contact)
    moved = tuple(
        replace(f, x=contact.x, y=contact.y) if f.number == contact.number else f for f in hands.fingers
    )
    hands = hands._replace(fingers=moved)
    if hands.doing is not Doing.PINCHING and _pair_is_heeded(hands, contact.time):
        return _told(hands, Word.PAIR, contact)
    if hands.doing is Doing.PINCHING:
        two = {f.number for f in hands.fingers[:2]}
        return _told(hands, Word.MOVE, contact) if contact.number in two else (hands, ())
    if hands.holder != (Kind.FINGER, contact.number) or len(hands.fingers) > 1:
        return hands, ()
    return _slid(hands, contact) if hands.doing is Doing.PANNING else _told(hands, Word.MOVE, contact)


def _slid(hands: Hands, contact: Contact) -> Heard:
    """A single finger moves the picture once it has really moved; from there, so that nothing jumps."""
    if hands.sliding:
        return _told(hands, Word.MOVE, contact)
    far = hypot(contact.x - hands.start[0], contact.y - hands.start[1]) > SLIDE_SLACK
    return hands._replace(sliding=far, at=(contact.x, contact.y)), ()


def _turned_palm(hands: Hands, contact: Contact) -> Heard:
    """A finger grows into a palm: what it has begun is taken back."""
    held = hands.holder == (Kind.FINGER, contact.number)
    hands = _forgotten(hands, contact.number)
    hands = hands._replace(palms=(*hands.palms, (contact.number, contact.time)))
    if held or (hands.doing is Doing.PINCHING and len(hands.fingers) < 2):
        return _told(hands, Word.LOST, contact)
    return hands, ()


def _finger_up(hands: Hands, contact: Contact) -> Heard:
    known = any(f.number == contact.number for f in hands.fingers)
    hands = _forgotten(hands, contact.number)
    if not known or not _held_by_finger(hands):
        return hands, ()
    if hands.doing is Doing.PINCHING and len(hands.fingers) < 2:
        hands, acts = _told(hands, Word.FEW, contact)
    elif hands.holder == (Kind.FINGER, contact.number) and hands.doing is not Doing.SPENT:
        hands, acts = _told(hands, Word.UP, contact)
    else:
        acts = ()
    if hands.fingers:
        return _still_down(hands), acts
    hands, more = _told(hands, Word.CLEAR, contact)
    return hands, (*acts, *more)


def _still_down(hands: Hands) -> Hands:
    """Fingers that are left over after a gesture of several paint no more until they lift."""
    if hands.doing is not Doing.IDLE:
        return hands
    return hands._replace(doing=Doing.SPENT, holder=(Kind.FINGER, hands.fingers[0].number))


_BY_KIND = {Kind.MOUSE: _mouse, Kind.PEN: _pen, Kind.FINGER: _finger}
