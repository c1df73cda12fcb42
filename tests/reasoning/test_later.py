from bodymap.reasoning.later import Later


def test_nothing_is_made_before_somebody_looks_and_then_once():
    made: list[int] = []
    later = Later(lambda: made.append(1) or (1, 2))
    assert made == []
    assert (later[0], len(later), list(later)) == (1, 2, [1, 2])
    assert made == [1]


def test_it_equals_every_sequence_of_the_same_items():
    assert Later(lambda: (1, 2)) == (1, 2)
    assert Later(lambda: [1, 2]) == (1, 2)
    assert Later(lambda: (1, 2)) == Later(lambda: (1, 2))
    assert Later(lambda: (1, 2)) != (1, 3)


def test_an_empty_one_is_false():
    assert not Later(lambda: ())
