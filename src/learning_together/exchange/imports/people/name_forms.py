"""The ways in which a person's name and date of birth are written: whole, turned round, shortened.

Takes the words of a name, gives texts. Knows no text in which they stand.
"""

from datetime import date

from learning_together.english import MONTHS
from learning_together.privacy.likely_names.plain_words import is_plain
from learning_together.privacy.likely_names.plain_words import words as listed


def whole_forms(words: list[str]) -> list[str]:
    """Ways in which a whole name is written: Sharon Ann Smith, Sharon Smith, Smith, Sharon."""
    first, last = words[0], words[-1]
    whole = " ".join(words)
    return [whole, f"{first} {last}", f"{last} {first}", f"{last}, {first}",
            f"{last}, {' '.join(words[:-1])}"]  # fmt: skip


def short_forms(words: list[str]) -> list[str]:
    """Ways in which a name is shortened, which others may share: S Smith; Sharon S."""
    first, last = words[0], words[-1]
    return [f"{first[0]} {last}", f"{first[0]}. {last}", f"{last} {first[0]}",
            f"{last}, {first[0]}", f"{first} {last[0]}"]  # fmt: skip


def initials(words: list[str]) -> list[str]:
    """The first letters of a name, as people write them; none where they mean something else.

    >>> initials(["Jade", "Ann", "Tolleton"]), initials(["Dora", "Vine"])
    (['JT', 'J.T.', 'J.T', 'JAT', 'J.A.T.', 'J.A.T'], [])
    """
    every = dict.fromkeys([words[0][0] + words[-1][0], "".join(word[0] for word in words)])
    letters = [one.upper() for one in every if one.isalpha() and one.lower() not in _usual()]
    return [form for one in letters for form in (one, ".".join(one) + ".", ".".join(one))]


def _usual() -> frozenset[str]:
    return listed("abbreviations") | listed("no_names")


def of_family(words: list[str]) -> list[str]:
    """What a family is called together: “the Pennants”; nothing where that is a word as well."""
    last = words[-1].lower()
    return [] if is_plain(last) else [f"{last}es" if last.endswith(("s", "x", "z")) else f"{last}s"]


def birth_dates(born: date | None) -> list[str]:
    """The ways in which a day of birth is written; none where there is none."""
    if born is None:
        return []
    month = MONTHS[born.month - 1].lower()
    short = f"{born.year % 100:02}"
    return [
        f"{born.day}/{born.month}/{born.year}", f"{born.day:02}/{born.month:02}/{born.year}",
        f"{born.day:02}.{born.month:02}.{born.year}", f"{born.day:02}-{born.month:02}-{born.year}",
        f"{born.day:02}/{born.month:02}/{short}", f"{born.day}/{born.month}/{short}",
        f"{born.day} {month} {born.year}", f"{born.day:02} {month} {born.year}", born.isoformat(),
        f"{born.day} {month[:3]} {born.year}",
    ]  # fmt: skip
