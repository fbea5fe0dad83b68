"""A word that is a name as well is one where it stands, or a word."""

import re

import pytest

from learning_together.privacy.likely_names.names_or_words import (
    as_name,
    bare_word,
    is_called_after,
    is_grade,
    is_no_name,
    opens_as_word,
    within_as_words,
)

_CAPITAL = re.compile(r"[A-Z][\w’'-]*")


def said(marked: str, word: str, *, starts: bool = False) -> bool:
    """Whether a word of the capitals that begin at | stands for somebody."""
    start, text = marked.index("|"), marked.replace("|", "")
    run = re.compile(r"[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*").match(text, start)
    assert run is not None
    found = list(_CAPITAL.finditer(text, start, run.end()))
    number = next(n for n, one in enumerate(found) if one[0].startswith(word))
    return as_name(text, found, number, starts=starts)


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("told |May that she could come", "May", True),
        ("in |May she could come", "May", False),
        ("seen |May 2022", "May", False),
        ("1 |May", "May", False),
        ("early-|May visit", "May", False),
        ("3rd of |May", "May", False),
        ("told |May half of it", "May", False),
        ("told |May, 12 times", "May", False),
        ("seen |May to June", "May", False),
        ("seen |May–late June", "May", False),
        ("told |May to leave", "May", True),
        ("told |Hope 12 times", "Hope", False),
        ("told |Hope twice", "Hope", True),
        ("in |Hope she trusted", "Hope", True),
        ("by |Will 2 days", "Will", False),
        ("by |Will, who", "Will", True),
        ("to |Will’s flat", "Will", True),
        ("to |Will's flat", "Will", True),
        ("to |Hope House today", "Hope", False),
        ("the |Big Hope today", "Hope", True),
        ("the |Very Big Hope today", "Hope", False),
        ("the |Very Big Hope said so", "Hope", True),
    ],
)
def test_within_a_sentence(text: str, word: str, name: bool) -> None:
    assert said(text, word) == name


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("|Hope said so", "Hope", True),
        ("|Hope also said so", "Hope", True),
        ("|Hope and her sister", "Hope", True),
        ("|Hope’s mother", "Hope", True),
        ("|Hope that", "Hope", False),
        ("|May be late", "May", False),
        ("|May was late", "May", True),
        ("(|Hope) came", "Hope", True),
        ("(|Hope), who came", "Hope", True),
        ("“|Hope” she", "Hope", True),
        ("(|Hope for it)", "Hope", False),
        ("|Hope) came", "Hope", False),
        ("|Hope, then", "Hope", False),
    ],
)
def test_at_the_start_of_a_sentence(text: str, word: str, name: bool) -> None:
    assert said(text, word, starts=True) == name


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        ("Compact kitchen", True),
        ("Compact rang", False),
        ("Compact still rang", False),
        ("Brook in bed", False),
        ("Brook water", True),
        ("Compact in bed", True),
        ("Compact, kitchen", False),
        ("Zbyk kitchen", False),
        ("Compact", False),
    ],
)
def test_a_word_of_the_dictionary_that_opens_a_sentence(text: str, opens: bool) -> None:
    word = _CAPITAL.match(text)
    assert word is not None
    assert opens_as_word(text, word) == opens


@pytest.mark.parametrize("typed", ["Will", "WILL’S", "Will's", "will.", "Will’", "Will’s."])
def test_what_hangs_on_a_word_is_no_part_of_it(typed: str) -> None:
    assert bare_word(typed) == ("will" if typed != "Will’s." else "will’s")


@pytest.mark.parametrize(
    ("marked", "things"),
    [
        ("glue, |Mattress, fridge", True),
        ("the |Mattress was wet", False),  # as somebody of that name may be
        ("the |Mattress lay there", True),
        ("two |Mattresses", True),
        ("put in |Larder.", True),
        ("put by |Larder.", False),
        ("with |Larder door shut", False),
        ("lifted |Larder door", True),
        ("lifted |Larder yesterday", False),
        ("lifted |Larder and went", False),
        ("lifted |Larder cleaned", False),
        ("told |Larder door", False),
        ("her aunt, |Larder, came", False),
        ("Twin, |Larder, fine", False),
        ("glue, |Lantern Mattress", True),
        ("he saw |Lantern Mattress", True),
        ("glue, |Larder Thistle", False),
        ("glue, |Thistle, fridge", False),
        ("glue, |Zbyk, fridge", False),
        ("glue, |Khadija, fridge", False),
    ],
)
def test_things_within_a_sentence(marked: str, things: bool) -> None:
    start, text = marked.index("|"), marked.replace("|", "")
    run = re.compile(r"[A-Z]\w*(?: [A-Z]\w*)*").match(text, start)
    assert run is not None
    found = list(_CAPITAL.finditer(text, start, run.end()))
    assert within_as_words(text, found) == things


@pytest.mark.parametrize(
    ("marked", "grade"),
    [("Triage category: |Amber.", True), ("rated |Amber", True), ("from |Bravo sector", True),
     ("from Bronze to |Gold.", True), ("|Amber", False), ("|Bravo sector said", True),
     ("category |Amber said", False), ("category |Teal", False), ("told |Amber, a tier", False)],
)  # fmt: skip
def test_a_colour_or_letter_may_be_a_grade(marked: str, grade: bool) -> None:
    word = _CAPITAL.match(marked.replace("|", ""), marked.index("|"))
    assert word is not None
    assert is_grade(marked.replace("|", ""), word) == grade


def test_things_called_after_somebody_and_words_that_nobody_is_called() -> None:
    for text, is_one in (("Zbyk score of 3", True), ("Zbyk scored", False), ("Zbyk", False)):
        word = _CAPITAL.match(text)
        assert word is not None
        assert is_called_after(text, word) == is_one
    assert [is_no_name(one) for one in ("Glasses", "Therapies", "Transitional", "Vaping")] == [
        True, True, True, True,
    ]  # fmt: skip
    assert not any(
        map(is_no_name, ("Thistle", "Amber", "Summer", "Harding", "Fielding", "Glover", "Zbyk"))
    )
