"""How hard a text is to read: the Flesch-Kincaid grade.

Grade = 0.39 words per sentence + 11.8 syllables per word - 15.59 (Kincaid, Fishburne, Rogers, Chissom: Derivation of
new readability formulas for Navy enlisted personnel, Research Branch Report 8-75, 1975). The formula is meant for
running text; of a label of one or two words it says nothing, so `labels_are_short` looks at those.

Syllables are counted by rule: groups of vowels, without a silent e at the end, with one for "-le" after a consonant and
none for "-ed" unless after t or d. test_readability.py holds the rule against words counted by hand.
"""

import re

LOWEST = 4
"""Words from which the formula says anything (assumed)."""
_WORD = re.compile(r"[a-z']+")
_SENTENCE = re.compile(r"[^.!?:]+")
_VOWELS = re.compile(r"[aeiouy]+")


def syllables(word: str) -> int:
    """At least one; an apostrophe does not count."""
    plain = word.lower().replace("'", "")
    if re.search(r"[^aeiouy]les$", plain):
        plain = plain[:-1]
    elif plain.endswith("es") and not plain.endswith(("ses", "ces", "ges", "xes", "zes", "ches", "shes", "ies")):
        plain = plain[:-2] + "s"
    elif plain.endswith("ed") and not plain.endswith(("ted", "ded")):
        plain = plain[:-2] + "d"
    elif plain.endswith("e") and not re.search(r"[^aeiouy]le$", plain):
        plain = plain[:-1]
    return max(1, len(_VOWELS.findall(plain)))


def words_of(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def grade(text: str) -> float:
    """Years of school that the text asks for; a number of figures and signs alone asks for none."""
    words = words_of(text)
    sentences = [part for part in _SENTENCE.findall(text) if words_of(part)]
    if not words:
        return 0.0
    return 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59
