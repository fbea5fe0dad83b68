"""Whether a word that is a name as well is one where it stands: May, April, Will, Hope.

Takes a word with what stands around it. Knows no key and no list of names but that of such words.
"""

import re

from learning_together.patterns import regex
from learning_together.privacy.likely_names.name_words import MONTHS_AND_MORE
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
    r"shouted|threatened|failed|returned|returns|and (?:his|her|their))\b"
)
#: How people are, and where, after a word that may be a name: “Brook at home”, but “Ferry booking”.
_IS_SOMEHOW = regex(
    r" (?:[a-z]+ed|at|in|on|with|without|and|or|to|from|by|for|who|also|not|now|still|then|"
    r"here|there|back|out|off|up|away|home|present|absent|well|unwell|ill|upset|angry|"
    r"tearful|calm|quiet|happy|unhappy|sad|keen|anxious|asleep|awake|alone|late|early|"
    r"pregnant|drunk|sober|hungry|tired|missing|naked|unharmed|very|too|so|quite|again|"
    r"going|coming|living|staying|crying|being|having|wanting|saying|asking|shouting|"
    r"refusing|attending|rude|aggressive|verbally|unable|able|unaware|aware)\b"
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
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)\b|"
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
    month = bare in MONTHS_AND_MORE - {"will"}
    if not starts and month and (_DATING.search(before) or _DATED_AFTER.match(after)):
        return False
    if bare in words("no_names") - MONTHS_AND_MORE:
        return False
    if word[0].endswith(("’s", "'s")) or _DOES.match(after):
        return True
    if starts:
        return before.endswith(("(", "“", "‘")) and after[:1] in ")”’,"
    # Headings and terms write several words with a capital.
    beside = number + 1 < len(found) or (number > 1 and found[number - 1][0][0].isupper())
    return not beside and not re.match(r" *[0-9]", after)


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
        and is_english(bare)
        and not _DOES.match(after)
        and not (bare in words("names_too") and _IS_SOMEHOW.match(after))
    )


def bare_word(word: str) -> str:
    """A word in small letters, without what may hang on to it."""
    return word.lower().removesuffix("’s").removesuffix("'s").rstrip(".’'")
