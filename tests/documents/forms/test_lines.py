"""Texts as the lines of a form, and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning_together.documents.forms.lines import as_lines, as_source, restored, shown

#: Of a text with all that can stand in prose, and with what only looks like it.
_PIECES = st.lists(
    st.sampled_from(
        ["one", "two three", "*four*", "**five**", " ", "\n", "\n\n", "- ", "1. ", "> ", "[[HV1]]",
         "[six](https://x.org)", "2*3*4", "_", r"\*", "  ", "**", "| ", "# ", "é", "[", "]"]
    ),
    max_size=14,
)  # fmt: skip
_TEXTS = _PIECES.map("".join)


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("See [[CV1]] and *this*.", ["See CV1 and this."]),
        ("One\nline\n\nTwo", ["One\nline", "Two"]),
        ("- one\n- **two** more\n  - deeper", ["one", "two more", "deeper"]),
        ("1. first\n2. second", ["first", "second"]),
        ("> What they said", ["What they said"]),
    ],
)
def test_nobody_sees_marks(typed: str, seen: list[str]) -> None:
    assert [one.text for one in as_lines(typed, prose=True)] == seen


@given(_TEXTS)
def test_no_word_is_lost_on_a_form(text: str) -> None:
    lines = as_lines(text, prose=True)
    again = as_lines(as_source(lines, prose=True), prose=True)
    assert [one.text for one in again] == [one.text for one in lines]


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=30))
def test_what_is_no_prose_stays_letter_by_letter(text: str) -> None:
    assert as_source(as_lines(text, prose=False), prose=False).split() == text.split()


@given(_TEXTS, st.text("abc ", min_size=1, max_size=8).filter(str.strip))
def test_what_nobody_touched_stays_as_it_was_typed(text: str, more: str) -> None:
    """A paragraph that somebody adds at the end changes none of those above it."""
    came = f"{shown(text, prose=True)}\n\n{more.strip()}".strip()
    made = restored(came, text, prose=True)
    before = [one.text for one in as_lines(text, prose=True)]
    assert [one.text for one in as_lines(made, prose=True)] == [*before, more.strip()]


def test_references_and_links_come_back_as_they_were() -> None:
    now = "Told [[HV1]] of it.\n\nSee [the page](https://x.org) and [[CV2]]."
    came = "Told HV1 of it at once.\n\nSee [the page](https://x.org) and CV2."
    assert restored(came, now, prose=True) == (
        "Told [[HV1]] of it at once.\n\nSee [the page](https://x.org) and [[CV2]]."
    )


def test_a_wrapped_text_keeps_its_lines_where_nobody_touched_it() -> None:
    now = "One line\nthat goes on.\n\nAnother\none."
    assert shown(now, prose=True, wrapped=True) == "One line that goes on.\n\nAnother one."
    came = "One line that goes on.\n\nAnother one, changed."
    assert restored(came, now, prose=True, wrapped=True) == (
        "One line\nthat goes on.\n\nAnother one, changed."
    )
