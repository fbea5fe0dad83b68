"""What the documentation says is so: its commands run, its links lead somewhere."""

import re
import shlex
from pathlib import Path

import pytest
import typer

from conftest import Lt
from learning_together.cli.main import app
from places import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]


def tour() -> list[list[str]]:
    """The commands of README's tour, in order."""
    blocks = re.findall(r"<!-- tour -->\n```sh\n(.*?)```", README, re.DOTALL)
    return [shlex.split(line, comments=True) for block in blocks for line in block.splitlines()]


def test_every_command_of_the_tour_works(lt: Lt, tmp_path: Path) -> None:
    here = tmp_path
    commands = tour()
    assert len(commands) > 10
    for name, *arguments in commands:
        if name == "cd":
            here /= arguments[0]
            continue
        assert name == "lt"
        ran = lt(*arguments, cwd=here, typed="Home visit. [[HV1]] weighed Child D.")
        assert ran.code == 0, f"lt {' '.join(arguments)}\n{ran.out}{ran.err}"
    made = sorted(path.name for path in (tmp_path / "look" / "reports").iterdir())
    assert made == ["findings-board.docx", "review.docx", "review.pdf"]
    made = sorted(path.name for path in (here / "reports").iterdir())
    assert made == ["chronology.docx", "chronology.md"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_to_files_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        if not target.startswith(("http://", "https://")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def commands() -> list[typer.models.CommandInfo]:
    return app.registered_commands


@pytest.mark.parametrize("command", commands(), ids=lambda command: str(command.name))
def test_every_command_has_help_a_heading_and_a_mention(
    command: typer.models.CommandInfo, lt: Lt
) -> None:
    assert command.rich_help_panel, "in `lt --help` it stands under no heading"
    ran = lt(str(command.name), "--help")
    assert ran.code == 0
    assert "<bool>" not in ran.out  # a switch takes no value
    assert not re.search(r"<(?:str|Path|list)", ran.out)
    assert f"lt {command.name}" in README or f"lt {command.name}" in (
        ROOT / "CHANGELOG.md"
    ).read_text(encoding="utf-8")


def test_help_of_every_option_is_there() -> None:
    for command in typer.main.get_command(app).commands.values():  # type: ignore[attr-defined]
        for option in command.params:
            if option.name != "help":
                assert getattr(option, "help", "argument"), f"lt {command.name}: {option.name}"


def threats() -> list[list[str]]:
    """The rows of the table of threats: how, what is done, what is not, what proves it."""
    text = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
    rows = [line.split("|")[1:-1] for line in text.splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in row] for row in rows[1:]]


def test_each_line_of_the_threats_names_tests_that_exist() -> None:
    assert len(threats()) > 12
    for row in threats():
        assert len(row) == 4, row[0]
        named = re.findall(r"`(tests/[\w/.-]+)`", row[3])
        assert named, f"no test proves: {row[0]}"
        for path in named:
            held = ROOT / path
            found = sorted(held.rglob("test_*.py")) if held.is_dir() else [held]
            assert any("\ndef test_" in one.read_text("utf-8") for one in found), path


def test_tests_that_the_security_page_names_elsewhere_exist() -> None:
    text = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`(tests/[\w/.-]+)`", text))
    assert [path for path in sorted(named) if not (ROOT / path).exists()] == []
