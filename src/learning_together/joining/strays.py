"""What still names an old id, after a merge that git called clean: it follows.

Git joins lines. Where one side has given a record another id, and the other has named it under the
old one meanwhile, in another file or at another place, git sees no conflict.
"""

from collections.abc import Iterator

from learning_together.ids import Id
from learning_together.joining.given_ids import Given, settled
from learning_together.joining.joined import Joined
from learning_together.joining.renumber import named_in, renumbered
from learning_together.joining.state import State


def unmet(now: State) -> set[Id]:
    """The ids that fields and `[[…]]` name, and that no record has."""
    named = {id for held in now.records.values() for id in named_in(held.kind, held.data)}
    return named - now.ids.keys()


def followed(base: State, one: State, two: State, now: State) -> Joined | None:
    """The review as it stands, with what names an old id turned to the new one.

    Args:
        base: What both parents of a merge began as.
        one: The first parent.
        two: The second.
        now: The review as it stands.

    Returns:
        None where no id that is named in vain got another in that merge.
    """
    lost = unmet(now)
    if not lost & base.ids.keys():
        return None
    given = [*_given(settled(base, one, two).given, lost, now)]
    if not given:
        return None
    made = renumbered(now, {Id(each.old): each.new for each in given})
    changed: dict[str, str | None] = {
        path: text for path, text in made.texts.items() if text != now.texts.get(path)
    }
    return Joined(changed, given=tuple(given))


def _given(found: list[Given], lost: set[Id], now: State) -> Iterator[Given]:
    """Those of whose ids the old one is lost, and the new one stands there for the same kind."""
    for one in found:
        key = now.ids.get(Id(one.new))
        if Id(one.old) in lost and key and key[0] == one.kind:
            yield one
