"""A reader's wording, put into a text as it was typed.

Takes the text, some paragraphs as the reader was sent them, and as they would have them; gives the
text with that change alone. The text may have gone on since, has markup and references that the
reader saw otherwise, and holds more than those paragraphs. What comes of it is proved: it shows
what it showed before with the reader's words put in, and nothing else. What cannot be proved is
refused, in words.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import pairwise, product

from learning_together.ids import Id
from learning_together.joining.shown_words import (
    END,
    LEAD,
    Shown,
    Style,
    Token,
    escaped,
    line_around,
    matches,
    pairs,
    renumbered,
    tokens,
    written,
)
from learning_together.patterns import regex

#: So much of what was sent must stand there still.
_ENOUGH = 0.5
#: Equal words of two texts that are compared, one by one; a draft may be meant to keep us busy.
_MOST_PAIRS = 300_000
#: A text is compared with itself in one go, and may be so many times as long.
_OWN = 80
#: A reference is printed as no more words than that.
_LABEL_WORDS = 12

_ID = regex(r"[A-Za-z]+-?[0-9]+")

CHANGED = "the words there have changed since the draft was sent, or run on into another field"
NOT_THERE = (
    "these words do not stand there: they were changed since, or are the report's own and were "
    "typed nowhere"
)
TWICE = "these words stand there more than once, and it cannot be told which are meant"
ONE_LINE = "it would need a paragraph of its own, and this field is one line"
TOO_LONG = "the passage is too long, or says the same too often, to be compared"
MARKUP = "the words stand in lists, emphasis or links in a way that cannot be changed safely"


class UnfitError(Exception):
    """The change cannot be put in; says why, to stand within a sentence."""


@dataclass(frozen=True, slots=True)
class PutIn:
    """A text with a change put in.

    Attributes:
        text: As it would be typed.
        matched: How many words of what was sent stand in the text.
        falls: The ids of references that go with the words.
        already: Whether the text said so before.
    """

    text: str
    matched: int
    falls: tuple[str, ...] = ()
    already: bool = False


@dataclass(frozen=True, slots=True)
class _Hunk:
    """Tokens of what was sent, from one number up to another, and what is to stand for them."""

    start: int
    end: int
    new: tuple[Token, ...]


def put_in(typed: str, style: Style, was: str, would_be: str) -> PutIn:
    """The text with a reader's change in it.

    Args:
        typed: As it stands now.
        style: How it is read.
        was: Paragraphs as the reader was sent them, a line each.
        would_be: As the reader would have them.

    Raises:
        UnfitError: It cannot be put in, or not for certain.
    """
    return _Work(Shown(typed, style), tokens(was), tokens(would_be)).done()


class _Work:
    def __init__(self, shown: Shown, was: list[Token], would_be: list[Token]) -> None:
        self.shown, self.was, self.would_be = shown, was, would_be
        here, sent = ([one.key for one in those] for those in (shown.tokens, was))
        wished = [one.key for one in would_be]
        if max(pairs(sent, here), pairs(sent, wished), pairs(here, here) // _OWN) > _MOST_PAIRS:
            raise UnfitError(TOO_LONG)
        self.at = matches(sent, here)
        self.references = self._references()
        self.falls: list[str] = []

    def done(self) -> PutIn:
        was, here = self.was, self.shown.tokens
        words = [number for number, one in enumerate(was) if one.text != END]
        known = sum(number in self.at or number in self.references for number in words)
        if self._says_so():
            return PutIn(self.shown.typed, known, already=True)
        if not words or not here:
            raise UnfitError(NOT_THERE)
        matched = sum(number in self.at for number in words)
        whole = matched >= sum(one.text != END for one in here)
        if known < _ENOUGH * len(words) and not whole:
            raise UnfitError(NOT_THERE)
        if _count(here, was) > 1:
            raise UnfitError(TWICE)
        if not self.would_be:
            return PutIn(self._without_lines(), known, tuple(self.falls))
        text, expected = self.shown.typed, list(here)
        flags = [mark for mark, _ in self.shown.lines]
        for hunk in reversed(self._hunks()):
            text, expected, flags = self._hunk(hunk, text, expected, flags)
        return PutIn(text, known, tuple(dict.fromkeys(self.falls)))

    def _says_so(self) -> bool:
        """Whether the text says already what the reader proposes, and no more what was sent."""
        here = self.shown.tokens
        return bool(self.would_be and _count(here, self.would_be) == 1) and (
            not _count(here, self.was) or bool(_count(self.would_be, self.was))
        )

    def _references(self) -> dict[int, int]:
        """By the number of a token of what was sent: the reference that it is printed for."""
        found: dict[int, int] = {}
        known = sorted(self.at)
        ends = [(-1, -1), *((one, self.at[one]) for one in known)]
        ends.append((len(self.was), len(self.shown.tokens)))
        for (a, b), (c, d) in pairwise(ends):
            between = self.shown.tokens[b + 1 : d]
            label = self.was[a + 1 : c]
            if len(between) == 1 and between[0].refers and _may_be(label, between[0].label):
                found.update(dict.fromkeys(range(a + 1, c), b + 1))
        return found

    def _place(self, number: int) -> int | None:
        """The token of the text that one of what was sent stands at."""
        return self.at.get(number, self.references.get(number))

    def _hunk(
        self, hunk: _Hunk, text: str, expected: list[Token], flags: list[str]
    ) -> tuple[str, list[Token], list[str]]:
        """Puts one change in, those behind it being in already."""
        if self.shown.style == "plain" and any(one.text == END for one in hunk.new):
            raise UnfitError(ONE_LINE)
        first, last = self._stretch(hunk)
        new = list(hunk.new)
        if new and first < last:
            new[0] = self._as_there(new[0], self.was[hunk.start], self.shown.tokens[first])
        line = sum(one.text == END for one in expected[:first])
        gone = sum(one.text == END for one in expected[first:last])
        come = sum(one.text == END for one in new)
        made = [*expected[:first], *new, *expected[last:]]
        if first == 0 or (first < len(made) and made[first - 1].text == END):
            made[first : first + 1] = [Token(one.text) for one in made[first : first + 1]]
        marks = [*flags[: line + 1], *[flags[line]] * come, *flags[line + 1 + gone :]]
        for candidate in self._candidates(text, first, last, new, flags[line]):
            found = Shown(candidate, self.shown.style)
            if found.tokens == made and [mark for mark, _ in found.lines] == marks:
                return candidate, made, marks
        raise UnfitError(MARKUP)

    def _as_there(self, new: Token, sent: Token, there: Token) -> Token:
        """A word that comes, with a space and a capital where the one that it replaces has them."""
        text = new.text
        if there.text[:1].isupper() and sent.text[:1].islower():
            text = text[:1].upper() + text[1:]
        return Token(text, there.gap if new.gap == sent.gap else new.gap)

    def _stretch(self, hunk: _Hunk) -> tuple[int, int]:
        """The tokens of the text for which something else is to stand."""
        before, after = self._place(hunk.start - 1), self._place(hunk.end)
        if hunk.start == hunk.end:
            here = self.shown.tokens
            inside = before is not None and before == after
            if before is not None and not inside:
                end = before + 1
                if after == end or end == len(here) or here[end].text == END:
                    return end, end
            elif after is not None and not inside and (after == 0 or here[after - 1].text == END):
                return after, after
            raise UnfitError(CHANGED)
        found = [self._place(number) for number in range(hunk.start, hunk.end)]
        places = sorted({one for one in found if one is not None})
        if None in found or not places or places != list(range(places[0], places[-1] + 1)):
            around = min(self.at) < hunk.start and max(self.at) >= hunk.end
            raise UnfitError(CHANGED if around or places else NOT_THERE)
        return places[0], places[-1] + 1

    def _hunks(self) -> list[_Hunk]:
        """What differs; words that are printed for a reference that goes elsewhere bring it along.

        References of which that cannot be said fall.
        """
        hunks = _hunks(self.was, self.would_be)
        touched = {at for one in hunks for at in range(one.start, one.end)}
        for to in dict.fromkeys(self.references.values()):
            at = [number for number, there in self.references.items() if there == to]
            if touched.isdisjoint(at):
                continue
            label, one = [self.was[number] for number in sorted(at)], self.shown.tokens[to]
            for number, hunk in enumerate(hunks):
                place = _find(hunk.new, label)
                if place >= 0:
                    mention = Token(one.text, hunk.new[place].gap)
                    new = (*hunk.new[:place], mention, *hunk.new[place + len(label) :])
                    hunks[number] = replace(hunk, new=new)
                    break
            else:
                self.falls.append(one.label)
        return hunks

    def _candidates(
        self, text: str, first: int, last: int, new: list[Token], mark: str
    ) -> Iterator[str]:
        """Ways to type it, the gentlest first; what is shown tells which is right."""
        spans = self.shown.spans
        if any(number not in spans for number in range(first, last)):
            return
        left = spans.get(first - 1, (0, 0))[1]
        right = spans[last][0] if last in spans else _next(spans, last, len(text))
        if first < last:
            start, end = spans[first][0], spans[last - 1][1]
            old = self.shown.tokens[first]
            new_gap = new[0].gap if new else False
            if old.gap and not new_gap:
                start = left + len(text[left:start].rstrip(" \t\n"))
            words = new if new_gap and not old.gap else _without_gap(new)
            starts = dict.fromkeys((start, left, spans[first][0]))
            ends = dict.fromkeys((end, right, end + len(text[end:right].rstrip())))
        else:
            words = new
            between = text[left:right]
            ahead = left + len(between) - len(between.lstrip("*_)]"))
            starts = dict.fromkeys((ahead, left, right))
            ends = dict.fromkeys((ahead, left, right))
        lead = _lead(text, left)
        breaks = {"": ("\n\n", "\n"), ">": (f"\n{lead.rstrip()}\n{lead}", f"\n{lead}")}
        parted = breaks.get(mark, (f"\n{lead}", "\n\n"))
        numbers = "1" in mark and any(one.text == END for one in new)
        for start, end in product(starts, ends):
            if start > end or (first == last and start != end):
                continue
            for made, between in product((written(words), escaped(written(words))), parted):
                put = made.replace(END, between)
                whole = text[:start] + put + text[end:]
                yield renumbered(whole, start) if numbers else whole
                if put[:1] != " " and first < last and self.shown.tokens[first].gap and put:
                    yield text[:start] + " " + put + text[end:]

    def _without_lines(self) -> str:
        """The text without whole paragraphs."""
        here, spans = self.shown.tokens, self.shown.spans
        first, last = self._stretch(_Hunk(0, len(self.was), ()))
        opens = first == 0 or here[first - 1].text == END
        if not opens or not (last == len(here) or here[last].text == END):
            flags = [mark for mark, _ in self.shown.lines]
            (hunk,) = self._hunks()
            return self._hunk(hunk, self.shown.typed, list(here), flags)[0]
        self.falls += [one.label for one in here[first:last] if one.refers]
        if first not in spans or last - 1 not in spans:
            raise UnfitError(MARKUP)
        text = self.shown.typed
        start, end = line_around(text, spans[first][0], spans[last - 1][1])
        head, tail = text[:start], text[end:]
        if not tail.strip():
            found = head.rstrip("\n") + ("\n" if text.endswith("\n") and head.strip() else "")
        else:
            found = head + (tail.lstrip("\n") if not head or head.endswith("\n\n") else tail)
        if _lead(text, spans[first][0]).strip(" \t>")[:1].isdigit():
            found = renumbered(found, start) if start < len(found) else found
        lines = list(self.shown.lines)
        begin = sum(one.text == END for one in here[:first])
        gone = 1 + sum(one.text == END for one in here[first:last])
        if Shown(found, self.shown.style).lines != tuple(lines[:begin] + lines[begin + gone :]):
            raise UnfitError(MARKUP)
        return found


def _hunks(was: list[Token], would_be: list[Token]) -> list[_Hunk]:
    """Where the two differ."""
    matcher = SequenceMatcher(None, was, would_be, autojunk=False)
    return [
        _Hunk(a, b, tuple(would_be[c:d]))
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag != "equal"
    ]


def _count(here: Sequence[Token], words: Sequence[Token]) -> int:
    """How often a row of tokens stands in another."""
    row = "\0".join(["", *(one.key for one in here), ""])
    sought = "\0".join(["", *(one.key for one in words), ""])
    return sum(row.startswith(sought, at) for at in range(len(row)) if row[at] == "\0")


def _find(those: Sequence[Token], words: Sequence[Token]) -> int:
    keys = [one.key for one in words]
    for at in range(len(those) - len(keys) + 1):
        if [one.key for one in those[at : at + len(keys)]] == keys:
            return at
    return -1


def _may_be(label: Sequence[Token], id: str) -> bool:
    """Whether some words may be what is printed for a record; another's id is not."""
    if not 0 < len(label) <= _LABEL_WORDS:
        return False
    words = written(label).strip()
    return not _ID.fullmatch(words) or Id(words) == Id(id)


def _without_gap(those: list[Token]) -> list[Token]:
    return [Token(those[0].text), *those[1:]] if those else []


def _next(spans: dict[int, tuple[int, int]], number: int, most: int) -> int:
    """Where the next token was typed."""
    return min((span[0] for at, span in spans.items() if at >= number), default=most)


def _lead(text: str, at: int) -> str:
    """What stands before the words of a line: the mark of an item or a quotation."""
    found = LEAD.match(text, text.rfind("\n", 0, at) + 1, at)
    return found[0] if found else ""
