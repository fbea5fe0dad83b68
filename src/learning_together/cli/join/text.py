"""What a join will do or has done, for people; a card shows two wordings beside each other."""

import textwrap
from collections import Counter
from collections.abc import Iterable

from learning_together.actions.join.keys import KeyCard
from learning_together.actions.join.preview import Preview
from learning_together.actions.join.unfinished import KEPT, Finishing
from learning_together.cli import console
from learning_together.cli.lines import cut, one_line
from learning_together.cli.terminal import columns
from learning_together.english import counted, listed, some
from learning_together.joining.given_ids import Given
from learning_together.joining.joined import Joined, Named
from learning_together.records.kinds.difference import Difference

NOTHING = (
    "Git is in the middle of nothing here, no id stands twice, and no card is open.\n"
    "To bring in another folder: lt join FOLDER\n"
)
#: Cards that are shown in full, and lines of a text.
_MOST_CARDS = 10
_MOST_LINES = 12
_SHOWN = 8


def preview(found: Preview, *, done: bool) -> str:
    """All that a join does."""
    if found.key_cards:
        return _keys(found.key_cards)
    lines = []
    if found.base:
        lines.append(f"Both began as {found.base}; what was taken out since is taken out.")
    else:
        why = f" ({found.why_no_base})" if found.why_no_base else ""
        lines.append(
            f"What both began as is not known{why}: what one of the two has taken out comes back, "
            "and every difference is a card."
        )
    lines += _joined(found.joined, done=done)
    if found.unproved:
        lines += _wrapped(
            f"Not proved: {listed(found.unproved)} {'is' if len(found.unproved) == 1 else 'are'} "
            "new, and no key at hand says who that is. See that the code means the same person in "
            "both folders, and add the name to private/identities.yaml."
        )
    lines += found.left
    if found.copy:
        lines.append(
            f"{'Taken away, since all of it is joined' if done else 'Will go'}: {found.copy}"
        )
    if done:
        lines += ["", *_after(found.joined)]
    return "\n".join(lines) + "\n"


def done(found: Preview) -> str:
    """What is to be said once somebody has seen the preview, and it is written."""
    return "\n".join(["It is joined.", *_after(found.joined)]) + "\n"


def _after(joined: Joined) -> list[str]:
    if not joined.cards:
        return ["Look at it: lt validate"]
    return ["Open cards: lt join. Decide one: lt join --decide DIF1 theirs (or ours, or a wording)"]


def _keys(cards: Iterable[KeyCard]) -> str:
    lines = ["The two keys of real names disagree, so nothing was joined:", ""]
    for one in cards:
        if one.is_two_people:
            lines += _wrapped(
                f"{one.codes[0]}: stands for one person here (█████) and for another there (█████)."
            )
        else:
            lines += _wrapped(
                f"{one.codes[0]} here and {one.codes[1]} there: one person (█████) has two codes."
            )
    lines += ["", *_wrapped(
        "Look at both keys (private/identities.yaml). If one code means two people, give one of "
        "them another code, in the folder where it came later: lt renumber HV1 HV2. If one person "
        "has two codes, take the one that came first: lt renumber HV2 HV1. If the keys only "
        "spell a name differently: lt join … --answered HV1"
    )]  # fmt: skip
    return "\n".join(lines) + "\n"


def _joined(joined: Joined, *, done: bool) -> list[str]:
    before = f"{counted(joined.asked, 'card is', 'cards are')} there from before; not asked again."
    asked = [before] if joined.asked else []
    lines: list[str] = [line for told in _RECORDS for line in _told(told, joined)]
    if joined.is_nothing:
        return ["The other side brings nothing new.", *lines, *asked]
    lines += (line for one in joined.given for line in _wrapped(_given(one)))
    for new in joined.renumbered:
        lines += _wrapped(
            f"{new.old} stands for two records, one made on each side: the other side's is "
            f"{new.new} {'now' if done else 'then'}, and all that names it there follows."
        )
    if joined.still:
        many = counted(len(joined.still), "record goes", "records go")
        pairs = [f"{one.old} there is {one.new} here" for one in joined.still]
        lines += _wrapped(f"{many} by another id since an earlier join: {some(pairs, _SHOWN)}.")
    for one in joined.known:
        lines += _wrapped(
            f"{one.old} there is {one.new} here, word for word; it is not taken twice."
        )
    lines += (f"{path} is laid out anew: its own layout could not be kept." for path in joined.anew)
    for path, why in joined.whole.items():
        lines += _wrapped(f"{path} cannot be joined record by record ({why}); it is one card.")
    return [*lines, *asked, *_new_cards(joined)]


def _given(one: Given) -> str:
    """That a record has another id, which a side gave it since both began."""
    if one.by == "here":
        return (
            f"{one.old} of the other side is {one.new}, as you have called it since: what they "
            "changed in it comes in there, and what names it there follows."
        )
    if one.by == "both":
        return (
            f"Both of you have given {one.old} another id, {one.new} here and {one.there} there: "
            f"it stays {one.new}, and all that names it there follows."
        )
    why = f", since {one.there} is another record here" if one.there != one.new else ""
    key = (
        f" Your key of real names still says {one.old}: once you know that it is the same person, "
        f"put {one.new} there (private/identities.yaml)."
        if one.kind == "people"
        else ""
    )
    return (
        f"{one.old} is {one.new}{why}: the other side has given it another id. All that names it "
        f"here follows, and what you changed in it stays.{key}"
    )


#: What is told of records: the field that holds them, what one of them does, and what several do.
_RECORDS = (
    ("came", "comes from the other side", "come from the other side"),
    ("changed", "gets something of the other side's", "get something of the other side's"),
    ("went", "goes, as the other side took it out", "go, as the other side took them out"),
    (
        "stayed_out",
        "of the other side stays out, as you took it out",
        "of the other side stay out, as you took them out",
    ),
    (
        "twins",
        "was made on both sides and is taken for one",
        "were made on both sides and are taken for one each",
    ),
)


def _told(told: tuple[str, str, str], joined: Joined) -> list[str]:
    which, one, several = told
    named: tuple[Named, ...] = getattr(joined, which)
    if not named:
        return []
    many = counted(len(named), f"record {one}", f"records {several}")
    return _wrapped(f"{many}: {_names(named)}")


def _new_cards(joined: Joined) -> list[str]:
    if not joined.cards:
        return []
    many = counted(len(joined.cards), "card")
    lines = ["", f"{many} to decide; until then yours stands:", ""]
    for card in joined.cards[:_MOST_CARDS]:
        lines += [*_card(card.what, card.base, card.ours, card.theirs), ""]
    if len(joined.cards) > _MOST_CARDS:
        lines.append(f"… and {len(joined.cards) - _MOST_CARDS} more.")
    return lines


def _names(named: Iterable[Named]) -> str:
    held = [*named]
    ids = [one.id for one in held if one.id]
    kinds = Counter(one.kind for one in held)
    if len(held) <= _SHOWN and len(ids) == len(held):
        return ", ".join(ids)
    return f"{some(ids, _SHOWN)} ({', '.join(f'{many} of {kind}' for kind, many in kinds.items())})"


def finishing(found: Finishing) -> str:
    """What finishing will do."""
    if found.stopped is None:
        twice = found.joined.renumbered
        has = "brought one id twice" if twice else "left an id that no record has any more"
        lines = [f"A merge that git called clean has {has}. It is mended so:"]
    else:
        names = {"cherry-pick": "cherry-pick", "stash": "stash that was to come back"}
        what = names.get(found.stopped.what, found.stopped.what)
        lines = [f"Git has stopped in a {what}. Both sides are joined record by record:"]
        if found.stopped.what == "rebase":
            lines += _wrapped("In a rebase, “ours” is what you build on, “theirs” your own commit.")
    lines += _joined(found.joined, done=False)
    if found.typed:
        one = len(found.typed) == 1
        lines += _wrapped(
            f"{some(found.typed, _SHOWN)}: somebody has typed there since git stopped. What stands "
            f"there now is kept in {KEPT}/; look whether anything of {'it' if one else 'them'} is "
            "still wanted."
        )
    return "\n".join(lines) + "\n"


def finished(found: Finishing, left: tuple[str, ...]) -> str:
    """What is to be done once both sides are joined."""
    lines = ["It is joined."]
    if left:
        lines += _wrapped(
            f"Git still asks about {some(left, _SHOWN)}: these hold no records. Put the right one "
            "there by hand, then: git add FILE"
        )
    if found.stopped is None or found.joined.cards:
        lines += _after(found.joined)
    if found.stopped is not None:
        lines.append(f"Look at it (lt validate), then let git go on: {found.stopped.goes_on}")
    return "\n".join(lines) + "\n"


def cards(found: tuple[Difference, ...]) -> str:
    """The open cards."""
    lines = [f"{counted(len(found), 'card')} to decide; until then the review holds “ours”:", ""]
    for one in found:
        head = f"{one.id}  {one.what}"
        lines += [*_card(head, one.base or "", one.ours or "", one.theirs or ""), ""]
    first = found[0].id_text
    lines += _wrapped(
        f'Decide: lt join --decide {first} ours (or: theirs, or the wording that holds: "…") '
        "--by CODE --reason TEXT"
    )
    return "\n".join(lines) + "\n"


def _card(head: str, base: str, ours: str, theirs: str) -> list[str]:
    look = console.look()
    room = max((min(look.width, 140) - 3) // 2, 20)
    lines = [look.paint("note", one_line(head))]
    if base:
        lines += [f"Before: {cut(base, min(look.width, 140) - 8)}"]
    left, right = _column(ours, room), _column(theirs, room)
    lines.append(f"{'Ours':<{room}} | Theirs")
    for number in range(max(len(left), len(right))):
        one = left[number] if number < len(left) else ""
        two = right[number] if number < len(right) else ""
        lines.append(f"{one}{' ' * max(room - columns(one), 0)} | {two}".rstrip())
    return lines


def _column(text: str, room: int) -> list[str]:
    if not text.strip():
        return ["(nothing)"]
    lines = [
        part
        for line in text.strip("\n").split("\n")
        for part in textwrap.wrap(one_line(line), room, break_on_hyphens=False) or [""]
    ]
    if len(lines) > _MOST_LINES:
        return [*lines[:_MOST_LINES], f"… ({counted(len(lines) - _MOST_LINES, 'more line')})"]
    return lines


def _wrapped(text: str) -> list[str]:
    return console.look().wrap(text)
