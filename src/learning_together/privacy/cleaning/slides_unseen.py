"""PowerPoint: text that is there and that no reader sees; what lies under a shape is told."""

from collections.abc import Iterator
from typing import Any

from learning_together.privacy.cleaning.elements import each, local, remove
from learning_together.privacy.cleaning.tally import Tally
from learning_together.privacy.cleaning.unseen_letters import points, why_unseen

#: Parts in which PowerPoint says a size.
_TO_A_POINT = 100
_SHAPES = frozenset({"sp", "pic"})
_Box = tuple[int, int, int, int]


def drop_unseen(root: Any, tally: Tally) -> None:
    """Takes out tiny text and text in the colour of its shape, and tells what is covered."""
    for run in each(root, lambda one: local(one) in {"r", "fld"} and _words(one)):
        properties = next((one for one in run if local(one) == "rPr"), None)
        size = properties.get("sz", "") if properties is not None else ""
        behind = _colour(_of_shape(run))
        if what := why_unseen(points(size, _TO_A_POINT), _colour(properties), behind, tally):
            remove(run)
            tally.took(what)
    for tree in (one for one in root.iter() if local(one) == "spTree"):
        tally.keeps("texts under another shape", _covered(tree))


def _words(element: Any) -> bool:
    """Whether there are words in something."""
    return any(local(one) == "t" and (one.text or "").strip() for one in element.iter())


def _of_shape(run: Any) -> Any:
    """How the shape or cell in which a run stands is drawn."""
    for up in run.iterancestors():
        if local(up) in {"sp", "tc"}:
            return next((one for one in up if local(one) in {"spPr", "tcPr"}), None)
    return None


def _colour(properties: Any) -> str:
    """The one colour with which something is filled, where it is said as such."""
    for fill in properties if properties is not None else ():
        if local(fill) == "solidFill":
            return next((one.get("val", "") for one in fill if local(one) == "srgbClr"), "")
    return ""


def _covered(tree: Any) -> int:
    """How many texts lie wholly under a filled shape or picture that stands later."""
    shapes = [one for one in tree if local(one) in _SHAPES]
    return sum(
        _words(one) and any(_covers(other, one) for other in shapes[number + 1 :])
        for number, one in enumerate(shapes)
    )


def _covers(over: Any, under: Any) -> bool:
    if local(over) == "sp" and not any(local(one) == "solidFill" for one in _drawn(over)):
        return False
    above, below = _box(over), _box(under)
    return bool(
        above
        and below
        and above[0] <= below[0]
        and above[1] <= below[1]
        and above[2] >= below[2]
        and above[3] >= below[3]
    )


def _drawn(shape: Any) -> Iterator[Any]:
    for one in shape:
        if local(one) == "spPr":
            yield from one


def _box(shape: Any) -> _Box | None:
    for one in _drawn(shape):
        if local(one) == "xfrm":
            held = {local(part): part for part in one}
            try:
                left, top = (int(held["off"].get(name)) for name in ("x", "y"))
                wide, high = (int(held["ext"].get(name)) for name in ("cx", "cy"))
            except (KeyError, TypeError, ValueError):
                return None
            return left, top, left + wide, top + high
    return None
