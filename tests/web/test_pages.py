"""What pages show: all of the review, escaped, with codes, each link leading somewhere."""

import re
from html import unescape
from pathlib import Path

from browsing import Somebody, opened
from sample import Folder

_SCRIPT = "<script>alert(1)</script>"


def links(text: str, at: str) -> set[str]:
    """Where a page leads, from the window's address on; whatever it names is of the window."""
    named = re.findall(r'(href|action|src)="([^"]*)"', text)
    # A mail has nobody to whom it goes yet: nothing of the case names them.
    ways = (f"{at}/", "#", "data:,", "?", "mailto:?subject=")
    assert all(unescape(one).startswith(ways) for _, one in named)
    found = {unescape(one) for sort, one in named if sort != "action"}
    return {one.removeprefix(at).partition("#")[0] for one in found if one.startswith(at)}


def test_home_says_what_status_says_and_every_link_leads_somewhere(street: Somebody) -> None:
    seen: set[str] = set()
    waiting = {"/"}
    layers = 0
    while waiting and layers < 3:
        layers += 1
        found: set[str] = set()
        for path in sorted(waiting):
            got = street.ask(path)
            if got.code == 303:  # A page of its own stands in the place of a list.
                got = street.ask(got.headers["location"], whole=True)
            assert got.code == 200, path
            if got.headers["content-type"].startswith("text/html"):
                found |= links(got.text, street.at)
        seen |= waiting
        # Of many alike, some.
        waiting = set(sorted(found - seen)[:: 1 if layers < 2 else 7])
    assert len(seen) > 60
    words = street.ask("/").words
    for part in ("140 entries, 7 of 7 agencies", "14 of 19 staff spoken to", "6 ranked"):
        assert part in words


def test_a_record_with_what_it_rests_on_and_what_rests_on_it(street: Somebody) -> None:
    words = street.ask("/records/fin3").words
    assert "FIN3 Appointments are counted by service" in words
    assert "What it rests on" in words
    assert "KPE4 Nine appointments" in words
    assert "What rests on it" in words
    assert street.ask("/records/FIN99").code == 409
    assert "Did you mean" in street.ask("/records/FIN99").words


def test_words_are_found_in_any_field(street: Somebody) -> None:
    got = street.ask("/search?words=GARDEN%20chairs")
    assert "health-006" in got.words
    assert "<mark>garden chairs</mark>" in got.text
    assert "No place" in street.ask("/search?words=nowhere+to+be+found").words
    assert "Type a word" in street.ask("/search").words


def test_problems_stand_where_their_record_stands(folder: Folder) -> None:
    files = {"findings.yaml": "- id: FIN1\n  title: One\n  episodes: [KPE7]\n  statment: x\n"}
    with opened(folder(files)) as me:
        every = me.ask("/problems").words
        assert "KPE7" in every
        assert "statment" in every
        own = me.ask("/records/FIN1").words
        assert "What the checks say" in own
        assert "KPE7" in own
        assert "2 problems" in me.ask("/kinds/findings").words
        alone = me.ask("/problems?check=LT101").words
        assert "statment" not in alone


def test_text_of_the_review_is_only_text(folder: Folder) -> None:
    files = {
        "review.yaml": f"format: 1\ntitle: '{_SCRIPT}'\nsubject: Child C\nmarking: '{_SCRIPT}'\n",
        "findings.yaml": f"""\
- id: FIN1
  title: '{_SCRIPT}'
  statement: "\\" onmouseover=alert(1) [[{_SCRIPT}]] {{{{ 7*7 }}}}"
  no_such_field: '{_SCRIPT}'
""",
        f"{_SCRIPT.replace('/', '')}.md": "x",
    }
    with opened(folder(files)) as me:
        for path in ("/", "/records/FIN1", "/problems", "/kinds/findings", "/records/review"):
            got = me.ask(path)
            assert got.code == 200
            assert "<script>" not in got.text
            assert not re.search(r"<[^>]*\sonmouseover", got.text)
        assert "{{ 7*7 }}" in me.ask("/records/FIN1").words
        for path in (f"/search?words={_SCRIPT}", f"/records/{_SCRIPT}", f"/kinds/{_SCRIPT}"):
            assert "<script>" not in me.ask(path.replace(" ", "%20")).text


def test_names_of_the_key_are_covered(folder: Folder) -> None:
    files = {
        "private/identities.yaml": (
            "- {code: C, type: person, names: [Peregrine O'Tolleton, Title]}\n"
        ),
        "findings.yaml": "- id: FIN1\n  title: Peregrine O'Tolleton waited\n  statement: of <b>\n",
    }
    with opened(folder(files)) as me:
        for path in ("/", "/records/FIN1", "/problems", "/kinds/findings", "/search?words=waited"):
            got = me.ask(path)
            assert got.code == 200
            assert "Tolleton" not in got.text
            assert "<title>" in got.text
        assert "waited" in me.ask("/records/FIN1").words


def test_what_changes_outside_is_shown_with_the_next_page(folder: Folder) -> None:
    root = folder({})
    with opened(root) as me:
        assert "There is none yet" in me.ask("/kinds/glossary").words
        path = Path(root / "glossary.yaml")
        path.write_text("- id: lens\n  term: Lens\n  meaning: Glass.\n", "utf-8")
        assert "Lens lens" in me.ask("/kinds/glossary").words
        path.write_text("- id: lens\n  term: Lenz\n  meaning: Glass.\n", "utf-8")
        assert "Lenz lens" in me.ask("/kinds/glossary").words
        path.unlink()
        assert "There is none yet" in me.ask("/kinds/glossary").words
