"""Lists and tables that YAML would join are told, with a mend that keeps their lines."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning_together.diagnostics import Problem
from learning_together.folder.yaml import parse_yaml
from learning_together.folder.yaml.mistakes.lost_text import may_join
from learning_together.folder.yaml.mistakes.quotes import unclosed_quotes
from learning_together.patterns import Screen

MARKS = ["- {}", "* {}", "•\t{}", "•{}", "– {}", "{n}. {}", "{n}) {}", "({n}) {}", "{a}) {}",
         "({a}) {}", "{a}. {}", "| {} | x |", "o\t{}", "\uf0b7\t{}", "{}\tsaid", "☐ {}", "→ {}",
         "=> {}", "[ ] {}", "[x] {}", "1{n}:30 {}", "{n}/ {}", "Step {n} {}", "1{n}.3.09 {}",
         "090{n}hrs {}", "-{}", "--{}", "-> {}", "->{}", "–{}", "{n}.{}", "{n}){}", "({n}){}",
         "{a}){}", "{n} - {}", "{n}– {}", "1.{n} {}", "A – {}", "Q{n}. {}", "~ {}", "» {}", "★ {}",
         "\U0001f449 {}", "o {}", "[]{}", "No {n} {}", "Visit {n} {}", "{n}th {}"]  # fmt: skip
WAYS = ["{name}: >-", "{name}: >", "{name}:", "{name}: >2-"]


def told(text: str) -> list[Problem]:
    records, problems = parse_yaml("factors.yaml", text)
    assert records
    return [one for one in problems if one.check.code == "LT014"]


def marked(mark: str) -> list[str]:
    return [mark.format(word, n=n, a="abc"[n - 1]) for n, word in enumerate(("one", "two"), 1)]


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("below", ["", "level: frontline\n"])
def test_lines_of_any_marker_are_told_wherever_they_stand(mark: str, way: str, below: str) -> None:
    lines = ["Two things:", *marked(mark)]
    text = "\n".join([way.format(name="summary"), *(f"  {line}" for line in lines), below])
    if way.endswith(":"):  # A colon at the end of a line would open a field.
        text = text.replace("things:", "things")
    (problem,) = told(text)
    assert problem.place.line == 3
    assert not told(re.sub(r"summary:.*", "summary: |", text))


@pytest.mark.parametrize("mark", MARKS)
def test_items_without_words_above_are_told(mark: str) -> None:
    (problem,) = told("- id: CF1\n  notes:\n    - >-\n" + "".join(
        f"      {line}\n" for line in marked(mark)
    ) + "    - other\n")  # fmt: skip
    assert problem.place.line == 4


def test_text_in_quotes_that_runs_on_shows_its_lines_below_a_bar() -> None:
    (problem,) = told('summary: "Two:\n  1. one\n  2. two"\n')
    assert "    summary: |\n      Two:\n      1. one\n      2. two" in problem.help


def test_lines_that_yaml_keeps_apart_are_no_matter() -> None:
    assert not told("summary: >-\n  Two:\n\n  - one\n\n  - two\n")
    assert not told("summary: >-\n  Two:\n    - one\n    - two\nlevel: x\n")


@given(st.lists(st.sampled_from(["He", "came –", "12.", "May", "a", "(2009)", "on", "A."])))
def test_running_text_of_one_chance_mark_is_left_alone(words: list[str]) -> None:
    text = " ".join(["It", *words, "on\n  12. May he left"])
    assert not told(f"summary: >-\n  {text}\n")


def test_within_quotes_that_nobody_closed_no_list_is_seen() -> None:
    text = '- id: CF1\n  summary: "One\n- id: CF2\n  summary: Two: "three"\n- id: CF3\n'
    codes = {one.check.code for one in parse_yaml("factors.yaml", text)[1]}
    assert codes
    assert "LT014" not in codes


#: Of what lines may begin with, and what engines take for letters and spaces by rules of their own.
PIECES = (
    *(
        "\n",
        " ",
        "- ",
        "'",
        '"',
        ": '",
        '": ',
        "(",
        ")",
        ".",
        "[ ] ",
        "1",
        "12:30",
        "9h",
        "#",
        "_. ",
    ),
    *("-", "->", "o ", "#1", "1 - ", "1.", "2nd", "A – ", "No. 1", "Visit 2"),
    *("Step 1", "A1: ", "b.c) ", "a", "é", "é.", "\u0301.", "²) ", "½", "•", "–", "\x1c", "\x85"),
    *("\u00a0", "\t", "a)", "’", "child’s "),
)


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_what_the_fast_engine_holds_back_has_no_slip(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Screen, "passes", lambda _self, _text: True)
        slow = may_join(text), [*unclosed_quotes("factors.yaml", text)]
    assert (may_join(text), [*unclosed_quotes("factors.yaml", text)]) == slow


def test_a_letter_with_an_accent_behind_a_bracket_begins_an_item() -> None:
    text = "- id: CF1\n  summary: >-\n    Two things\n    a)état of the flat\n    b)école\n"
    assert may_join(text)
