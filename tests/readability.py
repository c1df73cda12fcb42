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


# -- other languages: reading ease, 0 to about 100, 60 and more is plain

EASE = {
    "fr": (207.0, 1.015, 73.6),
    "es": (206.84, 1.02, 60.0),
    "de": (180.0, 1.0, 58.5),
    "pt": (248.835, 1.015, 84.6),
}
"""Start, weight of words a sentence, weight of syllables a word: Kandel and Moles 1958 (French), Fernandez Huerta 1959 (Spanish), Amstad 1978
(German), Martins and others 1996 (Portuguese), each Flesch's formula fitted to the language; recalled, not read again."""
PLAIN = 60.0
"""Plain language by Flesch's own scale."""
LONGEST = 14
"""Words of a sentence in a language without a formula, Arabic (assumed)."""
_LETTERS = {"fr": "aeiouyàâäéèêëîïôöùûüœæ", "es": "aeiouáéíóúü", "de": "aeiouäöüy", "pt": "aeiouáéíóúâêôãõàü"}


def ease(code: str, text: str) -> float:
    """How easily a text reads, in a language that has a formula. Syllables are groups of vowels; a silent e ends none in French."""
    start, by_sentence, by_word = EASE[code]
    words, sentences = foreign_words(text), sentences_of(text)
    sounds = sum(_groups(code, word) for word in words)
    return start - by_sentence * len(words) / len(sentences) - by_word * sounds / len(words)


def foreign_words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text)


def sentences_of(text: str) -> list[str]:
    """The parts of a text that hold words."""
    return [part for part in re.split(r"[.!?:؟]+", text) if foreign_words(part)]


def _groups(code: str, word: str) -> int:
    count = len(re.findall(f"[{_LETTERS[code]}]+", word.lower()))
    silent = code == "fr" and re.search(r"[^aeiouyéè]e(s|nt)?$", word.lower()) is not None
    return max(count - (silent and count > 1), 1)
