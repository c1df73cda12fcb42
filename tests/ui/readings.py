"""A reading with a leading root, and a clicked place, for the tests of what is lit."""

from bodymap.atlas.atlas import Located
from bodymap.atlas.levels import Root, Side, View
from bodymap.reasoning.reading import Reading, RootEvidence, Suggestion
from bodymap.ui.state import Selection, State

READING = Reading(
    roots=(
        RootEvidence(Root.L5, Side.LEFT, 1, 0.6, "compatible"),
        RootEvidence(Root.S1, Side.LEFT, 2, 0.3, "less likely"),
        RootEvidence(Root.L3, Side.RIGHT, 3, 0.01, "unlikely"),
    ),
    look_alikes=(Suggestion("sij_pain", "sacroiliac joint pain", 1, 0.4, Side.LEFT),),
)
READ = State(reading=READING)
CLICKED = State(
    selection=Selection(
        point=Located(
            View.FEET_TOP, 60, 300, Side.LEFT, "hallux", {"article": "L5", "isncsci": "L5", "x": "none"}
        )
    )
)
