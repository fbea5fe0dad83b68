"""The pages of the documentation on checks, from the same place as `lt explain`: one a subject."""

from learning_together.actions.explain import GROUPS, by_group, examples, exceptions, when
from learning_together.checks.catalogue import SUBJECTS, catalogue
from learning_together.diagnostics import Check

_INTRODUCTION = """\
# Checks

What `lt validate` looks for; each leads to its reason and what to do about it. `lt explain CODE`
shows the same in the terminal. These pages are made by `make docs`; changes belong into the check's
own module.

A check speaks from a certain stage of a review on (`setup`, `collect`, `analyse`, `report`,
`board`): first as a note or a warning, later perhaps as an error. What the team has looked at and
accepts is written into a decision (`accepts`) and is not said again until the record changes.
Where a result cannot be accepted, its section says so.
"""


def pages() -> dict[str, str]:
    """The index and a page a subject, by their paths within `docs/`."""
    index, made = [_INTRODUCTION], {}
    for group, checks in by_group(catalogue()):
        heading, page = f"{group}: {GROUPS[group]}", f"checks/{SUBJECTS[group]}.md"
        index += [f"## {heading}\n", "| Code | Name | What it finds |\n|---|---|---|"]
        index += [_row(check, page) for check in checks]
        index.append("")
        top = f"# {heading}\n\nWhat stages and accepting mean: [Checks](../checks.md).\n"
        made[page] = _page([top, *map(_section, checks)])
    return {"checks.md": _page(index), **made}


def _page(parts: list[str]) -> str:
    return "\n".join(parts).rstrip("\n") + "\n"


def _row(check: Check, page: str) -> str:
    # The anchor is what links to the index from elsewhere name.
    anchor = check.code.lower()
    code = f'<a id="{anchor}"></a>[{check.code}]({page}#{anchor})'
    return f"| {code} | `{check.name}` | {_cell(check.title)} |"


def _section(check: Check) -> str:
    lines = [
        f'## <a id="{check.code.lower()}"></a>{check.code} {check.name}',
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
