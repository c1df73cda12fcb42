"""A picture under test is text: compared with the one looked at and kept in tests/exports/pictures."""

import os
from pathlib import Path

PICTURES = Path(__file__).parent / "pictures"


def looks_as_before(name: str, svg: str) -> None:
    """Fail when the SVG differs from the kept picture.

    After looking at the change: `BODYMAP_KEEP_PICTURES=1 python3 start.py test` keeps the new ones.
    """
    kept = PICTURES / f"{name}.svg"
    if os.environ.get("BODYMAP_KEEP_PICTURES"):
        kept.write_text(svg, "utf-8", newline="\n")
    assert kept.is_file(), f"no picture {kept.name} yet; look at it and keep it with BODYMAP_KEEP_PICTURES=1"
    assert svg == kept.read_text("utf-8"), (
        f"{kept.name} looks different now; BODYMAP_KEEP_PICTURES=1 keeps it"
    )
