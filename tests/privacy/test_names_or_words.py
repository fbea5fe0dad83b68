"""A word that is a name as well is one where it stands, or a word."""

import re

import pytest

from learning_together.privacy.likely_names.names_or_words import as_name, bare_word, opens_as_word

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
