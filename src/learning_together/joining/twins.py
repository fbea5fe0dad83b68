"""Whether two records that both sides made under one id are one record, or two.

A commit that was picked from one side to the other brings one record to both; two people who each
ask for the next id get two records of one id.
"""

from learning_together.joining.state import Held
from learning_together.joining.values import is_empty, related, same
from learning_together.records.kinds import model
from learning_together.records.shape import fields

#: Text of so many letters is not written twice by chance.
_TELLING = 20


def are_one(ours: Held, theirs: Held, *, anew: bool = True) -> bool:
    """Whether two records of one kind and id, one on each side, are one.

    Made anew on both sides, they are if the words that name them in lists are the same, or some
    longer text is, and no day, person or choice differs; where no words do, if they say the same
    wherever both say something. Where it is not known that they were, anything in common is enough:
    to take two for one gives a card, to take one for two gives it another id.

    Args:
        ours: One of them.
        theirs: The other.
        anew: Whether it is known that neither was there before.
    """
    one, two = ours.data, theirs.data
    if ours.kind != theirs.kind:
        return False
    shapes = fields(model(ours.kind))
    both = [
        name
        for name, shape in shapes.items()
        if name != "id" and not shape.is_own_note
        if not is_empty(one.get(name)) and not is_empty(two.get(name))
    ]
    label = model(ours.kind).KIND.label
    alike = {name for name in both if same(one[name], two[name])}
    if not anew and both:
        return bool(alike) or _are_alike(one.get(label), two.get(label))
    worded = {name for name in both if shapes[name].worded}
    if label in worded:
        if any(name not in alike and not shapes[name].many for name in {*both} - worded):
            return False
        return label in alike or any(len(str(one[name])) >= _TELLING for name in alike & worded)
    if not both:
        return all(map(is_empty, _but_id(one))) or all(map(is_empty, _but_id(two)))
    return len(alike) == len(both)


def _are_alike(one: object, two: object) -> bool:
    """Whether two texts are wordings of one."""
    return isinstance(one, str) and isinstance(two, str) and related(one, two)


def _but_id(data: dict[str, object]) -> list[object]:
    return [value for name, value in data.items() if name != "id"]
