"""Many phrases are found at once where each by itself is found: nothing is held back."""

import re
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tools.docs import wordlists

from learning_together.method.wordlists import Finder, Phrase, finder_of_words, words
from learning_together.method.wordlists import finder as finder_module
from learning_together.method.wordlists.finder import without_quotations
from learning_together.method.wordlists.index import Index, needs, reaches
from learning_together.method.wordlists.needs_met import Needs
from learning_together.method.wordlists.phrases import TOKEN
from learning_together.method.wordlists.shapes import Shapes, shape
from places import ROOT

#: Some of every class and notation; of all, the search one by one takes too long.
SOME = [word.phrase for word in words()][::11] + [
    Phrase(pattern, exact=exact)
    for pattern, exact in (
        ("^ Had he/she … <done>", True),
        ("did not act", False),
        ("well-being/welfare plan*", False),
        ("mother-in-law's (very) own view", False),
        ("could (and should) have <done>", False),
        ("Élan/naïve view*", False),
    )
]
GAPS = st.sampled_from([" ", "  ", "-", "\n", " *", "* ", "\u00a0", "\x1f", "‑", "_ "])
FILLER = st.sampled_from(["then", "she", "was", "O’Neill", "very", "2019", "a"])


def _spelt(draw: st.DrawFn, token: str) -> str:
    word = draw(st.sampled_from(token.split("/")))
    if word == "<done>":
        return draw(st.sampled_from(["seen", "rung", "acted"]))
    if word.endswith("*"):
        word = word[:-1] + draw(st.sampled_from(["", "s", "ing", "ed", "ment"]))
    for gap in " -":
        if gap in word:
            word = draw(GAPS).join(word.split(gap))
    return draw(st.sampled_from([word, word.upper(), word.replace("'", "’")]))


@st.composite
def said(draw: st.DrawFn) -> str:
    """A text that a phrase describes, or nearly."""
    tokens = TOKEN.findall(draw(st.sampled_from(SOME)).pattern)
    parts: list[str] = []
    for token in tokens:
        if token == "^":
            parts.append(".")
        elif token == "…":
            parts += draw(st.lists(FILLER, max_size=5))
        elif token.startswith("("):
            if draw(st.booleans()):
                parts.append(_spelt(draw, token[1:-1]))
        elif token == "not" and parts and draw(st.booleans()):
            parts[-1] += draw(st.sampled_from(["n't", "n’t", "nt"]))
        else:
            parts.append(_spelt(draw, token))
    text = parts[0]
    for part in parts[1:]:
        text += draw(GAPS) + part
    before = draw(st.sampled_from(["", "She said: ", "“Quoted”; ", "\x01"]))
    return before + text + draw(st.sampled_from(["", ".", ", it is said", "’s", " [[S1]]"]))


def one_by_one(text: str) -> set[tuple[int, int, int]]:
    open_text = without_quotations(text)
    return {
        (number, spot.start, spot.end)
        for number, phrase in enumerate(SOME)
        for spot in phrase.spots(open_text)
    }


def at_once(texts: Sequence[str]) -> list[set[tuple[int, int, int]]]:
    """Each phrase by a finder of its own, so that none hides another."""
    found: list[set[tuple[int, int, int]]] = [set() for _ in texts]
    may = Needs(Index.of(SOME)).met(texts)
    for number, phrases in may.items():
        open_text = without_quotations(texts[number])
        for phrase in phrases:
            found[number] |= {(phrase, *spot[:2]) for spot in SOME[phrase].spots(open_text)}
    return found


@given(st.lists(said(), min_size=1, max_size=5))
def test_what_each_phrase_finds_is_let_through(texts: list[str]) -> None:
    alone = [one_by_one(text) for text in texts]
    assert at_once(texts) == alone
    shapes = Shapes(SOME)
    assert set(shapes.passing(texts)) >= {number for number, those in enumerate(alone) if those}


def test_the_tables_are_those_of_the_lists() -> None:
    for path, text in wordlists.modules().items():
        assert (ROOT / path).read_text(encoding="utf-8") == text, f"{path} is stale: make docs"


def test_a_team_adds_to_the_tables() -> None:
    own = Finder(
        [(Phrase("failed to"), "ours"), (Phrase("blue moon*"), "theirs")],
        Index.of([Phrase("failed to")]),
    )
    assert [of for _, of in own.find("A blue moon failed to rise.")] == ["theirs", "ours"]
    assert len(finder_of_words().find("He failed to act.")) == 1


@pytest.mark.parametrize(
    ("pattern", "row"),
    [
        ("failed to", "(?:failed) +(?:to)"),
        ("^ it … was clear* (very) seen", "(?:was) +(?:clear[a-z]*) +(?:(?:very) +)?(?:seen)"),
        ("(very) hard", "(?:hard)"),
        ("did not act", "(?:did)(?: +not|n *t) +(?:act)"),
        ("the of … missed", "(?:missed)"),
        ("a/b-c x*", "(?:a|b +c) +(?:x[a-z]*)"),
    ],
)
def test_shape(pattern: str, row: str) -> None:
    assert shape(pattern) == row


@pytest.mark.parametrize("text", ["She didn't act.", "They did not act.", "He didn’t act."])
def test_not_is_found_as_it_is_spoken(text: str) -> None:
    assert Finder([(Phrase("did not act"), 1)]).find(text)


def test_shapes_hold_back_what_is_fine() -> None:
    shapes = Shapes([Phrase("failed to"), Phrase("hard to reach")])
    texts = ["She failed. To her", "He failed\nto", "hard-to-reach", "hard to preach", "to fail"]
    assert shapes.passing(texts) == [0, 1, 2]
    assert shapes.passing(["\ud800 failed to", "\ud800"]) == [0, 1]


def test_needs() -> None:
    (first, second) = needs("did not")
    assert first.words == {"did", "didn", "didnt"}
    assert second.words == {"not", "didn", "didnt"}
    (only,) = needs("decision-mak*")
    assert (set(only.words), set(only.stems)) == (set(), {"mak"})
    assert needs("a curate's egg")[1].words == {"curate"}


@pytest.mark.parametrize(
    ("pattern", "far"),
    [
        ("failed to", (1, 1)),
        ("failed (quite) to", (1, 2)),
        ("did not act upon", (1, 1, 2, 1)),
        ("failed … to", (1, 17)),
        ("mother-in-law failed", (3, 3)),
        ("a … b (c) d", (1, 17, 2)),
    ],
)
def test_reaches(pattern: str, far: tuple[int, ...]) -> None:
    assert reaches(pattern) == far


def test_words_must_be_near_one_another_and_in_order() -> None:
    met = Needs(Index.of([Phrase("failed to"), Phrase("blame … nurse"), Phrase("act")])).met
    assert met(["failed to"]) == {0: [0]}
    assert met(["to fail", "failed quite to", "to failed"]) == {}
    assert met(["blame the nurse", "", "act"]) == {0: [1], 2: [2]}
    assert met(["nurse, blame"]) == {}
    assert met(["blame " + "x " * 16 + "nurse", "blame " + "x " * 17 + "nurse"]) == {0: [1]}
    assert met(["failed \x01 to", "\x01", "act \x01"]) == {0: [0], 2: [2]}


def test_many_texts_are_looked_through_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finder_module, "_AT_ONCE", 2)
    texts = ["failed to", "", "he failed to", "x", "failed to act and failed to see"]
    found = {
        number: len(those) for number, those in Finder([(Phrase("failed to"), 1)]).find_all(texts)
    }
    assert found == {0: 1, 2: 1, 4: 2}


def test_what_stands_twice_is_looked_through_once(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    met = Needs.met

    def noted(self: Needs, texts: Sequence[str]) -> dict[int, list[int]]:
        seen.extend(texts)
        return met(self, texts)

    monkeypatch.setattr(Needs, "met", noted)
    texts = ["failed to", "", "x", "failed to", "x"]
    found = list(Finder([(Phrase("failed to"), 1)]).find_all(texts))
    assert [number for number, _ in found] == [0, 3]
    assert found[0][1] == found[1][1]
    assert seen == ["failed to", "", "x"]
    assert Finder([]).find("failed to") == []


@pytest.mark.parametrize("before", ["", " ", "-", "_", "x", "É", "7", "'", "(", "\n", "\x00", "‑"])
def test_a_phrase_begins_where_a_word_begins(before: str) -> None:
    text = f"{before}failed to see, {before}to failed {before}failed to, failed to"
    plain = re.finditer(r"(?<![\w-])failed to\b", text)
    assert [spot[:2] for spot in Phrase("failed to").spots(text)] == [one.span() for one in plain]


@pytest.mark.parametrize(
    "quoted",
    ["> it failed", "“failed”", "“failed", '"failed to"', "‘failed’", "'failed'", "`failed`",
     "[[failed]]", "[the](failed)", "one\n\ntwo"],
)  # fmt: skip
def test_what_is_quoted_cannot_be_read(quoted: str) -> None:
    text = without_quotations(quoted)
    assert "\x00" in text
    assert "failed" not in text
    assert len(text) == len(quoted)


def test_no_word_of_a_set_is_left_in_a_pattern() -> None:
    for word in words():
        assert re.search(r"<(?!done>)", word.phrase.pattern) is None
