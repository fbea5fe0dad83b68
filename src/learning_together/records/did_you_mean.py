"""Did you mean …? Which of the known words was probably meant."""

import re
from collections.abc import Iterable

from learning_together.english import either


def near(word: str, words: Iterable[str]) -> str:
    """The word that was probably meant; empty where none is near.

    >>> near("sumary", ["summary", "source"])
    'summary'
    """
    return next(iter(nearest(word, words)), "")


def nearest(word: str, words: Iterable[str]) -> list[str]:
    """The words that are nearest, all as near; none where none is near.

    >>> nearest("known_o", ["known_to", "known_on", "event"])
    ['known_to', 'known_on']
    """
    from rapidfuzz import fuzz, process, utils

    found = process.extract(
        word[:100],
        words,
        scorer=fuzz.ratio,
        processor=utils.default_process,
        score_cutoff=65,
        limit=3,
    )
    return [one for one, score, _ in found if score == found[0][1]]


#: What people type for a word of a list, and the words that it stands for wherever they are known.
_OTHERWISE = {
    "yes": "y, yeah, yep, ticked, true, seen, was seen",
    "no": "n, nope, none, false, not seen, unseen",
    "not-applicable": "n a, na, not relevant",
    "not-recorded": "nr, not known, unknown, not stated, unclear, not documented",
    "held": "done, happened, took place, completed, has taken place",
    "planned": "booked, arranged, to be held, not yet held, scheduled, upcoming",
    "cancelled": "called off, did not happen",
    "done": "completed, complete, finished, closed",
    "open": "ongoing, on going, live, current, active, continuing, in progress",
    "closed": "ended, concluded, finished, completed, complete, over",
    "hinders": "negative, hindered, hindering, barrier, bad",
    "helps": "positive, helped, helpful, enabler, good",
    "taking-part": "accepted, agreed, participating, took part, wants to take part",
    "declined": "refused, said no, does not want to",
    "no-answer": "no reply, no response, not replied, did not reply",
    "grief": "bereavement, bereaved, grieving",
    "health": "nhs",
    "case-group": "practitioner, practitioners, staff, frontline staff, case group",
}
#: What people call a field, and the fields that are meant, wherever there is one.
_FIELDS_OTHERWISE = {
    "type": "kind, sort",
    "agency": "whose, to, organisation, organization, service",
    "participant": "with, who, interviewee, spoken to, person spoken to",
    "person": "who, relative, family member",
    "what": "decided, decision, task, to do, agreed",
    "reason": "why, because, rationale",
    "question": "text, query",
    "citation": "title, reference, full reference",
    "held_at": "where, location, kept at",
    "done_on": "done, completed, completed on",
    "held_by": "interviewer, interviewers, interviewed by",
    "title": "what, name, heading",
    "date": "when, day",
    "role": "job, job title, position, post",
    "who": "owner, responsible, assigned to",
    "due": "deadline, by when",
    "attendees": "present, attended, attending, attendance",
    "known_at_the_time": "what was known, what was known then, known then",
    "child_seen": "adult seen, patient seen, seen",
}


def field_otherwise(typed: str, fields: Iterable[str]) -> str:
    """The field for which people give another name; empty where there is none, or several.

    >>> field_otherwise("Kind", ["id", "type"]), field_otherwise("kind", ["id", "date"])
    ('type', '')
    """
    said, known = plain(typed), tuple(fields)
    if said in map(plain, known):
        return ""
    found = [one for one in known if said in _FIELDS_OTHERWISE.get(one, "").split(", ")]
    return found[0] if len(found) == 1 else ""


#: Of these there is no other reading.
_PLAINLY = frozenset({"y", "n", "n a", "na"})


def otherwise(typed: str, words: Iterable[str]) -> str:
    """The word of a list for which people type another; empty where there is none, or several.

    >>> otherwise("N/A", ["yes", "no", "not-applicable"]), otherwise("Done", ["planned", "held"])
    ('not-applicable', 'held')
    """
    said = plain(typed)
    found = [word for word in words if said in _OTHERWISE.get(word, "").split(", ")]
    return found[0] if said and len(found) == 1 else ""


_DENIES = frozenset(["no", "not", "never", "none", "neither", "nor", "without", "non", "un"])


def within(typed: str, words: Iterable[str]) -> list[str]:
    """The word of a list that stands among others; none where there are several.

    >>> within("Cancelled – moved to May", ["planned", "cancelled"]), within("both", ["one"])
    (['cancelled'], [])
    """
    said = f" {plain(typed)} "
    found = [word for word in words if f" {plain(word)} " in said]
    return found if len(found) == 1 else []


def begun(typed: str, words: Iterable[str]) -> list[str]:
    """The word of a list of which the beginning was typed; none where there are several.

    >>> begun("Intro", ["planning", "introductory"]), begun("follow-on", ["follow-on-1", "follow-on-2"])
    (['introductory'], [])
    """
    said = plain(typed)
    found = [word for word in words if len(said) >= 4 and plain(word).startswith(said)]
    return found if len(found) == 1 else []


def is_denied(typed: str, guesses: list[str]) -> bool:
    """Whether a text says that what is guessed is not so.

    >>> is_denied("not shared", ["shared"]), is_denied("not  shared", ["not-shared"])
    (True, False)
    """
    return any(_DENIES & (set(plain(typed).split()) - set(plain(one).split())) for one in guesses)


def is_plain(typed: str) -> bool:
    """Whether what was typed for a word of a list can stand for that one alone."""
    return plain(typed) in _PLAINLY


def one_letter_off(typed: str, word: str) -> bool:
    """Whether a word was meant beyond doubt: one letter is wrong, missing or in another place.

    >>> one_letter_off("sumary", "summary"), one_letter_off("Known To", "known_to")
    (True, True)
    >>> one_letter_off("end", "effect")
    False
    """
    from rapidfuzz.distance import OSA

    return OSA.distance(plain(typed[:100]), plain(word), score_cutoff=1) <= 1


def plain(text: str) -> str:
    """Words as they compare where capitals, hyphens and “&” make no difference.

    >>> plain("Health  & Social-Care")
    'health and social care'
    """
    words = text.lower().replace("_", " ").replace("&", " and ")
    return " ".join(re.sub(r"[^\w]+", " ", words).split())


def did_you_mean(guesses: list[str]) -> str:
    """The question whether one of these was meant; empty where there is none."""
    return f"Did you mean {either(f'“{one}”' for one in guesses)}?" if guesses else ""


def only(guesses: list[str]) -> str:
    """The guess, where there is one alone."""
    return guesses[0] if len(guesses) == 1 else ""
