"""Words by their meaning: endings off, and one word for what agencies call by several.

Takes words, gives words to compare; knows no review.
"""

from collections.abc import Iterable
from functools import cache

from learning_together.patterns import regex

_WORD = regex(r"[^\W_]{3,}")
#: Words that agencies use for the same things, by the beginnings of words.
_SAME = {
    beginning: group.split()[0]
    for group in (
        "hospital ward admit emerg ambul convey theatre",
        "polic officer arrest custod detain",
        "school teach headt class pupil exclu",
        "bruis mark injur fractu wound sore ulcer scald burn burnt hurt broke break",
        "drunk drink alcoh intox smelt",
        "drug methad script cocai toxic opiat substa",
        "mother mum mummy",
        "father dad daddy",
        "grandm nanny granny nan",
        "social worker duty desk mash childr",
        "weigh centil growth falter",
        "conven confer meetin meet held",
        "missed absent attend access reply answer dna",
        "argum shout fight fighti domest incid scream abusi",
        "depres antide sertra mood low tearfu",
        "suicid harmin overdo parace tablet",
        "rent arrear evict posses",
        "capaci",
        "fall fell floor",
        "threat letter warnin notic",
        "refer alert concer notifi report",
        "cash money withdr bank",
        "fire alarm smoke cigare",
        "prison recall licenc",
        "seizur convul fit",
        "return missin",
    )
    for beginning in group.split()
}
#: How much of a word counts: endings are the first to differ.
_STEM = 6
_EMPTY = frozenset({"the", "and", "was", "with", "for", "from", "that", "had", "has", "her", "his",
                    "she", "not", "but", "were", "been", "this", "after"})  # fmt: skip


def words(text: str) -> list[str]:
    """The words of a text that is in lower case; those of two letters tell nothing."""
    return _WORD.findall(text)


def meanings(text: str) -> frozenset[str]:
    """What the words of a text in lower case mean, those that mean nothing left out."""
    return of(words(text)) - _EMPTY


def of(told: Iterable[str]) -> frozenset[str]:
    """The meanings of some words."""
    return frozenset(map(_meaning, told))


@cache
def _meaning(word: str) -> str:
    """The beginning of a word, or what stands for all words of its meaning."""
    beginning = word[:_STEM]
    for length in range(len(beginning), 2, -1):
        same = _SAME.get(beginning[:length])
        if same and (length >= 5 or length == len(word)):
            return same
    return beginning
