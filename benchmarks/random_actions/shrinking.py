"""The shortest list of actions that was found to end in a fault, and how it is told and given back."""

import json
from collections.abc import Sequence

from benchmarks.random_actions.playing import run
from benchmarks.random_actions.table import Step


def shrunk(steps: Sequence[Step], fault: str, tries: int = 120, most: int = 60_000) -> list[Step]:
    """Fewer steps that end in the same kind of fault: chunks are left out, large ones first.

    Ends after so many `tries`, or `most` actions done again.
    """
    wanted, left, size = _kind(fault), list(steps), max(len(steps) // 2, 1)
    while size and tries > 0 and most > 0:
        at = 0
        while at < len(left) and tries > 0 and most > 0:
            fewer = left[:at] + left[at + size :]
            done, found = run(fewer)
            tries, most = tries - 1, most - done
            if found and _kind(found) == wanted:
                left = fewer[:done]
            else:
                at += size
        size //= 2
    return left


def _kind(fault: str) -> str:
    return fault.strip().splitlines()[-1][:60]


def told(steps: Sequence[Step], fault: str) -> str:
    return f"{fault}\nafter these {len(steps)} actions:\n{json.dumps([step.told() for step in steps])}"


def listed(text: str) -> list[Step]:
    """A list as it was printed."""
    return [Step(kind, (a, b, c, d)) for kind, a, b, c, d in json.loads(text)]
