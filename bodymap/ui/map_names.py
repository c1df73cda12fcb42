"""What the maps are called in menus and lines: short names, marks of what nobody has checked. Pure, no Qt."""

from collections.abc import Iterable, Mapping, Sequence

from bodymap.atlas.atlas import BodyMap
from bodymap.language import tr, tr_count, tr_later, with_colon

_SHORT = {
    "article": tr_later("Lay articles"),
    "isncsci": tr_later("ISNCSCI key points"),
    "keegan-garrett-1948": tr_later("Keegan, Garrett 1948"),
    "foerster-1933": tr_later("Foerster 1933"),
    "lee-2008": tr_later("Lee 2008"),
}
"""A map that is not listed goes by its title."""
DISAGREE = tr_later("The maps disagree here")
LONGEST = 34
"""Characters of a name; the whole title stands where there is room."""
BLANK = ("none", "above")
_BLANK_WORDS = {"none": tr_later("blank"), "above": tr_later("above the levels of this map")}


def short_name(body_map: BodyMap) -> str:
    """The name for menus; an unverified map says so."""
    name = tr(_SHORT[body_map.id]) if body_map.id in _SHORT else body_map.says(body_map.title)
    cut = name if len(name) <= LONGEST else f"{name[: LONGEST - 1].rstrip()}…"
    return tr("{name} (unverified)", name=cut) if body_map.unverified_by else cut


def level_words(level: str) -> str:
    """The answer of a map at a place: the level, or that it leaves the place blank."""
    return tr(_BLANK_WORDS[level]) if level in _BLANK_WORDS else level


def grouped(answers: Mapping[str, str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Answers (map id -> level) by level: the one most maps give first, blanks last; maps in their order."""
    found: dict[str, list[str]] = {}
    for map_id, level in answers.items():
        found.setdefault(level, []).append(map_id)
    order = sorted(found, key=lambda level: (level in BLANK, -len(found[level])))
    return tuple((level, tuple(found[level])) for level in order)


def rivals(answers: Mapping[str, str]) -> tuple[str, ...]:
    """The different levels that are named, the commonest first."""
    return tuple(level for level, _ in grouped(answers) if level not in BLANK)


def counted_answers(answers: Mapping[str, str]) -> str:
    """One short line: "L4 on 3 maps, L5 on 1, blank on 1"."""
    found = [
        (level_words(level) if level != "above" else tr("above T10"), len(ids)) for level, ids in grouped(answers)
    ]
    if not found:
        return ""
    (level, count), *rest = found
    first = tr_count("{level} on {count} map", "{level} on {count} maps", count, level=level)
    return ", ".join([first, *(tr("{level} on {number}", level=level, number=count) for level, count in rest)])


def conflict_words(answers: Mapping[str, str]) -> str:
    """Whether the maps agree at a place, said plainly; "" where none names it."""
    named = {map_id: level for map_id, level in answers.items() if level not in BLANK}
    levels = list(rivals(answers))
    if not levels:
        return tr("No map names a root here.") if answers else ""
    if len(levels) > 1:
        counts = [f"{level} ({counted(len(ids))})" for level, ids in grouped(named)]
        return f"{with_colon(tr(DISAGREE), listed(counts))}."
    if len(named) == 1:
        return tr("One map alone names a root here: {levels}.", levels=levels[0])
    blank = len(answers) - len(named)
    rest = tr_count("; {count} leaves it blank", "; {count} leave it blank", blank) if blank else ""
    return tr("All {count} maps that name a root here say {levels}{rest}.", count=len(named), levels=levels[0], rest=rest)


def counted(maps: int) -> str:
    """Such as "1 map"."""
    return tr_count("{count} map", "{count} maps", maps)


def listed(words: Sequence[str]) -> str:
    """Such as "L3, L4 or L5"."""
    return words[0] if len(words) == 1 else tr("{items} or {words}", items=', '.join(words[:-1]), words=words[-1])


def unique_names(maps: Iterable[BodyMap]) -> dict[str, str]:
    """The short name of each map by its id."""
    return {m.id: short_name(m) for m in maps}
