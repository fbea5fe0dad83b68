"""Every address of a window with real content on it: what each page is asked for, or sent.

Pages that are read are made of the routes, so that a new one is asked for by itself; what is sent
is written down here, and `missing` tells a route that nobody asked for.
"""

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path

import docx

import filling
from learning_together.actions.init import start
from learning_together.actions.window.choosing import lists_of
from learning_together.records.kinds import KINDS
from learning_together.records.kinds.meeting import Meeting
from learning_together.reports.catalogue import REPORTS
from learning_together.review.load import load
from learning_together.review.review import Review
from learning_together.web.routes import FORMS, NAMED, PAGES

File = tuple[str, bytes]


@dataclass(frozen=True)
class Sent:
    """What is asked for, or sent.

    Attributes:
        route: The address as the routes have it, behind its method.
        path: The address.
        form: What the form sends; None where a page is asked for.
        file: A file that goes along.
        piece: Whether a piece of a page is asked for, as its script does.
    """

    route: str
    path: str
    form: tuple[tuple[str, str], ...] | None = None
    file: File | None = None
    piece: bool = False

    @property
    def is_sent(self) -> bool:
        return self.form is not None


#: Shows what comes of it, as text; and the bytes of a download.
Visit = Callable[[Sent], str]
Bytes = Callable[[str], bytes]

CHRONOLOGY = (
    "Date\tEvent\tWho\n14/05/2022\tShona Bellweather rang about the noise.\tHV1\n"
    "soon\tNobody came.\t\n3/4/2022\tSeen at home.\tHV1\n"
)
LEFT_OUT = (
    "<table><tr><th>Date</th><th>Event</th></tr><tr><td>14/05/2022</td><td>A visit</td></tr>"
    "</table><p>On 16 May 2022 Morag rang about the bruise.</p><table><tr><th>Date</th>"
    "<th>Event</th></tr><tr><td>17/05/2022</td><td>A call</td></tr></table>"
)
PEOPLE = (
    "Role\tAgency\tName\nMidwife\thealth\tIda Marsh\nNight porter\tWesthaven Homes\tAda Fairlamb\n"
)
#: Kinds without pages of their own.
APART = ("review", "identities")
PASSPHRASE = "correct horse battery staple"


def made(place: Path) -> Path:
    """A review in which every page has something to show."""
    root = place / "harbour-street"
    start.copy_example(root, "harbour-street")
    (root / "comments.yaml").open("a", encoding="utf-8").write(
        "- id: COM90\n  record: FIN1\n  field: title\n  author: Reader 1\n  text: Shorter?\n"
        "  proposed: Seen apart\n"
    )
    (root / "tasks.yaml").open("a", encoding="utf-8").write(
        "- id: TSK90\n  waht: Ring the school\n  who: [LR1]\n"
    )
    (root / "people.yaml").open("a", encoding="utf-8").write(
        "- id: NP90\n  role: Night porter\n  group: case-group\n"
    )
    (root / "private" / "notes.txt").write_text("Nothing.", "utf-8")
    return root


def missing(visited: set[str]) -> set[str]:
    """Routes to which nobody went."""
    return (
        {f"GET {one}" for one in PAGES}
        | {f"POST {one}" for one in FORMS}
        | {f"POST /named{one}" for one in NAMED}
    ) - visited


def walk(root: Path, visit: Visit, taken: Bytes) -> None:
    """Goes to every address, once or more.

    Args:
        root: The review's folder, as `made` gives it.
        visit: Goes there.
        taken: Gives the bytes of a download.
    """
    review = load(root).review
    for path in PAGES:
        for each in _filled(path, review):
            visit(Sent(f"GET {path}", each))
    for path in NAMED:
        visit(_post(f"/named{path}", f"/named{next(_filled(path, review))}"))
    visit(Sent("GET where nothing is", "/nowhere"))
    for way in (_records, _timeline, _analysis, _reports, _imports, _came_back, _write_up, _people,
                _comments, _issue, _mending, _key):  # fmt: skip
        way(visit, taken)


def _post(route: str, path: str, *form: tuple[str, str], file: File | None = None) -> Sent:
    return Sent(f"POST {route}", path, form, file)


def _filled(path: str, review: Review) -> Iterator[str]:
    """A route with what it can be asked for; what needs something made before comes later."""
    if "{number}" in path:
        return
    ids = [next(one.id_text for one in records if one.id)
           for kind, records in review.records.items()
           if records and kind not in APART]  # fmt: skip
    if "{kind}" in path:
        yield from (path.format(kind=kind) for kind in KINDS if kind not in APART)
    elif "{field}" in path:
        for id in ids:
            for field, _ in lists_of(review, id):
                yield path.format(id=id, field=field)
    elif path == "/screen/{id}":
        meetings = [one.id_text for one in review.all(Meeting)]
        yield from (path.format(id=id) for id in (meetings[0], meetings[-1]))
        yield f"{path.format(id=meetings[-1])}?at=9"
    elif "{id}" in path:
        yield from (path.format(id=id) for id in [*ids, "review", "nothing"])
    elif "{name}" in path:
        yield from (path.format(name=one.name) for one in REPORTS)
    else:
        yield path
        yield from (f"{path}?{query}" for query in _QUERIES.get(path, ()))


#: What else a page can be asked for.
_QUERIES = {
    "/timeline": ("agency=police", "into=KPE1&agency=police", "filter=nowhere"),
    "/search": ("words=kitchen", "words=nowhere"),
    "/problems": ("meeting=MTG5", "check=LT0"),
    "/forms": tuple(f"kind={one}" for one in ("conversations", "episodes", "responses")),
    "/changes": ("since=MTG5",),
    "/pick": ("refs=people&typed=nurse",),
    "/read": ("typed=3/4/24",),
    "/key": ("back=/reports",),
}


def _within(text: str, pattern: str) -> str:
    found = re.search(pattern, text)
    assert found, (pattern, " ".join(re.sub("<[^>]*>", " ", text).split())[:2000])
    return unescape(found[1])


def _address(text: str, pattern: str) -> str:
    """Where a form of a page is sent, or a link leads, from the window's address on."""
    return _within(text, rf'(?:action|href)="/[^/"]+({pattern})"')


def _records(visit: Visit, _taken: Bytes) -> None:
    edit = ("/records/{id}/edit", "/records/FIN1/edit")
    faulty = (("_kind", "findings"), ("_base", "{}"), ("priority", "first"), ("_save", "1"))
    visit(_post(*edit, *faulty))
    visit(_post(*edit, *faulty, ("_preview", "statement"), ("statement", "*Seen* apart")))
    visit(Sent("POST /records/{id}/edit", "/records/FIN1/edit?field=title",
               (("_kind", "findings"), ("title", "x")), piece=True))  # fmt: skip
    for kind in KINDS:
        if kind not in APART:
            visit(_post("/new/{kind}", f"/new/{kind}", ("_save", "1")))
    draft = (("_draft", "1"), ("term", "Lens"))
    visit(Sent("POST /new/{kind}", "/new/glossary", draft, piece=True))
    visit(Sent("GET /", "/"))
    visit(Sent("GET /new/{kind}", "/new/glossary"))
    visit(_post("/drop", "/drop", ("kind", "glossary"), ("id", "")))
    visit(Sent("GET /records/{id}/edit", "/records/health-001/edit?field=people"))
    reads = (("_kind", "findings"), ("path", "statement"), ("text", "*Seen* apart"))
    visit(Sent("POST /reads", "/reads", reads, piece=True))
    behind = (("_kind", "findings"), ("_id", "FIN1"), ("evidence", "CV1"))
    visit(Sent("POST /behind", "/behind", behind, piece=True))
    visit(_post("/search", "/search", ("words", "kitchen")))


def _timeline(visit: Visit, _taken: Bytes) -> None:
    visit(_post("/timeline", "/timeline"))
    visit(_post("/timeline", "/timeline", ("row", "health-001"), ("set_level", "detail")))
    visit(_post("/timeline", "/timeline", ("row", "health-001"), ("new_episode", "1")))
    shown = visit(Sent("GET /conflicts", "/conflicts"))
    pair = re.search(r'name="pair" value="([^"]+)"', shown)
    visit(_post("/conflicts", "/conflicts", ("pair", pair[1] if pair else "a b"),
                ("verdict", "same"), ("by", "LR1"), ("reason", "One call.")))  # fmt: skip


def _analysis(visit: Visit, _taken: Bytes) -> None:
    visit(_post("/analysis", "/analysis", ("tick", "CF1 KPE1"), ("was", "CF1 KPE1")))
    choose = "/records/{id}/choose/{field}"
    visit(_post(choose, "/records/FIN1/choose/evidence"))
    visit(_post("/ranking", "/ranking", ("by", "RT1"), ("rank.FIN1", "first")))


def _reports(visit: Visit, _taken: Bytes) -> None:
    report = (("report", "review"), ("format", "md"), ("audience", "team"))
    text = visit(_post("/reports", "/reports", *report))
    link = _address(text, "/made/[0-9]+/[0-9]+")
    visit(Sent("GET /made/{number}/{which}", link, piece=True))
    visit(
        _post("/reports", "/reports", ("report", "agency-form"), ("format", "md"), ("subject", "*"))
    )
    picture = (("picture", "swim-lanes"), ("format", "svg"), ("audience", "team"))
    visit(_post("/pictures", "/pictures", *picture))
    visit(_post("/calendar", "/calendar", ("audience", "team"), ("tasks", "1")))


def _imports(visit: Visit, _taken: Bytes) -> None:
    table = (("pasted", CHRONOLOGY), ("table", ""), ("agency", "health"), ("order", ""))
    text = visit(_post("/import", "/import", *table))
    number = _within(text, r"/import/([0-9]+)/names")
    asked = visit(_post("/import/{number}/names", f"/import/{number}/names"))
    words = re.findall(r'<select name="(word-[0-9]+)"', asked)
    answers = tuple((word, "HV1") for word in words[:1])
    text = visit(_post("/import/{number}/said", f"/import/{number}/said", *answers))
    visit(_post("/import/{number}", _address(text, "/import/[0-9]+")))
    table = (("pasted", ""), ("table", LEFT_OUT), ("agency", "health"), ("order", ""))
    text = visit(_post("/import", "/import", *table))
    text = visit(_post("/import/{number}", _address(text, "/import/[0-9]+")))
    number = _within(text, r"/import/([0-9]+)/left")
    visit(_post("/import/{number}/left", f"/import/{number}/left"))
    visit(_post("/import/{number}/read", f"/import/{number}/read"))


def _came_back(visit: Visit, taken: Bytes) -> None:
    form = (("kind", "conversations"), ("subject", "CV1"), ("format", "docx"), ("due", ""))
    text = visit(_post("/forms", "/forms", *form))
    file = taken(_address(text, "/made/[0-9]+/[0-9]+"))
    back = filling.filled(file, {"CV1.mindset": "Calm, she said."})
    text = visit(_post("/import", "/import", file=("filled.docx", back)))
    visit(_post("/import/{number}/back", _address(text, "/import/[0-9]+/back")))


def _write_up(visit: Visit, _taken: Bytes) -> None:
    document = docx.Document()
    for heading, words in (("How things looked", "All seemed calm."), ("The dog", "It barked.")):
        document.add_heading(heading, 1)
        document.add_paragraph(words)
    route, place = "/records/{id}/write-up", "/records/CV2/write-up"
    text = visit(_post(route, place, file=("Notes.docx", _saved(document))))
    again = _address(text, f"{place}/[0-9]+")
    text = visit(_post(f"{route}/{{number}}", again, ("part-1", "mindset")))
    again = _address(text, f"{place}/[0-9]+")
    visit(_post(f"{route}/{{number}}", again, ("part-1", "mindset"), ("write", "1")))


def _people(visit: Visit, _taken: Bytes) -> None:
    text = visit(_post("/people", "/people", ("pasted", PEOPLE), ("group", "case-group")))
    place = _address(text, "/people/[0-9]+")
    visit(Sent("GET /people/{number}", place))
    visit(_post("/people/{number}", place, ("take-1", "1"), ("role-1", "Nurse Marsh")))
    visit(_post("/people/{number}", place, ("take-1", "1"), ("take-2", "1")))


def _comments(visit: Visit, taken: Bytes) -> None:
    report = (("report", "findings"), ("format", "docx"), ("audience", "team"))
    text = visit(_post("/reports", "/reports", *report))
    draft = docx.Document(io.BytesIO(taken(_address(text, "/made/[0-9]+/[0-9]+"))))
    place = next(one for one in draft.paragraphs if len(one.text) > 80)
    draft.add_comment(place.runs, "Is that so?", author="P. Reader")
    text = visit(_post("/comments", "/comments", file=("draft.docx", _saved(draft))))
    visit(_post("/comments/{number}", _address(text, "/comments/[0-9]+")))
    decide = ("/comments/{id}/decide", "/comments/COM90/decide")
    visit(_post(*decide, ("verdict", "declined"), ("answer", "It is what she said.")))


def _issue(visit: Visit, _taken: Bytes) -> None:
    issue = (("audience", "board"), ("name", ""))
    letter = b"Written by Zebulon Ottershaw of nowhere.\n"
    text = visit(_post("/issue", "/issue", *issue, file=("letter.txt", letter)))
    number = _within(text, r"/issue/([0-9]+)/words")
    words = re.findall(r'name="(word-[0-9]+)" value=""', text)
    answers = tuple((word, "may stay") for word in words)
    text = visit(_post("/issue/{number}/words", f"/issue/{number}/words", *answers))
    place = _address(text, "/issue/[0-9]+")
    visit(_post("/issue/{number}", place, ("to", "")))
    visit(
        _post("/issue/{number}", place, ("to", "Chair"), ("fine", "1"), ("anyway", "It was read"))
    )


def _mending(visit: Visit, _taken: Bytes) -> None:
    text = visit(Sent("GET /mend", "/mend"))
    ways = re.findall(r'name="(way\d+)" value="(\w+)"', text)
    visit(_post("/mend", "/mend", *ways[:1]))
    visit(_post("/accept", "/accept", ("check", "LT601"), ("record", "MTG1"),
                ("reason", "We live with it"), ("by", "LR1")))  # fmt: skip
    text = visit(Sent("GET /undo", "/undo"))
    visit(_post("/undo/{number}", _address(text, "/undo/[0-9]+")))
    text = visit(Sent("GET /upgrade", "/upgrade"))
    visit(_post("/upgrade/{number}", _address(text, "/upgrade/[0-9]+")))
    visit(_post("/save", "/save", ("note", "x"), ("role", "")))


def _key(visit: Visit, _taken: Bytes) -> None:
    """Last, since from then on all is locked."""
    names = (("code", "NP90"), ("names", "Corin Vexford"), ("known_as", ""), ("sort", "person"))
    visit(_post("/key/names", "/key/names", *names))
    visit(_post("/key/names", "/key/names", ("code", ""), *names[1:]))
    visit(_post("/key/shown", "/key/shown"))
    shown = visit(_post("/key/entry", "/key/entry", ("entry", "0")))
    entry = _address(shown, "/key/entry/[0-9]+")
    visit(_post("/key/entry/{number}", entry, ("names", "")))
    visit(_post("/key/entry/{number}", entry, ("born", "3 May 1979"), ("addresses", "WH1 2AB")))
    visit(_post("/key/lock", "/key/lock", ("passphrase", "short"), ("again", "short")))
    visit(_post("/key/lock", "/key/lock", ("passphrase", PASSPHRASE), ("again", PASSPHRASE)))
    visit(_post("/key/open", "/key/open", ("passphrase", "odd")))
    visit(_post("/key/open", "/key/open", ("passphrase", PASSPHRASE)))
    visit(_post("/key/shown", "/key/shown"))
    visit(_post("/key/forget", "/key/forget"))
    visit(Sent("GET /", "/"))
    visit(_post("/import", "/import", ("pasted", CHRONOLOGY), ("agency", "health")))
    visit(_post("/people", "/people", ("pasted", PEOPLE), ("group", "case-group")))
    visit(_post("/key/unlock", "/key/unlock", ("passphrase", "odd")))


def _saved(document: "docx.document.Document") -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
