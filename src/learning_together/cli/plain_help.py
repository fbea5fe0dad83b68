"""Help without the words of programmers: a switch that takes no value shows none.

Typer puts `<bool>` after every switch, `--help` too; who reads that types a value there.
"""

from collections.abc import Iterable
from typing import Any

from typer.core import TyperCommand, TyperGroup, TyperOption


def _without_values(parameters: Iterable[Any]) -> list[Any]:
    parameters = list(parameters)
    for parameter in parameters:
        if isinstance(parameter, TyperOption) and parameter.is_flag and parameter.metavar is None:
            parameter.metavar = ""
    return parameters


class Command(TyperCommand):
    """One command of `lt`."""

    def get_params(self, ctx: Any) -> list[Any]:
        """Its arguments and options."""
        return _without_values(super().get_params(ctx))


class Group(TyperGroup):
    """All commands of `lt`."""

    def get_params(self, ctx: Any) -> list[Any]:
        """The options before a command."""
        return _without_values(super().get_params(ctx))
