"""Whether a word that is a name as well is one where it stands: May, April, Will, Hope.

Takes a word with what stands around it. Knows no key and no list of names but that of such words.
"""

import re

from learning_together.english import MONTHS_IN_SHORT
from learning_together.patterns import regex
from learning_together.privacy.likely_names.name_words import AS_WORDS, MONTHS_AND_MORE
from learning_together.privacy.likely_names.plain_words import is_english, words

#: What people do, after a word that may be a name: “May said”, but “May be”.
_DOES = regex(
    r" (?:(?:also|then|again|now|still|later) )?(?:was|is|has|had|did|does|said|says|told|tells|"
    r"rang|"
    r"attended|attends|asked|asks|appeared|appears|reports|reported|stated|states|agreed|agrees|"
    r"refused|refuses|disclosed|presented|presents|visited|visits|moved|left|went|came|arrived|"
    r"phoned|called|telephoned|texted|denied|denies|explained|described|admitted|seemed|seems|looked|"
    r"looks|felt|feels|lives|lived|wants|wanted|needs|needed|would|could|stays|stayed|took|gave|got|"
    r"made|saw|seen|cried|slept|ate|spoke|started|stopped|began|became|declined|confirmed|disengaged|"
    r"arrested|bailed|charged|cautioned|detained|remanded|interviewed|assaulted|hit|hits|collected|"
    r"shouted|threatened|ran|fell|broke|bit|hid|sat|stood|threw|drew|drove|drank|wrote|shook|woke|won|"
    r"lost|met|paid|sold|sent|swore|thought|kept|knew|held|heard|grew|fed|fought|found|forgot|bought|"
    r"brought|chose|caught|spent|sang|understood|withdrew|failed|returned|returns|"
    r"opened|opens|hugged|smiled|screamed|kicked|punched|slapped|vomited|apologised|walked|talked|"
    r"played|plays|sleeps|eats|thinks|believes|likes|loves|hates|misses|enjoys|wet|no longer|"
    r"next door|aged|who|herself|himself|(?:un)?able to|not (?:seen|heard|at|in)|"
    r"(?:did|does|has|had|is|was|could|would|will|wo|ca|should)n['’]t|"
    r"and (?:his|her|their))\b"
)
#: What follows nobody but people: “about May who is fifteen”.
_IS_SOMEBODY = regex(r",? (?:who|aged|herself|himself)\b")
#: Who else is meant, by name or by what stands for one.
_AND_ANOTHER = regex(r" (?:and|&) (?:\((?:name|place) |([A-Z][a-z]+)\b)")
#: How people are, and where, after a word that may be a name: “Brook at home”, but “Ferry booking”.
_IS_SOMEHOW = regex(
    r" (?:[a-z]+ed|at|in|on|with|without|and|or|to|from|by|for|who|also|not|now|still|then|"
    r"here|there|back|out|off|up|away|home|present|absent|well|unwell|ill|upset|angry|"
    r"tearful|calm|quiet|happy|unhappy|sad|keen|anxious|asleep|awake|alone|late|early|"
    r"pregnant|drunk|sober|hungry|tired|missing|naked|unharmed|very|too|so|quite|again|"
    r"going|coming|living|staying|crying|being|having|wanting|saying|asking|shouting|"
    r"refusing|attending|rude|aggressive|verbally|unable|able|unaware|aware)\b"
)
#: What stands before a word that names a thing: “, mattress”, “the kiosk”; nobody is told so.
_THING = regex(
    r"(?:[,;:/]|\b(?:the|a|an|his|her|their|its|this|that|each|per|no|new|one|two|[0-9]+)) \Z"
)
#: Where nobody is, but things are: “in larder”, “via portal”.
_IN_A_THING = regex(r"\b(?:in|into|inside|under|via|during|since|through|off|onto|plus|per) \Z")
#: Whoever is named next, with a comma or without one: “her aunt, Sorrel,”.
_SOMEBODY = regex(
    r"\b(?:aunt(?:ie|y)?|uncle|twins?|partner|mother|father|mum(?:my)?|dad(?:dy)?|parents?|sisters?|"
    r"brothers?|siblings?|cousins?|friends?|neighbours?|nephew|niece|sons?|daughters?|baby|babies|"
    r"child(?:ren)?|girls?|boys?|man|men|woman|women|male|female|lodger|tenant|resident|carers?|"
    r"workers?|officers?|nurse|doctor|manager|teacher|wife|husband|boyfriend|girlfriend|ex|nan(?:a|ny)?|"
    r"gran[a-z]*|step[a-z]+|god[a-z]+|pupil|student|patient|person|people|colleague|visitor|midwife|"
    r"clinician|caller|suspect|victim|witness|sitter|landlord|adult|professional|therapist|"
    r"consultant|solicitor|[a-z]+er|him|her|them|named|called),? \Z",
    re.IGNORECASE,
)
#: What stands before somebody: “rang Kestrel”, “with Kestrel”.
_WITH_SOMEBODY = regex(
    r"\b(?:with|by|and|or|that|told|tells?|asked|rang|phoned|called|telephoned|met|saw|seen|sees|"
    r"informed|contacted|visited|arrested|detained|interviewed|collected|said|says|thinks|thought|"
    r"when|as|because|but|if|while|although|where|than|like|both|between|against|towards|joined|hit|"
    r"about|re|regarding|concerning|named|spoke|spoken|text(?:ed)?|emailed|messaged|accompanied|"
    r"assaulted|threatened|pushed|helped|left|picked|dropped|gave|given|letter|email|call|"
    r"message|lets?|made|makes?|wants?|has|had|sent|took|taken|brought|found|heard|kept|knows?|"
    r"[a-z]+ing) \Z",
    re.IGNORECASE,
)
_NOUN = regex(
    r" (?!(?:and|or|to|from|by|for|with|who|which|that|in|on|at|of|as|when|while|then|if|but|so|"
    r"because|after|before|until|not|no|today|yesterday|tomorrow|tonight|again|about|his|her|their|"
    r"the|a|an|alone|home|out|off|up|away|back|there|here|instead|too|also|directly|re|near|over|"
    r"twice|once|often|well|soon|now|later|late|stay|go|come|be|have|sleep|eat|live|see|[a-z]+ly|"
    r"[a-z]+ing)\b)"
    r"(?![a-z]+ed\b)[a-z]+[a-rt-z]\b"
)
#: Colours, metals and letters as they are spelt out, which people are called by as well.
_GRADES = frozenset(
    {"amber", "gold", "silver", "bronze", "red", "green", "grey", "gray", "black", "white", "brown",
     "blue", "scarlet", "violet", "olive", "ruby", "jade", "rose", "alpha", "bravo", "charlie",
     "delta", "echo", "golf", "juliet", "mike", "oscar", "romeo", "sierra", "victor"}
)  # fmt: skip
_GRADED = regex(
    r"\b(?:category|cat|grade|graded|band|level|stage|tier|rated|rating|status|code|priority|"
    r"flag|flagged|triage|triaged|rag|zone|"
    r"(?:logged|recorded|rated|classed|scored|assessed|graded|marked|coded|triaged) as|"
    r"(?:gold|silver|bronze|red|amber|green|blue) to)[ :]+\Z",
    re.IGNORECASE,
)
_OF_A_GRADE = regex(
    r" (?:category|band|alert|command|group|sector|zone|team|unit|cell|flag|status|rating|warning|"
    r"tier|grade|response|list|book|card|code)s?\b"
)
#: What is called by its first letters.
_OF_AN_ACRONYM = regex(
    r" (?:x ?[0-9]|courses?|programmes?|sessions?|training|interventions?|scores?|tool|"
    r"screen(?:ing)?|questionnaire|pathway|model)\b"
)
#: Things that are called after whoever made them.
_CALLED_AFTER = regex(
    r" (?:cards?|scores?|scales?|strips?|criteria|questionnaires?|inventory|syndrome|index|toolkit|"
    r"protocol|framework|chart|ladder|matrix)\b"
)
_DATING = regex(
    r"(?:[0-9](?:st|nd|rd|th)?(?: of)?|\b(?:early|mid|late|in|since|by|until|till|from|during|of|"
    r"between|last|next|this|for|before|after|on|the|end|start|beginning|each|every|and|or|"
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december) to|"
    r"up to|through|around|about|was|is)|[-/–])[ -]*\Z",
    re.IGNORECASE,
)
_DATED_AFTER = regex(
    r"[,.]? ?['’]?[0-9]|(?:[ -](?:to|and|or|until)|/|-|–) ?(?:(?:early|mid|late)[ -])?"
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|"
    r"jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b|"
    r" (?:half|term|holiday|school|review|meeting|bank|exam|onwards)",
    re.IGNORECASE,
)


def as_name(text: str, found: "list[re.Match[str]]", number: int, *, starts: bool) -> bool:
    """Whether a word that is a name as well is one where it stands: “May said”, “to April”.

    Args:
        text: In which it stands.
        found: The words with a capital beside it.
        number: Which of them it is.
        starts: Whether a sentence starts with it.
    """
    word = found[number]
    bare = bare_word(word[0])
    before = text[max(0, word.start() - 24) : word.start()]
    after = text[word.end() : word.end() + 30]
    if _IS_SOMEBODY.match(after):
        return True
    month = bare in MONTHS_AND_MORE - {"will"}
    if not starts and month and (_DATING.search(before) or _DATED_AFTER.match(after)):
        return False
    dated = bare[:3] in MONTHS_IN_SHORT
    if bare in words("no_names") - MONTHS_AND_MORE and (dated or not _DOES.match(after)):
        return False
    if word[0].endswith(("’s", "'s")) or _DOES.match(after):
        return True
    if starts and not month and is_with_somebody(after):
        return True
    if starts:
        return before.endswith(("(", "“", "‘")) and after[:1] in ")”’,"
    # Headings and terms write several words with a capital.
    beside = number + 1 < len(found) or (number > 1 and found[number - 1][0][0].isupper())
    return not beside and not re.match(r" *[0-9]", after)


def is_dated(text: str, start: int) -> bool:
    """Whether what stands before a word leads to a month or a season: “in May”.

    >>> is_dated("in May", 3), is_dated("told May", 5)
    (True, False)
    """
    return _DATING.search(text[max(0, start - 24) : start]) is not None


def is_short_month(text: str, word: "re.Match[str]") -> bool:
    """Whether “Jan” is the month: “Jan to March”, “since Jan”, “Jan 2020”.

    >>> texts = ["clean Jan to March", "since Jan", "told Jan to go"]
    >>> [is_short_month(text, re.search("Jan", text)) for text in texts]
    [True, True, False]
    """
    if word[0] != "Jan":
        return False
    return is_dated(text, word.start()) or _DATED_AFTER.match(text, word.end()) is not None


def is_with_somebody(after: str) -> bool:
    """Whether somebody else is named next, so that the word before “and” is somebody, too.

    >>> [is_with_somebody(text) for text in (" and Leah played", " and (name 1)", " and Kitchen")]
    [True, True, False]
    """
    other = _AND_ANOTHER.match(after)
    return other is not None and (
        other[1] is None or other[1].lower() in words("first_names") - AS_WORDS
    )


def opens_as_word(text: str, word: "re.Match[str]") -> bool:
    """Whether a sentence opens with a word of the dictionary that is used as one there.

    What people do does not follow, nor, of a word after which somebody may be called, how they are.

    >>> texts = ["Compact kitchen", "Compact rang", "Brook in bed", "Brook water", "Compact"]
    >>> [opens_as_word(text, re.match("[A-Z][a-z]+", text)) for text in texts]
    [True, False, False, True, False]
    """
    bare = word[0].lower()
    after = text[word.end() : word.end() + 30]
    return (
        re.match(" [a-z]", after) is not None
        and (is_english(bare) or bare in words("names_too"))
        and not _DOES.match(after)
        and not (bare in words("names_too") and _IS_SOMEHOW.match(after))
    )


def within_as_words(text: str, found: "list[re.Match[str]]") -> bool:
    """Whether words with capitals within a sentence are words of the dictionary for a thing.

    None of them may be somebody's usual name, nobody may do something after one or two of them, and
    what stands before one must be what stands before things: an article, a comma, a number; or a
    thing follows.

    >>> texts = ["glue, Mattress, fridge", "seen with Rodent later", "moved to Turquoise band"]
    >>> [within_as_words(text, [re.search("[A-Z][a-z]+", text)]) for text in texts]
    [True, False, True]
    """
    start, end = found[0].start(), found[-1].end()
    before, after = text[max(0, start - 24) : start], text[end : end + 30]
    if not all(is_no_name(one[0]) for one in found):
        return False
    # Nobody has three names that are all words; of those two, one may be what somebody is.
    term = len(found) > 2
    asked = found[1:] if term and before.endswith(", ") else found
    leads = (text[max(0, one.start() - 24) : one.start()] for one in asked)
    return (
        (term or not _DOES.match(after))
        and not any(map(_SOMEBODY.search, leads))
        and (
            len(found) > 1
            or _THING.search(before) is not None
            or _IN_A_THING.search(before) is not None
            or (_NOUN.match(after) is not None and not _WITH_SOMEBODY.search(before))
        )
    )


def is_called_after(text: str, word: "re.Match[str]") -> bool:
    """Whether a thing is called after somebody: “Guthrie card”, “Whooley questionnaire”.

    >>> texts = ["Guthrie card taken", "Guthrie carded"]
    >>> [is_called_after(text, re.match("Guthrie", text)) for text in texts]
    [True, False]
    """
    return _CALLED_AFTER.match(text[word.end() : word.end() + 30]) is not None


def is_acronym_of_thing(text: str, word: "re.Match[str]") -> bool:
    """Whether capitals that are a name as well are a course's or a test's: “HENRY course”.

    >>> texts = ["HENRY course offered", "ELSA x6", "HENRY rang", "Henry course"]
    >>> [is_acronym_of_thing(text, re.match("[A-Za-z]+", text)) for text in texts]
    [True, True, False, False]
    """
    return word[0].isupper() and _OF_AN_ACRONYM.match(text, word.end()) is not None


def is_grade(text: str, word: "re.Match[str]") -> bool:
    """Whether a colour, metal or letter grades something: “category Amber”, “Bravo sector”.

    >>> texts = ["Triage category Amber.", "from Bravo sector", "Amber rang", "category Amber said"]
    >>> [is_grade(text, re.search("Amber|Bravo", text)) for text in texts]
    [True, True, False, False]
    """
    before, after = text[max(0, word.start() - 24) : word.start()], text[word.end() :]
    return (
        word[0].lower() in _GRADES
        and not _DOES.match(after)
        and (_GRADED.search(before) is not None or _OF_A_GRADE.match(after) is not None)
    )


def is_no_name(word: str) -> bool:
    """Whether a word is one of the language and nobody's usual name."""
    bare = word.lower()
    return bare not in words("names_too") | AS_WORDS and is_english(bare)


def does_after(after: str) -> bool:
    """Whether what follows a word says what people do or are.

    >>> does_after(" rang later"), does_after(" given twice")
    (True, False)
    """
    return _DOES.match(after) is not None


def is_somehow_after(after: str) -> bool:
    """Whether what follows a word says how people are, and where.

    >>> is_somehow_after(" at home"), is_somehow_after(" booking")
    (True, False)
    """
    return _IS_SOMEHOW.match(after) is not None


def is_of_somebody(before: str) -> bool:
    """Whether what stands before a word is what somebody is, who is named next.

    >>> is_of_somebody("her aunt, "), is_of_somebody("full of ")
    (True, False)
    """
    return _SOMEBODY.search(before) is not None


def bare_word(word: str) -> str:
    """A word in small letters, without what may hang on to it."""
    return word.lower().removesuffix("’s").removesuffix("'s").rstrip(".’'")
