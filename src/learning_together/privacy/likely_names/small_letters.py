"""What a delivery writes in small letters, and which of it is shown to be a word by that.

Takes the texts of a delivery. Knows no key.
"""

import re
from collections.abc import Iterable

from learning_together.patterns import Spaces, regex
from learning_together.privacy.likely_names.nobodys_words import is_inflected
from learning_together.privacy.likely_names.plain_words import is_english, is_plain, is_term, words

_parted = Spaces('.,;:!?()[]{}<>“”‘"/|\\–—•&+*=#@~^%$£`\0')
#: What nobody has before a name in small letters.
_SMALL_THING = regex(r"(?i)\b(?:the|an?|this|his|her|their|some|any|no|[0-9]+) \Z")
#: So many texts are parted into words at once: with all of them, it takes half as long again.
_AT_ONCE = 200


def any_of(names: Iterable[str]) -> "re.Pattern[str] | None":
    """What finds names in small letters, the longer ones first; None where there are none."""
    either = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    return re.compile(rf"(?<![\w’'-])({either})(?![\w-])") if either else None


def words_of_texts(texts: list[str]) -> set[str]:
    """The words of texts; those with a capital too, which are never asked for."""
    found: set[str] = set()
    for start in range(0, len(texts), _AT_ONCE):
        some = "\n".join(texts[start : start + _AT_ONCE])
        found.update(_parted(some).split())
    return found


def nowhere_known(written: set[str], whole: str) -> set[str]:
    """Words that stand both with a capital and small, and that nothing shows to be words.

    Whoever types “merwe” once has not made Merwe a word; “the boxercise” is one.
    """
    doubtful = {
        word for word in written
        if len(word) > 3 and word.islower() and word.capitalize() in written
        and not (is_plain(word) or is_english(word) or is_inflected(word) or is_term(word))
        and word not in words("rare_names") | words("wishes")
    }  # fmt: skip
    things = any_of(doubtful)
    if things is None:
        return doubtful
    return doubtful - {
        one[1]
        for one in things.finditer(whole)
        if _SMALL_THING.search(whole, max(0, one.start() - 8), one.start())
    }
