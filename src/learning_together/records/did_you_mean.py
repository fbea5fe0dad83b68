"""Did you mean …? Which of the known words was probably meant."""

import re
from collections.abc import Iterable


def near(word: str, words: Iterable[str]) -> str:
    """The word that was probably meant; empty where none is near.

    >>> near("sumary", ["summary", "source"])
    'summary'
    """
    from rapidfuzz import fuzz, process, utils

    best = process.extractOne(
        word[:100], words, scorer=fuzz.ratio, processor=utils.default_process, score_cutoff=65
    )
    return best[0] if best else ""


def plain(text: str) -> str:
    """Words as they compare where capitals, hyphens and “&” make no difference.

    >>> plain("Health  & Social-Care")
    'health and social care'
    """
    words = text.lower().replace("_", " ").replace("&", " and ")
    return " ".join(re.sub(r"[^\w]+", " ", words).split())
