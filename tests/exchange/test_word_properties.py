"""Whatever readers do to a text, every word of theirs is told; whatever a file holds, no crash."""

import re
from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning_together.errors import LtError
from learning_together.records.kinds.review import ReviewFacts
from learning_together.review.review import Review
from reading_here import draft as read
from word_drafts import body, by, made, run

REVIEW = Review(ReviewFacts(id="review"), {})
AUTHORS = ("Ann", "Bob", "")
WORDS = st.text("abc ", min_size=1, max_size=5)
PIECE = st.tuples(st.sampled_from(["", "ins", "del", "end", "ins-end", "del-end"]),
                  st.sampled_from(AUTHORS), WORDS)  # fmt: skip


def xml_of(pieces: list[tuple[str, str, str]]) -> str:
    done, inner = "", ""
    for kind, author, text in [*pieces, ("end", "", "")]:
        if kind.endswith("end"):
            mark = kind.removesuffix("end").rstrip("-")
            own = f'<w:pPr><w:rPr><w:{mark} w:id="1" {by(author)}/></w:rPr></w:pPr>' if mark else ""
            done += f"<w:p>{own}{inner}</w:p>"
            inner = ""
        elif kind:
            # Other letters: words that are taken out and put in again are no change of words.
            text = text.upper() if kind == "ins" else text
            inner += f'<w:{kind} w:id="1" {by(author)}>{run(text, kind == "del")}</w:{kind}>'
        else:
            inner += run(text)
    return done


@given(st.lists(PIECE, max_size=12))
def test_every_word_is_told_of_the_one_who_changed_it(pieces: list[tuple[str, str, str]]) -> None:
    wanted: dict[tuple[str, str], str] = defaultdict(str)
    for kind, author, text in pieces:
        if kind in {"ins", "del"}:
            wanted[author, kind] += _letters(text.upper() if kind == "ins" else text)
    found: dict[tuple[str, str], str] = defaultdict(str)
    for one in read(made(body(xml_of(pieces))), "draft.docx", REVIEW).said:
        found[one.author, "del"] += _letters(one.quoted)
        found[one.author, "ins"] += _letters(one.proposed)
    for key in wanted.keys() | found.keys():
        assert found[key] == wanted[key], key


def _letters(text: str) -> str:
    return re.sub(r"\s", "", text)


SOUND = made(body(xml_of([("", "", "some words"), ("ins", "Ann", "new"), ("end", "", "")]) * 3))


@given(st.integers(0, len(SOUND) - 1), st.binary(min_size=0, max_size=4))
def test_a_damaged_file_is_read_or_refused(place: int, other: bytes) -> None:
    data = SOUND[:place] + other + SOUND[place + len(other) + 1 :]
    try:
        read(data, "draft.docx", REVIEW)
    except LtError:
        return


@pytest.mark.parametrize("size", [0, 10, 200, 600])
def test_a_file_that_breaks_off(size: int) -> None:
    with pytest.raises(LtError):
        read(SOUND[:size], "draft.docx", REVIEW)
