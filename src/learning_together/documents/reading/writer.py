"""Document -> a reading page: one HTML file that its reader filters, without network.

Takes a Document whose `reading` says what is to be filtered, and gives bytes. The page is a plain
document first: its script hides and shows what stands there, and knows nothing else of it but what
the swim lanes need. No style or script acts but the two that the page names by their hashes.
"""

import base64
import hashlib
import json
import re
from dataclasses import replace
from html import escape, unescape
from pathlib import Path

from learning_together import seal
from learning_together.documents import html, markup
from learning_together.documents.document import Document, printable
from learning_together.documents.page_data import SIGNS, Reading
from learning_together.documents.reading import entries, lanes
from learning_together.ids import bookmark
from learning_together.patterns import regex
from learning_together.resources import folder

_DIV = regex(r'<div class="fold">\s*<p>(?P<said>.*?)</p>|<div\b|</div>', re.DOTALL)
_TAG = regex(r"<[a-z][^<>]*>")
_TARGET = regex(r'\bhref="#([^"]+)"')
_STYLE = regex(r' style="([^"]*)"')


def to_reading_page(document: Document) -> bytes:
    """A document as a reading page.

    Raises:
        LtError: Pandoc is missing or failed.
    """
    reading = document.reading
    if reading is None:
        raise TypeError(document.name)
    document = printable(document)
    body, headings = html.structured(replace(document, body=_without_entries(document.body)))
    body = _folded(body)
    if reading.lanes:
        titles = dict(reading.episodes)
        made = lanes.drawn(reading.lanes, reading.timeline, titles)
        body = body.replace('<div class="lanes">', f'<div class="lanes">{made}')
    places, targets = html.ids_of(body), _TARGET.findall(body)
    made = entries.listed(reading, document.link, places, targets)
    body = body.replace('<div class="entries">', f'<div class="entries">{made}')
    body, looks = _styled(html.linked(body))
    own = folder("templates") / "html" / "reading"
    style = f"{html.style(document)}\n{_read(own / 'page.css')}\n{looks}"
    script = _read(own / "page.js")
    values = {
        **html.front(document, headings),
        "style": style,
        "script": script,
        "style_hash": _hash(style),
        "script_hash": _hash(script),
        "kind_text": escape(document.kind),
        "notice": "".join(f"<p>{escape(one)}</p>" for one in reading.notice),
        "facts": _facts(reading),
        "body": body,
    }
    return seal.put(html.filled(_read(own / "page.html"), values)).encode("utf-8")


def _without_entries(body: str) -> str:
    """The text without the entries' form in Markdown; the page has them in one of its own."""
    kept = []
    depth = 0
    for line, free in markup.outside_code(body):
        opened = markup.fence(line) if free else None
        if depth:
            depth += (opened is not None) - (free and markup.closes(line))
        elif opened and opened.kind == "entries":
            kept.append(line)
            depth = 1
        if not depth:
            kept.append(line)
    return "\n".join(kept)


def _folded(body: str) -> str:
    """The body with its folds: what the first paragraph of each opens."""
    folds: list[bool] = []

    def made(found: re.Match[str]) -> str:
        if found[0] == "</div>":
            return "</details>" if folds and folds.pop() else found[0]
        folds.append(found["said"] is not None)
        said = found["said"]
        return found[0] if said is None else f'<details class="fold"><summary>{said}</summary>'

    return _DIV.sub(made, body)


def _styled(body: str) -> tuple[str, str]:
    """The body without styles of its own, which no hash names, and these as a sheet."""
    looks: dict[str, int] = {}

    def numbered(found: re.Match[str]) -> str:
        return f' data-look="{looks.setdefault(found[1], len(looks))}"'

    body = _TAG.sub(lambda tag: _STYLE.sub(numbered, tag[0]), body)
    rules = (f'[data-look="{n}"]{{{unescape(look)}}}' for look, n in looks.items())
    return body, "\n".join(rules)


def _facts(reading: Reading) -> str:
    """What the script is told beside the page itself, as JSON that ends no element."""
    told: dict[str, object] = {
        "signs": SIGNS,
        "people": reading.people,
        "about": reading.about,
        "episodes": [(bookmark(id), title) for id, title in reading.episodes],
        "lanes": None,
    }
    if drawn := reading.lanes:
        told["lanes"] = {
            "first": drawn.first,
            "end": drawn.end,
            "rows": lanes.rows(reading.timeline),
        }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8").strip()


def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
