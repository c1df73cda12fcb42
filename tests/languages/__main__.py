"""Brings the catalogues into step with the program; see the first lines of this folder."""

import sys

from tests.languages.catalogues import CODES, missing, update


def main() -> int:
    for code in sys.argv[1:] or CODES:
        update(code)
        left = {part: count for part, count in missing(code).items() if count}
        sys.stdout.write(f"{code}: {'whole' if not left else f'not translated: {left}'}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
