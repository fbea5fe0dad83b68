"""Help as its readers need it: paragraphs that flow, and no value shown where none is taken.

Typer puts `<bool>` after every switch, `--help` too; who reads that types a value there. Behind the
name of an argument it puts `<list[Path]>`. It keeps the line breaks of the source as well, in the
middle of sentences, and takes `[[KPE3]]` for a style, of which nothing is shown.
"""

import inspect
from collections.abc import Iterable
from copy import copy
from typing import Any, TypeVar

from typer._click import Command as AnyCommand
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

_C = TypeVar("_C", bound=AnyCommand)


def _without_types(parameters: Iterable[Any]) -> list[Any]:
    parameters = list(parameters)
    for parameter in parameters:
        if isinstance(parameter, TyperArgument):
            vars(parameter)["display_type_rich"] = lambda ctx: None  # noqa: ARG005
        elif isinstance(parameter, TyperOption) and parameter.is_flag and parameter.metavar is None:
            parameter.metavar = ""
    return parameters


def _flowing(text: str) -> str:
    paragraphs = inspect.cleandoc(text).split("\n\n")
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)


def _as_written(command: _C) -> _C:
    """A copy whose words Rich shows as they stand, brackets and all."""
    from rich.markup import escape

    shown = copy(command)
    shown.help = escape(command.help or "")
    shown.params = [copy(parameter) for parameter in command.params]
    for parameter in shown.params:
        if isinstance(parameter, (TyperArgument, TyperOption)) and parameter.help:
            parameter.help = escape(parameter.help)
    return shown


class Command(TyperCommand):
    """One command of `lt`."""

    def __init__(self, name: str | None, *, help: str | None = None, **settings: Any) -> None:
        super().__init__(name, help=_flowing(help or ""), **settings)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Shows the help of the command."""
        super(Command, _as_written(self)).format_help(ctx, formatter)

    def get_params(self, ctx: Any) -> list[Any]:
        """Its arguments and options."""
        return _without_types(super().get_params(ctx))


class Group(TyperGroup):
    """All commands of `lt`."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Shows the help before a command."""
        shown = _as_written(self)
        shown.commands = {name: _as_written(one) for name, one in self.commands.items()}
        super(Group, shown).format_help(ctx, formatter)

    def get_params(self, ctx: Any) -> list[Any]:
        """The options before a command."""
        return _without_types(super().get_params(ctx))
