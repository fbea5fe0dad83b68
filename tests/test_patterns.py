"""Regular expressions are made when first asked for, once, and behave as such."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning_together.patterns import Spaces, regex


def test_it_is_made_when_first_used_and_once(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[tuple[str, int]] = []
    real = re.compile

    def compile(text: str, flags: int) -> re.Pattern[str]:
        made.append((text, flags))
        return real(text, flags)

    monkeypatch.setattr(re, "compile", compile)
    late = regex("a(b)", re.IGNORECASE)
    assert late.pattern == "a(b)"
    assert made == []
    assert late.search("xAB")
    assert late.search("ab")
    assert late.sub("-", "abAB") == "--"
    assert late.groups == 1
    assert made == [("a(b)", re.IGNORECASE)]


def test_bytes_and_flags() -> None:
    assert regex(rb"\x00+").split(b"a\0\0b") == [b"a", b"b"]
    assert regex("(?x) a b").fullmatch("ab")


@given(st.text(st.characters(), max_size=8), st.text(st.characters(), max_size=30))
def test_spaces_stand_in_the_place_of_signs_as_translate_puts_them(signs: str, text: str) -> None:
    table = str.maketrans(dict.fromkeys(signs, " "))
    mixed = f"{text}{signs}{text}’\ud800é\x85\xa0"
    assert Spaces(f"{signs}’\x85")(mixed) == mixed.translate({**table, 0x2019: " ", 0x85: " "})
