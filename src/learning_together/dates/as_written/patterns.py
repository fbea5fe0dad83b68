"""The forms that people give to dates, as patterns over text in small letters.

Imports nothing of ours but the words of its own; what a form means is for `date_readings` to say.
"""

from learning_together.english import DAYS_IN_WORDS
from learning_together.patterns import regex

SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "winter": 24}
NAME = (
    r"(jan(?:uary)?|feb(?:r?uary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z])\.?"
)
WELSH = {
    "ionawr": "january", "chwefror": "february", "mawrth": "march", "ebrill": "april",
    "mai": "may", "mehefin": "june", "gorffennaf": "july", "awst": "august", "medi": "september",
    "hydref": "october", "tachwedd": "november", "rhagfyr": "december",
}  # fmt: skip
WELSH_MONTH = regex(rf"(?<![^\W_])(?:{'|'.join(WELSH)})(?![^\W_])")
ORD = r"(?: ?(?:st|nd|rd|th)(?![a-z]))?"
ORDINAL = regex(r"(?<![0-9])([0-9]{1,2}) ?(st|nd|rd|th)(?![a-z])")
ORDINAL_JOINED = regex(rf"(?<=[0-9])(st|nd|rd|th)(?={NAME})")
#: The day of a month by its word; those above twenty with a hyphen or a space.
DAY_IN_WORDS = regex(
    rf"\b({'|'.join(each.replace(' ', '[ -]') for each in reversed(DAYS_IN_WORDS))})"
    rf"(?= (?:day )?(?:of )?{NAME})"
)
_SEP = r"( ?[./\\-] ?|[, ])"
FIGURES = regex(rf"([0-9]{{1,2}}){_SEP}([0-9]{{1,2}}){_SEP}('?(?:[0-9]{{4}}|[0-9]{{2}}))")
ISO = regex(r"([0-9]{4})([-./ ])([0-9]{1,2})\2([0-9]{1,2})")
ISO_MONTH = regex(r"([0-9]{4}) ?[-/] ?([0-9]{2})")
TWO_YEARS = regex(r"([0-9]{4}) ?/ ?([0-9]{4})")
COMPACT = regex(r"[0-9]{8}")
SERIAL = regex(r"([0-9]{5})(?:\.([0-9]+))?")
DAY_NAME = regex(
    rf"(?:the )?([0-9]{{1,2}}){ORD}(?: day)?(?: of)?[ ./,-]*{NAME}[ ./,-]*'?([0-9]{{4}}|[0-9]{{2}})"
)
YEAR_NAME_DAY = regex(rf"([0-9]{{4}})[ ./,-]*{NAME}[ ./,-]*([0-9]{{1,2}}){ORD}")
NAME_DAY = regex(rf"{NAME} ?([0-9]{{1,2}}){ORD}[ ,]+([0-9]{{4}})")
MONTH = regex(rf"{NAME}(?: of)?[ ./,-]*('?)([0-9]{{4}}|[0-9]{{2}})")
MONTH_FIGURES = regex(r"([0-9]{1,2})[./-]([0-9]{4})")
SEASON = regex(
    r"(?:the )?(spring|summer|autumn|winter)(?: of)? '?([0-9]{4}|[0-9]{2})"
    r"(?: ?[/-] ?'?([0-9]{4}|[0-9]{1,2}))?"
)
YEAR = regex(r"([0-9]{4})")
DECADE = regex(r"(?:in )?(?:the )?([0-9]{3})0'?s")
NO_YEAR_FIGURES = regex(r"([0-9]{1,2})[./-]([0-9]{1,2})")
NO_YEAR_NAME = regex(rf"(?:the )?([0-9]{{1,2}}){ORD}(?: of)?[ ./-]?{NAME}")
NO_YEAR_MONTH = regex(NAME)
DAY_ONLY = regex(rf"(?:the )?([0-9]{{1,2}}){ORD}")
#: The end of a span that may be a time of day instead: 12/3/09 - 14.10.
CLOCK_END = regex(r".*[0-9] ?- ?(?:[01]?[0-9]|2[0-3])\.(?:0[0-9]|1[0-2])")

ABOUT = regex(
    r"(?:(?:on or )?(?:about|around)|approx(?:imately)?\.?|circa|ca\.?|c\.? ?(?=[0-9a-z])"
    r"|roughly|~)\s*"
)
UNSURE = regex(
    r"(?:probably|possibly|perhaps|maybe|thought to be|believed to be|likely|\?)\s*(?:on |in )?"
)
WEEK = regex(
    r"(?:during (?:the )?)?(?:w/c|w\.c\.?|wc|wk/?c|week commencing|week beginning|w/b|week of|"
    r"wk commencing|wk beginning|wb)[ :.]+(?:the )?"
)
WEEK_END = regex(r"(?:week ending|w/e|wk ending)[ :.]+")
SINCE = regex(r"(?:since|from) (.+)|(.+?) ?(?:onwards?|- ?(?:present|ongoing|to date|now)"
                    r"| to (?:present|date|now)|(?:and )?ongoing)")  # fmt: skip
UNTIL = regex(r"(?:until|till|up to|up until) (.+)")
BEFORE = regex(r"(?:before|prior to|by) (.+)")
AFTER = regex(r"(?:after) (.+)")
NOT_AFTER = regex(r"(?:on|in) or before (.+)")
NOT_BEFORE = regex(r"(?:on|in) or after (.+)")
BETWEEN = regex(
    r"(?:at )?(?:some ?time |one day )?(?:between|b/w|betw\.?) (.+?) (?:and|&|to|-) (.+)"
)
SPLITS = (
    " to ", " until ", " till ", " through ", " - ", " / ", "-", "/", " and ", " & ", "&", " or "
)  # fmt: skip
#: Dates in the form that `lt` itself keeps and that nobody would write by chance.
EDTF = regex(
    r"[0-9]{4}(?:-[0-9]{2}){1,2}[~%]|(?:[0-9]{4}-[0-9]{2}-[0-9]{2}|\.\.)[?~%]?/"
    r"(?:[0-9]{4}-[0-9]{2}-[0-9]{2}|\.\.)[?~%]?"
    r"|\[(?:[0-9]{4}(?:-[0-9]{2}){0,2})?\.\.(?:[0-9]{4}(?:-[0-9]{2}){0,2})?\]"
)
