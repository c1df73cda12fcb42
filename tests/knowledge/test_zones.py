from bodymap.atlas.levels import Root
from bodymap.drawing.sensation import Channel
from bodymap.knowledge.library import Library

ABOVE = {"head_neck", "trunk_front_upper", "trunk_back_upper", "arm", "hand"}


def rating(library: Library, zone: str, channel: Channel, root: Root) -> int:
    return library.zones[zone].rating[channel].get(root, 0)


def test_there_are_63_rated_zones_and_five_above_without_a_rating(library: Library) -> None:
    unrated = {z.id for z in library.zones.values() if not any(z.rating.values())}
    assert unrated == ABOVE
    assert len(library.zones) == 63 + len(ABOVE)


def test_zone_names_are_plain_all_different_and_without_a_side(library: Library) -> None:
    words = [zone.words for zone in library.zones.values()]
    assert len(set(words)) == len(words)
    assert [w for w in words if {"left", "right"} & set(w.split()) or "_" in w] == []


def test_a_patient_reads_plain_names(library: Library) -> None:
    assert library.zones["calf_lateral"].words == "outer calf"
    assert library.zones["toe_5"].words == "little toe"
    assert library.zones["perianal"].words == "skin around the anus"


def test_key_points_are_rated_highest_for_their_own_root(library: Library) -> None:
    key_zones = {
        Root.L2: "thigh_ant_mid_medial",
        Root.L4: "ankle_medial",
        Root.L5: "foot_dorsum_central",
        Root.S1: "heel_lateral",
        Root.S2: "popliteal",
        Root.S3: "buttock_lower",
        Root.S4_5: "perianal",
    }
    for root, zone in key_zones.items():
        rated = library.zones[zone].rating[Channel.SENSORY]
        assert max(rated, key=lambda r: rated[r]) is root, zone
        assert rated[root] == 4, zone


def test_s4_and_s5_are_one_level_with_the_higher_rating(library: Library) -> None:
    assert rating(library, "coccyx", Channel.SENSORY, Root.S4_5) == 4
    assert rating(library, "perineum", Channel.SENSORY, Root.S4_5) == 3


def test_pain_is_rated_flatter_than_numbness(library: Library) -> None:
    highest = {
        channel: max(max(z.rating[channel].values(), default=0) for z in library.zones.values())
        for channel in Channel
    }
    assert highest == {Channel.PAIN: 3, Channel.SENSORY: 4}


def test_every_root_has_a_zone_in_each_channel(library: Library) -> None:
    for channel in Channel:
        rated = {root for zone in library.zones.values() for root in zone.rating[channel]}
        assert rated == set(Root)
