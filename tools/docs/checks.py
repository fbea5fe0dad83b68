"""The page of the documentation that lists every check, from the same place as `lt explain`."""

from learning_together.checks.catalogue import catalogue
from learning_together.cli.explain.text import GROUPS, by_group, examples, exceptions, when
from learning_together.diagnostics import Check

_INTRODUCTION = """\
# Checks

What `lt validate` looks for, why, and what to do about it. `lt explain CODE` shows the same in the
terminal. This page is made by `make docs`; changes belong into the check's own module.

A check speaks from a certain stage of a review on (`setup`, `collect`, `analyse`, `report`,
`board`): first as a note or a warning, later perhaps as an error. What the team has looked at and
accepts is written into a decision (`accepts`) and is not said again until the record changes.
Where a result cannot be accepted, its section says so.
"""


def pages() -> dict[str, str]:
    """The page, by its path within `docs/`."""
    parts = [_INTRODUCTION]
    for group, checks in by_group(catalogue()):
        parts.append(f"## {group}: {GROUPS[group]}\n")
        parts.append("| Code | Name | What it finds |\n|---|---|---|")
        parts += [
            f"| [{check.code}](#{check.code.lower()}) | `{check.name}` | {_cell(check.title)} |"
            for check in checks
        ]
        parts.append("")
        parts += [_section(check) for check in checks]
    return {"checks.md": "\n".join(parts).rstrip("\n") + "\n"}


def _section(check: Check) -> str:
    lines = [
        f'### <a id="{check.code.lower()}"></a>{check.code} {check.name}',
        "",
        f"**{_prose(check.title)}.** {when(check)} {exceptions(check)}".rstrip(),
        "",
        _prose(check.why),
        "",
        f"*What to do:* {_prose(check.mend)}",
        "",
    ]
    for heading, path, text in examples(check):
        language = "markdown" if path.endswith(".md") else "yaml"
        fence = "~~~" if "```" in text else "```"
        lines += [f"{heading}, in `{path}`:", "", f"{fence}{language}"]
        lines += [text.rstrip("\n"), fence, ""]
    return "\n".join(lines)


def _prose(text: str) -> str:
    return text.replace("<", "&lt;")


def _cell(text: str) -> str:
    return _prose(text).replace("|", "\\|")
