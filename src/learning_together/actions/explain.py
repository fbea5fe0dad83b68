"""Explains checks: the facts of each (when it speaks, its examples) are put into words here once.

`lt explain` and the pages of the documentation use the same words.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from learning_together.checks.catalogue import catalogue, find
from learning_together.diagnostics import Check, Severity
from learning_together.patterns import regex
from learning_together.records.frameworks import framework, frameworks, option, options
from learning_together.stages import Stage

__all__ = [
    "BOTH",
    "GROUPS",
    "RIGHT",
    "WRONG",
    "by_group",
    "catalogue",
    "example",
    "examples",
    "exceptions",
    "find",
    "when",
]

#: What each group of checks looks at.
GROUPS = {
    "LT0": "Text and shape of files",
    "LT1": "References",
    "LT2": "Timeline",
    "LT3": "People and conversations",
    "LT4": "Analysis",
    "LT5": "Wording",
    "LT6": "Process",
    "LT7": "Confidentiality",
}

#: What examples mark the offending line with.
_MARK = regex(r" *# <- (LT\d{3})[ ]*$")
_MARKS = regex(_MARK.pattern, re.MULTILINE)
BOTH, WRONG, RIGHT = "In both", "Wrong", "Right"
_A = {Severity.ERROR: "an error", Severity.WARNING: "a warning", Severity.INFO: "a note"}


def by_group(checks: Sequence[Check]) -> Iterator[tuple[str, list[Check]]]:
    """The checks of each group, in the order of their codes."""
    ordered = sorted(checks, key=lambda check: check.code)
    for group, members in groupby(ordered, key=lambda check: check.group):
        yield group, list(members)


def when(check: Check) -> str:
    """At which stages a check speaks, and how loudly, in words."""
    return _table(check.step_table)


def _table(table: dict[Stage, Severity]) -> str:
    if not table:
        return "Silent, unless a meeting asks for it."
    steps = [(stage, table[stage]) for stage in Stage if stage in table]
    first, severity = steps[0]
    if len(steps) == 1 and first is Stage.SETUP:
        return f"{_A[severity].capitalize()} at every stage."
    said = f"{_A[severity].capitalize()} from the stage “{first}” on"
    if first is Stage.SETUP:
        said = f"{_A[severity].capitalize()} at first"
    for stage, severity in steps[1:]:
        said += f", {_A[severity]} from “{stage}” on"
    return f"{said}."


def exceptions(check: Check) -> str:
    """Where a check is treated otherwise, which meetings ask for it, whether it can be accepted."""
    said = []
    for label, steps in (
        *((option(key).label, option(key).steps) for key in options()),
        *((framework(key).label, framework(key).steps) for key in frameworks()),
    ):
        if check.name in steps:
            table = steps[check.name]
            words = _table(table).rstrip(".").lower() if table else "silent"
            said.append(f"{label}: {words}.")
    asking = dict.fromkeys(
        kind
        for key in options()
        for kind, needs in option(key).needs.items()
        if check.name in needs.needs
    )
    if asking:
        said.append(f"Asked for by meetings of these types: {', '.join(asking)}.")
    if not check.acceptable:
        said.append("It cannot be accepted.")
    return " ".join(said)


def examples(check: Check) -> Iterator[tuple[str, str, str]]:
    """The files of a check's examples as heading, path and text: first those that are the same."""
    same = {
        path: text
        for path, text in check.bad.items()
        if check.good.get(path) == text and not _MARKS.search(text)
    }
    for heading, files in ((BOTH, same), (WRONG, check.bad), (RIGHT, check.good)):
        for path, text in files.items():
            if heading == BOTH or path not in same:
                yield heading, path, text


def example(text: str) -> Iterator[tuple[str, bool]]:
    """The lines of an example without its marks, and whether each was marked."""
    whole = False
    for line in text.rstrip("\n").split("\n"):
        marked, bare = bool(_MARK.search(line)), _MARK.sub("", line)
        if marked and not bare:
            # The mark has a line to itself where the file as a whole is wrong.
            whole = True
            continue
        yield bare, marked or whole
        whole = False
