"""What the window remembers between starts: theme, skin and the files a person chose. Nothing about anybody."""

from pathlib import Path
from typing import cast

from PySide6.QtCore import QSettings

LOOK = "look/"
RECENT = "files/recent"
MOST_RECENT = 8


class Settings:
    """A thin coat over QSettings with a default for everything; a bad stored value falls back quietly."""

    def __init__(self, store: QSettings) -> None:
        self._store = store

    def text(self, key: str, default: str, known: tuple[str, ...]) -> str:
        """A stored word, if it is still one of the known ones."""
        value = self._store.value(key, default)
        return value if isinstance(value, str) and value in known else default

    def words(self, key: str) -> str:
        """Any stored words; "" where there are none. Whoever asks makes of them what it can."""
        value = self._store.value(key, "")
        return value if isinstance(value, str) else ""

    def empty(self) -> bool:
        """Nothing was ever kept: the first start on this machine."""
        return not self._store.allKeys()

    def look(self) -> dict[str, str]:
        """Every stored choice of a look but the theme, as it is stored, known or not."""
        keys = (key for key in self._store.allKeys() if key.startswith(LOOK) and key != f"{LOOK}theme")
        return {key: str(self._store.value(key)) for key in keys}

    def keep(self, key: str, value: str) -> None:
        self._store.setValue(key, value)

    def recent(self) -> tuple[Path, ...]:
        """Files opened or saved lately that are still there, newest first."""
        stored = self._store.value(RECENT, [])
        names = cast("list[object]", stored) if isinstance(stored, list) else [stored]
        paths = (Path(name) for name in names if isinstance(name, str) and name)
        return tuple(path for path in paths if path.is_file())[:MOST_RECENT]

    def add_recent(self, path: Path) -> None:
        rest = [p for p in self.recent() if p != path]
        self._store.setValue(RECENT, [str(p) for p in (path, *rest)][:MOST_RECENT])

    def forget_recent(self) -> None:
        self._store.remove(RECENT)
