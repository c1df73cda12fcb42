"""What lies at a point: zone, side and the level every map gives, from Python, one point at a time."""

from random import Random

from benchmarks.timing import Gate, Table, in_turn
from bodymap.atlas.atlas import open_atlas
from bodymap.atlas.levels import View

POINTS = 4000


def bench() -> list[Table]:
    atlas, chance = open_atlas(), Random(5)
    views = (View.FRONT, View.BACK, View.FEET_TOP, View.FEET_SOLE)
    places = []
    for _ in range(POINTS + 100):
        view = chance.choice(views)
        left, top, right, bottom = atlas.silhouette(view).bounds
        places.append((view, chance.uniform(left, right), chance.uniform(top, bottom)))
    rows = in_turn(
        {
            "all zones and maps": lambda i: atlas.locate(*places[i]),
            "zone alone": lambda i: atlas.zone_at(*places[i]),
        },
        POINTS,
        50,
        100,
    )
    mean = 1000 * sum(rows[0].cpu) / len(rows[0].cpu)
    notes = (f"{len(atlas.maps)} maps; mean {mean:.1f} us a point, thread",)
    return [
        Table("a point located in all zones and maps", rows, (Gate("mean, thread", mean, 50, "us"),), notes)
    ]
