"""A key that cannot be read in every entry stops what leans on it, and says at which line."""

from pathlib import Path

import pytest

from conftest import Lt
from gitting import GIT, commit
from sample import Folder, held

NAME = "Aurelia Thistledown"
SOUND = f"- code: HV1\n  names: [{NAME}]\n"
#: By what is wrong: the rest of the key, and the line that is told.
FAULTS = {
    "no code": ("- names: [Ottoline Quisp]\n", 3),
    "no names": ("- code: SW1\n  nmes: [Ottoline Quisp]\n", 4),
    "no text": ("- code: SW1\n  names: [{first: Ottoline}]\n", 4),
    "an unclosed bracket": ("- code: SW1\n  names: [Ottoline Quisp\n", 4),
    "broken": ("- code: SW1\n  names: Ottoline: Quisp: of\n", 4),
    "an unknown type": ("- code: SW1\n  type: persn\n  names: [Ottoline Quisp]\n", 4),
    "a birth date": ("- code: SW1\n  names: [Ottoline Quisp]\n  born: 31/02/2009\n", 5),
    "a field twice": ("- code: SW1\n  names: [Ottoline Quisp]\n  names: [O. Q.]\n", 5),
    "text beside the entries": ("- Ottoline Quisp\n", 3),
}
COMMANDS = {
    "leaks": ("leaks", "review.yaml"),
    "pseudonymise": ("pseudonymise",),
    "import": ("import", "account.csv", "--agency", "health", "--yes"),
    "view": ("view", "--names"),
    "view of a report": ("view", "factors", "--names"),
    "issue": ("issue", "account.csv", "--to", "The board", "--audience", "board"),
    "issue to the team": ("issue", "account.csv", "--to", "The team", "--audience", "team"),
    "report for the public": ("report", "factors", "--audience", "public", "--to", "md"),
    "report for an agency": ("report", "terms", "--audience", "agency:health", "--to", "md"),
    "export": ("export", "factors", "--audience", "family", "--to", "csv"),
}


def _root(folder: Folder, rest: str) -> Path:
    return folder(
        {
            "agencies.yaml": "- {id: health, name: Health visiting}\n",
            "people.yaml": "- {id: HV1, role: Health visitor, group: case-group}\n",
            "private/identities.yaml": SOUND + rest,
            "account.csv": "Date,Source,Event\n01/03/2022,Log,Ottoline Quisp rang\n",
        }
    )


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("command", COMMANDS)
def test_it_stops_and_nothing_is_written(command: str, fault: str, folder: Folder, lt: Lt) -> None:
    rest, line = FAULTS[fault]
    root = _root(folder, rest)
    before = held(root)
    ran = lt(*COMMANDS[command], cwd=root)
    said = " ".join(ran.err.split())
    assert ran.code == 2
    assert "private/identities.yaml, cannot be read in every entry" in said
    assert f"line {line}" in said
    assert "Quisp" not in ran.out + ran.err
    assert held(root) == before


@pytest.mark.parametrize("command", sorted(COMMANDS.keys() - {"leaks"}))
def test_a_sound_key_stops_nothing(command: str, folder: Folder, lt: Lt) -> None:
    rest = "- {code: SW1, names: [Ottoline Quisp], born: 2009-02-03}\n"
    assert "in every entry" not in lt(*COMMANDS[command], cwd=_root(folder, rest)).err


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("command", [("status",), ("report", "terms", "--to", "md")])
def test_what_needs_no_key_goes_on(
    command: tuple[str, ...], fault: str, folder: Folder, lt: Lt
) -> None:
    assert lt(*command, cwd=_root(folder, FAULTS[fault][0])).code == 0


def test_many_faults_are_summed_up(folder: Folder, lt: Lt) -> None:
    ran = lt("leaks", "review.yaml", cwd=_root(folder, "- {code: SW1}\n" * 40))
    assert "and 28 more" in " ".join(ran.err.split())


@pytest.mark.git
@pytest.mark.skipif(GIT is None, reason="git is not on the PATH")
def test_nothing_is_committed(folder: Folder, lt: Lt) -> None:
    root = _root(folder, FAULTS["no names"][0])
    commit(root)
    ran = lt("hook", "run", cwd=root)
    assert ran.code == 2
    assert "line 4" in " ".join(ran.err.split())


def test_a_programme_leaves_that_review_out_and_says_so(folder: Folder, lt: Lt) -> None:
    root = _root(folder, FAULTS["no names"][0])
    ran = lt("programme", root, "--audience", "board", "--jobs", "1", cwd=root.parent)
    assert "cannot be read in every entry" in " ".join((ran.out + ran.err).split())
