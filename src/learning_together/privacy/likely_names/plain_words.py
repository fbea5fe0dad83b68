"""Whether a word is one of the language, with its usual endings, rather than a name.

Takes a word in small letters. The words are data, in `words/` beside this module.
"""

from collections.abc import Iterator
from functools import cache, lru_cache
from unicodedata import normalize

from learning_together import resources
from learning_together.privacy.likely_names.name_words import AS_WORDS

_ENDINGS = (
    ("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("d", ""), ("ied", "y"), ("ing", ""),
    ("ing", "e"), ("ly", ""), ("ily", "y"), ("ly", "le"), ("ally", ""), ("ness", ""),
    ("iness", "y"), ("er", ""), ("r", ""), ("ier", "y"), ("est", ""), ("iest", "y"), ("ment", ""),
    ("ful", ""), ("less", ""), ("able", ""), ("able", "e"), ("ible", ""), ("ation", ""),
    ("ation", "e"), ("ion", ""), ("ion", "e"), ("ance", ""), ("ence", ""), ("y", ""), ("al", ""),
    ("ity", ""), ("ity", "e"), ("ive", ""), ("ive", "e"), ("ish", ""),
)  # fmt: skip
_BEGINNINGS = ("un", "re", "dis", "non", "mis", "over", "under", "pre", "in", "im", "ir", "self",
               "co", "sub", "post", "anti", "out", "up")  # fmt: skip
_SHORTEST_STEM = 3
#: Endings that terms have and names do not, after a stem of some length.
_OF_TERMS = (
    "tion", "sion", "ment", "ship", "ology", "ologist", "ography", "ogram", "itis", "osis",
    "aemia", "ectomy", "ostomy", "oscopy", "cillin", "mycin", "azole", "azepam", "oxetine",
    "therapy", "pathy", "plasia", "algia", "ical", "ability", "ativity", "iency",
    # Of medicines, as the World Health Organization names them.
    "xaban", "solone", "asone", "sartan", "statin", "dipine", "olol", "prazole", "triptan",
    "gliptin", "gliflozin", "setron", "tidine", "zapine", "tiapine", "idone", "peridol", "thiazine",
    "caine", "parin", "cycline", "floxacin", "thiazide", "semide", "profen", "fenac", "codone",
    "orphine", "terol", "gabalin", "epoxide", "trexone", "phylline", "dronate", "zolam", "oxib",
    "adol", "glutide", "ciclib", "tinib", "zumab", "ximab", "formin", "vudine", "tamol", "zodone",
    "rizine", "ratadine", "nidazole",
    # Of deeds.
    "ated", "ised", "ified", "ating", "ising", "ifying",
)  # fmt: skip
_LONG_STEM = 4
#: Endings of words of the dictionary; those that names have as well, such as -er, are none.
_OF_WORDS = (
    ("s", ""), ("es", ""), ("ies", "y"), ("al", ""), ("ally", ""), ("ly", ""), ("ness", ""),
    ("ment", ""), ("ful", ""), ("less", ""), ("able", ""), ("ing", ""), ("ing", "e"),
    ("ed", ""), ("ed", "e"), ("ance", ""), ("ation", ""), ("ation", "e"),
)  # fmt: skip
_LISTS = ("common", "openings", "terms")


@cache
def words(name: str) -> frozenset[str]:
    """The words of a list."""
    lines = resources.text(__package__, f"words/{name}.txt").splitlines()
    return frozenset(" ".join(line for line in lines if not line.startswith("#")).split())


@lru_cache(maxsize=65536)
def is_term(word: str) -> bool:
    """Whether a word is one of a trade's, which may well be written with a capital.

    >>> is_term("clavicle"), is_term("tonsillectomy"), is_term("clement")
    (True, True, False)
    """
    word = word.replace("’", "'")
    if word in words("first_names") | words("surnames") | AS_WORDS:
        return False
    one = word.removesuffix("s")
    return any(one in list_ or word in list_ for list_ in map(words, _LISTS)) or any(
        word.endswith(ending) and len(word) - len(ending) >= _LONG_STEM for ending in _OF_TERMS
    )


@cache
def _known() -> frozenset[str]:
    return words("common") | words("terms") | words("openings") | words("no_names")


def is_listed(word: str) -> bool:
    """Whether a word stands in a list of the language's as it is, without regard to its endings.

    >>> is_listed("visit"), is_listed("barry"), is_plain("barry")
    (True, False, True)
    """
    return word in _known()


@lru_cache(maxsize=65536)
def is_plain(word: str) -> bool:
    """Whether a word is one of the language.

    >>> is_plain("disengaged"), is_plain("re-referred"), is_plain("oluwaseun")
    (True, True, False)
    >>> is_plain("log12"), is_plain("smith12"), is_plain("apr-21"), is_plain("okafor-21")
    (True, False, True, False)
    """
    word = word.rstrip("0123456789").rstrip("-") or word
    word = word.replace("’", "'").removesuffix("'s")
    if not word.isascii():
        word = normalize("NFKD", word).encode("ascii", "ignore").decode()
    if word in _known():
        return True
    parts = [part for part in word.split("-") if part]
    if len(parts) > 1:
        return all(len(part) == 1 or part in _BEGINNINGS or is_plain(part) for part in parts)
    return any(stem in _known() for stem in _stems(word.replace("'", ""), 2))


@lru_cache(maxsize=65536)
def is_english(word: str) -> bool:
    """Whether a word stands in the dictionary, and is on no list of names.

    >>> is_english("panel"), is_english("martin")
    (True, False)
    """
    if word in words("first_names") or word in words("surnames"):
        return False
    return (
        word in words("dictionary")
        or word in _known()
        or any(_comes_from_word(word, *pair) for pair in _OF_WORDS)
    )


def _comes_from_word(word: str, ending: str, instead: str) -> bool:
    """Whether a word is one that is nobody's name, with an ending: glasses, transitional."""
    one = word.removesuffix(ending) + instead
    return (
        word.endswith(ending)
        and len(one) > _LONG_STEM
        and (one in words("dictionary") or one in _known())
        and one not in words("names_too") | words("first_names") | words("surnames") | AS_WORDS
    )


def _stems(word: str, depth: int) -> Iterator[str]:
    """What a word may come from."""
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            stem = word[: -len(ending)] + instead
            yield from _below(stem, depth)
            if not instead and len(ending) > 1 and stem[-1] == stem[-2]:
                yield from _below(stem[:-1], depth)
    for beginning in _BEGINNINGS:
        if word.startswith(beginning) and len(word) - len(beginning) >= _SHORTEST_STEM:
            yield from _below(word[len(beginning) :], depth)


def _below(stem: str, depth: int) -> Iterator[str]:
    yield stem
    if depth > 1:
        yield from _stems(stem, depth - 1)
