"""Where the marks of a page of a PDF come to lie: matrices, and areas with four corners."""

from collections.abc import Iterable
from typing import Any

Matrix = tuple[float, float, float, float, float, float]
Box = tuple[float, float, float, float]
AS_IT_IS: Matrix = (1, 0, 0, 1, 0, 0)


def matrix(operands: Any) -> Matrix:
    """The six numbers of a mark as a matrix."""
    a, b, c, d, e, f = (float(one) for one in operands[:6])
    return a, b, c, d, e, f


def times(one: Matrix, two: Matrix) -> Matrix:
    """What two matrices do one after the other."""
    a, b, c, d, e, f = one
    p, q, r, s, t, u = two
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s,
            e * p + f * r + t, e * q + f * s + u)  # fmt: skip


def moved(line: Matrix, x: float, y: float) -> Matrix:
    """A matrix that begins so much further on."""
    return times((1, 0, 0, 1, x, y), line)


def box(x: float, y: float, wide: float, high: float, to_page: Matrix) -> Box:
    """The area of the page that a rectangle takes up."""
    return around([(x + across, y + up) for across in (0, wide) for up in (0, high)], to_page)


def around(points: Iterable[tuple[float, float]], to_page: Matrix) -> Box:
    """The area of the page that points go around."""
    there = [times((1, 0, 0, 1, x, y), to_page)[4:] for x, y in points]
    return (min(one[0] for one in there), min(one[1] for one in there),
            max(one[0] for one in there), max(one[1] for one in there))  # fmt: skip


def within(one: Box | None, two: Box) -> Box:
    """What two areas have in common; it may be none, whose sides have changed places."""
    if one is None:
        return two
    return max(one[0], two[0]), max(one[1], two[1]), min(one[2], two[2]), min(one[3], two[3])


def meet(one: Box, two: Box) -> bool:
    """Whether two areas have a point in common."""
    left, low, right, top = within(one, two)
    return left <= right and low <= top


def holds(box: Box, x: float, y: float) -> bool:
    """Whether a point lies within an area."""
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]
