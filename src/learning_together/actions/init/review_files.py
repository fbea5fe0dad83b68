"""The texts of a new review folder.

Takes what is known of a review at its start, gives the text of each file; touches no disk. What a
field is for comes from the models, what is expected from the framework and the option.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from string import Template

from learning_together import resources
from learning_together.actions.proposed_ids import proposed_id
from learning_together.english import starting
from learning_together.folder import version
from learning_together.folder.yaml.write.records import proved, rewritten
from learning_together.folder.yaml.write.scalars import Value
from learning_together.folder.yaml.write.splices import Values
from learning_together.ids import Id
from learning_together.patterns import regex
from learning_together.records import json_schema
from learning_together.records.commented_yaml import BODY_HINT, bare_lines, explained_lines, header
from learning_together.records.frameworks import framework, frameworks, option
from learning_together.records.kinds import IDENTITIES_FILE, kind_of

#: Lists that a review starts with, each in a file of its own.
_LISTS = (
    "agencies", "people", "questions", "meetings", "tasks", "documents", "family", "decisions",
)  # fmt: skip

#: Prose of the report that comes from no record, by section id.
SECTIONS = (
    "introduction",
    "summary",
    "family-composition",
    "methodology",
    "limitations",
    "window",
    "additional-learning",
    "conclusion",
)

#: Two lead reviewers, independent and accredited (SCIE, what commissioners can expect).
LEADS = ("LR1", "LR2")
#: How a subject is told from the next: “Child C and Child D”.
_NEXT = regex(r"\s*(?:,|;|&|\band\b)\s*")
#: What a subject is called by beside its first word: the C of “Child C”.
_CODE = regex(r"(?<=\S )[A-Z][A-Z0-9]{0,2}$")

_TOP = """\
# Lines like these are explanations and are not read. Text goes below “|” or “>-”, indented by two
# spaces: below “|” every line stays as it is typed, below “>-” lines are joined to one. A field
# that is not known yet stays empty.
"""


@dataclass(frozen=True)
class Start:
    """What is known of a review at its start.

    Attributes:
        title: Its name.
        framework: The key of its framework.
        option: The key of its option.
        subject: The name used for the child or adult.
        board: Who commissioned it.
        marking: The protective marking.
        start: First day of the period; empty where not known.
        end: Last day of the period.
        agencies: Names by id.
    """

    title: str
    framework: str = "lcspr"
    option: str = "full"
    subject: str = ""
    board: str = ""
    marking: str = "OFFICIAL-SENSITIVE"
    start: str = ""
    end: str = ""
    agencies: Mapping[str, str] = field(default_factory=dict)


def subjects(start: Start) -> tuple[tuple[str, str], ...]:
    """Those whom the review is about: the code of each, and what it is called.

    >>> subjects(Start("Mill Lane", subject="Child C and the baby"))
    (('C', 'Child C'), ('TB1', 'The baby'))
    """
    taken = {Id(one) for one in (*start.agencies, *SECTIONS, *LEADS)}
    found: list[tuple[str, str]] = []
    for called in filter(None, _NEXT.split(start.subject.strip())):
        said = _CODE.search(called)
        code = said[0] if said and Id(said[0]) not in taken else ""
        code = code or proposed_id("people", called, taken)
        taken.add(Id(code))
        found.append((code, starting(called)))
    return tuple(found)


def texts(start: Start) -> dict[str, str]:
    """Every file of a new review, by its path."""
    chosen = option(start.option)
    files = {"review.yaml": _review(start)}
    for kind in _LISTS:
        files[f"{kind}.yaml"] = _list(kind, f"{kind}.yaml", _records(kind, start))
    for agency in start.agencies:
        path = f"timeline/{agency}.yaml"
        files[path] = _list("timeline", path, ())
    own = [kind for kind in ("conversations", "episodes", "findings") if kind != "conversations"]
    if chosen.conversations != 0:
        own.insert(0, "conversations")
    # Git keeps no empty folder.
    files |= {f"{kind}/.gitkeep": "" for kind in own}
    headings = framework(start.framework).headings
    files |= {f"sections/{key}.md": _section(key, headings[key]) for key in SECTIONS}
    files[IDENTITIES_FILE] = _list("identities", IDENTITIES_FILE, ())
    files["README.md"] = _readme(start, own)
    return files | common()


def common() -> dict[str, str]:
    """What every review folder has, whatever is in it."""
    templates = resources.folder("templates") / "init"
    return {
        ".gitignore": (templates / "gitignore").read_text(encoding="utf-8"),
        ".gitattributes": (templates / "gitattributes").read_text(encoding="utf-8"),
        **json_schema.files(),
        version.FILE: version.text(),
    }


def _review(start: Start) -> str:
    values: dict[str, Value] = {
        "format": "1",
        "title": start.title,
        "subject": start.subject,
        "framework": start.framework,
        "option": start.option,
        "stage": "setup",
        "board": start.board,
        "marking": start.marking,
        "draft": "1",
        "typology": "lt2012",
    }
    if start.start and start.end:
        values["period"] = {"start": start.start, "end": start.end}
    known = ", ".join(f"{key} ({framework(key).label})" for key in frameworks())
    lines = explained_lines("review", values, {"framework": f"One of: {known}."})
    top = [json_schema.modeline("review.yaml"), "#", *_TOP.splitlines(), ""]
    text = "\n".join([*top, *lines]) + "\n"
    proved("review.yaml", text, [values])
    return text


def _records(kind: str, start: Start) -> tuple[Values, ...]:
    """The records that a list starts with."""
    if kind == "agencies":
        return tuple({"id": id_, "name": name} for id_, name in start.agencies.items())
    if kind == "people":
        return (
            *({"id": code, "role": "Lead reviewer", "group": "lead-reviewer"} for code in LEADS),
            *(
                {"id": code, "role": f"{called}, whom the review is about", "group": "family"}
                for code, called in subjects(start)
            ),
        )
    if kind == "meetings":
        types = [
            type_ for type_, count in option(start.option).meetings.items() for _ in range(count)
        ]
        prefix = kind_of(kind).prefix
        return tuple(
            {"id": f"{prefix}{number}", "type": type_, "status": "planned"}
            for number, type_ in enumerate(types, 1)
        )
    return ()


def _list(kind: str, path: str, records: tuple[Values, ...]) -> str:
    text, _ = rewritten(
        path,
        "\n".join(header(kind, path)) + "\n",
        added=records,
        lines=lambda values, indent: [*bare_lines(kind, values, indent, blanks=True), ""],
    )
    return text.rstrip("\n") + "\n"


def _section(key: str, heading: str) -> str:
    return (
        "---\n"
        f"id: {key}\n"
        f"# The heading is “{heading}”; title: … gives it another.\n"
        f"# {BODY_HINT}\n"
        "---\n"
    )


def _readme(start: Start, own: list[str]) -> str:
    shown = {"review.yaml": "review"} | {f"{kind}.yaml": kind for kind in _LISTS}
    shown |= {"timeline/": "timeline"} | {f"{kind}/": kind for kind in own}
    shown["sections/"] = "sections"
    rows = "\n".join(f"| `{path}` | {kind_of(kind).holds} |" for path, kind in shown.items())
    template = resources.folder("templates") / "init" / "README.md"
    text = Template(template.read_text(encoding="utf-8")).substitute(
        title=_line(start.title), marking=_line(start.marking), rows=rows
    )
    return text.replace("\n\n\n", "\n")


def _line(text: str) -> str:
    return " ".join(text.split())
