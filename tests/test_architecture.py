"""Imports go one way; a layer knows only those below it."""

import ast
from pathlib import Path

import learning_together

PACKAGE = Path(learning_together.__file__).parent

#: From the bottom up; what stands on one line may import each other.
LAYERS = (
    (
        "errors",
        "ids",
        "date_slips",
        "date_parts",
        "dates",
        "clocks",
        "coarse_dates",
        "general_places",
        "durations",
        "diagnostics",
        "resources",
        "screen",
    ),
    ("records", "prose"),
    ("frameworks", "wordlists"),
    ("models",),
    ("review", "fingerprint", "rewording", "field_changes"),
    (
        "audience",
        "leaks",
        "method",
        "setting",
        "load",
        "files",
        "vault",
        "changes",
        "programme_folder",
    ),
    ("rules", "views"),
    ("check", "figures", "render", "convert", "history", "schema"),
    (
        "reports",
        "outbox",
        "exporters",
        "scaffold",
        "importers",
        "since",
        "ical",
        "calendar_file",
    ),
    (
        "validating",
        "reporting",
        "commit_hook",
        "locking",
        "pseudonymise",
        "real_names",
        "outgoing",
        "programme",
        "programme_reading",
        "accepting",
        "deciding",
        "exporting",
        "comments",
        "reference",
        "output",
    ),
    ("cli",),
)
RANK = {name: rank for rank, layer in enumerate(LAYERS) for name in layer}

#: Libraries that one part alone may use.
ONLY = {
    "yaml": {"records"},
    "jinja2": {"render"},
    "pypandoc": {"convert"},
    "docx": {"convert"},
    "lxml": {"convert", "leaks", "importers"},
    "icalendar": {"ical"},
    "holidays": {"method"},
    "xlsxwriter": {"exporters"},
    "rich": {"cli"},
    "typer": {"cli"},
    "pypdf": {"leaks"},
    "vl_convert": {"figures"},
    "pyrage": {"vault"},
    "python_calamine": {"exporters", "importers"},
    "subprocess": {"history", "convert", "leaks", "render"},
}

#: Where a layer may look up, and why.
ALLOWED = {
    # Its `__main__` writes the page of commands, which only the command line can tell.
    ("reference", "cli"): {"learning_together.cli"},
    # What a reference looks like is one small frozen class, shared by views and render.
    # What draws a part of a view is handed over with it.
    ("views", "figures"): {"learning_together.figures.contacts"},
    ("views", "render"): {"learning_together.render.reference"},
}


def part_of(path: Path) -> str:
    inner = path.relative_to(PACKAGE)
    return inner.parts[0] if len(inner.parts) > 1 else inner.stem


def imports() -> list[tuple[Path, str]]:
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found += [(path, alias.name) for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
                if node.module == "learning_together":
                    found += [(path, f"{node.module}.{alias.name}") for alias in node.names]
                else:
                    found.append((path, node.module))
    return found


def ours() -> list[tuple[str, str, str, Path]]:
    """Each import of ours within: from which part, to which, as written, in which file."""
    found = []
    for path, name in imports():
        root, _, rest = name.partition(".")
        if root == "learning_together" and rest and not rest.startswith("__"):
            found.append((part_of(path), rest.split(".")[0], name, path))
    return found


def test_it_saw_imports() -> None:
    seen = {(source, target) for source, target, _, _ in ours()}
    assert {("cli", "validating"), ("rules", "review"), ("views", "prose")} <= seen
    assert len(seen) > 40


def test_every_part_has_a_layer() -> None:
    parts = {part_of(path) for path in PACKAGE.rglob("*.py")} - {"__init__", "__main__"}
    assert parts <= set(RANK), parts - set(RANK)
    assert set(RANK) <= parts, set(RANK) - parts


def test_imports_go_down() -> None:
    wrong = [
        f"{path.relative_to(PACKAGE)} imports {name}"
        for source, target, name, path in ours()
        if source in RANK
        and target in RANK
        and RANK[target] > RANK[source]
        and name not in ALLOWED.get((source, target), ())
    ]
    assert wrong == []


def test_rules_and_views_know_nothing_of_each_other() -> None:
    pairs = {(source, target) for source, target, _, _ in ours()}
    assert ("rules", "views") not in pairs
    assert ("views", "rules") not in pairs


def test_nothing_imports_the_command_line() -> None:
    wrong = [path for source, target, _, path in ours() if target == "cli" and source != "cli"]
    # The documentation has a page of all commands, made from them.
    assert wrong == [PACKAGE / "reference" / "__main__.py"]


def test_libraries_stay_where_they_belong() -> None:
    wrong = [
        f"{path.relative_to(PACKAGE)} imports {name}"
        for path, name in imports()
        if name.split(".")[0] in ONLY and part_of(path) not in ONLY[name.split(".")[0]]
    ]
    assert wrong == []
