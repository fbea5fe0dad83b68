"""Every address of the window, with odd input: whatever is sent is answered in words."""

import io
import zipfile
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

import pytest

import every_page
from browsing import Answer, Somebody, as_sent, opened
from every_page import Sent, missing, walk
from learning_together.records.kinds import KINDS
from learning_together.web import window

#: Texts that no page sends.
ODD = (
    "", "\0", "x" * 100_000, "9" * 5_000, "-1", "../../etc/passwd", "C:\\aux", "<script>x</script>",
    "\u202e\ud800".encode("utf-8", "replace").decode(), "=1+1", "{{ 7 }}", "- {a: &a [*a]}", "\n",
    "2023-02-30", "LR1", "review", "é" * 300,
)  # fmt: skip
WIDE = b"<w:document xmlns:w='x'>" + b"<w:p/>" * 200_000 + b"</w:document>"


def packed(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), content)
    return out.getvalue()


ENTITIES = (
    b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY b "&a;&a;">]>'
    b"<w:document xmlns:w='x'>&b;</w:document>"
)
TYPES = b"<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>"
#: Files that no program of an office wrote.
HOSTILE = (
    ("x.docx", b""),
    ("x.docx", b"PK\x03\x04" + b"\0" * 200),
    ("x.docx", packed(word__document_xml=ENTITIES, Content_Types_xml=TYPES)),
    ("x.docx", packed(word__document_xml=WIDE, Content_Types_xml=TYPES)),
    ("x.xlsx", packed(xl__workbook_xml=b"<x/>")),
    ("x.csv", b"\xff\xfe\0\0" * 50),
    ("x.csv", b'Date,Event\n"'),
    ("../../x\r\n\0.html", b"<table>" * 3_000),
    ("x.exe", b"MZ\x90"),
    ("", b"x"),
)


def plainly(got: Answer, sent: Sent, what: object) -> None:
    """What came back is told in words, and is no fault of ours."""
    place = f"{sent.route} ({sent.path}) with {what!r:.200}"
    assert got.code in {200, 204, 303, 400, 404, 409, 413, 422}, (
        f"{place}: {got.code} {got.words[:900]}"
    )
    assert "a fault of its own" not in got.text, f"{place}: {got.words[:900]}"
    assert "Traceback" not in got.text, place
    if got.code >= 400:
        assert len(got.words.partition("Close")[2]) > 30, f"{place}: {got.words}"


def asked(me: Somebody, sent: Sent) -> Answer:
    """What comes of it, as a browser asks: a form without a file is sent without one."""
    if sent.form is None:
        return me.ask(sent.path, headers={"lt-piece": "1"} if sent.piece else None)
    if sent.file is not None:
        name, content = sent.file
        return me.upload(sent.path, name, content, **dict(sent.form))
    return me.send(sent.path, [*sent.form])


def followed(me: Somebody, got: Answer) -> str:
    if got.code == 303:
        return me.ask(got.headers["location"], whole=True).text
    return got.text if got.headers.get("content-type", "").startswith("text") else ""


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Sent], Path]:
    """All that was asked for and sent on a walk to every address; and where there is room."""
    place = tmp_path_factory.mktemp("every")
    said: list[Sent] = []
    root = every_page.made(place)
    with opened(root) as me:

        def visit(sent: Sent) -> str:
            said.append(sent)
            got = asked(me, sent)
            plainly(got, sent, "what belongs there")
            return followed(me, got)

        walk(root, visit, lambda path: me.ask(path).body)
    return said, place


def test_every_address_is_visited(walked: tuple[list[Sent], Path]) -> None:
    said, _ = walked
    assert missing({one.route for one in said}) == set()


@pytest.mark.long
def test_whatever_a_form_holds_is_answered_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each form again as it was (stale), without each field, and with odd texts in each."""
    monkeypatch.setattr(window, "_HELD", 10_000)
    root = every_page.made(tmp_path)
    with opened(root) as me:
        seen: set[tuple[str, frozenset[str]]] = set()
        tried: set[tuple[str, str]] = set()

        def visit(sent: Sent) -> str:
            got = asked(me, sent)
            said = followed(me, got)
            names = frozenset(name for name, _ in sent.form or ())
            if sent.form is None or (sent.route, names) in seen:
                return said
            seen.add((sent.route, names))
            plainly(asked(me, sent), sent, "the same once more")
            fresh = {name for name in names if (sent.route, name) not in tried}
            tried.update((sent.route, name) for name in names)
            for odd in odd_forms(sent, fresh):
                plainly(me.send(sent.path, odd), sent, odd)
            for file in HOSTILE if sent.file else ():
                form = Sent(sent.route, sent.path, sent.form, file)
                plainly(asked(me, form), sent, file)
            return said

        walk(root, visit, lambda path: me.ask(path).body)


@pytest.mark.long
def test_a_record_of_odd_texts_alone_is_refused_in_words_or_kept_as_it_is(tmp_path: Path) -> None:
    """Every kind's form with one odd text in every field, each kind with others of them."""
    root = every_page.made(tmp_path)
    odd = cycle(ODD)
    with opened(root) as me:
        for kind in [one for one in KINDS if one not in every_page.APART]:
            form = as_sent(me.ask(f"/new/{kind}").text)
            for text in islice(odd, 5):
                typed = [(name, held if name.startswith("_") else text) for name, held in form]
                sent = Sent("POST /new/{kind}", f"/new/{kind}", (*typed, ("_save", "1")))
                plainly(asked(me, sent), sent, text)
            assert me.ask(f"/kinds/{kind}").code in {200, 303}


def odd_forms(sent: Sent, fresh: set[str]) -> Iterator[list[tuple[str, str]]]:
    """The form with each of these fields left out, doubled, and odd; and with fields of no page."""
    form = [*(sent.form or ())]
    yield []
    yield [("odd", "1"), ("_save", "1"), ("file", "no file"), ("", "")]
    for at, (name, value) in enumerate(form):
        if name not in fresh:
            continue
        yield [*form[:at], *form[at + 1 :]]
        yield [*form, (name, f"{value}x")]
        for odd in ODD:
            yield [*form[:at], (name, odd), *form[at + 1 :]]


@pytest.mark.long
@pytest.mark.parametrize("state", ["locked", "broken", "emptied"])
def test_whatever_the_folder_has_become_every_address_answers_in_words(
    tmp_path: Path, walked: tuple[list[Sent], Path], state: str
) -> None:
    """All that was sent on a walk, to a window whose folder is another meanwhile."""
    said, _ = walked
    root = every_page.made(tmp_path)
    with opened(root) as me:
        if state == "locked":
            words = {"passphrase": every_page.PASSPHRASE, "again": every_page.PASSPHRASE}
            assert me.send("/key/lock", words).code == 303
        elif state == "broken":
            (root / "review.yaml").write_text("title: [1\n", "utf-8")
            (root / "findings" / "FIN1.yaml").write_text("\0", "utf-8")
            (root / "people.yaml").write_bytes(b"\xff\xfe\xff")
        else:
            for path in sorted(root.rglob("*"), reverse=True):
                if path.is_file() and path.name != "review.yaml":
                    path.unlink()
        for sent in said:
            if "/key/" not in sent.route:
                plainly(asked(me, sent), sent, state)


@pytest.mark.parametrize(
    "odd", ["nothing", "%00", "..%2f..%2fx", "<b>", "x" * 3000, "9" * 400, "-1"]
)
def test_whatever_stands_in_an_address_is_answered_in_words(
    walked: tuple[list[Sent], Path], street: Somebody, odd: str
) -> None:
    routes = {one.route for one in walked[0] if "{" in one.route}
    for route in sorted(routes):
        method, _, path = route.partition(" ")
        for part in ("{id}", "{kind}", "{field}", "{number}", "{which}", "{name}"):
            path = path.replace(part, odd)
        sent = Sent(
            route, path.replace("<", "%3C").replace(">", "%3E"), None if method == "GET" else ()
        )
        plainly(asked(street, sent), sent, odd)
