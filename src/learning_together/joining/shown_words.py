"""A text as it was typed, beside the words of it that a reader is shown.

Takes a text and whether it has markup; gives its lines as tokens, and where each token was typed.
What stands between tokens in the typed text is spaces and markup. Only the one reader of markup is
asked what a text shows; where a word was typed is found by laying the two beside each other.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from typing import Literal

from learning_together.documents.prose import parse, safe_markdown
from learning_together.patterns import regex

#: How a field is read: as prose, as prose whose single line breaks are spaces, as plain text.
Style = Literal["prose", "wrapped", "plain"]

_TOKEN = regex(r"\[\[[ \t]*[A-Za-z][A-Za-z0-9-]{0,39}[ \t]*\]\]|\w+|[^\w\s]")
#: What stands before the words of a line: the mark of a quotation, of an item of a list.
LEAD = regex(r"^[ \t>]*(?:(?:[-+*•]|[0-9]{1,9}[.)])[ \t]+)?", re.MULTILINE)
_ITEM = regex(r"([ \t]*)([0-9]{1,9})([.)][ \t])")

#: The end of a line among tokens.
END = "\n"


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark.

    Attributes:
        text: As it stands there.
        gap: Whether a space stands before it; never at the start of a line.
    """

    text: str
    gap: bool = False

    @property
    def key(self) -> str:
        """The form in which words are compared: quotation marks have two shapes.

        So have first letters: within a sentence of a report a field begins in small letters.
        """
        even = self.text.replace("’", "'").replace("“", '"').replace("”", '"').replace("‘", "'")
        return even.casefold()

    @property
    def refers(self) -> bool:
        """Whether it is a reference to a record."""
        return self.text.startswith("[[") and len(self.text) > 2

    @property
    def label(self) -> str:
        """The id that it refers to."""
        return self.text.strip("[] \t")


def tokens(text: str) -> list[Token]:
    """The words and marks of a text, with an `END` between its lines."""
    found: list[Token] = []
    for number, line in enumerate(text.split(END)):
        if number:
            found.append(Token(END))
        at = 0
        for one in _TOKEN.finditer(line):
            found.append(Token(one[0], one.start() > at and at > 0))
            at = one.end()
    return found


def written(those: Iterable[Token]) -> str:
    """Tokens as a text; the first one's own space stands before it."""
    return "".join(f"{' ' if one.gap else ''}{one.text}" for one in those)


def matches(one: list[str], other: list[str]) -> dict[int, int]:
    """Which places of one row stand at which of another."""
    found = {}
    for a, b, size in SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks():
        found.update({a + n: b + n for n in range(size)})
    return found


def pairs(one: Iterable[str], other: Iterable[str]) -> int:
    """How many pairs of equal words two rows have: the work that it takes to compare them."""
    counts = Counter(other)
    return sum(number * counts[word] for word, number in Counter(one).items())


@dataclass(frozen=True)
class Shown:
    """A typed text and what it shows.

    Attributes:
        typed: As it was typed.
        style: How it is read.
    """

    typed: str
    style: Style

    @cached_property
    def lines(self) -> tuple[tuple[str, str], ...]:
        """Each line: what it is marked with, as an item or a quotation, and its words."""
        if self.style == "plain":
            made = [("", line) for line in self.typed.strip().split(END)]
        else:
            blocks = parse.parse(self.typed, wrapped=self.style == "wrapped")
            made = [one for each in blocks for one in _lines(each)]
        return tuple((mark, words) for mark, words in made if words.strip())

    @cached_property
    def tokens(self) -> list[Token]:
        """All tokens, with an `END` between lines."""
        return tokens(END.join(words for _, words in self.lines))

    @cached_property
    def spans(self) -> dict[int, tuple[int, int]]:
        """Where tokens were typed, by their number; an `END` reaches from word to word."""
        leads = LEAD.finditer(self.typed) if self.style != "plain" else ()
        marks = {at for one in leads for at in range(*one.span())}
        typed = [one for one in _TOKEN.finditer(self.typed) if one.start() not in marks]
        words = [number for number, one in enumerate(self.tokens) if one.text != END]
        beside = matches([self.tokens[number].text for number in words], [one[0] for one in typed])
        spans = {words[place]: typed[at].span() for place, at in beside.items()}
        for number, one in enumerate(self.tokens):
            if one.text == END and number - 1 in spans and number + 1 in spans:
                spans[number] = (spans[number - 1][1], spans[number + 1][0])
        return spans


def _lines(each: parse.Block) -> Iterator[tuple[str, str]]:
    if isinstance(each, parse.Paragraph):
        for line in safe_markdown.words(each.content, lambda id: f"[[{id}]]").split(END):
            yield "", line
    elif isinstance(each, parse.Quotation):
        for mark, line in (one for part in each.blocks for one in _lines(part)):
            yield f">{mark}", line
    else:
        sign = "1" if each.numbers else "-"
        for item in each.items:
            for number, (mark, line) in enumerate(one for part in item for one in _lines(part)):
                yield f"{' ' if number else sign}{mark}", line


def renumbered(text: str, at: int) -> str:
    """A text with the items of a numbered list counted on, from the first one of the list.

    Args:
        text: As it is typed.
        at: Somewhere in the list.
    """
    lines = text.split(END)
    here = text.count(END, 0, at)
    found = [_ITEM.match(line) for line in lines]

    def belongs(number: int) -> bool:
        line = lines[number]
        return found[number] is not None or not line.strip() or line[0] in " \t"

    start = here
    while start > 0 and belongs(start - 1):
        start -= 1
    end = here
    while end + 1 < len(lines) and belongs(end + 1):
        end += 1
    own = [(number, one) for number in range(start, end + 1) if (one := found[number])]
    for place, (number, one) in enumerate(own):
        count = int(own[0][1][2]) + place
        lines[number] = f"{one[1]}{count}{one[3]}{lines[number][one.end() :]}"
    return END.join(lines)


def line_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The whole lines of a text in which a stretch stands, with their ends."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    return first, len(text) if last < 0 else last + 1


def escaped(text: str) -> str:
    r"""Words with backslashes before what would be markup.

    >>> escaped("2*3 [[KPE1]]")
    '2\\*3 \\[\\[KPE1\\]\\]'
    """
    return re.sub(r"[\\*_\[\]]|(?m:^\s*(?:[-+>#](?=\s|$)))", r"\\\g<0>", text)
