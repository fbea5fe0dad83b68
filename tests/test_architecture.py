"""Each room of the house knows only the rooms below it; proved by plants that must be seen.

Every import is read: at the top, within functions, for type checkers, and by name.
"""

import ast
import functools
import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

import learning_together
from places import ROOT

PACKAGE = Path(learning_together.__file__).parent
NAME = "learning_together"

#: From the ground up. A room knows those of the lines above its own alone; two rooms of one line
#: never meet.
ROOMS = (
    ("patterns",),
    ("english", "errors", "ids", "resources", "stages"),
    ("diagnostics", "office", "apart"),
    ("seal", "dates"),
    ("folder",),
    ("documents",),
    ("records",),
    ("review",),
    ("method",),
    ("joining",),
    ("privacy",),
    ("checks", "reports"),
    ("exchange",),
    ("actions",),
    ("web",),
    ("cli",),
)
RANK = {room: rank for rank, line in enumerate(ROOMS) for room in line}

#: The rooms that may use a library; `open` is the one that needs no import.
ONLY = {
    "yaml": {"folder"},
    "jinja2": {"documents", "web"},
    "starlette": {"web"},
    "uvicorn": {"web"},
    "webbrowser": {"web"},
    "platformdirs": {"folder"},
    "pypandoc": {"documents"},
    "vl_convert": {"documents"},
    "markdown_it": {"documents"},
    "pydantic": {"records", "actions"},
    "pyrage": {"folder"},
    "filelock": {"folder"},
    "cryptography": {"folder"},
    "holidays": {"dates"},
    "icalendar": {"exchange"},
    "xlsxwriter": {"exchange"},
    "python_calamine": {"office"},
    "pypdf": {"privacy", "documents", "exchange"},
    "PIL": {"privacy"},
    "striprtf": {"privacy", "exchange"},
    "brotli": {"privacy"},
    "email": {"privacy", "exchange"},
    "distributed": {"actions"},
    "rich": {"cli"},
    "typer": {"cli"},
    "lxml": {"office", "documents"},
    "typst": {"documents"},
    "zipfile": {"office"},
    "subprocess": {"folder", "documents", "apart"},
    # What exchange takes and gives is bytes and plain data: it has no path, and opens nothing.
    "os": {"office", "apart", "folder", "documents", "review", "privacy", "actions", "cli"},
    "pathlib": {"resources", "apart", "folder", "documents", "records", "review", "method",
                "joining", "privacy", "checks", "reports", "actions", "web", "cli"},
    "shutil": {"folder", "actions", "cli"},
    "tempfile": {"folder"},
    "open": {"office", "folder", "actions"},
}  # fmt: skip

#: What front ends leave to `actions`: they find a review, and load none.
FRONT_ENDS = {"web", "cli"}
LOADING = re.compile(r"learning_together\.review\.load\b")
#: The one way from one front end into the other.
DOOR = "cli.open_"
#: What a window may know besides actions and the ground: types of what it shows, and its colours.
SHOWN = ("reports.progress.", "reports.record.", "documents.design", "folder.own_place", "actions.")

#: Programs in a text, for a child process: the one place where a module is named in a string.
STARTERS = re.compile(
    r"from learning_together\.(documents\.templates|exchange|privacy\.(contents|cleaning))\.child"
    r" import main"
    r"|-m learning_together\.cli\.main "
)


@dataclass(frozen=True)
class Import:
    """One import of a module, and where it stands."""

    source: str
    target: str
    name: str
    path: Path
    line: int

    def __str__(self) -> str:
        return f"{self.path.as_posix()}:{self.line} imports {self.target}"


def modules(root: Path) -> dict[str, Path]:
    """Every module below a package, by its dotted name within it."""
    found = {}
    for path in sorted(root.rglob("*.py")):
        parts = path.relative_to(root).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def imports(root: Path) -> Iterator[Import]:
    """Every import in a package: of ours by the module within it, of others by the library."""
    known = modules(root)

    def ours(name: str) -> str:
        while name and name not in known:
            name = name.rpartition(".")[0]
        return name

    for source, path in known.items():
        where = path.relative_to(root)
        for name, line in _imports_in(path.read_text(encoding="utf-8")):
            first, _, rest = name.partition(".")
            # The package's own module holds the version alone, which anybody may tell.
            if first == NAME and not ours(rest) and rest.startswith("__"):
                continue
            target = f"{NAME}.{ours(rest)}" if first == NAME else first
            yield Import(source, target, name, where, line)


@functools.cache
def _nodes(text: str) -> tuple[ast.AST, ...]:
    """All that a module says, from its whole to its names; each test asks the same ones."""
    return tuple(ast.walk(ast.parse(text)))


@functools.cache
def _imports_in(text: str) -> tuple[tuple[str, int], ...]:
    """What a module imports, each with its line."""
    return tuple(
        (name, getattr(node, "lineno", 0)) for node in _nodes(text) for name in _named(node)
    )


def _dotted(node: ast.expr) -> str:
    """A name with what it is taken from, as it is typed."""
    parts = []
    inner = node
    while isinstance(inner, ast.Attribute):
        parts.append(inner.attr)
        inner = inner.value
    parts.append(inner.id if isinstance(inner, ast.Name) else ast.unparse(inner))
    return ".".join(reversed(parts))


def _named(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
        if node.module.split(".")[0] == NAME:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        else:
            yield node.module
    elif isinstance(node, ast.Call) and _called(node) in {"import_module", "__import__"}:
        text = ast.unparse(node.args[0]) if node.args else ""
        # A package may pick among its own modules; any other name is written out.
        if not text.startswith("f'{__name__}."):
            yield text.lstrip("f").strip("\"'").split("{")[0].rstrip(".")
    elif isinstance(node, ast.Call) and _dotted(node.func) == "open":
        yield "open"


def _called(node: ast.Call) -> str:
    function = node.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def room(module: str) -> str:
    return module.removeprefix(f"{NAME}.").split(".")[0]


def faults(root: Path) -> list[str]:
    """What is against the order of the rooms, each with file and line."""
    wrong = []
    for one in imports(root):
        if not one.target.startswith(f"{NAME}."):
            if one.target in ONLY and room(one.source) not in ONLY[one.target]:
                wrong.append(str(one))
            continue
        mine, theirs = room(one.source), room(one.target)
        if mine == theirs or not one.source:
            continue
        if (
            theirs not in RANK
            or mine not in RANK
            or RANK[theirs] >= RANK[mine]
            or (mine in FRONT_ENDS and LOADING.match(one.name))
            or (theirs == "web" and one.source != DOOR)
            or (mine == "web" and not _may_be_shown(one.target))
        ):
            wrong.append(str(one))
    return wrong


def _may_be_shown(target: str) -> bool:
    name = target.removeprefix(f"{NAME}.")
    return RANK[room(target)] <= RANK["diagnostics"] or f"{name}.".startswith(SHOWN)


def made_early(root: Path) -> list[str]:
    """Regular expressions that are made where a module is imported, whether needed or not."""
    found = []

    def look(node: ast.AST, path: Path) -> None:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
                continue
            if isinstance(child, ast.Call) and _dotted(child.func) == "re.compile":
                found.append(f"{path.relative_to(root).as_posix()}:{child.lineno}")
            look(child, path)

    for path in modules(root).values():
        look(_nodes(path.read_text(encoding="utf-8"))[0], path)
    return found


def test_regular_expressions_are_made_when_first_used(tmp_path: Path) -> None:
    assert not made_early(PACKAGE)
    (tmp_path / "plant.py").write_text(
        "import re\nA = {1: re.compile('a')}\ndef f():\n    return re.compile('b')\n", "utf-8"
    )
    assert made_early(tmp_path) == ["plant.py:2"]


#: Calls that write, by the module that has them.
WRITING = {
    "os": {
        "replace", "rename", "renames", "remove", "unlink", "rmdir", "removedirs", "mkdir",
        "makedirs", "link", "symlink", "truncate", "chmod", "mknod", "mkfifo", "utime",
    },
    "shutil": {
        "copy", "copy2", "copyfile", "copyfileobj", "copymode", "copystat", "copytree", "move",
        "rmtree", "chown", "make_archive", "unpack_archive",
    },
    "tempfile": {
        "mkstemp", "mkdtemp", "mktemp", "NamedTemporaryFile", "TemporaryDirectory", "TemporaryFile",
        "SpooledTemporaryFile",
    },
}  # fmt: skip
#: Methods of a path that write, whoever has them; `replace` and `open` are told by what they take.
WRITING_PATH = {
    "write_text", "write_bytes", "unlink", "rename", "touch", "mkdir", "rmdir", "chmod", "lchmod",
    "symlink_to", "hardlink_to",
}  # fmt: skip
#: Looks that can end in a traceback where somebody may not look.
LOOKING = {
    "os": {"stat", "lstat", "listdir"},
    "os.path": {
        "exists", "lexists", "isfile", "isdir", "islink", "isjunction", "ismount", "getsize",
        "getmtime", "getctime", "getatime", "samefile",
    },
}  # fmt: skip
LOOKING_PATH = {
    "exists", "is_file", "is_dir", "is_symlink", "is_junction", "is_mount", "is_socket", "is_fifo",
    "iterdir", "stat", "lstat", "samefile",
}  # fmt: skip
#: Ways to the standard streams, and who may take them: the console, and the programs that answer
#: the one who started them.
STREAMS = {"sys.stdout", "sys.stderr", "sys.stdin", "sys.__stdout__", "sys.__stderr__"}
SAYING = {"print", "input", "typer.echo", "typer.secho", "click.echo", "click.secho"}
SPEAKERS = {
    "cli.console", "apart.serving", "documents.templates.child",
}  # fmt: skip
#: What may look by itself: the one home; and what ships with lt is found below the house's floor.
LOOKERS = {"folder.look", "resources"}


def writers(root: Path) -> list[str]:
    """Where files are written but in `folder`, each with file and line."""
    return [
        f"{path.relative_to(root).as_posix()}:{node.lineno} calls {name}"
        for module, path in modules(root).items()
        if room(module) != "folder"
        for node, name in _calls(path)
        if _is_one_of(name, WRITING, WRITING_PATH) or _replaces(node, name) or _opens(node, name)
    ]


def lookers(root: Path) -> list[str]:
    """Where the disk is looked at but in `folder.look`, each with file and line."""
    return [
        f"{path.relative_to(root).as_posix()}:{node.lineno} calls {name}"
        for module, path in modules(root).items()
        if module not in LOOKERS
        for node, name in _calls(path)
        # An entry is of a listing or a zip, read already.
        if _is_one_of(name, LOOKING, LOOKING_PATH) and not name.startswith("entry.")
    ]


def speakers(root: Path) -> list[str]:
    """Where something is shown but in `cli.console`, each with file and line."""
    return [
        f"{path.relative_to(root).as_posix()}:{node.lineno} uses {name}"
        for module, path in modules(root).items()
        if module not in SPEAKERS
        for node, name in _names(path)
        if name in STREAMS | SAYING
    ]


def _names(path: Path) -> Iterator[tuple[ast.expr, str]]:
    """The names used in a module, told by their first whatever that is called here."""
    nodes = _nodes(path.read_text(encoding="utf-8"))
    called = _imported(nodes)
    for node in nodes:
        if isinstance(node, ast.Name | ast.Attribute) and isinstance(node.ctx, ast.Load):
            first, dot, rest = _dotted(node).partition(".")
            yield node, called.get(first, first) + dot + rest


def _calls(path: Path) -> Iterator[tuple[ast.Call, str]]:
    """The calls in a module, and what each calls, told by its first name whatever that is here."""
    nodes = _nodes(path.read_text(encoding="utf-8"))
    called = _imported(nodes)
    for node in nodes:
        if isinstance(node, ast.Call):
            first, dot, rest = _dotted(node.func).partition(".")
            yield node, called.get(first, first) + dot + rest


def _imported(nodes: Iterable[ast.AST]) -> dict[str, str]:
    """What a module calls otherwise than its first name."""
    called: dict[str, str] = {}
    for node in nodes:
        if isinstance(node, ast.Import):
            called |= {one.asname: one.name for one in node.names if one.asname}
        elif isinstance(node, ast.ImportFrom):
            called |= {one.asname or one.name: f"{node.module}.{one.name}" for one in node.names}
    return called


def _is_one_of(name: str, functions: dict[str, set[str]], methods: set[str]) -> bool:
    owner, _, last = name.rpartition(".")
    if owner in functions or owner == NAME or owner.startswith(f"{NAME}."):
        return last in functions.get(owner, ())
    return bool(owner) and last in methods


def _replaces(node: ast.Call, name: str) -> bool:
    # That of a text takes two, that of a date or a record takes names.
    return name.endswith(".replace") and len(node.args) == 1 and not node.keywords


def _opens(node: ast.Call, name: str) -> bool:
    """Whether a call opens a file to write it."""
    owner, _, last = name.rpartition(".")
    args = node.args[1:] if owner in {"", "io", "os", "codecs"} else node.args
    if last not in {"open", "fdopen"} or "os.devnull" in map(ast.unparse, node.args):
        return False
    said = [*args, *(one.value for one in node.keywords if one.arg in {"mode", "flags"})]
    return any(
        re.fullmatch(
            r"'[rbt]*[wax+][wbt+]*'|.*O_(WRONLY|RDWR|CREAT|APPEND|TRUNC).*", ast.unparse(one)
        )
        for one in said
    )


def circles(edges: dict[str, set[str]]) -> list[list[str]]:
    """Groups of names that lead to each other."""
    found: list[list[str]] = []
    reach: dict[str, set[str]] = {}
    for start in edges:
        seen: set[str] = set()
        waiting = [start]
        while waiting:
            waiting += [one for one in edges.get(waiting.pop(), ()) if one not in seen]
            seen.update(waiting)
        reach[start] = seen
    for name, seen in reach.items():
        group = sorted(one for one in seen if name in reach.get(one, ()))
        if group and group not in found:
            found.append(group)
    return found


def inside(root: Path, depth: int) -> dict[str, set[str]]:
    """Who knows whom within rooms, told as exactly as `depth` parts of a module's name."""
    edges: dict[str, set[str]] = {}
    for one in imports(root):
        target = one.target.removeprefix(f"{NAME}.")
        if not one.target.startswith(f"{NAME}.") or room(one.source) != room(target):
            continue
        mine = ".".join(one.source.split(".")[:depth])
        theirs = ".".join(target.split(".")[:depth])
        # A package's own module says what it holds; it may name them all.
        apart = mine != theirs and not f"{mine}.".startswith(f"{theirs}.")
        if apart and not f"{theirs}.".startswith(f"{mine}."):
            edges.setdefault(mine, set()).add(theirs)
    return edges


def test_it_saw_imports() -> None:
    seen = {(room(one.source), room(one.target)) for one in imports(PACKAGE)}
    assert {("cli", "actions"), ("checks", "review"), ("reports", "documents")} <= seen
    assert len(seen) > 70


def test_every_room_stands_in_the_order_once() -> None:
    there = {room(name) for name in modules(PACKAGE)} - {""}
    assert sorted(there) == sorted(name for line in ROOMS for name in line)


def test_rooms_know_only_those_below() -> None:
    assert faults(PACKAGE) == []


def test_no_room_has_a_circle() -> None:
    assert circles(inside(PACKAGE, 2)) == []
    assert circles(inside(PACKAGE, 9)) == []


def test_no_module_is_named_in_a_string() -> None:
    wrong = []
    for path in sorted(PACKAGE.rglob("*.py")):
        nodes = _nodes(path.read_text(encoding="utf-8"))
        told = {id(node.body[0].value) for node in nodes if _has_docstring(node)}  # type: ignore[attr-defined]
        for node in nodes:
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                text = node.value
                if id(node) in told or not re.search(rf"\b{NAME}\.\w", text):
                    continue
                if not STARTERS.search(text):
                    wrong.append(f"{path.relative_to(PACKAGE).as_posix()}:{node.lineno}")
    assert wrong == []


def test_only_folder_puts_files_in_place() -> None:
    assert writers(PACKAGE) == []


def test_only_the_console_shows_something() -> None:
    assert speakers(PACKAGE) == []


def test_only_one_module_looks_at_the_disk() -> None:
    assert lookers(PACKAGE) == []


def _has_docstring(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and ast.get_docstring(node, clean=False) is not None
    )


PLANTS = {
    "within a function": (
        "documents/html.py",
        "def planted():\n    from learning_together.checks import catalogue\n",
    ),
    "at the top, to its neighbour": (
        "checks/run.py",
        "from learning_together.reports import catalogue\n",
    ),
    "for type checkers": (
        "folder/files.py",
        (
            "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n"
            "    from learning_together.records.base import Model\n"
        ),
    ),
    "by name": (
        "reports/draw_up.py",
        (
            "from importlib import import_module\n"
            "planted = import_module('learning_together.exchange.exports.agency_form')\n"
        ),
    ),
    "by a name made up": (
        "method/staff.py",
        (
            "from importlib import import_module\n"
            "planted = import_module(f'learning_together.cli.{1}')\n"
        ),
    ),
    "a package": ("review/load.py", "from learning_together import actions\n"),
    "a library": ("reports/draw_up.py", "import yaml\n"),
    "a path": ("exchange/calendar.py", "def planted():\n    from pathlib import Path\n"),
    "the system": ("exchange/imports/readers/csv.py", "import os.path\n"),
    "a packed file": ("exchange/exports/csv.py", "from zipfile import ZipFile\n"),
    "what opens a file": ("exchange/exports/json.py", "planted = open('file')\n"),
    "a review loaded by a front end": (
        "cli/show/command.py",
        "from learning_together.review.load import load\n",
    ),
    "a loader taken by a front end": ("cli/ids.py", "from learning_together.review import load\n"),
    "a window opened by another command": (
        "cli/ids.py",
        "def planted():\n    from learning_together.web import serve\n",
    ),
    "a record in a window": ("web/home.py", "from learning_together.records.base import Model\n"),
    "a loader in a window": ("web/home.py", "from learning_together.review import load\n"),
    "a new room": ("nowhere/new.py", "from learning_together import errors\n"),
}


WRITES = (
    "Path('a').replace(Path('b'))",
    "open('a', 'w')",
    "open('a', mode='a')",
    "Path('a').open('xb')",
    "Path('a').open('r+')",
    "Path('a').write_text('b')",
    "Path('a').write_bytes(b'b')",
    "Path('a').unlink()",
    "Path('a').touch()",
    "import os\nos.replace('a', 'b')",
    "import os\nos.rename('a', 'b')",
    "import os\nos.remove('a')",
    "import os\nos.open('a', os.O_RDWR | os.O_CREAT)",
    "import os as system\nsystem.unlink('a')",
    "from os import replace as put\nput('a', 'b')",
    "import shutil\nshutil.copytree('a', 'b')",
    "import shutil as files\nfiles.rmtree('a')",
    "from shutil import move\nmove('a', 'b')",
    "import io\nio.open('a', 'wb')",
    "from tempfile import mkstemp\nmkstemp()",
)
WRITES_NOT = (
    "open('a')",
    "Path('a').open('rb')",
    "Path('a').open(encoding='utf-8')",
    "'a'.replace('a', 'b')",
    "import shutil\nshutil.get_terminal_size()",
    "from dataclasses import replace\nreplace(record, id='a')",
    "from learning_together.folder import disk\ndisk.remove_folder(Path('a'))",
)
LOOKS = (
    "Path('a').exists()",
    "Path('a').is_file()",
    "(Path('a') / 'b').is_dir()",
    "Path('a').is_symlink()",
    "Path('a').stat()",
    "[*Path('a').iterdir()]",
    "import os\nos.path.exists('a')",
    "import os.path as names\nnames.isfile('a')",
    "from os import path\npath.isdir('a')",
    "from os.path import lexists\nlexists('a')",
    "from os import listdir as names\nnames('a')",
)
SAYS = (
    "print('a')",
    "import sys\nsys.stdout.write('a')",
    "import sys as system\nprinted = system.stderr",
    "from sys import stdout as out\nout.write('a')",
    "import typer\ntyper.echo('a')",
    "from click import echo\necho('a')",
)
SAYS_NOT = ("from learning_together.cli import console\nconsole.say('a')",)
LOOKS_NOT = (
    "from learning_together.folder import look\nlook.is_file(Path('a'))",
    "from learning_together.folder.look import is_file\nis_file(Path('a'))",
    "import os\nfor entry in os.scandir('a'):\n    entry.is_file(follow_symlinks=False)",
)


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("house") / NAME
    return Path(
        shutil.copytree(PACKAGE, made, ignore=shutil.ignore_patterns("__pycache__", "*.txt"))
    )


@pytest.mark.parametrize("plant", PLANTS)
def test_what_is_planted_is_seen(plant: str, copied: Path) -> None:
    name, text = PLANTS[plant]
    path = copied / name
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"{before}\n{text}", encoding="utf-8")
    try:
        found = faults(copied)
    finally:
        if before:
            path.write_text(before, encoding="utf-8")
        else:
            shutil.rmtree(path.parent)
    line = len(f"{before}\n{text}".splitlines())
    assert len(found) == 1
    assert found[0].startswith(f"{name}:{line} imports ")


@pytest.mark.parametrize(
    ("find", "text", "seen"),
    [
        *((writers, text, True) for text in WRITES),
        *((writers, text, False) for text in WRITES_NOT),
        *((speakers, text, True) for text in SAYS),
        *((speakers, text, False) for text in SAYS_NOT),
        *((lookers, text, True) for text in LOOKS),
        *((lookers, text, False) for text in LOOKS_NOT),
    ],
)
def test_what_touches_the_disk_is_seen(
    find: Callable[[Path], list[str]], text: str, seen: bool, tmp_path: Path
) -> None:
    (tmp_path / "method").mkdir()
    (tmp_path / "method" / "planted.py").write_text(f"{text}\n", encoding="utf-8")
    line = len(text.splitlines())
    found = list(dict.fromkeys(one.partition(" ")[0] for one in find(tmp_path)))
    assert found == ([f"method/planted.py:{line}"] if seen else [])


def test_a_circle_is_seen() -> None:
    assert circles({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}}) == [["a", "b", "c"]]


def test_the_table_of_rooms_is_true() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    told = re.findall(r"^\| `(\w+)` \|", text, flags=re.MULTILINE)
    assert told == [name for line in ROOMS for name in line]


def test_places_named_in_contributing_are_there() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    named = re.findall(r"`([a-z_]+(?:/[\w<>.]+)+)`", text)
    assert len(named) > 5
    for name in named:
        place = name.partition("<")[0].rstrip("/")
        roots = (PACKAGE, ROOT)
        assert any((root / place).exists() for root in roots), name


def test_how_many_examples_a_property_has_is_said_in_one_place() -> None:
    named = re.compile(r"\b(?:max_examples|deadline)\s*=")
    files = (ROOT / "tests").rglob("*.py")
    assert [one.name for one in files if named.search(one.read_text("utf-8"))] == ["conftest.py"]
