"""What each check reads of a review, from its code: the module `checks/reads.py`.

From the function that looks, every name is followed into our own modules, and every attribute to
whatever method of ours has that name; each field of a record that is named on the way counts as
read. That is more than is read, never less: what asks for fields by names that only the program
knows counts as reading everything.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import learning_together
from learning_together.checks.catalogue import rules
from learning_together.records.kinds import KINDS, kind_of, model
from learning_together.records.shape import fields

_NAME = "learning_together"
_ROOT = Path(learning_together.__file__).parent
_PLACE = Path("src", _NAME, "checks", "reads.py")
_MADE = '''"""What each check reads: fields by name. Made by `make docs` of the checks' code."""

#: Stands for every field there is.
EVERYTHING = "*"
#: Stands for what names what: fields that hold ids, and `[[…]]` in texts.
REFERENCES = "[[]]"
#: Stands for the texts of the files.
FILES = "/"

READS: dict[str, frozenset[str]] = {
'''
#: The rooms whose code a check may run, and those of them that know no record.
_ROOMS = ("checks", "privacy", "method", "review", "records", "diagnostics")
#: Within them: data that ships, and what reads files, which no check does.
_ELSEWHERE = (
    "records.frameworks", "records.build", "records.json_schema", "records.commented_yaml",
    "review.changes", "review.field_changes", "review.load", "review.loaded", "review.one_file",
    "review.paths",
    "privacy.contents", "privacy.cleaning",
)  # fmt: skip
#: What is not followed any further, with what it stands for. Where something stands and whether it
#: was faulty is looked at apart; names of fields are given to `lacks` where it is called.
_CUT = {
    ("records.base", "place"): "",
    ("records.base", "lacks"): "",
    ("records.base", "called"): "called",
    ("records.kinds", "model"): "",
    ("records.kinds", "kind_of"): "",
    ("review.review", "once_per_review"): "",
    ("review.review", "__iter__"): "",
    ("review.derived", "once_per_record"): "",
    ("review.derived", "once_with_changes"): "",
    ("review.review", "references"): "[[]]",
    ("review.review", "_references"): "[[]]",
    ("review.review", "_incoming"): "[[]]",
    ("review.review", "naming"): "[[]]",
    ("review.review", "named_by"): "[[]]",
}
#: Functions that ask for fields by a name which stands in their module, in a table of constants.
_TOLD = {
    ("checks.timeline.end_before_start", "find"),
    ("checks.timeline.done_in_the_future", "find"),
    ("checks.timeline.order_unknown", "find"),
    ("checks.timeline.future_date", "_at"),
}
#: Methods of Python's own types.
_OF_PYTHON = {name for of in (str, bytes, dict, list, set, tuple) for name in dir(of)}
#: Ways to fields whose names do not stand in the code, and to the texts of files.
_MORE = dict.fromkeys(("__dict__", "model_dump", "data", "model_fields_set"), "*") | {"files": "/"}


@dataclass
class _Module:
    """The names of a module: what stands under each, and what is imported from where."""

    nodes: dict[str, ast.AST] = field(default_factory=dict)
    imported: dict[str, tuple[str, str]] = field(default_factory=dict)


def modules() -> dict[Path, str]:
    """The module, by its path within the project."""
    code = _Code()
    lines = [
        f'    "{rule.CHECK.name}": frozenset({tuple(sorted(code.read(_dotted(rule))))!r}),\n'
        for rule in rules()
    ]
    return {_PLACE: _MADE + "".join(lines) + "}\n"}


def _dotted(rule: object) -> str:
    return str(getattr(rule, "__name__", "")).removeprefix(f"{_NAME}.")


class _Code:
    def __init__(self) -> None:
        self.reached: set[str] = set()
        self.modules: dict[str, _Module] = {}
        self.methods: dict[str, list[tuple[str, ast.AST]]] = {}
        for path in sorted(_ROOT.rglob("*.py")):
            parts = path.relative_to(_ROOT).with_suffix("").parts
            name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
            self._note(name, ast.parse(path.read_text(encoding="utf-8")))
        self.labels = {kind_of(kind).label for kind in KINDS} - {""}
        self.fields = {
            name for kind in KINDS for part in _parts(model(kind)) for name in (*fields(part), "id")
        }

    def _note(self, name: str, tree: ast.Module) -> None:
        module = self.modules[name] = _Module(dict(_at_the_top(tree)))
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(f"{_NAME}"):
                source = (node.module or "").removeprefix(_NAME).lstrip(".")
                for one in node.names:
                    module.imported[one.asname or one.name] = (source, one.name)
            elif isinstance(node, ast.ClassDef) and _is_run(name):
                for inner in node.body:
                    if isinstance(inner, ast.FunctionDef):
                        self.methods.setdefault(inner.name, []).append((name, inner))

    def read(self, rule: str) -> set[str]:
        """The fields that the function of a rule may read."""
        found: set[str] = set()
        self.reached = self._reached(rule)
        seen: set[int] = set()
        ahead: list[tuple[str, ast.AST]] = [(rule, self.modules[rule].nodes["find"])]
        while ahead:
            module, node = ahead.pop()
            if id(node) in seen:
                continue
            seen.add(id(node))
            name = getattr(node, "name", "")
            if (module, name) in _CUT:
                self._stands_for(_CUT[module, name], found)
                continue
            ahead += self._followed(module, node, found)
        return {"*"} if "*" in found else found

    def _reached(self, rule: str) -> set[str]:
        """The modules that a rule's imports bring along, whose methods it can meet."""
        reached: set[str] = set()
        ahead = [rule]
        while ahead:
            name = ahead.pop()
            if name in reached or name not in self.modules or not _is_run(name):
                continue
            reached.add(name)
            for source, inner in self.modules[name].imported.values():
                ahead += [source, f"{source}.{inner}"]
        return reached

    def _stands_for(self, what: str, found: set[str]) -> None:
        found |= self.labels if what == "called" else {what} - {""}

    def _followed(
        self, module: str, node: ast.AST, found: set[str]
    ) -> Iterator[tuple[str, ast.AST]]:
        for part in ast.walk(node):
            if isinstance(part, ast.Name):
                yield from self._named(module, part.id, found)
            elif isinstance(part, ast.Attribute):
                found |= {_MORE[part.attr]} if part.attr in _MORE else set()
                found |= {part.attr} & self.fields
                if isinstance(part.value, ast.Name):
                    yield from self._of_module(module, part.value.id, part.attr, found)
                yield from self._methods(part)
            elif isinstance(part, ast.Constant) and part.value in self.fields:
                found.add(str(part.value))
            elif isinstance(part, ast.Call) and ast.unparse(part.func) in {"getattr", "vars"}:
                told = len(part.args) > 1 and isinstance(part.args[1], ast.Constant)
                if not told and (module, getattr(node, "name", "")) not in _TOLD:
                    found.add("*")

    def _methods(self, part: ast.Attribute) -> Iterator[tuple[str, ast.AST]]:
        """Our methods of that name; those that texts and lists have too, of reviews alone."""
        of_review = isinstance(part.value, ast.Name) and part.value.id == "review"
        for module, node in self.methods.get(part.attr, ()):
            if module in self.reached and (
                part.attr not in _OF_PYTHON or (of_review and module == "review.review")
            ):
                yield module, node

    def _named(self, module: str, name: str, found: set[str]) -> Iterator[tuple[str, ast.AST]]:
        """What a name stands for in a module; classes are followed by their methods alone."""
        for _ in range(9):
            if (module, name) in _CUT:
                self._stands_for(_CUT[module, name], found)
                return
            here = self.modules.get(module)
            if here is None or not _is_run(module):
                return
            if name in here.nodes:
                if not isinstance(here.nodes[name], ast.ClassDef):
                    yield module, here.nodes[name]
                return
            if name not in here.imported:
                return
            module, name = here.imported[name]

    def _of_module(
        self, module: str, name: str, attribute: str, found: set[str]
    ) -> Iterator[tuple[str, ast.AST]]:
        """What `module.attribute` stands for, where the name is that of a module."""
        source, inner = self.modules[module].imported.get(name, ("", ""))
        target = f"{source}.{inner}".strip(".")
        if target in self.modules:
            yield from self._named(target, attribute, found)


def _at_the_top(tree: ast.Module) -> Iterator[tuple[str, ast.AST]]:
    """The names that a module gives, with what stands under each."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name, node
        elif isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            yield from ((one.id, node.value) for one in targets if isinstance(one, ast.Name))


def _is_run(module: str) -> bool:
    """Whether a check may run code of a module."""
    return module.split(".", maxsplit=1)[0] in _ROOMS and not module.startswith(_ELSEWHERE)


def _parts(made: type) -> Iterator[type]:
    yield made
    for shape in fields(made).values():
        if shape.part is not None:
            yield from _parts(shape.part)
