"""The forms that people give to dates, as patterns over text in small letters.

Imports nothing of ours but the words of its own; what a form means is for `date_readings` to say.
"""

import re

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
WELSH_MONTH = re.compile(rf"(?<![^\W_])(?:{'|'.join(WELSH)})(?![^\W_])")
ORD = r"(?: ?(?:st|nd|rd|th)(?![a-z]))?"
ORDINAL = re.compile(r"(?<![0-9])([0-9]{1,2}) ?(st|nd|rd|th)(?![a-z])")
ORDINAL_JOINED = re.compile(rf"(?<=[0-9])(st|nd|rd|th)(?={NAME})")
_SEP = r"( ?[./\\-] ?|[, ])"
FIGURES = re.compile(rf"([0-9]{{1,2}}){_SEP}([0-9]{{1,2}}){_SEP}('?(?:[0-9]{{4}}|[0-9]{{2}}))")
ISO = re.compile(r"([0-9]{4})([-./ ])([0-9]{1,2})\2([0-9]{1,2})")
ISO_MONTH = re.compile(r"([0-9]{4}) ?[-/] ?([0-9]{2})")
TWO_YEARS = re.compile(r"([0-9]{4}) ?/ ?([0-9]{4})")
COMPACT = re.compile(r"[0-9]{8}")
SERIAL = re.compile(r"([0-9]{5})(?:\.([0-9]+))?")
DAY_NAME = re.compile(
    rf"(?:the )?([0-9]{{1,2}}){ORD}(?: day)?(?: of)?[ ./,-]*{NAME}[ ./,-]*'?([0-9]{{4}}|[0-9]{{2}})"
)
NAME_DAY = re.compile(rf"{NAME} ?([0-9]{{1,2}}){ORD}[ ,]+([0-9]{{4}})")
MONTH = re.compile(rf"{NAME}(?: of)?[ ./,-]*('?)([0-9]{{4}}|[0-9]{{2}})")
MONTH_FIGURES = re.compile(r"([0-9]{1,2})[./-]([0-9]{4})")
SEASON = re.compile(
    r"(?:the )?(spring|summer|autumn|winter)(?: of)? '?([0-9]{4}|[0-9]{2})"
    r"(?: ?[/-] ?'?([0-9]{4}|[0-9]{1,2}))?"
)
YEAR = re.compile(r"([0-9]{4})")
DECADE = re.compile(r"(?:in )?(?:the )?([0-9]{3})0'?s")
NO_YEAR_FIGURES = re.compile(r"([0-9]{1,2})[./-]([0-9]{1,2})")
NO_YEAR_NAME = re.compile(rf"(?:the )?([0-9]{{1,2}}){ORD}(?: of)?[ ./-]?{NAME}")
NO_YEAR_MONTH = re.compile(NAME)
DAY_ONLY = re.compile(rf"(?:the )?([0-9]{{1,2}}){ORD}")
#: The end of a span that may be a time of day instead: 12/3/09 - 14.10.
CLOCK_END = re.compile(r".*[0-9] ?- ?(?:[01]?[0-9]|2[0-3])\.(?:0[0-9]|1[0-2])")

ABOUT = re.compile(
    r"(?:(?:on or )?(?:about|around)|approx(?:imately)?\.?|circa|ca\.?|c\.? ?(?=[0-9a-z])"
    r"|roughly|~)\s*"
)
UNSURE = re.compile(
    r"(?:probably|possibly|perhaps|maybe|thought to be|believed to be|likely|\?)\s*(?:on |in )?"
)
WEEK = re.compile(
    r"(?:during (?:the )?)?(?:w/c|w\.c\.?|wc|wk/?c|week commencing|week beginning|w/b|week of|"
    r"wk commencing|wk beginning|wb)[ :.]+(?:the )?"
)
WEEK_END = re.compile(r"(?:week ending|w/e|wk ending)[ :.]+")
SINCE = re.compile(r"(?:since|from) (.+)|(.+?) ?(?:onwards?|- ?(?:present|ongoing|to date|now)"
                    r"| to (?:present|date|now)|(?:and )?ongoing)")  # fmt: skip
UNTIL = re.compile(r"(?:until|till|up to|up until) (.+)")
BEFORE = re.compile(r"(?:before|prior to|by) (.+)")
AFTER = re.compile(r"(?:after) (.+)")
NOT_AFTER = re.compile(r"(?:on|in) or before (.+)")
NOT_BEFORE = re.compile(r"(?:on|in) or after (.+)")
BETWEEN = re.compile(
    r"(?:at )?(?:some ?time |one day )?(?:between|b/w|betw\.?) (.+?) (?:and|&|to|-) (.+)"
)
SPLITS = (
    " to ", " until ", " till ", " through ", " - ", " / ", "-", "/", " and ", " & ", "&", " or "
)  # fmt: skip
#: Dates in the form that `lt` itself keeps and that nobody would write by chance.
EDTF = re.compile(
    r"[0-9]{4}(?:-[0-9]{2}){1,2}[~%]|(?:[0-9]{4}-[0-9]{2}-[0-9]{2}|\.\.)[?~%]?/"
    r"(?:[0-9]{4}-[0-9]{2}-[0-9]{2}|\.\.)[?~%]?"
    r"|\[(?:[0-9]{4}(?:-[0-9]{2}){0,2})?\.\.(?:[0-9]{4}(?:-[0-9]{2}){0,2})?\]"
)
