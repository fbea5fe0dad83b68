"""Repeats, links between accounts and the decisions on pairs hold together."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.method.same_event import accounts
from learning_together.method.two_accounts import decided, linked
from learning_together.records.kinds.entry import Entry

CHECK = Check(
    code="LT215",
    name="pairs-that-contradict",
    steps="collect: warning, report: error",
    title="A repeat, a link or a decision on a pair of entries contradicts another",
    why="“duplicate_of” says that an agency entered one event twice, and its repeat is left out "
    "where contacts are counted. Another agency’s account is no repeat: it is a second voice, and "
    "stays visible as “same_event_as” (SCIE Guide 24, 2008). Entries that repeat each other in a "
    "circle leave none that counts.",
    mend="For another agency’s account, write “same_event_as” in place of “duplicate_of”. In a "
    "circle, take “duplicate_of” out of the entry that is to be kept. Where a link and the team’s "
    "decision differ, put the link right, or decide again: lt conflicts --decide.",
    bad={
        "timeline.yaml": "- id: health-1\n  date: 2022-05-10\n  agency: health\n"
        "  event: Call to the GP\n"
        "- id: gp-1\n  date: 2022-05-10\n  agency: gp\n  event: Call from health visitor\n"
        "  duplicate_of: health-1  # <- LT215\n"
    },
    good={
        "timeline.yaml": "- id: health-1\n  date: 2022-05-10\n  agency: health\n"
        "  event: Call to the GP\n"
        "- id: health-2\n  date: 2022-05-10\n  agency: health\n  event: Rang the GP\n"
        "  duplicate_of: health-1\n"
    },
)


def find(review: Review, _setting: Setting) -> Problems:
    """Repeats of another agency's entry or in a circle; links and decisions that differ."""
    for entry in review.all(Entry):
        other = review.get(entry.duplicate_of, Entry) if entry.duplicate_of else None
        if other is None or other is entry:
            continue
        if said := _cannot_repeat(review, entry, other):
            yield CHECK.at(entry.place("duplicate_of"), said, record=entry.id, field="duplicate_of")
    for decision in dict.fromkeys(decided(review).values()):
        one, two = review.each(decision.about, Entry)
        joined = linked(review, one, two)
        if decision.pair == "different" and joined:
            said = f"says that {one.id} and {two.id} are different events, but they are linked as"
            said += " one."
        elif decision.pair == "same" and not joined:
            said = f"says that {one.id} and {two.id} tell the same event, but they are not linked."
        else:
            continue
        said = f"{decision.id or 'This decision'} {said}"
        yield CHECK.at(decision.place("pair"), said, record=decision.id, field="pair")


def _cannot_repeat(review: Review, entry: Entry, other: Entry) -> str:
    own = entry.id or "This entry"
    if entry.agency != other.agency:
        return (
            f"{own} is said to repeat {other.id}, which is another agency’s account of the event."
        )
    if _returns(review, entry):
        return f"{own} repeats {other.id}, which in its turn repeats {entry.id}."
    if any(one is other for one in accounts(review, entry)):
        return f"{own} is both a repeat of {other.id} and linked with it as another account."
    return ""


def _returns(review: Review, entry: Entry) -> bool:
    """Whether what an entry repeats leads back to it."""
    seen: set[int] = set()
    one: Entry | None = entry
    while one is not None and one.duplicate_of and id(one) not in seen:
        seen.add(id(one))
        one = review.get(one.duplicate_of, Entry)
        if one is entry:
            return True
    return False
