"""One check explained, and all checks listed, as `lt explain` shows them.

Takes what `actions.explain` tells of a check, gives text.
"""

from collections.abc import Sequence

from learning_together.actions.explain import (
    GROUPS,
    WRONG,
    by_group,
    example,
    examples,
    exceptions,
    when,
)
from learning_together.cli.terminal import Look
from learning_together.diagnostics import Check


def explained(check: Check, look: Look) -> str:
    """All that is to be known of a check."""
    lines = [
        look.paint("strong", f"{check.code} {check.name}"),
        *look.wrap(f"{check.title}."),
        "",
        *look.wrap(f"{when(check)} {exceptions(check)}".strip()),
        "",
        look.paint("strong", "Why"),
        *look.wrap(check.why, indent=2),
        "",
        look.paint("strong", "What to do"),
        *look.wrap(check.mend, indent=2),
    ]
    for heading, path, text in examples(check):
        colour = "error" if heading == WRONG else "good"
        lines += ["", look.paint("strong", heading) + f", in {path}"]
        for line, marked in example(text):
            arrow = look.paint(colour, ">") if marked else " "
            lines.append(f"{arrow}   {line}".rstrip())
    return "\n".join(lines) + "\n"


def listed(checks: Sequence[Check], look: Look) -> str:
    """Every check in a line or two, by group."""
    wide = max(len(check.name) for check in checks)
    lines: list[str] = []
    for group, members in by_group(checks):
        lines += [look.paint("strong", f"{group}  {GROUPS[group]}"), ""]
        for check in members:
            head = f"  {check.code}  {check.name:<{wide}}  "
            if look.width - len(head) >= len(check.title):
                lines.append(head + check.title)
            else:
                lines += [head.rstrip(), *look.wrap(check.title, indent=9)]
        lines.append("")
    lines += look.wrap("More about one of them: lt explain CODE, or its name.")
    return "\n".join(lines) + "\n"
