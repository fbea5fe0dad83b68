"""Where the marks of a page of a PDF come to lie: matrices, and areas with four corners."""

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
    corners = [
        times((1, 0, 0, 1, x + across, y + up), to_page)[4:]
        for across in (0, wide) for up in (0, high)
    ]  # fmt: skip
    return (min(one[0] for one in corners), min(one[1] for one in corners),
            max(one[0] for one in corners), max(one[1] for one in corners))  # fmt: skip


def holds(box: Box, x: float, y: float) -> bool:
    """Whether a point lies within an area."""
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]
