"""A reader's wording put into a text as it was typed: what stays, what goes, what is refused."""

import pytest

from learning_together.joining import put_in as put
from learning_together.joining.put_in import UnfitError, put_in
from learning_together.joining.shown_words import Style, renumbered

BOTH = "Both did what their guidance asks for; *neither* wrote down what the other had said."
SENT = BOTH.replace("*", "")
LIST = (
    "The visitor spoke:\n\n- she told them about the weight;\n- they told her of the call.\n\n"
    '> "We both thought the other had it."\n'
)
TOLD = "As [[KPE2]] and **[[CV1]]** show, the plan [[FIN1]] failed."
PRINTED = "As KPE2 and CV1 show, the plan Finding 2 failed."


@pytest.mark.parametrize(
    ("typed", "was", "would_be", "now"),
    [
        (BOTH, SENT, SENT.replace("neither", "none"), BOTH.replace("neither", "none")),
        (BOTH, SENT, SENT.replace("neither ", ""), BOTH.replace("*neither* ", "")),
        (BOTH, SENT, SENT.replace("er wrote", "er of them wrote"),
         BOTH.replace("* wrote", "* of them wrote")),
        (BOTH, SENT, f"{SENT}\nNobody was asked.", f"{BOTH}\n\nNobody was asked."),
        (BOTH, SENT, SENT.replace("; neither", "\nNeither"),
         BOTH.replace("; *neither*", "\n\nNeither")),
        (BOTH, SENT, "", ""),
        (BOTH.replace("guidance", "policy"), SENT, SENT.replace("neither", "none"),
         BOTH.replace("guidance", "policy").replace("neither", "none")),
        (LIST, "she told them about the weight;", "she told them of it;",
         LIST.replace("about the weight", "of it")),
        (LIST, "they told her of the call.", "",
         LIST.replace("- they told her of the call.\n", "")),
        (LIST, "she told them about the weight;", "she told them about the weight;\nand more;",
         LIST.replace("weight;", "weight;\n- and more;")),
        (LIST, '"We both thought the other had it."', '"We both\nthought the other had it."',
         LIST.replace("both thought", "both\n>\n> thought")),
        (TOLD, PRINTED, PRINTED.replace("show", "tell"), TOLD.replace("show", "tell")),
        (TOLD, PRINTED, "The plan Finding 2 failed, as KPE2 and CV1 show.",
         "The plan [[FIN1]] failed, as [[KPE2]] and **[[CV1]]** show."),
        ("1. One\n2. Two\n3. Three", "Two", "", "1. One\n2. Three"),
        ("1. One\n2. Two", "One", "One\nOne and a half", "1. One\n2. One and a half\n3. Two"),
        ("She said 2 * 3.", "She said 2 * 3.", "She said *2* 3.", r"She said *2\* 3."),
    ],
)  # fmt: skip
def test_prose(typed: str, was: str, would_be: str, now: str) -> None:
    found = put_in(typed, "prose", was, would_be)
    assert found.text == now
    assert not found.already


@pytest.mark.parametrize(
    ("typed", "style", "was", "would_be", "now"),
    [
        ("Weight", "plain", "Weight", "Weight 2*3 [x]", "Weight 2*3 [x]"),
        ("A plan drawn up", "plain", "1. A plan drawn up", "1. The plan drawn up",
         "The plan drawn up"),
        ("Staff of all teams", "plain", "How it ends, said staff of all teams",
         "How it ends, said nurses of all teams", "Nurses of all teams"),
        ("It goes\non here.\n\nNext.\n", "wrapped", "It goes on here.", "It goes right on here.",
         "It goes right\non here.\n\nNext.\n"),
        ("It goes\non here.\n\nNext.\n", "wrapped", "It goes on here.\nNext.",
         "It goes on here. Next.", "It goes\non here. Next.\n"),
    ],
)  # fmt: skip
def test_other_texts(typed: str, style: Style, was: str, would_be: str, now: str) -> None:
    assert put_in(typed, style, was, would_be).text == now


def test_references_that_fall_are_told_and_what_says_so_already_is_left() -> None:
    assert put_in(TOLD, "prose", PRINTED, "The plan failed.").falls == ("KPE2", "CV1", "FIN1")
    found = put_in(BOTH, "prose", "Both did.", SENT)
    assert (found.already, found.text) == (True, BOTH)


@pytest.mark.parametrize(
    ("typed", "style", "was", "would_be", "why"),
    [
        ("Good. Good.", "prose", "Good.", "Bad.", put.TWICE),
        (BOTH.replace("neither", "no one"), "prose", SENT, SENT.replace("neither", "x"),
         put.CHANGED),
        ("A plan drawn up", "plain", "1. A plan drawn up", "2. A plan drawn up", put.NOT_THERE),
        ("A plan", "plain", "A plan", "A plan\nand more", put.ONE_LINE),
        ("a x " * 3000, "prose", "a " * 3000, "a b " * 3000, put.TOO_LONG),
        ("", "prose", "Anything.", "Something.", put.NOT_THERE),
    ],
)  # fmt: skip
def test_what_is_refused(typed: str, style: Style, was: str, would_be: str, why: str) -> None:
    with pytest.raises(UnfitError) as caught:
        put_in(typed, style, was, would_be)
    assert str(caught.value) == why


def test_a_list_is_counted_on_and_no_other() -> None:
    text = "1. One\n1. Two\n\nA line.\n\n7. Seven\n9. Nine"
    assert renumbered(text, 0) == "1. One\n2. Two\n\nA line.\n\n7. Seven\n9. Nine"
