"""What was made of an object, kept just as long as the object itself: a mark that is gone takes all that was made of it along."""

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar
from weakref import ReferenceType, ref

V = TypeVar("V")


class WhileAlive(Generic[V]):
    """Values by an object and a key. Objects are told apart by identity, for telling outlines apart would take longer than
    making the value. The values must not hold the object, or neither would ever go.
    """

    def __init__(self) -> None:
        self._known: dict[int, tuple[ReferenceType[object], dict[Hashable, V]]] = {}

    def __len__(self) -> int:
        """How many objects have values."""
        return len(self._known)

    def get(self, one: object, key: Hashable, make: Callable[[], V]) -> V:
        """The value that was made of this object for this key, or a new one. Raises TypeError for what no weak reference takes."""
        if id(one) not in self._known:
            number, known = id(one), self._known
            known[number] = (ref(one, lambda _: known.pop(number, None)), {})
        values = self._known[id(one)][1]
        if key not in values:
            values[key] = make()
        return values[key]

    def clear(self) -> None:
        self._known.clear()
