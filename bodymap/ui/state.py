"""What the window shows, as one frozen value. Panels get it whole and never talk to each other."""

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from bodymap.atlas.atlas import Located
from bodymap.atlas.levels import DiscLevel, Root, Side
from bodymap.drawing.pain_drawing import PainDrawing
from bodymap.drawing.sensation import Depth, Sensation
from bodymap.drawing.steady import Steady
from bodymap.language import said_if_ours, tr
from bodymap.reasoning.examination import NOT_EXAMINED, Examination
from bodymap.reasoning.judgement import Judgements
from bodymap.reasoning.reading import EMPTY_READING, Reading
from bodymap.records.document import Asked
from bodymap.ui.arrangement import Arrangement, Arrangements, arrangement_of
from bodymap.ui.figure_layout import LayoutKind
from bodymap.ui.modes import MODES, Mode


class ToolName(StrEnum):
    """What the hand holds."""

    BRUSH = "brush"
    ERASER = "eraser"
    FILL = "fill"
    SELECT = "select"


@dataclass(frozen=True, slots=True)
class Pen:
    """What the next stroke will be: tool, feeling, strength (None = not said), depth, brush width in mm."""

    tool: ToolName = ToolName.BRUSH
    sensation: Sensation = Sensation.ACHE
    intensity: int | None = None
    depth: Depth = Depth.UNSTATED
    width: float = 30.0


@dataclass(frozen=True, slots=True)
class Hand:
    """How the hand that paints is helped: how much a shaking one is steadied, and whether a pen's pressure counts."""

    steady: Steady = Steady.NORMAL
    pressure: bool = True


@dataclass(frozen=True, slots=True)
class Selection:
    """What a person clicked on: at most one of these is set.

    point: a place on the body (answers for all maps); root/disc/side: on the spine; mark: a painted place;
    condition: in the lists; muscle, nerve: under the skin, with the side; reflex: a REFLEX word.
    """

    point: Located | None = None
    root: Root | None = None
    disc: DiscLevel | None = None
    side: Side | None = None
    mark: int | None = None
    condition: str | None = None
    muscle: str | None = None
    nerve: str | None = None
    reflex: str | None = None

    @property
    def empty(self) -> bool:
        return self == NOTHING_SELECTED


NOTHING_SELECTED = Selection()


@dataclass(frozen=True, slots=True)
class Paper:
    """The document on the table: its title, where it is kept, whether it is a sample, whether changed."""

    title: str = "New drawing"
    path: Path | None = None
    sample: str = ""  # who and where the sample comes from; "" = not a sample
    unsaved: bool = False
    undo: str = ""  # name of the step that undo takes back; "" = nothing to undo
    redo: str = ""

    @property
    def sample_words(self) -> str:
        """What a sample says of itself, in the language spoken; "" = not a sample."""
        if not self.sample:
            return ""
        return tr("Sample: {title}. {sample}", title=said_if_ours(self.title), sample=said_if_ours(self.sample))


class MapsShown(StrEnum):
    """How many of the published maps are drawn over the body."""

    ONE = "one"
    TWO = "two"  # `map` and `other_map` side by side
    ALL = "all"  # all of them stacked, hatched where they conflict


@dataclass(frozen=True, slots=True)
class Show:
    """How the figure is shown."""

    map: str = ""  # id of the map drawn over the body; "" = none
    other_map: str = ""  # id of the map beside it, for MapsShown.TWO
    maps: MapsShown = MapsShown.ONE
    layer: str = ""  # what else lies on the body: "muscles", "nerves", "territories"; "" = nothing
    skin: str = "paper"
    figure: str = "neutral"  # whose body: neutral, female, male
    views: LayoutKind = LayoutKind.LOWER
    answers: bool = True  # False: no names, no maps, no colours of roots, nothing that tells
    panels: Arrangements = ()  # how the right side stands in modes where it was changed


@dataclass(frozen=True, slots=True)
class State:
    """Everything on screen. visit: what the person answered alone; at_home: no staff is near whoever draws alone."""

    drawing: PainDrawing = field(default_factory=PainDrawing)
    examination: Examination = NOT_EXAMINED
    reading: Reading = EMPTY_READING
    judgements: Judgements = ()  # what the clinician said to it
    selection: Selection = NOTHING_SELECTED
    pen: Pen = Pen()
    hand: Hand = Hand()
    paper: Paper = Paper()
    show: Show = Show()
    mode: Mode = MODES["consultation"]
    visit: tuple[Asked, ...] = ()
    at_home: bool = False
    preview: bool = False  # True while a stroke is still being drawn

    @property
    def arrangement(self) -> Arrangement:
        """How the right side stands in this mode."""
        return arrangement_of(self.show.panels, self.mode.id)
