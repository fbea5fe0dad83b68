"""A reference must lead to a record."""

from learning_together import ids
from learning_together.checks.references.ids_named import named
from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.records.kinds import kind_of
from learning_together.records.kinds.entry import Entry
from learning_together.records.kinds.identity import Identity
from learning_together.records.placeholders import is_none
from learning_together.review import typed_refs
from learning_together.review.likely_ids import likely
from learning_together.review.review import Reference

CHECK = Check(
    code="LT101",
    name="missing-record",
    title="A reference to a record that does not exist",
    why="Readers follow references from finding to episode to evidence; one that leads nowhere "
    "breaks the trail.",
    mend="Correct the id, or add the record.",
    bad={
        "factors.yaml": "- id: CF1\n  summary: Two posts vacant\n  episodes: [KPE9]  # <- LT101\n"
        "  explanation: >-\n    Nobody knew, as [[CV4]] tells.  # <- LT101\n"
    },
    good={
        "factors.yaml": "- id: CF1\n  summary: Two posts vacant\n  episodes: [KPE1]\n"
        "  explanation: >-\n    Nobody knew, as [[CV4]] tells.\n",
        "episodes.yaml": "- id: KPE1\n  title: The first visit\n",
        "conversations.yaml": "- id: CV4\n  participant: HV1\n",
        "people.yaml": "- id: HV1\n  role: Health visitor\n  group: case-group\n",
    },
)


#: What is said besides where git puts together what several people do.
_MERGED = (
    "If somebody else gave it another id before git put your work together: `lt join` has this "
    "follow."
)


def find(review: Review, setting: Setting) -> Problems:
    """References whose record is neither there nor in a file that could not be read."""
    missing = {
        id_
        for typed in named(review).values()
        for id_ in typed
        if id_ not in review.by_id and not review.may_be_unread(id_)
    }
    if not missing:
        return
    told: set[tuple[int, str, str]] = set()
    for reference in review.references:
        if reference.id not in missing or _told_elsewhere(reference):
            continue
        once = (id(reference.source), reference.field, reference.id.text)
        if once in told:
            continue  # Twice in one text is one slip.
        told.add(once)
        kinds = reference.kinds
        what = kind_of(kinds[0]).one if len(kinds) == 1 else "record"
        help_, instead = _help(review, reference)
        numbered = reference.in_text or ids.number(reference.id.text) is not None
        if setting.repository and numbered and not help_:
            help_ = f"{CHECK.mend} {_MERGED}"
        yield CHECK.at(
            reference.place,
            f"There is no {what} “{reference.id}”.",
            help_,
            record=reference.source.id,
            field=reference.field,
            edit=reference.edit(instead),
        )


def _help(review: Review, reference: Reference) -> tuple[str, str]:
    """What helps, and what to write instead where that can be guessed."""
    typed, kinds, source = reference.id.text, reference.kinds, reference.source
    whole = isinstance(reference.path[-1], str)
    none = is_none(typed) and not reference.in_text
    guess = "" if none else likely(review, reference.id, kinds, source)
    if guess:
        return f"Did you mean “{guess}”? Otherwise add the record.", guess
    if reference.in_text:
        return "", ""
    found = typed_refs.meant(review, kinds, typed, source)
    if found and whole:
        listed = ", ".join(found.ids)
        instead = f"[{listed}]" if len(found.ids) > 1 else listed
        return f"Did you mean {instead}? Otherwise add the record.", instead
    if ids.number(typed) is not None:
        return "", ""  # Another number is another record, and none is offered for it.
    more = typed_refs.help_for(review, kinds, typed, source)
    return (more if is_none(typed) else f"{CHECK.mend} {more}".strip()), ""


def _told_elsewhere(reference: Reference) -> bool:
    """What another check tells: unknown agencies of entries, and what is no id; and the key."""
    if reference.in_text:
        no_id = not ids.PATTERN.fullmatch(reference.id.text)
        return no_id or isinstance(reference.source, Identity)
    return reference.path == ("agency",) and isinstance(reference.source, Entry)
