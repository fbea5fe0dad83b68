"""`lt mend`: the changes that checks propose, shown, asked about, proved and made."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from conftest import Lt
from learning_together.actions.public_json.schemas import schema
from learning_together.cli import console
from sample import Folder

FAULTY = {
    "factors.yaml": (
        "# Ours\n"
        "- id: CF1\n"
        "  summary: Duty: two posts  \n"
        "  effect: hinder   # as agreed\n"
        "- id: CF2\n"
        "\tsummary: One\n"
        "  level: front\n"
        "- summary: Three\n"
    ),
    "meetings.yaml": (
        "- id: MTG1\n  date: 14/06/2023\n- id: MTG2\n  date: 03/04/2023\n  attendees: HV1, LR1\n"
    ),
}
MENDED = {
    "factors.yaml": (
        "# Ours\n"
        "- id: CF1\n"
        '  summary: "Duty: two posts"  \n'
        "  effect: hinders   # as agreed\n"
        "- id: CF2\n"
        "  summary: One\n"
        "  level: front\n"
        "- id: CF3\n"
        "  summary: Three\n"
    ),
    "meetings.yaml": (
        "- id: MTG1\n  date: 2023-06-14\n- id: MTG2\n  date: 03/04/2023\n  attendees: [HV1, LR1]\n"
    ),
}


def texts(root: Path) -> dict[str, str]:
    return {name: (root / name).read_text(encoding="utf-8") for name in FAULTY}


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(console, "can_ask", lambda: True)


def test_without_asking_what_leaves_no_doubt_is_made(lt: Lt, folder: Folder) -> None:
    root = folder(FAULTY)
    ran = lt("mend", "--yes", cwd=root)
    assert ran.code == 0
    assert texts(root) == MENDED
    assert "Changed: 6 places in factors.yaml and meetings.yaml." in ran.out
    assert "2 changes shown above were left to you." in ran.out
    assert "LT025 day-first-date: meetings.yaml:4:9 (which is meant?)" in ran.out
    assert "LT021 unknown-value: factors.yaml:7:10 (look at it first)" in ran.out
    assert '  -   summary: Duty: two posts  \n  +   summary: "Duty: two posts"  \n' in ran.out
    assert "  - - summary: Three\n  + - id: CF3\n  +   summary: Three\n" in ran.out
    again = lt("mend", "--yes", cwd=root)
    assert again.out.endswith("Nothing was changed.\n2 changes shown above were left to you.\n")
    assert texts(root) == MENDED


def test_a_dry_run_shows_all_of_it_and_changes_nothing(lt: Lt, folder: Folder) -> None:
    root = folder(FAULTY)
    ran = lt("mend", "--dry-run", cwd=root)
    assert ran.code == 0
    assert texts(root) == FAULTY
    assert "6 changes leave no doubt; 2 others are yours to decide. Nothing was changed." in ran.out


def test_where_nobody_can_be_asked_nothing_is_changed(lt: Lt, folder: Folder) -> None:
    root = folder(FAULTY)
    ran = lt("mend", cwd=root)
    assert ran.code == 2
    assert "nobody was there to be asked" in ran.err
    assert "lt mend --yes" in ran.err
    assert texts(root) == FAULTY


@pytest.mark.usefixtures("asked")
def test_each_change_is_asked_about(lt: Lt, folder: Folder) -> None:
    root = folder(FAULTY)
    ran = lt("mend", cwd=root, typed="y\nn\nx\nY\ny\nq\n")
    assert ran.code == 0
    assert ran.out.count("Make this change?") == 6
    assert "Changed: 3 places in factors.yaml." in ran.out
    assert "2 changes shown above were left to you." in ran.out
    assert texts(root)["factors.yaml"] == (
        MENDED["factors.yaml"].replace("hinders", "hinder").replace("front\n", "frontline\n")
        .replace("- id: CF3\n  summary", "- summary")
    )  # fmt: skip
    assert texts(root)["meetings.yaml"] == FAULTY["meetings.yaml"]


@pytest.mark.usefixtures("asked")
def test_all_of_a_kind(lt: Lt, folder: Folder) -> None:
    text = "".join(
        f"- id: CF{n}\n  summary: a: b\n  effect: {'hinder' * (n % 2)}\n" for n in range(6)
    )
    root = folder({"factors.yaml": text + "- id: CF9\n  level: front\n"})
    ran = lt("mend", cwd=root, typed="a\na\nn\n")
    new = (root / "factors.yaml").read_text(encoding="utf-8")
    assert new.count('"a: b"') == 6
    assert new.count("hinders") == 3
    assert "level: front\n" in new  # Of a kind, too, what is in doubt is asked about.
    assert ran.out.count("Make this change?") == 3


def test_nothing_to_mend(lt: Lt, folder: Folder) -> None:
    root = folder({})
    for way in ((), ("--yes",), ("--dry-run",)):
        ran = lt("mend", *way, cwd=root)
        assert (ran.code, ran.out) == (0, "No check proposes a change.\n")


def test_windows_line_ends_and_the_mark_of_byte_order_stay(lt: Lt, folder: Folder) -> None:
    root = folder({})
    path = root / "factors.yaml"
    path.write_bytes(b"\xef\xbb\xbf- summary: 'Two\r\n    * a\r\n    * b'\r\n")
    lt("mend", "--yes", cwd=root)
    assert path.read_bytes() == (
        b"\xef\xbb\xbf- id: CF1\r\n  summary: |\r\n    Two\r\n    * a\r\n    * b\r\n"
    )


def test_a_file_that_changed_meanwhile_is_left_alone(
    lt: Lt, folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = folder(FAULTY)
    monkeypatch.setattr(console, "can_ask", lambda: True)
    asked: list[int] = []

    def typing(*_args: object, **_more: object) -> str:
        if not asked:
            (root / "factors.yaml").write_text("- id: CF1\n", encoding="utf-8")
        asked.append(1)
        return "y" if len(asked) < 8 else "q"

    monkeypatch.setattr("typer.prompt", typing)
    ran = lt("mend", cwd=root)
    assert ran.code == 2
    assert "Somebody changed" in ran.err
    assert (root / "factors.yaml").read_text(encoding="utf-8") == "- id: CF1\n"
    assert texts(root)["meetings.yaml"] == FAULTY["meetings.yaml"]


def test_what_cannot_be_proved_is_not_made_and_told(
    lt: Lt, folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = folder(FAULTY)
    monkeypatch.setattr(
        "learning_together.actions.mend.is_proved",
        lambda _before, _after, _text, edits: all(
            "hinders" not in one.replacement for one in edits
        ),
    )
    ran = lt("mend", "--yes", cwd=root)
    assert texts(root)["factors.yaml"] == MENDED["factors.yaml"].replace("hinders", "hinder")
    assert "Not made, since it would change more than it mends: factors.yaml:4." in ran.out
    assert "Changed: 5 places" in ran.out


def test_no_name_is_shown_and_the_key_is_left_alone(lt: Lt, folder: Folder) -> None:
    key = "- {code: HV1, names: [Quisp], birth: 14/06/2000}\n"
    root = folder(
        {
            "private/identities.yaml": key,
            "factors.yaml": "- summary: Quisp Zed\n- id: CF1\n  sumary: Quisp\n",
        }
    )
    ran = lt("mend", "--yes", cwd=root)
    assert "Quisp" not in ran.out + ran.err
    assert "id: CF2" in (root / "factors.yaml").read_text(encoding="utf-8")
    assert (root / "private/identities.yaml").read_text(encoding="utf-8") == key


def test_what_the_changes_bring_to_light_is_mended_too(lt: Lt, folder: Folder) -> None:
    root = folder({"factors.yaml": "- id: CF1\n\teffect: hinder\n\tsumary: a: b\n"})
    lt("mend", "--yes", cwd=root)
    new = (root / "factors.yaml").read_text(encoding="utf-8")
    assert new == '- id: CF1\n  effect: hinders\n  summary: "a: b"\n'
    assert json.loads(lt("validate", "--select", "LT0", "--format", "json", cwd=root).out)[
        "summary"
    ]["errors"] == 0  # fmt: skip


def test_markdown(lt: Lt, folder: Folder) -> None:
    text = "---\nid: methodology\ntitle: a: b\n---\n\nText: with # signs\n"
    root = folder({"sections/methodology.md": text})
    lt("mend", "--yes", cwd=root)
    new = (root / "sections/methodology.md").read_text(encoding="utf-8")
    assert new == text.replace("a: b", '"a: b"')


def test_all_lines_that_a_change_moves_are_shown(lt: Lt, folder: Folder) -> None:
    text = "- id: CF1\n  effect: helps\n   explanation: |\n     Two\n  summary: One\n"
    root = folder({"factors.yaml": text})
    ran = lt("mend", "--dry-run", cwd=root)
    assert "  -    explanation: |\n  -      Two\n  +   explanation: |\n  +     Two\n\n" in ran.out


def test_each_that_cannot_be_proved_is_told(
    lt: Lt, folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = folder(FAULTY)
    monkeypatch.setattr("learning_together.actions.mend.is_proved", lambda *_read: False)
    ran = lt("mend", "--yes", cwd=root)
    assert texts(root) == FAULTY
    told = [line for line in ran.out.split("\n") if line.startswith("Not made")]
    assert [line.split(": ")[1] for line in told] == [
        *(f"factors.yaml:{line}. Make it by hand." for line in (8, 6, 4, 3)),
        *(f"meetings.yaml:{line}. Make it by hand." for line in (5, 2)),
    ]


def test_what_goes_on_for_ever_ends(
    lt: Lt, folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = folder({"factors.yaml": "- id: CF1\n\tsumary: a: b\n"})
    monkeypatch.setattr("learning_together.actions.mend._ROUNDS", 1)
    lt("mend", "--yes", cwd=root)
    assert (root / "factors.yaml").read_text(encoding="utf-8") == "- id: CF1\n  sumary: a: b\n"


DATED = (
    "- id: MTG1\n  date: 14/06/2023\n- id: MTG2\n  date: 03/04/2023\n"
    "- id: MTG3\n  date: 5.6.23  # moved\n- id: MTG4\n  date: 07/08/2023\n"
)
CHOSEN = DATED.replace("14/06/2023", "2023-06-14")


def said_of(out: str) -> str:
    """What was said, wherever its lines end."""
    return " ".join(out.split())


def dates(root: Path) -> list[str]:
    text = (root / "meetings.yaml").read_text(encoding="utf-8")
    return [line[8:] for line in text.split("\n") if line.startswith("  date: ")]


@pytest.mark.usefixtures("asked")
def test_of_two_readings_it_asks_which_with_what_the_file_says(lt: Lt, folder: Folder) -> None:
    root = folder({"meetings.yaml": DATED})
    ran = lt("mend", cwd=root, typed="y\n3\n2\n1\nn\n")
    assert (
        "  -   date: 03/04/2023\n"
        "  1   date: 2023-04-03   (3 April 2023)\n"
        "  2   date: 2023-03-04   (4 March 2023)\n"
        "  1 date of this file can only have the day first, none the month.\n"
    ) in ran.out
    assert ran.out.count("Which is meant? 1, 2, n none of them, q quit; 1a: the same order") == 4
    assert dates(root) == ["2023-06-14", "2023-03-04", "2023-06-05  # moved", "07/08/2023"]
    assert "1 change shown above was left to you." in ran.out


@pytest.mark.usefixtures("asked")
def test_one_answer_serves_for_a_file_where_nothing_speaks_against_it(
    lt: Lt, folder: Folder
) -> None:
    other = DATED.replace("MTG", "CV").replace("14/06/2023", "06/14/2023")
    root = folder({"meetings.yaml": DATED, "conversations.yaml": other})
    ran = lt("mend", cwd=root, typed="n\n2a\nn\n1a\n")
    # The answer for one file is none for another, whose dates speak for the other order.
    assert "1 date can only have the month first, none the day" in ran.out
    assert ran.out.count("Taken: ") == 4
    assert dates(root) == ["14/06/2023", "2023-04-03", "2023-06-05  # moved", "2023-08-07"]
    text = (root / "conversations.yaml").read_text(encoding="utf-8")
    assert [day in text for day in ("2023-03-04", "2023-05-06", "2023-07-08")] == [True] * 3


@pytest.mark.usefixtures("asked")
def test_where_a_file_shows_both_orders_each_date_is_asked_about(lt: Lt, folder: Folder) -> None:
    root = folder({"meetings.yaml": DATED + "- id: MTG5\n  date: 06/14/2023\n"})
    ran = lt("mend", cwd=root, typed="n\n1a\n1\nq\n")
    assert (
        "1 date of this file can only have the day first, 1 date can only have the month first."
    ) in said_of(ran.out)
    assert "the same order" not in ran.out
    assert dates(root)[1:3] == ["2023-04-03", "5.6.23  # moved"]


@pytest.mark.usefixtures("asked")
def test_other_dates_with_several_readings_are_asked_about_one_by_one(
    lt: Lt, folder: Folder
) -> None:
    entry = "- id: health-{n}\n  agency: health\n  date: {date}\n  event: x\n  source: y\n"
    typed = ("Q1 2023", "2022/23", "May bank holiday 2023")
    root = folder(
        {
            "agencies.yaml": "- id: health\n  name: Health\n",
            "timeline.yaml": "".join(
                entry.format(n=n, date=date) for n, date in enumerate(typed, 1)
            ),
        }
    )
    ran = lt("mend", cwd=root, typed="2\ny\n1a\n1\n")
    assert "can only have" not in ran.out
    assert "(some time between April and June 2023)" in ran.out
    text = (root / "timeline.yaml").read_text(encoding="utf-8")
    assert '  date: "[2023-04..2023-06]"\n  when: Q1 2023\n' in text
    assert '  date: "[2022..2023]"\n' in text
    assert "  date: 2023-05-01\n  when: May bank holiday 2023\n" in text
    assert lt("validate", "--select", "LT0", cwd=root).out.startswith("No problems")


def test_nobody_is_asked_where_nothing_may_be_chosen(lt: Lt, folder: Folder) -> None:
    root = folder({"meetings.yaml": DATED})
    assert lt("mend", "--yes", cwd=root).code == 0
    assert (root / "meetings.yaml").read_text(encoding="utf-8") == CHOSEN
    ran = lt("validate", "--select", "LT0", cwd=root)
    assert "3 of 7 can be mended once you say which date is meant: lt mend." in said_of(ran.out)
    root = folder({"meetings.yaml": DATED})
    ran = lt("validate", "--select", "LT0", cwd=root)
    assert "1 of 8 can be mended, 3 more once you say which date is meant" in said_of(ran.out)


def test_a_date_in_brackets_without_quotes_gets_them(lt: Lt, folder: Folder) -> None:
    entry = "- id: health-1\n  agency: health\n  date: {}\n  event: x\n  source: y\n"
    health = {"agencies.yaml": "- id: health\n  name: Health\n"}
    typed = entry.format("[2023-01..2023-03]  # some time")
    root = folder({**health, "timeline.yaml": typed})
    assert "without quotes YAML makes a list of it" in said_of(lt("validate", cwd=root).out)
    lt("mend", "--yes", cwd=root)
    mended = entry.format('"[2023-01..2023-03]"  # some time')
    assert (root / "timeline.yaml").read_text(encoding="utf-8") == mended
    root = folder({**health, "timeline.yaml": entry.format("[2023-01-02, 2023-01-03]")})
    assert "a date is expected" in said_of(lt("validate", cwd=root).out)


def test_for_programs(lt: Lt, folder: Folder) -> None:
    root = folder({**FAULTY, "private/identities.yaml": "- {code: HV1, names: [Quisp]}\n"})
    checker = Draft202012Validator(schema("mend"))
    planned = json.loads(lt("mend", "--dry-run", "--format", "json", cwd=root).out)
    made = json.loads(lt("mend", "--yes", "--format", "json", cwd=root).out)
    for found in (planned, made):
        assert list(checker.iter_errors(found)) == []
        assert [len(found[key]) for key in ("made", "to_look_at", "to_choose", "not_proved")] == [
            6, 1, 1, 0,
        ]  # fmt: skip
    assert (planned["written"], planned["files"]) == (False, [])
    assert (made["written"], made["files"]) == (True, ["factors.yaml", "meetings.yaml"])
    assert {**planned, "written": True, "files": made["files"]} == made
    (choice,) = made["to_choose"]
    assert choice["before"] == ["  date: 03/04/2023"]
    assert [(one["words"], one["edit"]["replacement"]) for one in choice["readings"]] == [
        ("3 April 2023", "2023-04-03"), ("4 March 2023", "2023-03-04"),
    ]  # fmt: skip
    assert not any(one["edit"]["sure"] for one in choice["readings"])
    assert (choice["day_first"], choice["month_first"]) == (1, 0)
    assert choice["problem"]["severity"] == "error"
    (doubtful,) = made["to_look_at"]
    assert (doubtful["before"], doubtful["after"]) == (["  level: front"], ["  level: frontline"])
    assert made["made"][0]["problem"]["code"] == "LT003"
    ran = lt("mend", "--format", "json", cwd=root)
    assert (ran.code, ran.out) == (2, "")
    assert "--dry-run or --yes" in ran.err


def test_what_cannot_be_proved_stands_in_the_json(
    lt: Lt, folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = folder(FAULTY)
    monkeypatch.setattr("learning_together.actions.mend.is_proved", lambda *_read: False)
    found = json.loads(lt("mend", "--yes", "--format", "json", cwd=root).out)
    assert (found["made"], found["written"], len(found["not_proved"])) == ([], False, 6)


def test_no_name_stands_in_the_json(lt: Lt, folder: Folder) -> None:
    key = "- {code: HV1, names: [Quisp]}\n"
    text = "- id: CF1\n  sumary: Quisp\n"
    root = folder({"private/identities.yaml": key, "factors.yaml": text})
    ran = lt("mend", "--yes", "--format", "json", cwd=root)
    assert "Quisp" not in ran.out + ran.err
    assert json.loads(ran.out)["written"] is True


@pytest.mark.usefixtures("asked")
def test_of_a_season_that_may_be_two_years_it_is_asked_which(lt: Lt, folder: Folder) -> None:
    text = (
        "- id: CV1\n  turning_points:\n    - on: 2021-22\n    - on: '2022-23'\n    - on: 2020-21~\n"
    )
    root = folder({"conversations.yaml": text})
    assert '1     - on: "[2021-06..2021-08]"' in lt("mend", cwd=root, typed="n\nq\n").out
    ran = lt("mend", cwd=root, typed="2\n3\n")
    assert ran.code == 0, ran.err
    found = (root / "conversations.yaml").read_text(encoding="utf-8")
    assert found == text.replace("2021-22", "2021/2022").replace("2022-23", "[2022..2023]")
    assert "LT216" not in lt("mend", "--dry-run", cwd=root).out
