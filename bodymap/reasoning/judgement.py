"""What the clinician says to a suggestion of the program: accepted, set aside, or a comment alone.

A judgement changes no reading: the program goes on saying what it sees. It changes what is handed on, which is the clinician's
word and not ours. Warnings (red flags) are no suggestions: nothing here can set one aside.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from bodymap.atlas.levels import Root, Side
from bodymap.language import tr_later
from bodymap.reasoning.reading import RULE_OUT, Reading, RootEvidence, Suggestion

LONGEST_COMMENT = 1000
"""Characters of a comment."""


class Verdict(StrEnum):
    """What was decided; NONE: nothing yet, there may be a comment all the same."""

    NONE = "none"
    ACCEPTED = "accepted"
    SET_ASIDE = "set_aside"


VERDICT_WORDS = {
    Verdict.NONE: tr_later("not judged"),
    Verdict.ACCEPTED: tr_later("accepted"),
    Verdict.SET_ASIDE: tr_later("set aside"),
}
"""As they are said with `tr`."""


@dataclass(frozen=True, slots=True, order=True)
class Matter:
    """What is judged: a root on one side, or a condition (id of the knowledge) as a whole."""

    root: Root | None = None
    side: Side | None = None
    condition: str = ""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict on one matter, with the clinician's own words beside it."""

    matter: Matter
    verdict: Verdict = Verdict.NONE
    comment: str = ""

    @property
    def empty(self) -> bool:
        return self.verdict is Verdict.NONE and not self.comment


Judgements = tuple[Judgement, ...]
"""At most one a matter, in the order in which they were first made."""


def of_root(evidence: RootEvidence) -> Matter:
    return Matter(root=evidence.root, side=evidence.side)


def of_suggestion(suggestion: Suggestion) -> Matter:
    """A look-alike is judged as a whole: its side follows the drawing and may change."""
    return Matter(condition=suggestion.id)


def judged(judgements: Judgements, matter: Matter) -> Judgement:
    """What was said to the matter; one that says nothing where nothing was."""
    return next((one for one in judgements if one.matter == matter), Judgement(matter))


def with_judgement(judgements: Judgements, new: Judgement) -> Judgements:
    """The same with this one, in the place of an earlier one on its matter; one that says nothing is left out."""
    known = any(one.matter == new.matter for one in judgements)
    changed = tuple(new if one.matter == new.matter else one for one in judgements)
    return tuple(one for one in (changed if known else (*changed, new)) if not one.empty)


def is_alarm(reading: Reading, matter: Matter) -> bool:
    """Whether a warning names the condition now: then it is no suggestion, and nobody sets it aside here."""
    return any(s.id == matter.condition and s.word == RULE_OUT for s in reading.look_alikes)


def without_set_aside(reading: Reading, judgements: Judgements) -> Reading:
    """The reading without the roots and look-alikes that were set aside; warnings and all else stay as they are."""
    return replace(
        reading,
        roots=tuple(r for r in reading.roots if not _aside(judgements, of_root(r))),
        look_alikes=tuple(s for s in reading.look_alikes if s.word == RULE_OUT or not _aside(judgements, of_suggestion(s))),
        discs=tuple(d for d in reading.discs if not _aside(judgements, Matter(d.root, d.side))),
    )


def _aside(judgements: Judgements, matter: Matter) -> bool:
    return judged(judgements, matter).verdict is Verdict.SET_ASIDE


def of_verdict(judgements: Iterable[Judgement], verdict: Verdict) -> Judgements:
    return tuple(one for one in judgements if one.verdict is verdict)
