"""Whether a text says that something went on, rather than happened once. Knows nothing of ours."""

import re

from learning_together.patterns import regex

_WENT_ON = regex(
    r"\b(?:throughout|ongoing|on[- ]going|continu(?:ed|es|ing|ously|al)|during this (?:period|time)"
    r"|over this (?:period|time)|regular(?:ly)?|weekly|daily|fortnightly|monthly|repeated(?:ly)?"
    r"|several (?:visits|calls|contacts|occasions|times|attempts)|series of|a number of"
    r"|(?:two|three|four|five|six|seven|eight|nine|ten|[0-9]+) (?:visits|calls|contacts|occasions|"
    r"times|attempts|appointments|sessions)|each (?:day|week)|every (?:day|week)|remained"
    r"|in (?:hospital|custody|prison|foster care)"
    r"|(?:stayed|lived) (?:at|in|with))\b",
    re.IGNORECASE,
)


def went_on(text: str) -> bool:
    """Whether a text says that something went on, rather than happened once.

    >>> went_on("Weekly visits by HV1"), went_on("Bruise noticed")
    (True, False)
    """
    return _WENT_ON.search(text) is not None
