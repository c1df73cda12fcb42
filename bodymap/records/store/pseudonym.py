"""A name for somebody whose name is not kept: an easy word and a number, made of randomness, so it says nothing about them."""

import secrets
from collections.abc import Callable, Collection

_WORDS = """
Acorn Alder Amber Anchor Apple Arrow Aspen Atlas Autumn Badge Bamboo Basket Beacon Birch Blossom Breeze
Bridge Brook Button Cabin Candle Canyon Cedar Cherry Chestnut Cloud Clover Compass Copper Coral Cotton Cove
Crystal Daisy Dawn Delta Drum Dune Eagle Ember Falcon Feather Fern Field Finch Flute Forest Garden
Garnet Ginger Glacier Granite Harbor Harp Hazel Heather Heron Hill Ice Indigo Island Ivory Ivy Jade
Jasmine Juniper Kettle Kite Lagoon Lantern Lark Lava Lemon Lilac Linden Lotus Maple Marble Meadow Mint
Mirror Moon Moss Mountain Nectar Night Nutmeg Oak Oasis Ocean Olive Opal Orbit Orchid Otter Pearl
Pebble Pepper Piano Pine Planet Plum Pond Poppy Prairie Quartz Quill Rain Raven Reed Ridge River
Robin Rose Saffron Sail Sand Shell Silver Sky Snow Spruce Star Stone Summer Swan Thistle Timber
"""
WORDS = tuple(_WORDS.split())
"""128 words anybody can read aloud; none says anything about a person."""
FEW, MANY = 90, 9000
"""Two digits first; four when nearly everything is taken."""
TRIES = 20


def new_pseudonym(taken: Collection[str], below: Callable[[int], int] = secrets.randbelow) -> str:
    """A name that is not taken, as "Heron 27".

    below: answers a random whole number from 0 to below its argument.
    """
    tries = [(FEW, 10)] * TRIES + [(MANY, 1000)] * TRIES
    for numbers, first in tries:
        name = f"{WORDS[below(len(WORDS))]} {first + below(numbers)}"
        if name not in taken:
            return name
    return f"{WORDS[below(len(WORDS))]} {10_000 + len(taken)}"  # more than all pseudonyms there are
