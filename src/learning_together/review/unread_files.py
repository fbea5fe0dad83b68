"""Files that look like a review's own but are read by no kind: what they were probably meant to be.

Takes paths, gives words; opens nothing.
"""

import re
from collections.abc import Collection, Iterable
from pathlib import PurePosixPath

from learning_together.ids import Id
from learning_together.patterns import regex
from learning_together.records.did_you_mean import near
from learning_together.records.kinds import KINDS, kind_of

_YAML = regex(r"\.ya?ml(?![a-z])", re.IGNORECASE)
#: Endings that a file of records gets by a slip: of an editor, a mail program, a backup.
_SLIPS = frozenset({"", ".txt", ".md", ".bak", ".old", ".orig", ".tmp", ".json"})
_COPY = regex(
    r"^(?:copy of )|(?:[ _-]+(?:-[ ]*)?(?:copy|old|new|final|draft|backup|conflict.*|v?[0-9]+)"
    r"|[ _-]*\([0-9]+\))$",
    re.IGNORECASE,
)


_BEFORE = "copy of "
#: What programs that sync and people add to the name of a copy: a computer's name, a number, a day.
_MADE = regex(
    r"(?: - copy)?(?: ?\([^()]*\)|-[\w-]+| - [\w -]+|\.sync-conflict-[\w-]+"
    r"|[ _](?:v?[0-9]{1,2}|copy|old|new|final|draft|backup|conflict.*))?",
    re.IGNORECASE,
)


def help_for(path: str, paths: Collection[str], agencies: Iterable[Id], text: str) -> str | None:
    """What a file that nothing is read from was meant to be; empty where there is no telling.

    Args:
        path: Of the file.
        paths: Of all files of the folder.
        agencies: Their ids.
        text: How it begins, where it is a Markdown file at the top.

    Returns:
        None for a file at the top that is nobody's record and nobody's slip (README.md).
    """
    pure = PurePosixPath(path)
    stem = pure.name.split(".")[0]
    if len(pure.parts) == 1 and not _YAML.search(pure.name):
        section = pure.suffix == ".md" and re.match(r"---\s*\n(?:.*\n)*?id:", text)
        if not section and (pure.suffix.lower() not in _SLIPS or not _kind(_bare(stem))):
            return None
        if section and not _kind(stem):
            return f"Did you mean “sections/{pure.name}”?"
    if pure.parts[0] in KINDS and len(pure.parts) > 1:
        kind = pure.parts[0]
        ends = ".yaml or .md" if kind_of(kind).body else ".yaml"
        return (
            f"Records are read from files whose name ends in {ends}; this one ends in "
            f"{pure.suffix or 'nothing'} (Windows may not show that)."
        )
    if len(pure.parts) > 1 and (kind := _kind(_bare(pure.parts[0])) or near(pure.parts[0], KINDS)):
        return f"Did you mean the folder “{kind}/”?"
    if own := copy_of(path, paths):
        return (
            f"It looks like a copy of “{own}”, which is read. To bring in what stands here alone: "
            f'lt join "{path}"'
        )
    meant = _meant(_bare(stem), agencies) or _near(stem)
    return f"Did you mean “{meant}”?" if meant else ""


def copy_of(path: str, paths: Collection[str]) -> str:
    """The file of whose name another's is made, as programs do that copy; empty where none is.

    Args:
        path: Of the other file.
        paths: Of all files that lie there.
    """
    pure = PurePosixPath(path)
    said = pure.stem[len(_BEFORE) :] if pure.stem.lower().startswith(_BEFORE) else pure.stem
    found = [
        one
        for one in paths
        if one != path
        and PurePosixPath(one).parent == pure.parent
        and PurePosixPath(one).suffix.lower() == pure.suffix.lower()
        and said.lower().startswith(stem := PurePosixPath(one).stem.lower())
        and _MADE.fullmatch(said[len(stem) :])
    ]
    return max(found, key=len, default="")


def _bare(stem: str) -> str:
    """A name without what a copy adds to it."""
    while (shorter := _COPY.sub("", stem).strip()) != stem and shorter:
        stem = shorter
    return stem


def _kind(name: str) -> str:
    """The kind that is called so, whatever its capitals and its number."""
    small = name.lower().replace(" ", "_")
    return next((kind for kind in KINDS if small in {kind, kind_of(kind).one.lower()}), "")


def _near(stem: str) -> str:
    kind = near(stem, KINDS)
    return f"{kind}.yaml" if kind else ""


def _meant(stem: str, agencies: Iterable[Id]) -> str:
    """The path at which a file of that name would be read."""
    if kind := _kind(stem):
        return f"{kind}.yaml"
    agency = next((one for one in agencies if stem and one == Id(stem)), None)
    if agency:
        return f"timeline/{agency.text}.yaml"
    found = re.fullmatch(r"([A-Za-z]+)[0-9]+", stem)
    prefix = found[1].upper() if found else ""
    kind = next((kind for kind in KINDS if prefix and kind_of(kind).prefix == prefix), "")
    return f"{kind}/{stem}.yaml" if kind else ""
