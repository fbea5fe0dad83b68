"""Files that others made, damaged anywhere: each is read, or told in words; nothing falls over.

Real files (of the libraries that people's programs use, and those kept for comments) are damaged in
their bytes or within a packed part, and given to everything that opens what comes from outside.
"""

from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import costly
from learning_together.errors import LtError
from learning_together.exchange.imports.readers.any_file import open_foreign
from learning_together.privacy.contents import any_file
from learning_together.privacy.contents.readings import with_readings
from learning_together.review.load import load_contents
from learning_together.review.review import Review
from reading_here import draft
from red_team.damage import damaged
from red_team.files import ALL
from red_team.shapes import SEARCH
from sample import SAMPLE

_TEXT = "Ottoline Quisenby, 12/03/2009"
_IMPORTED = frozenset({"docx", "xlsx", "odt", "html", "csv", "txt", "md"})
SEEDS = st.integers(0, 2**32)


@cache
def files(*forms: str) -> tuple[tuple[str, bytes], ...]:
    """Sound files of some forms; of all where none is named."""
    held = [
        (f"{place}.{form}", make(_TEXT))
        for form, places in ALL.items()
        if not forms or form in forms
        for place, make in places.items()
        if form != "epub"  # pandoc takes a second for each
    ]
    if not forms or "docx" in forms:
        kept = sorted((Path(__file__).parent / "data" / "comments").glob("*.docx"))
        held += [(path.name, path.read_bytes()) for path in kept]
    return tuple(held)


@cache
def review() -> Review:
    return load_contents({path: text.encode() for path, text in SAMPLE.items()}).review


def one_of(seed: int, *forms: str) -> tuple[str, bytes]:
    every = files(*forms)
    name, content = every[seed % len(every)]
    return name, damaged(content, seed)


@pytest.mark.slow
@costly
@given(seed=SEEDS)
def test_leaks(seed: int) -> None:
    """Read in this process, for one apart keeps its faults to itself."""
    for piece in with_readings(any_file.pieces(*one_of(seed))):
        SEARCH.hits(piece.text, near=True, finished=True)


def told(deed: Callable[[], object]) -> None:
    """Does it, or has it say in words why not; anything else is a fault of ours."""
    with suppress(LtError):
        deed()


@pytest.mark.slow
@given(seed=SEEDS)
def test_import(seed: int) -> None:
    name, content = one_of(seed, *_IMPORTED)
    told(lambda: open_foreign(content, name))


@pytest.mark.slow
@given(seed=SEEDS)
def test_comments(seed: int) -> None:
    name, content = one_of(seed, "docx")
    told(lambda: draft(content, name, review()))
