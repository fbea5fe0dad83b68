"""Whether two colours are one to the eye."""

#: So much may each part of a colour differ, of 255.
_NEAR = 10
WHITE = "FFFFFF"


def alike(one: str, other: str) -> bool:
    """Whether letters of one colour cannot be read on the other.

    >>> alike("fefefe", "FFFFFF"), alike("FFFF00", "FFFFFF"), alike("auto", "FFFFFF")
    (True, False, False)
    """
    try:
        parts = [(int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (0, 2, 4)]
    except ValueError:
        return False
    if len(one) != 6 or len(other) != 6:
        return False
    return all(abs(first - second) <= _NEAR for first, second in parts)
