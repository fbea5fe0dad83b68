"""Help as its readers need it: paragraphs that flow, and no value shown where none is taken.

Typer puts `<bool>` after every switch, `--help` too; who reads that types a value there. Behind the
name of an argument it puts `<list[Path]>`. It keeps the line breaks of the source as well, in the
middle of sentences.
"""

import inspect
from collections.abc import Iterable
from typing import Any

from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption


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


class Command(TyperCommand):
    """One command of `lt`."""

    def __init__(self, name: str | None, *, help: str | None = None, **settings: Any) -> None:
        super().__init__(name, help=_flowing(help or ""), **settings)

    def get_params(self, ctx: Any) -> list[Any]:
        """Its arguments and options."""
        return _without_types(super().get_params(ctx))


class Group(TyperGroup):
    """All commands of `lt`."""

    def get_params(self, ctx: Any) -> list[Any]:
        """The options before a command."""
        return _without_types(super().get_params(ctx))
