"""What the maps are called in menus and lines: short names, marks of what nobody has checked. Pure, no Qt."""

from collections.abc import Iterable, Mapping, Sequence

from bodymap.atlas.atlas import BodyMap
from bodymap.language import tr, tr_later

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
_BLANK_WORDS = {"none": "blank", "above": tr_later("above the levels of this map")}


def short_name(body_map: BodyMap) -> str:
    """The name for menus; an unverified map says so."""
    name = tr(_SHORT[body_map.id]) if body_map.id in _SHORT else body_map.says(body_map.title)
    cut = name if len(name) <= LONGEST else f"{name[: LONGEST - 1].rstrip()}…"
    return f"{cut} (unverified)" if body_map.unverified_by else cut


def level_words(level: str) -> str:
    """The answer of a map at a place: the level, or that it leaves the place blank."""
    return tr(_BLANK_WORDS.get(level, level))


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
    parts = [
        tr("{part} on {count}", part=level_words(level) if level != 'above' else 'above T10', count=len(ids))
        for level, ids in grouped(answers)
    ]
    if not parts:
        return ""
    first, *rest = parts
    return ", ".join([tr("{first} map{part}", first=first, part='' if first.endswith(' 1') else 's'), *rest])


def conflict_words(answers: Mapping[str, str]) -> str:
    """Whether the maps agree at a place, said plainly; "" where none names it."""
    named = {map_id: level for map_id, level in answers.items() if level not in BLANK}
    levels = list(rivals(answers))
    if not levels:
        return tr("No map names a root here.") if answers else ""
    if len(levels) > 1:
        counts = [f"{level} ({counted(len(ids))})" for level, ids in grouped(named)]
        return f"{tr(DISAGREE)}: {listed(counts)}."
    if len(named) == 1:
        return tr("One map alone names a root here: {levels}.", levels=levels[0])
    blank = len(answers) - len(named)
    rest = tr("; {blank} leave{part} it blank", blank=blank, part='s' if blank == 1 else '') if blank else ""
    return tr("All {count} maps that name a root here say {levels}{rest}.", count=len(named), levels=levels[0], rest=rest)


def counted(maps: int) -> str:
    """Such as "1 map"."""
    return tr("{maps} map{part}", maps=maps, part='' if maps == 1 else 's')


def listed(words: Sequence[str]) -> str:
    """Such as "L3, L4 or L5"."""
    return words[0] if len(words) == 1 else tr("{items} or {words}", items=', '.join(words[:-1]), words=words[-1])


def unique_names(maps: Iterable[BodyMap]) -> dict[str, str]:
    """The short name of each map by its id."""
    return {m.id: short_name(m) for m in maps}
