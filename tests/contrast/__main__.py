"""Writes docs/contrast.md anew: the tables first, then what is measured on the screens, which takes minutes."""

import os
import sys

from tests.contrast.page import COMPUTED, MEASURED, PAGE, Found, computed, measured_text, with_part


def main() -> int:
    page = with_part(PAGE.read_text(encoding="utf-8"), COMPUTED, computed())
    PAGE.write_text(page, encoding="utf-8")
    if sys.argv[1:] == [COMPUTED]:
        return 0
    found = look()
    PAGE.write_text(with_part(page, MEASURED, measured_text(found)), encoding="utf-8")
    faint = [(t, name, one) for t, by in found.items() for name, seen in by.items() for one in seen if one.fails]
    for theme, name, one in faint:
        sys.stdout.write(f"{theme}, {name}: {one.words!r} {one.ink} on {one.ground}: {one.contrast:.2f}\n")
    return int(bool(faint))


def look() -> Found:
    """Every scene in every theme."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from bodymap.ui.theme import THEMES
    from tests.contrast.measured import in_theme
    from tests.ui.scenes import staged

    with staged() as stage:
        return {theme: in_theme(stage, theme) for theme in THEMES}


if __name__ == "__main__":
    raise SystemExit(main())
