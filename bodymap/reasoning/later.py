"""A sequence that is made when somebody first looks at it: reasons in words, which most readings are never asked for."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar, cast, overload

T = TypeVar("T")


class Later(Sequence[T]):
    """Equal to any sequence of the same items. `make` has to be a pure function: it is called at most once a thread."""

    __slots__ = ("_items", "_make")

    def __init__(self, make: Callable[[], Iterable[T]]) -> None:
        self._make, self._items = make, None

    _make: Callable[[], Iterable[T]]
    _items: tuple[T, ...] | None

    def _made(self) -> tuple[T, ...]:
        if self._items is None:
            self._items = tuple(self._make())
        return self._items

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[T, ...]: ...
    def __getitem__(self, index: int | slice) -> T | tuple[T, ...]:
        return self._made()[index]

    def __len__(self) -> int:
        return len(self._made())

    def __eq__(self, other: object) -> bool:
        return self is other or (
            isinstance(other, Sequence) and self._made() == tuple(cast("Sequence[T]", other))
        )

    def __hash__(self) -> int:
        return hash(self._made())

    def __repr__(self) -> str:
        return repr(self._made())
