"""Home: who owes what, what changed, and what is said where lt itself is at fault."""

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest

from browsing import Answer, Somebody, opened
from gitting import git, needs_git
from learning_together.web import problems
from learning_together.web.places import led_on, place_of
from sample import SAMPLE, Folder, held

FILES = {
    "agencies.yaml": "- {id: health, name: Health visiting}\n- {id: gp, name: General practice}\n",
    "people.yaml": """\
- {id: LR1, role: Lead reviewer, group: lead-reviewer}
- {id: HV1, role: Health visitor, group: case-group, agency: health}
""",
    "queries.yaml": """\
- {id: QRY1, agency: health, question: "Who took the call & when?", due: 2024-05-03}
- {id: QRY2, agency: health, question: Asked and answered, answer: Yes.}
- {id: QRY3, agency: gp, question: Ask Peregrine Tolleton}
- {id: QRY4, agency: gp, question: For the team alone, handling: [team]}
""",
    "tasks.yaml": "- {id: TSK1, what: Ring the school, who: [LR1, HV1], due: 2099-01-01}\n",
    "private/identities.yaml": "- {code: C, type: person, names: [Peregrine Tolleton]}\n",
}


def mails(got: Answer) -> dict[str, str]:
    """The text of each mail that is ready, by its subject."""
    found = {}
    for address in re.findall(r'href="(mailto:[^"]*)"', got.text):
        parts = parse_qs(urlsplit(unescape(address)).query)
        found[parts["body"][0]] = parts["subject"][0]
    return found


def test_who_owes_what_with_the_mail_ready(folder: Folder) -> None:
    with opened(folder(FILES)) as me:
        got = me.ask("/")
        assert "Health visiting: 1 thing, 1 overdue" in got.words
        assert "Lead reviewer (LR1): 1 thing" in got.words
        ready = mails(got)
        (text,) = [text for text, subject in ready.items() if "1 overdue" in subject]
        assert "- QRY1 (by 3 May 2024, overdue): Who took the call & when?\r\n" in text
        assert "answered" not in text
        assert "Who took the call &amp; when?" in got.text


def test_a_mail_holds_what_its_reader_may_read_and_no_name(folder: Folder) -> None:
    with opened(folder(FILES)) as me:
        got = me.ask("/")
        text = "".join(mails(got))
        # The question with a name in it, and the task that its kind keeps within the team.
        assert "There is no mail: it would hold a name" in got.words
        assert text.count("TSK1") == 1
        assert "QRY3" not in text
        assert "QRY4" not in text
        assert "who owes it may not read it" in got.words
        assert "Tolleton" not in unescape(got.text)


def test_a_reader_aloud_names_nobody(folder: Folder) -> None:
    files = FILES | {"actions.yaml": "- {id: ACT1, what: Count, owner: Dr Peregrine Tolleton}\n"}
    with opened(folder(files)) as me:
        assert "Tolleton" not in me.ask("/").text


@pytest.mark.git
@pytest.mark.skipif(not needs_git, reason="git")
def test_what_changed_since_a_version_and_by_whom(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    files = FILES | {"glossary.yaml": "- {id: lens, term: Lens, meaning: Glass}\n"}
    people = FILES["people.yaml"] + "- {id: AD1, role: Administrator, group: administrator}\n"
    root = folder(files | {"people.yaml": people})
    git(root, "init", "-q")
    kept = ("Winifred Pat", "Begun"), ("LR1", "First"), ("AD1", "For Peregrine Tolleton <b>")
    for who, note in kept:
        (root / "note.txt").write_text(note, "utf-8")
        git(root, "add", "-A")
        git(root, "commit", "-qm", note, f"--author={who} <a@b>")
        (root / "glossary.yaml").write_text("- {id: lens, term: Lens, meaning: Clear}\n", "utf-8")
    with opened(root) as me:
        words = me.ask("/").words
        assert "AD1: For" in words
        assert "LR1: First" in words
        assert ": Begun" in words
        assert "Winifred" not in words + me.ask("/changes").text
        assert "Tolleton" not in words
        assert "<b>" not in me.ask("/").text
        assert "nothing changed" in me.ask("/changes").words
        first = git(root, "rev-parse", "HEAD~2")
        got = me.ask(f"/changes?since={first[:10]}")
        assert "Glossary: 1 changed" in got.words
        assert re.search(r"<del>.*Glass.*</del>.*<ins>Clear</ins>", got.text)
        odd = me.ask("/changes?since=--output%3Dx")
        assert odd.code == 409
        assert "Show" in odd.words


def test_a_fault_of_ours_is_told_in_words_and_tells_nothing(
    street: Somebody, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ValueError("Peregrine Tolleton")

    monkeypatch.setattr(problems, "in_order_of_work", broken)
    got = street.ask("/problems")
    assert got.code == 500
    assert "lt has a fault of its own here" in got.words
    assert "ValueError at test_home.py:" in got.words
    assert "Tolleton" not in got.text
    assert "Traceback" not in got.text
    assert street.ask("/").code == 200


@pytest.mark.parametrize(
    ("said", "places"),
    [
        ("lt validate shows which file to mend.", {"lt validate": "/problems"}),
        ("See lt new agency, or lt show KPE3.", {"lt new agency": "/new/agencies",
                                                 "lt show KPE3": "/records/KPE3"}),
        ("lt validate --for MTG5 and lt schema", {"lt validate --for MTG5":
                                                  "/problems?meeting=MTG5"}),
        ("lt report --to docx", {"lt report": "/reports"}),
        ("lt show me", {}),
        ("see lt key unlock", {"lt key": "/key"}),
    ],
)  # fmt: skip
def test_commands_in_a_text_lead_to_the_page_that_does_the_same(
    said: str, places: dict[str, str]
) -> None:
    from learning_together.actions.window.records import plural_of

    pieces = led_on(said, plural_of)
    assert "".join(words for words, _ in pieces) == said
    assert {words: place for words, place in pieces if place} == places


def test_no_page_shows_the_key() -> None:
    from learning_together.actions.window.records import plural_of

    assert place_of("lt new identities", plural_of) == ""


def test_a_folder_of_an_earlier_lt_is_brought_up_after_it_was_shown(folder: Folder) -> None:
    root = folder(FILES)
    before = held(root)
    with opened(root) as me:
        got = me.ask("/upgrade")
        assert "What a person wrote in it stays" in got.words
        assert held(root) == before
        found = re.search(r'action="[^"]*(/upgrade/[0-9]+)"', got.text)
        assert found
        assert me.send(found[1], {}).code == 303
        assert "Brought up:" in me.ask("/").words
        assert held(root) != before
        assert ".gitignore" in got.words
        assert ".gitignore" not in me.ask("/upgrade").words
        # What was shown is no longer what is due.
        assert me.send(found[1], {}).code == 409


def test_home_says_which_reports_the_stage_needs_and_leads_to_what_each_lacks(
    folder: Folder,
) -> None:
    facts = SAMPLE["review.yaml"]
    files = {
        "agencies.yaml": "- {id: police, name: Police}\n",
        "people.yaml": "- {id: PC1, role: Constable, group: case-group, agency: police}\n",
    }
    root = folder(files)
    with opened(root) as me:
        said = me.ask("/").words
        assert "Terms of reference : can be made" in said
        assert "Real names cannot be looked for yet" in said
        assert f'href="{me.at}/key?back=/"' in me.ask("/").text
        (root / "review.yaml").write_text(facts.replace("setup", "collect"), "utf-8")
        assert "Composite chronology : there is no timeline entry yet" in me.ask("/").words
        (root / "review.yaml").write_text(facts.replace("setup", "report"), "utf-8")
        finding = "- {id: FIN1, title: One, statement: Two.}\n"
        (root / "findings.yaml").write_text(finding, "utf-8")
        for place in ("/", "/reports"):
            assert re.search(
                r"Report of the review : [^:]*[0-9]+ places still to be written",
                me.ask(place).words,
            )
        waits = me.ask("/reports/review")
        assert "Write FIN1 (" in waits.words
        forms = set(re.findall(r'href="([^"]*)">Write ', waits.text))
        assert len(forms) > 8
        for form in forms:
            assert me.ask(unescape(form).removeprefix(me.at).partition("#")[0]).code == 200
        assert me.ask("/reports/nothing").code == 409
        assert "Nothing of it is still" in me.ask("/reports/chronology").words


def test_records_say_what_comes_next(folder: Folder) -> None:
    with opened(folder({"agencies.yaml": "- {id: police, name: Police}\n"})) as me:
        page = me.ask("/records")
        assert "What comes next" in page.words
        assert f'href="{me.at}/people" aria-label="Go there: List the people' in page.text
