"""Whether a word that is somebody's name as well is plainly a word where it stands.

Takes a text and a spot in it. In doubt it may be the name: 12 May, Harbour Street, Serious Case
Review and White British are words; Health Visitor Grant, Kelly Street and “Hope rang” are none.
"""

import re

from learning_together import english
from learning_together.patterns import regex
from learning_together.privacy.likely_names.name_words import CALLS, PLACES, STREETS, TITLES
from learning_together.privacy.likely_names.names_or_words import bare_word
from learning_together.privacy.likely_names.plain_words import is_english, words

#: The months, in small letters.
MONTHS = frozenset(month.lower() for month in english.MONTHS)
#: What people are called by, before their names.
_PERSONS = (
    frozenset(TITLES)
    | CALLS
    | frozenset(
        {"officer", "manager", "grandma", "granny", "grandad", "grandfather", "grandmother", "mum",
         "mother", "dad", "father", "brother", "sister", "cousin", "baby", "big", "old", "carer",
         "coach", "headteacher", "child", "adult", "practitioner", "lead", "lady", "lord", "nanny",
         "coroner", "governor", "councillor", "solicitor", "therapist", "keyworker"}
    )
)  # fmt: skip
#: What follows a word that is no name then: White British, Young people, Will the …, May be.
_GOES_ON = {
    "white": {"british", "european", "irish", "other", "paper", "ribbon", "and"},
    "black": {"british", "african", "caribbean", "asian", "other", "and"},
    "brown": {"bag"},
    "young": {"people", "person", "persons", "adult", "adults", "carer", "carers", "child",
              "children", "children's", "children’s", "men", "man", "women", "woman", "mother",
              "mothers", "father", "fathers", "parents"},
    "will": {"the", "a", "it", "they", "he", "she", "this", "that", "be", "not", "there", "you"},
    "may": {"the", "be", "it", "they", "not", "have", "this", "also", "day"},
    "long": {"term", "before", "after", "ago", "stay", "waits"},
    "little": {"is", "was", "has", "more", "of", "by"},
    "short": {"of", "term", "breaks", "notice", "stay"},
    "mark": {"of"},
}  # fmt: skip
_DATED = regex(
    r"(?:[0-9](?:st|nd|rd|th)?(?: of)?|early|mid|late|in|since|until|till|during|between|last|next|"
    rf"this|(?:{'|'.join(MONTHS)})(?: [0-9]+)? (?:to|and|or))[ -]+\Z",
    re.IGNORECASE,
)
_DATED_ON = regex(
    rf",? ?['’]?[0-9]| ?(?:to|and|or|until|[-–/]) ?(?:{'|'.join(MONTHS)})\b", re.IGNORECASE
)
_DAY_BEFORE = regex(r"(?<![0-9])[0-9]{1,2}(?:st|nd|rd|th)?[ /-]\Z")
_YEAR_BEHIND = regex(r"\.?[ /-]?(?:(?:19|20)[0-9]{2}|['’][0-9]{2})(?![0-9])|[/-][0-9]{2}(?![0-9])")
_BEFORE = regex(r"(?<![\w’'-])([^\W\d_][\w’'-]*)[ \u00a0]\Z")
_AFTER = regex(r"[ \u00a0-]([^\W\d_][\w’'-]*)")
_NUMBER = regex(r"[ \u00a0\t]*(?:PAGE\b|[0-9])")
_STARTS = regex(r"(?:\A|[.!?:;•|(\[“\"\n\t/–—])[\s“‘\"'(-]*\Z")
#: Characters looked at on either side.
_BESIDE = 40


def is_plainly_word(text: str, start: int, end: int) -> bool:
    """Whether a word with a capital is none but a word of the language here.

    >>> is_plainly_word("on 12 May 2023", 6, 9), is_plainly_word("Then May rang", 5, 8)
    (True, False)
    """
    word = text[start:end].lower()
    before, after = text[max(0, start - _BESIDE) : start], text[end : end + _BESIDE]
    following = _AFTER.match(after)
    next_word = following[1] if following else ""
    if is_month(text, start, end):
        return True
    if next_word.lower() in _GOES_ON.get(word, ()) or (word == "page" and _NUMBER.match(after)):
        return True
    if _is_term(next_word):
        return True
    preceding = _BEFORE.search(before)
    if preceding is None or bare_word(preceding[1]) in _PERSONS or not _may_belong(preceding[1]):
        return False
    if word in STREETS | PLACES:
        return True  # of a place: Harbour Street
    begins = _STARTS.search(before[: preceding.start()]) is not None
    return not begins and _is_term(preceding[1])


def is_month(text: str, start: int, end: int) -> bool:
    """Whether a word is a month as well, and stands in a date: 12 May, in April, Jan 2023.

    A short one is only beside its day or year, since it is a short name sooner (“in Jan”): of what
    a gate passes over nobody is asked, as an import asks.
    """
    word = text[start:end].lower()
    if text[end : end + 2] in {"'s", "’s"}:
        return False
    before, after = text[max(0, start - _BESIDE) : start], text[end : end + _BESIDE]
    if word in MONTHS:
        return bool(_DATED.search(before) or _DATED_ON.match(after))
    if word in english.MONTHS_IN_SHORT:
        return bool(_DAY_BEFORE.search(before) or _YEAR_BEHIND.match(after))
    return False


def _may_belong(word: str) -> bool:
    """Whether a word with a capital, before another, is nobody's first name."""
    return word[0].isupper() and bare_word(word) not in words("first_names")


def _is_term(word: str) -> bool:
    """Whether a word with a capital is one of the language, as in a heading or in a term."""
    bare = bare_word(word)
    return len(bare) > 1 and word[0].isupper() and is_english(bare)
