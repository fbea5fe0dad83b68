"""Which links a document may hold, and taking the others out of a Word file.

A link may lead to a place in the same document, to a web page or to a mail address; of any other
(a file, a script, a place that is not there) the words stay and the link goes.
"""

import re
from html import unescape

from learning_together.office import package
from learning_together.patterns import regex

_ALLOWED = regex(r"(?:https?://|mailto:)[^\s\x00-\x1f]*", re.IGNORECASE)
_RELATION = regex(r"<Relationship\s[^>]*/>")
_LINK = regex(r"<w:hyperlink\b([^>]*)>(.*?)</w:hyperlink>", re.DOTALL)
_START = regex(r'<w:bookmarkStart\b[^>]*?\bw:id="(\d+)"[^>]*?\bw:name="([^"]*)"[^>]*/>')


def is_allowed(address: str) -> bool:
    """Whether a link may lead out of the document to that address.

    >>> is_allowed("https://example.org"), is_allowed("javascript:alert(1)")
    (True, False)
    """
    return _ALLOWED.fullmatch(address) is not None


def tidy(parts: dict[str, bytes]) -> None:
    """Takes bad links, dead links and doubled bookmarks out of a Word file's parts."""
    document = parts[package.DOCUMENT].decode("utf-8")
    document, names = _once(document)
    for part in (package.DOCUMENT, "word/footnotes.xml"):
        if part not in parts:
            continue
        text = document if part == package.DOCUMENT else parts[part].decode("utf-8")
        relations = part.replace("word/", "word/_rels/") + ".rels"
        bad = _bad_relations(parts, relations)
        parts[part] = _without(text, bad, names).encode("utf-8")


def _bad_relations(parts: dict[str, bytes], relations: str) -> set[str]:
    if relations not in parts:
        return set()
    bad = set()

    def judge(found: re.Match[str]) -> str:
        said = dict(re.findall(r'([\w:]+)="([^"]*)"', found[0]))
        outward = said.get("TargetMode") == "External"
        link = said.get("Type", "").endswith("/hyperlink")
        if not outward or (link and is_allowed(unescape(said.get("Target", "")))):
            return found[0]
        bad.add(said.get("Id", ""))
        return ""

    parts[relations] = _RELATION.sub(judge, parts[relations].decode("utf-8")).encode("utf-8")
    return bad


def _without(text: str, bad: set[str], names: set[str]) -> str:
    def judge(found: re.Match[str]) -> str:
        said = dict(re.findall(r'([\w:]+)="([^"]*)"', found[1]))
        dead = "w:anchor" in said and said["w:anchor"] not in names
        if not dead and said.get("r:id", "") not in bad:
            return found[0]
        return re.sub(r'<w:rStyle w:val="Hyperlink" ?/>', "", found[2])

    return _LINK.sub(judge, text)


def _once(text: str) -> tuple[str, set[str]]:
    """The text without the second of two bookmarks of one name, and the names."""
    names: set[str] = set()
    folded: set[str] = set()
    doubled: set[str] = set()
    for found in _START.finditer(text):
        if found[2].casefold() in folded:
            doubled.add(found[1])
        else:
            names.add(found[2])
            folded.add(found[2].casefold())
    if doubled:
        text = re.sub(
            r'<w:bookmark(?:Start|End)\b[^>]*?\bw:id="(\d+)"[^>]*/>',
            lambda found: "" if found[1] in doubled else found[0],
            text,
        )
    return text, names
