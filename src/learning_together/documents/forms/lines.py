r"""A text as typed, as the lines of a form, and back: in a form nobody sees marks of emphasis.

Takes a text and gives lines for Word; takes lines as they came back and gives a text. A reference
stands on a form as its bare id. What no form can hold (how a list was spaced) is lost on the way,
so that `restored` puts back every paragraph that nobody touched just as it was typed.

>>> as_source(as_lines("See *this*:\n\n- one", prose=True), prose=True)
'See *this*:\n\n- one'
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from learning_together.documents.prose import parse
from learning_together.documents.prose.escape import REFERENCE
from learning_together.patterns import regex

Look = Literal["", "bullet", "number", "quote"]

_PARTED = regex(r"\n[ \t]*\n")
_MEANING = regex(r"[*_\[\]\\]")
_NUMBER = regex(r"([0-9]{1,9}[.)]) (?=\S)")
#: Lists within lists, of which Word has styles.
_DEEPEST = 2


@dataclass(frozen=True, slots=True)
class Run:
    r"""Words of one look; `\n` within them is the end of a line."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph.

    Attributes:
        runs: What it says.
        look: Whether it is an item of a list, or somebody else's words.
        level: How deep the list lies in others.
        label: The number of an item, as `1.`.
    """

    runs: tuple[Run, ...]
    look: Look = ""
    level: int = 0
    label: str = ""

    @property
    def text(self) -> str:
        """Its words alone."""
        return "".join(one.text for one in self.runs)


def as_lines(text: str, *, prose: bool, wrapped: bool = False) -> tuple[Line, ...]:
    """The lines of a text.

    Args:
        text: As typed.
        prose: Whether marks of emphasis, lists and quotations count in it.
        wrapped: Whether a single line break is a space in it.
    """
    if not prose:
        bare = REFERENCE.sub(r"\1", text)
        return tuple(_tidy(Line((Run(one),)) for one in bare.split("\n")))
    return tuple(_tidy(_of_blocks(parse.parse(text, wrapped=wrapped))))


def _of_blocks(
    blocks: Iterable[parse.Block], look: Look = "", level: int = 0, label: str = ""
) -> Iterator[Line]:
    for block in blocks:
        if isinstance(block, parse.Paragraph):
            yield Line(tuple(_runs(block.content)), look, level, label)
        elif isinstance(block, parse.Quotation):
            yield from _of_blocks(block.blocks, "quote")
        else:
            sort: Look = "number" if block.numbers else "bullet"
            deeper = level + 1 if look in {"bullet", "number"} else 0
            for place, item in enumerate(block.items):
                level = min(deeper, _DEEPEST) if sort == "bullet" else 0
                yield from _of_blocks(item, sort, level, block.label(place, ""))


def _runs(content: Iterable[parse.Inline], look: Run = Run("")) -> Iterator[Run]:
    for one in content:
        if isinstance(one, parse.Words):
            yield replace(look, text=one.text)
        elif isinstance(one, parse.Break):
            yield replace(look, text=" " if one.soft else "\n")
        elif isinstance(one, parse.Mention):
            yield replace(look, text=one.record)
        elif isinstance(one, parse.Emphasis):
            strong = len(one.mark) > 1
            yield from _runs(
                one.content,
                replace(look, bold=look.bold or strong, italic=look.italic or not strong),
            )
        else:
            said = "".join(inner.text for inner in _runs(one.content))
            yield replace(look, text=f"[{said}]({one.address})")


def _tidy(lines: Iterable[Line]) -> Iterator[Line]:
    """Lines with like runs made one, without spaces at their ends, and without empty ones."""
    for line in lines:
        runs: list[Run] = []
        for one in line.runs:
            if runs and (runs[-1].bold, runs[-1].italic) == (one.bold, one.italic):
                runs[-1] = replace(one, text=runs[-1].text + one.text)
            elif one.text:
                runs.append(one)
        runs = _stripped(runs)
        if runs:
            yield replace(line, runs=tuple(runs))


def _stripped(runs: list[Run]) -> list[Run]:
    """Spaces belong to no end of a line, and to no emphasis."""
    parts: list[Run] = []
    for one in runs:
        text = re.sub(r"[ \t\xa0]*\n[ \t\xa0]*", "\n", one.text)
        bare = text.strip(" \t\xa0\n")
        if (not one.bold and not one.italic) or not bare:
            parts.append(Run(text))
        else:
            at = text.index(bare)
            parts += [Run(text[:at]), replace(one, text=bare), Run(text[at + len(bare) :])]
    found: list[Run] = []
    for one in parts:
        if not one.text:
            continue
        if found and (found[-1].bold, found[-1].italic) == (one.bold, one.italic):
            found[-1] = replace(one, text=found[-1].text + one.text)
        else:
            found.append(one)
    while found and not found[0].text.lstrip():
        del found[0]
    while found and not found[-1].text.rstrip():
        del found[-1]
    if found:
        found[0] = replace(found[0], text=found[0].text.lstrip())
        found[-1] = replace(found[-1], text=found[-1].text.rstrip())
    return found


def as_source(lines: Iterable[Line], *, prose: bool) -> str:
    """The text that somebody would type for some lines; references are bare ids.

    Args:
        lines: As they came back.
        prose: As of `as_lines`.
    """
    known = list(_tidy(lines))
    if not prose:
        return "\n".join(f"{_before(one)}{one.text}" for one in known)
    typed = _typed(known, _emphasised)
    if as_lines(typed, prose=True) == tuple(known):
        return typed
    # Marks that would read as something else are written so that they read as themselves.
    for write in (_escaped, _bare):
        careful = _typed(known, write)
        if [one.text for one in as_lines(careful, prose=True)] == [one.text for one in known]:
            return careful
    return typed


def _typed(lines: Sequence[Line], write: Callable[[Line], str]) -> str:
    out: list[str] = []
    before: Line | None = None
    for line in lines:
        said = write(line)
        if line.look == "quote":
            said = "\n".join(f"> {one}" for one in said.split("\n"))
        elif before_it := _before(line):
            indent = "  " * line.level
            said = (f"\n{indent}{' ' * len(before_it)}").join(said.split("\n"))
            said = f"{indent}{before_it}{said}"
        if before is not None:
            both = {line.look, before.look}
            listed = both <= {"bullet", "number"} and (line.level or line.look == before.look)
            out.append("\n>\n" if both == {"quote"} else "\n" if listed else "\n\n")
        out.append(said)
        before = line
    return "".join(out)


def _before(line: Line) -> str:
    return {"bullet": "- ", "number": f"{line.label or '1.'} "}.get(line.look, "")


def _emphasised(line: Line) -> str:
    return "".join(_marked(one, one.text) for one in line.runs)


def _escaped(line: Line) -> str:
    return "".join(_marked(one, _MEANING.sub(r"\\\g<0>", one.text)) for one in line.runs)


def _bare(line: Line) -> str:
    return _MEANING.sub(r"\\\g<0>", line.text)


def _marked(run: Run, text: str) -> str:
    mark = f"{'**' if run.bold else ''}{'_' if run.italic and run.bold else ''}"
    mark = mark or ("*" if run.italic else "")
    return f"{mark}{text}{mark[::-1]}"


def shown(text: str, *, prose: bool, wrapped: bool = False) -> str:
    """What a text is once it has been on a form and nobody touched it."""
    return as_source(as_lines(text, prose=prose, wrapped=wrapped), prose=prose)


def restored(came: str, now: str, *, prose: bool, wrapped: bool = False) -> str:
    """A text that came back, with what nobody touched as it was typed.

    Args:
        came: As `as_source` gives it.
        now: As typed in the record.
        prose: As of `as_lines`.
        wrapped: As of `as_lines`.
    """
    between, parts = ("\n\n", _PARTED.split(now)) if prose else ("\n", now.split("\n"))
    known = {shown(one, prose=prose, wrapped=wrapped): one.strip("\n") for one in parts}
    names = {found[1]: found[0] for found in REFERENCE.finditer(now)}
    linked = [_linked(one, names) for one in came.split(between)]
    made = between.join(
        known.get(one) or typed for one, typed in zip(came.split(between), linked, strict=True)
    )
    # What was typed may read as something else once another paragraph stands below it.
    plain = between.join(linked)
    if prose and _texts(made, wrapped=wrapped) != _texts(plain, wrapped=wrapped):
        return plain
    return made


def _texts(text: str, *, wrapped: bool) -> list[str]:
    return [one.text for one in as_lines(text, prose=True, wrapped=wrapped)]


def _linked(text: str, names: dict[str, str]) -> str:
    """A text in which the records that the field named are named again."""
    if not names or "[[" in text:
        return text
    found = "|".join(re.escape(one) for one in sorted(names, key=len, reverse=True))
    return re.sub(rf"(?<![\w-])(?:{found})(?![\w-])", lambda one: names[one[0]], text)
