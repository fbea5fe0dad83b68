"""The page of all commands, made from the command line itself.

Gives text; `python -m tools.docs` writes it into `docs/`.
"""

from collections.abc import Iterator
from typing import Any

import typer

_HEAD = """\
# Commands

Made from the program by `make docs`. `lt COMMAND --help` shows the same.

Every command finds the review from the current folder upwards; `lt -C DIR COMMAND` names another.
A command ends with 0 when all is well (warnings allowed), 1 when problems were found, 2 when it
could not do what was asked. Results go to the standard output, messages to the standard error,
all in UTF-8.
"""


def pages() -> dict[str, str]:
    """The page, by its path within `docs/`."""
    from learning_together.cli.main import app

    commands: dict[str, Any] = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    panels: dict[str, list[Any]] = {}
    for command in commands.values():
        panels.setdefault(str(command.rich_help_panel), []).append(command)
    lines = [_HEAD]
    for panel, found in panels.items():
        lines.append(f"\n## {panel}\n")
        for command in found:
            lines += _command(command)
    return {"commands.md": "\n".join(lines).rstrip("\n") + "\n"}


def _command(command: Any) -> Iterator[str]:
    shown = [one for one in command.params if not getattr(one, "hidden", False)]
    arguments = [one for one in shown if not _is_option(one)]
    words = " ".join(_argument(one) for one in arguments)
    yield f"### lt {command.name}\n"
    options = " [OPTIONS]" if len(arguments) < len(shown) else ""
    yield f"`lt {command.name}{options}{f' {words}' if words else ''}`\n"
    yield f"{' '.join((command.help or '').split())}\n"
    if shown:
        yield "| | |\n|---|---|"
        for one in shown:
            yield f"| {_names(one)} | {_cell(getattr(one, 'help', '') or '')} |"
        yield ""


def _is_option(one: Any) -> bool:
    return any(name.startswith("-") for name in one.opts)


def _argument(one: Any) -> str:
    name = one.metavar or one.name.upper()
    return name if one.required or name.startswith("[") else f"[{name}]"


def _names(one: Any) -> str:
    if not _is_option(one):
        return f"`{_argument(one)}`"
    names = ", ".join(f"`{name}`" for name in (*one.opts, *one.secondary_opts))
    if getattr(one, "is_flag", False):
        return names
    value = one.metavar or (one.name or "").upper()
    return f"{names} `{value}`"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
