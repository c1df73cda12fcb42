"""The pages of the user guide as text: what is one, where a link leads, what is in it. No Qt."""

import re
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

CONTENTS = (
    "start.md", "patient.md", "consultation.md", "classroom.md", "records-and-safety.md",
    "many-drawings-and-paper.md", "keyboard.md", "what-it-is-not.md",
)  # fmt: skip
"""The pages in the order in which they are listed."""
_PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)\s]+)\)")
_ROOM = re.compile(r"(?<=[^\s|]) (?=[:;?!»%])|(?<=«) ")
"""Spaces of French at which no line may break."""
_HEADING = re.compile(r"^(#{1,3}) +(.+)$", re.MULTILINE)


class Kind(Enum):
    """What a link is: a page of ours, a place on the web, or nothing we have."""

    PAGE = "page"
    WEB = "web"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Target:
    """page: the file, None unless it is one of ours; heading: the slug of a heading, "" = the top."""

    kind: Kind
    page: Path | None = None
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Guide:
    """The pages in one language. folder: those in English, beside a folder for each other language; code: the language."""

    folder: Path
    code: str = "en"

    @property
    def root(self) -> Path:
        """The folder that nothing is shown from outside of."""
        return self.folder.parent

    @property
    def own(self) -> Path:
        """Where the pages in its language are."""
        return self.folder if self.code == "en" else self.folder / self.code

    def page(self, name: str) -> Path:
        """A page by its name: in the language, in English where it lacks it."""
        found = self.own / name
        return found if found.is_file() else self.folder / name

    def spoken(self, page: Path) -> Path:
        """The same page in the language, where it has it, and as it stands where not."""
        of_guide = page.parent in (self.folder.resolve(), self.own.resolve())
        return self.page(page.name) if of_guide else page

    def lacks(self, page: Path) -> bool:
        """Whether a page is there in English only."""
        return self.code != "en" and page.resolve().parent != self.own.resolve()


def target_of(link: str, page: Path, guide: Guide) -> Target:
    """Where a link on a page leads. Only Markdown files inside its root, which exist, are pages."""
    if re.match(r"[a-z][a-z0-9+.-]+:", link, re.IGNORECASE):
        return Target(Kind.WEB)
    name, _, heading = link.partition("#")
    found = guide.spoken((page.parent / name).resolve()) if name else page
    ours = found.is_relative_to(guide.root.resolve()) and found.suffix == ".md" and found.is_file()
    return Target(Kind.PAGE, found, heading) if ours else Target(Kind.MISSING)


def picture_of(name: str, page: Path, root: Path) -> Path | None:
    """The picture a page names, if it is a file of ours."""
    if ":" in name:
        return None
    found = (page.parent / name).resolve()
    return found if found.is_relative_to(root.resolve()) and found.is_file() else None


def shown_text(page: Path, root: Path) -> str:
    """The Markdown of a page; a picture that is not there leaves its words."""
    return _PICTURE.sub(
        lambda one: one[0] if picture_of(one[2], page, root) is not None else f"*{one[1]}*",
        page.read_text("utf-8"),
    )


def unbroken(text: str) -> str:
    """A French text whose marks do not begin a line."""
    return _ROOM.sub("\u00a0", text)


def pictures_in(text: str) -> tuple[str, ...]:
    """The names of all pictures on a page."""
    return tuple(one[2] for one in _PICTURE.finditer(text))


def headings_in(text: str) -> tuple[tuple[int, str], ...]:
    """Level (1 to 3) and words of each heading."""
    return tuple((len(one[1]), one[2].strip()) for one in _HEADING.finditer(text))


def slug(heading: str) -> str:
    """How a link names a heading, as GitHub does it."""
    return re.sub(r"[^\w -]", "", heading.replace("\u00a0", " ").lower()).strip().replace(" ", "-")
