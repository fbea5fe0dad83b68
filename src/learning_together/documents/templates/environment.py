"""The Jinja environment: what templates can print, and how it is made safe.

Jinja's autoescape is on, with Markdown in the place of HTML: whatever is printed passes `finalize`,
which lets through only what our filters and the template's own macros made (`Markup`, which here
means safe Markdown) and escapes the rest.
"""

import re
from collections.abc import Callable, Iterable
from decimal import Decimal
from functools import cache
from itertools import count
from types import CodeType
from typing import Any

from jinja2 import BaseLoader, Environment, StrictUndefined, TemplateRuntimeError, nodes
from jinja2.bccache import Bucket, BytecodeCache
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing, pass_context
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from learning_together import ids
from learning_together.documents import prose
from learning_together.documents.prose import Prose
from learning_together.documents.templates.cited import as_told_here
from learning_together.documents.templates.reference import Reference
from learning_together.patterns import regex

#: Jinja's own filters that pick, sort, count and compute; none of them makes Markup.
_HARMLESS = (
    "abs",
    "batch",
    "capitalize",
    "count",
    "default",
    "dictsort",
    "first",
    "float",
    "groupby",
    "int",
    "items",
    "last",
    "length",
    "list",
    "lower",
    "map",
    "max",
    "min",
    "reject",
    "rejectattr",
    "reverse",
    "round",
    "select",
    "selectattr",
    "slice",
    "sort",
    "sum",
    "trim",
    "unique",
    "upper",
)

# A link in the making, until the document is whole and shows whether it has the anchor. The
# characters cannot stand in anybody's text: `prose` replaces them.
_LINK = "\ue010{target}\ue011{label}\ue012"
_MADE = regex("\ue010([^\ue011]*)\ue011([^\ue012]*)\ue012")
# Where the records are to be listed that a document names and nowhere tells of, and under what.
_ELSEWHERE = "\ue013{heading}\ue014"
_LISTED = regex("\ue013([^\ue014]*)\ue014")


class Missing(StrictUndefined):
    """A name that is not there, said in plain words."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        if self._undefined_hint:
            return self._undefined_hint
        if self._undefined_obj is missing:
            return f"nothing is called “{self._undefined_name}” here"
        fields = getattr(self._undefined_obj, "__dataclass_fields__", None)
        names = fields or getattr(self._undefined_obj, "__dict__", None)
        there = f"; there are {', '.join(names)}" if names else ""
        return f"there is no “{self._undefined_name}”{there}"


class Writer:
    """Makes safe Markdown of what one rendering prints, and keeps its anchors and links.

    Args:
        link: From an id to how the record is referred to.
        anchors: Whether there are anchors and links at all.
    """

    def __init__(self, link: Callable[[str], Reference], *, anchors: bool) -> None:
        self._label = cache(lambda record: link(record).label)
        self._anchors = anchors
        self._placed: set[str] = set()
        self._told: set[str] = set()
        self._named: dict[str, Reference] = {}

        def made(record: str) -> str:
            reference = link(record)
            label = prose.cell(reference.label, _unlinked)
            if reference.target is None:
                return label
            if reference.called:
                self._named[ids.bookmark(reference.target)] = reference
            if not anchors:
                return label
            return _LINK.format(target=ids.bookmark(reference.target), label=label)

        self._link = cache(made)

    def filters(self) -> dict[str, Callable[..., Any]]:
        """The filters that make Markdown."""
        return {
            "anchor": self.anchor,
            "anchored": self.anchored,
            "attribute": self.attribute,
            "block": self.block,
            "cell": self.cell,
            "elsewhere": self.elsewhere,
            "as_told_here": as_told_here,
            "inline": self.inline,
            "join": self.join,
            "plus": self.plus,
            "ref": self.ref,
            "told": self.told,
        }

    def finish(self, text: str) -> str:
        """The whole document, with links where it holds their anchors and labels elsewhere."""

        def made(match: re.Match[str]) -> str:
            target, label = match.groups()
            return f"[{label}](#{target})" if target in self._placed else label

        return _MADE.sub(made, _LISTED.sub(self._listed, text))

    def elsewhere(self, heading: object) -> Markup:
        """A part, under a heading, of the records that the document names and does not tell of."""
        return Markup(_ELSEWHERE.format(heading=self.inline(heading)))  # noqa: S704

    def _listed(self, heading: re.Match[str]) -> str:
        found = [(place, one) for place, one in self._named.items() if place not in self._told]
        if not found:
            return ""
        lines = []
        for place, one in sorted(found, key=lambda each: _by_number(each[1].label)):
            label = prose.cell(one.label, _unlinked)
            if self._anchors:
                self._placed.add(place)
                label = f"[{label}]{{#{place}}}"
            lines.append(f"- {label}: {prose.inline(one.called, self._label)}\n")
        return "\n".join((f"# {heading[1]}\n", *lines))

    def inline(self, value: object) -> Markup:
        """Text or a number on one line."""
        if isinstance(value, Markup):
            return value
        if isinstance(value, Prose):
            raise TemplateRuntimeError(
                "this text may have paragraphs and lists: print it with “| block”, or with"
                " “| cell” in a table"
            )
        return Markup(prose.inline(_text(value), self._link))  # noqa: S704 - that is the escaping

    def cell(self, value: object, record: object = "", field: str = "") -> Markup:
        """Text, prose or a number in a table cell; with a record, the place of its field."""
        if isinstance(value, Markup):
            made = value
        elif isinstance(value, Prose):
            made = Markup(prose.flatten(value, self._link, wrapped=value.wrapped))  # noqa: S704
        else:
            made = Markup(prose.cell(_text(value), self._link))  # noqa: S704
        return self.anchored(made, record, field) if record else made

    def block(self, value: object, before: str = "") -> Markup:
        """Text or prose as paragraphs, with `before` at the start of every line but the first."""
        if isinstance(value, Markup):
            made: str = value
        elif isinstance(value, Prose):
            made = prose.block(value, self._link, wrapped=value.wrapped)
        else:
            made = prose.paragraphs(_text(value), self._link)
        return Markup(made.replace("\n", f"\n{before}"))  # noqa: S704

    def ref(self, record: object, words: object = "") -> Markup:
        """A reference to a record; in words of one's own where they are given."""
        made = self._link(_text(record))
        if words:
            label = prose.cell(_text(words), self._label)
            link = _MADE.fullmatch(made)
            made = _LINK.format(target=link[1], label=label) if link else label
        return Markup(made)  # noqa: S704

    def told(self, record: object) -> Markup:
        """A record where the document tells of it: the first time its place, then a link there."""
        place = self.anchor(record)
        label = prose.cell(self._label(_text(record)), _unlinked)
        return Markup(f"[{label}]{place}") if place else self.ref(record)  # noqa: S704

    def anchor(self, record: object, field: str = "") -> Markup:
        """The attribute that makes a heading, or a span, the place of a record or of its field.

        A record has one place, which links lead to; each place of a field has a number.
        """
        identifier = _text(record)
        known = ids.PATTERN.fullmatch(identifier) or ids.IN_PRINT.fullmatch(identifier)
        if not known or not re.fullmatch(r"[a-z_]*", field):
            raise TemplateRuntimeError(f"“{identifier}” is no id, so it can be no place")
        names = (ids.bookmark(identifier, field, number) for number in count(1))
        name = next(one for one in names if not field or one not in self._placed)
        if not field:
            self._told.add(name)
        if not self._anchors or name in self._placed:
            return Markup()
        self._placed.add(name)
        return Markup(f"{{#{name}}}")  # noqa: S704

    def anchored(self, value: object, record: object, field: str = "") -> Markup:
        """Text that is the place of a record."""
        text, place = self.inline(value), self.anchor(record, field)
        return Markup(f"[{text}]{place}") if place else text  # noqa: S704

    def attribute(self, value: object) -> Markup:
        """Text as the value of an attribute, between double quotes."""
        return Markup(prose.attribute(prose.plain(_text(value), self._label)))  # noqa: S704

    def join(self, values: Iterable[object], between: str = "") -> Markup:
        """Several things put together, the spaces at their edges kept."""
        return Markup(self._part(between).join(map(self._part, values)))  # noqa: S704

    def plus(self, left: Any, right: Any) -> Any:
        """A sum of numbers or lists; text is put together as `join` does it."""
        if isinstance(left, str) or isinstance(right, str):
            return self.join((left, right))
        return left + right

    def _part(self, value: object) -> str:
        made = self.inline(value)
        if isinstance(value, Markup) or not isinstance(value, str):
            return made
        before, after = value[:1].isspace(), value[-1:].isspace() and not value.isspace()
        return f"{' ' * before}{made}{' ' * after}"


class _PutTogether(NodeTransformer):
    """Makes `~` and `+` escape as we do, where Jinja would escape for HTML."""

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        parts = nodes.List(node.nodes, lineno=node.lineno)
        return nodes.Filter(parts, "join", [], [], None, None, lineno=node.lineno)

    def visit_Add(self, node: nodes.Add) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        return nodes.Filter(node.left, "plus", [node.right], [], None, None, lineno=node.lineno)


class _Markdown(Environment):
    """Jinja for Markdown."""

    def _generate(
        self,
        source: nodes.Template,
        name: str | None,
        filename: str | None,
        defer_init: bool = False,  # noqa: FBT001, FBT002
    ) -> str:
        return super()._generate(_PutTogether().visit(source), name, filename, defer_init)


class _Sandboxed(_Markdown, ImmutableSandboxedEnvironment):
    """The same for templates that we did not write."""


class _Compiled(BytecodeCache):
    """The shipped templates as they were compiled in this process, for every document after it."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], CodeType | None] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._kept.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._kept[bucket.key, bucket.checksum] = bucket.code


_COMPILED = _Compiled()


def environment(writer: Writer, loader: BaseLoader, *, sandboxed: bool) -> Environment:
    """An environment for one rendering.

    Args:
        writer: Makes and keeps what is printed.
        loader: Finds templates by name.
        sandboxed: Whether they are somebody else's.
    """

    @pass_context
    def finalize(_context: Context, value: object) -> Markup:
        return writer.inline(value)

    jinja = (_Sandboxed if sandboxed else _Markdown)(
        loader=loader,
        autoescape=True,
        finalize=finalize,
        undefined=Missing,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        # What is compiled serves more than one writer: nothing that a writer makes may be in it.
        optimized=False,
        bytecode_cache=None if sandboxed else _COMPILED,
    )
    jinja.filters = {name: jinja.filters[name] for name in _HARMLESS} | writer.filters()
    jinja.globals = {name: jinja.globals[name] for name in ("range", "namespace")}
    return jinja


def _by_number(label: str) -> str:
    """What ids are sorted by: CF2 before CF10."""
    return re.sub(r"[0-9]+", lambda digits: digits[0].zfill(9), label.casefold())


def _text(value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int | float | Decimal):
        if isinstance(value, StrictUndefined):
            str(value)
        what = {
            "NoneType": "nothing (None)",
            "bool": "yes or no",
            "tuple": "a list",
            "SimpleNamespace": "a record with several fields",
        }
        kind = type(value).__name__
        raise TemplateRuntimeError(
            f"text is to be printed here, but this is {what.get(kind, kind)}:"
            " ask with “{% if %}”, or go through it with “{% for %}”"
        )
    return str(value)


def _unlinked(record: str) -> str:
    return rf"\[\[{record}\]\]"
