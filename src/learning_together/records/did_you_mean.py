"""Did you mean …? Which of the known words was probably meant."""

import re
from collections.abc import Iterable


def near(word: str, words: Iterable[str]) -> str:
    """The word that was probably meant; empty where none is near, or two are as near.

    >>> near("sumary", ["summary", "source"])
    'summary'
    """
    from rapidfuzz import fuzz, process, utils

    best = process.extract(
        word[:100],
        words,
        scorer=fuzz.ratio,
        processor=utils.default_process,
        score_cutoff=65,
        limit=2,
    )
    if not best or (len(best) > 1 and best[0][1] == best[1][1] and best[0][0] != word):
        return ""
    return best[0][0]


def plain(text: str) -> str:
    """Words as they compare where capitals, hyphens and “&” make no difference.

    >>> plain("Health  & Social-Care")
    'health and social care'
    """
    words = text.lower().replace("_", " ").replace("&", " and ")
    return " ".join(re.sub(r"[^\w]+", " ", words).split())
