"""Words for a time that no calendar places: half-term, lockdown, last Tuesday, some Christmas.

Takes text that is no date, gives what is wrong with it and what to write instead.
"""

import re
from typing import NamedTuple

from learning_together.patterns import regex


class Unplaced(NamedTuple):
    """Why words are no date, as a clause, and what to write instead."""

    why: str
    help: str


_HELP = (
    "write the days, such as 2023-02-13/2023-02-17, or the month, 2023-02; "
    "the wording can stand in `when`"
)
_COUNT = r"(?:[0-9]+|an?|one|two|three|four|five|six|a few|few|several|some)"
_UNIT = r"(?:days?|nights?|weeks?|fortnights?|months?|years?|yrs?|wks?)"
_DAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
_SCHOOL = (
    r"half[ -]?term|term[ -]?time|(?:school|end of|start of|beginning of|mid)[ -]term\b"
    r"|\bterm [1-6]\b|\b(?:aut|autumn|spr|spring|sum|summer) [12]\b|\binset\b"
    r"|school (?:holidays?|hols?|break)|(?:^|the )(?:holidays?|hols)$"
)
_FEASTS = (
    r"\b(?:ramadan|eid|diwali|hanukk?ah|chanukah|passover|yom kippur|rosh hashanah|vaisakhi"
    r"|holi|lent|advent|carnival|whit ?sun(?:day)?|whit|chinese new year|lunar new year)\b"
)
_COUNTED = (
    r"\b(?:yesterday|today|tonight|tomorrow|nowadays|recently)\b|\b(?:last|next|this) "
    rf"(?:{_DAY}|{_UNIT}|night|morning|evening|term|summer|winter|spring|autumn)\b"
    rf"|\b{_COUNT} {_UNIT} (?:ago|later|before|after|earlier|previously|prior|on)\b"
    r"|\b(?:the )?(?:next|same|following|previous|day before|day after|night before) "
    r"(?:day|week|month|year|morning|evening|night)\b|\bthe (?:day|night) (?:before|after)\b"
    r"|\bat (?:birth|booking)\b"
)
_AGE = (
    r"\b(?:aged? [0-9]+|when (?:s?he|they|[a-z]{1,3}[0-9]*) (?:was|were) [a-z0-9]+"
    r"|(?:school )?year [0-9]{1,2}\b(?! ?/)|yr [0-9]{1,2}|reception)\b"
)
_TERMS_SAID = Unplaced(
    "terms and school holidays differ from one authority and year to another", _HELP
)
#: The first that is found tells.
_KINDS = [
    (regex(_SCHOOL), _TERMS_SAID),
    (
        regex(r"bank holidays?"),
        Unplaced(
            "it does not say which bank holiday is meant",
            "write the day, such as 2023-08-28, or say which: August bank holiday 2023",
        ),
    ),
    (
        regex(r"\block-?downs?\b|\bpandemic\b|\bcovid\b"),
        Unplaced("restrictions began and ended at different times in each nation", _HELP),
    ),
    (
        regex(_FEASTS),
        Unplaced("it falls on other days each year, and lt does not know them", _HELP),
    ),
    (
        regex(_COUNTED),
        Unplaced(
            "it counts from another day",
            "work the day out, as exactly as it is known: 2023-03-14, 2023-03 or 2023~; "
            "the wording can stand in `when`",
        ),
    ),
    (
        regex(_AGE),
        Unplaced(
            "an age or a year at school is no date by itself",
            "work the year out, and mark it: 2016~; the wording can stand in `when`",
        ),
    ),
]
_NO_YEAR = regex(
    r"(?:(?:at|over|during|in|on|the|before|after|around|about|since|until|by|early|mid|late|"
    r"end of|start of|beginning of)[ -])*"
    r"(?:christmas|xmas|x-mas|new year|easter|boxing|good friday|hallow'?e'?en|bonfire night"
    r"|spring|summer|autumn|winter|mother'?s'?|mothering|valentine'?s?|shrove|ash|palm|maundy"
    r"|(?:[0-9]{1,2}(?:st|nd|rd|th)?(?: of)? )?(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov"
    r"|dec)(?:uary|ruary|ch|il|ust|ember|ober)?"
    r"|q[1-4]|[a-z]+ quarter|financial|academic|tax)"
    r"(?: ?(?:time|day|eve|'?s (?:day|eve)|sunday|monday|tuesday|wednesday|thursday|friday|term"
    r"|holidays?|hols|break|bank holiday|year))*"
)
_DAY_IN_FIGURES = regex(r"(?<![0-9])[0-9]{1,2}[./-][0-9]{1,2}(?![0-9])")
_NO_YEAR_SAID = Unplaced("it names no year", "add the year, such as {} 2023, or write the day")


def unplaced(text: str) -> Unplaced | None:
    """What is to be told of words for a time that are no date; None where they are none.

    Args:
        text: In any letters.

    >>> unplaced("Christmas").why, unplaced("half-term").why[:32]
    ('it names no year', 'terms and school holidays differ')
    """
    typed = " ".join(text.replace("\u2019", "'").split()).strip(" .,;:")
    plain = typed.lower()
    if len(plain) > 80 or not re.search("[a-z]", plain) or _DAY_IN_FIGURES.search(plain):
        return None
    found = next((said for pattern, said in _KINDS if pattern.search(plain)), None)
    if found is not _TERMS_SAID and _NO_YEAR.fullmatch(plain):
        return Unplaced(_NO_YEAR_SAID.why, _NO_YEAR_SAID.help.format(typed))
    return found
