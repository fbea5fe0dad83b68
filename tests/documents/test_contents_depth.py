"""How far down the contents go."""

from learning_together.documents.contents_depth import depth


def _parts(count: int, below: tuple[str, ...]) -> list[tuple[int, str]]:
    headings = []
    for n in range(count):
        headings.append((2, f"Finding {n}"))
        headings += [(3, text) for text in below]
    return [(1, "The findings"), *headings]


def test_headings_that_tell_places_apart_are_listed_to_the_third_level() -> None:
    assert depth([(1, "A"), (2, "B"), (3, "C"), (3, "D"), (4, "E")]) == 3


def test_the_same_questions_below_each_finding_are_left_out() -> None:
    assert depth(_parts(6, ("How usual is it?", "Why does it matter?", "Does it last?"))) == 2


def test_too_many_of_a_level_are_left_out() -> None:
    assert depth([(1, "A"), *((2, f"Factor {n}") for n in range(61))]) == 1


def test_a_document_without_lower_headings_has_one_level_at_least() -> None:
    assert depth([(1, "A"), (1, "A"), (1, "A")]) >= 1
    assert depth([]) >= 1
