"""Views and templates become Markdown; a team's own templates can do no harm."""

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from learning_together import resources
from learning_together.documents.pandoc import convert
from learning_together.documents.prose import CELL_BREAK, LINE_BREAK, Prose
from learning_together.documents.templates import Reference, render, team
from learning_together.errors import LtError

NAME = "reports/trial/report.md.j2"
MACROS = '{% import "reports/_macros.md.j2" as macros %}\n'


@dataclass(frozen=True, slots=True)
class Episode:
    id: str
    title: str
    appraisal: Prose
    factors: tuple[str, ...] = ()

    @property
    def short(self) -> str:
        return self.title[:5]


@dataclass(frozen=True, slots=True)
class View:
    title: str
    episodes: tuple[Episode, ...] = ()
    cost: Decimal = Decimal("12.50")
    nothing: str | None = None
    held: bool = True


VIEW = View(
    "The *case* #",
    (
        Episode("KPE3", "Seen | [[KPE9]]", Prose("One\n\n- *two*\n- [[KPE3]]"), ("CF1", "KPE-4")),
        Episode("KPE-4", "# Left\nalone!", Prose("wrapped\nlines", wrapped=True)),
    ),
)

Make = Callable[..., str]


def link(record: str) -> Reference:
    return Reference(f"{record}*" if record == "CF1" else record, record)


@pytest.fixture(params=["shipped", "own"])
def made(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Make:
    """Renders a template's text, in process as a shipped one and in a child as a team's own."""
    folder = tmp_path / "templates"
    if request.param == "shipped":
        folder = tmp_path / "shipped"
        macros = folder / "reports" / "_macros.md.j2"
        macros.parent.mkdir(parents=True)
        shipped = resources.folder("templates") / "reports" / "_macros.md.j2"
        macros.write_bytes(shipped.read_bytes())
        monkeypatch.setattr(resources, "folder", lambda _: folder)

    def make(text: str, view: object = VIEW, *, anchors: bool = True) -> str:
        write(folder, text)
        own = folder if request.param == "own" else None
        return render(NAME, view, link=link, own=own, anchors=anchors)

    return make


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The templates folder of a review."""
    folder = tmp_path / "templates"
    folder.mkdir()
    return folder


def write(folder: Path, text: str, name: str = NAME) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def fault(own: Path, text: str) -> LtError:
    write(own, text)
    with pytest.raises(LtError) as caught:
        render(NAME, VIEW, link=link, own=own)
    return caught.value


@pytest.mark.few(1)
def test_whatever_is_printed_is_escaped(made: Make) -> None:
    assert made("# {{ view.title }}\n") == "# The \\*case\\* \\#\n"
    assert made("{{ view.episodes[1].title }} {{ view.cost }}") == (
        f"\\# Left{LINE_BREAK}alone\\! 12.50"
    )
    assert made("{{ view.title | upper }}|{{ view.title ~ (1 + 2) }}") == (
        "THE \\*CASE\\* \\#|The \\*case\\* \\#3"
    )
    assert made("{{ 'a < b & *c*' }} {{ view.episodes[0].short }}") == "a < b & \\*c\\* Seen"


def test_what_is_put_together_keeps_its_spaces_and_is_escaped_once(made: Make) -> None:
    assert made("{{ 'a ' ~ view.title ~ ' b' }}") == "a The \\*case\\* \\# b"
    assert made("{{ (view.title | inline) ~ '|' ~ view.title }}") == (
        "The \\*case\\* \\#\\|The \\*case\\* \\#"
    )
    assert made("{{ ['*', '<b>'] | join(' ') }} {{ 1 + 2 }}") == "\\* \\<b> 3"
    assert made("{% macro m(x) %}*{{ x }}*{% endmacro %}{{ m('a*') ~ '_' + m('b') }}") == (
        "*a\\**\\_*b*"
    )
    assert made("{% set x %}*{{ view.title }}*{% endset %}{{ x }}") == "*The \\*case\\* \\#*"


def test_prose_is_block_or_cell(made: Make) -> None:
    block = "{% for e in view.episodes %}\n{{ e.appraisal | block }}\n{% endfor %}"
    assert made(block) == "One\n\n- *two*\n- KPE3\nwrapped\nlines\n"
    assert made("- {{ view.episodes[0].appraisal | block('  ') }}") == (
        "- One\n  \n  - *two*\n  - KPE3"
    )
    assert made("| {{ view.episodes[0].appraisal | cell }} |") == (
        f"| One{CELL_BREAK}• *two*{LINE_BREAK}• KPE3 |"
    )
    assert made("{{ view.episodes[1].title | block }}") == "\\# Left\\\nalone!"


@pytest.mark.few(7)
@pytest.mark.parametrize(
    ("expression", "said"),
    [
        ("view.episodes[0].appraisal", "print it with “| block”"),
        ("[view.episodes[0].appraisal] | join", "print it with “| block”"),
        ("view.nothing", "this is nothing (None)"),
        ("view.held", "this is yes or no"),
        ("view.episodes", "this is a list"),
        ("view.titel", "there is no “titel”; there are title, episodes"),
        ("titel", "nothing is called “titel” here"),
        ("view.title | safe", "No filter named 'safe'"),
        ("'two words' | anchor", "“two words” is no id"),
    ],
)
def test_what_does_not_fit_is_told(made: Make, expression: str, said: str) -> None:
    with pytest.raises(Exception, match=r"(?s).") as caught:
        made("\n{{ " + expression + " }}")
    assert said in str(caught.value)


def test_a_reference_is_a_link_where_its_anchor_is(made: Make) -> None:
    text = (
        "{{ 'KPE-4' | ref }} {{ view.episodes[0].factors | map('ref') | join(', ') }}"
        " {{ view.episodes[0].title }}\n\n## {{ view.title }} {{ 'KPE-4' | anchor }}\n"
        "{{ 'x' | anchored('KPE-4') }} {{ 'y]' | anchored('KPE-4', 'event') }}"
    )
    assert made(text) == (
        "[KPE-4](#KPE_4) CF1\\*, [KPE-4](#KPE_4) Seen \\| KPE9\n\n"
        "## The \\*case\\* \\# {#KPE_4}\nx [y\\]]{#KPE_4__event}"
    )
    assert made(text, anchors=False) == (
        "KPE-4 CF1\\*, KPE-4 Seen \\| KPE9\n\n## The \\*case\\* \\# \nx y\\]"
    )


def test_the_table_macro_makes_a_table(made: Make) -> None:
    text = MACROS + (
        '{% call macros.table([("Id", 10), ("What | how", 90)], \'The "old" [[KPE3]]\') %}\n'
        "{% for e in view.episodes %}\n"
        "| {{ e.id | anchored(e.id) }} | {{ e.title | cell }} |\n"
        "{% endfor %}\n{% endcall %}\n"
        '{{ macros.table([("A", 1)], rows=[["a|b"], [3]]) }}'
    )
    assert made(text) == (
        '::: {.table widths="10 90" caption="The &quot;old&quot; KPE3"}\n'
        "| Id | What \\| how |\n| --- | --- |\n"
        "| [KPE3]{#KPE3} | Seen \\| KPE9 |\n"
        f"| [KPE-4]{{#KPE_4}} | # Left{LINE_BREAK}alone\\! |\n:::\n"
        '::: {.table widths="1"}\n| A |\n| --- |\n| a\\|b |\n| 3 |\n:::\n'
    )
    first, second = json.loads(convert(made(text), "json"))["blocks"]
    assert first["c"][0][2] == [["widths", "10 90"], ["caption", 'The "old" KPE3']]
    assert [each["c"][1][0]["t"] for each in (first, second)] == ["Table", "Table"]


def test_a_shipped_template_that_is_not_there() -> None:
    for name in ("reports/nothing/report.md.j2", "../pyproject.toml"):
        with pytest.raises(LtError, match="There is no template"):
            render(name, VIEW, link=link)


def test_own_templates_win_and_may_extend_the_shipped_one(
    own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped = tmp_path / "shipped"
    write(shipped, "# {% block head %}Shipped{% endblock +%}\n{% include 'reports/_foot.md.j2' %}")
    write(shipped, "foot\n", "reports/_foot.md.j2")
    monkeypatch.setattr(resources, "folder", lambda _: shipped)
    assert render(NAME, VIEW, link=link, own=own) == "# Shipped\nfoot\n"

    extending = (
        f"{{% extends 'shipped/{NAME}' %}}{{% block head %}}{{{{ super() }}}}, ours{{% endblock %}}"
    )
    path = write(own, extending)
    assert render(NAME, VIEW, link=link, own=own) == "# Shipped, ours\nfoot\n"

    path.unlink()
    write(own, "our *foot*\n", "reports/_foot.md.j2")
    assert render(NAME, VIEW, link=link, own=own) == "# Shipped\nour *foot*\n"


def test_templates_for_other_reports_start_no_child(
    own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped = tmp_path / "shipped"
    write(shipped, "shipped")
    write(shipped, "other", "reports/other/report.md.j2")
    monkeypatch.setattr(resources, "folder", lambda _: shipped)
    monkeypatch.setattr(subprocess, "Popen", None)
    write(own, "{{ broken", "reports/other/report.md.j2")
    assert render(NAME, VIEW, link=link, own=own) == "shipped"
    assert render(NAME, VIEW, link=link, own=tmp_path / "absent") == "shipped"


@pytest.mark.few(7)
@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("\n{% if view.title %}\n", 2, "needs to be closed"),
        ("\n\n{{ view.title", 3, "unexpected end of template"),
        ("\n{{ view.titel }}", 2, "there is no “titel”"),
        ("{{ titel }}", 1, "nothing is called “titel”"),
        ("\n{{ 1 / 0 }}", 2, "division by zero"),
        ("\n{{ ''.__class__.__mro__ }}", 2, "reaches for what templates may not touch"),
        ("{{ view.__class__.__init__.__globals__ }}", 1, "may not touch"),
        ("{{ view.title.__class__ }}", 1, "may not touch"),
        ("{{ (view.title | attr('__class__')) }}", 1, "No filter named 'attr'"),
        ("{{ view.episodes.__add__((1,)) }}", 1, "may not touch"),
        ("{{ self.__init__.__globals__ }}", 1, "may not touch"),
        ("{% set n = 10 %}\n{{ 'x' * n ** 10 }}", 2, "more than 512 MB"),
        ("{{ 'x' * 10 ** 10 }}", 1, "more than 512 MB"),
        ("\n{% for i in range(10**12) %}{% endfor %}", 2, "Range too big"),
        ("\n{% include '/etc/passwd' %}", 2, "there is no template “/etc/passwd”"),
        ("{% include '../secret.md.j2' %}", 1, "there is no template “../secret.md.j2”"),
        ("{% include 'reports/../../secret.md.j2' %}", 1, "there is no template"),
        (f"{{% include '{NAME}' %}}", 1, "includes or calls itself without end"),
    ],
)
def test_a_team_template_that_does_not_work(own: Path, text: str, line: int, said: str) -> None:
    write(own.parent, "secret", "secret.md.j2")
    told = fault(own, text)
    assert told.message.startswith(f"templates/{NAME}, line {line}: ")
    assert said in told.message
    assert told.hint
    assert "secret" not in told.message.replace("secret.md.j2", "")


def test_a_fault_in_an_included_file_names_that_file(own: Path) -> None:
    write(own, "\n{{ nothing }}", "parts/a.md.j2")
    told = fault(own, "{% include 'parts/a.md.j2' %}")
    assert told.message.startswith("templates/parts/a.md.j2, line 2: ")


@pytest.mark.parametrize(
    "text",
    [
        "{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}",
        "{{ 7 ** (10 ** 9) }}",
    ],
)
def test_a_team_template_that_does_not_end(
    own: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.setattr(team, "SECONDS", 1)
    told = fault(own, text)
    assert told.message == (f"templates/{NAME}: this took more than 1 seconds and was stopped.")


def test_a_team_template_that_writes_too_much(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(team, "OUTPUT", 1000)
    text = "{% for i in range(100) %}0123456789{% endfor %}"
    write(own, text)
    assert len(render(NAME, VIEW, link=link, own=own)) == 1000
    assert "writes more than" in fault(own, text + "!").message


@pytest.mark.skipif(sys.platform == "win32", reason="Windows gives links to administrators only")
def test_links_out_of_the_folder_are_not_followed(own: Path) -> None:
    outside = write(own.parent, "secret", "secret.md.j2")
    path = own / NAME
    path.parent.mkdir(parents=True)
    path.symlink_to(outside)
    with pytest.raises(LtError, match="link that leads out of the folder"):
        render(NAME, VIEW, link=link, own=own)
    path.unlink()

    (own / "part.md.j2").symlink_to(outside)
    told = fault(own, "{% include 'part.md.j2' %}")
    assert told.message == (
        "templates/part.md.j2 cannot be used as a template: it is a link that leads out of the"
        " folder."
    )

    (own / "all").symlink_to(own.parent)
    with pytest.raises(LtError, match="templates/all is a link to another folder"):
        render(NAME, VIEW, link=link, own=own)

    linked = own.parent / "review" / "templates"
    linked.parent.mkdir()
    linked.symlink_to(own)
    with pytest.raises(LtError, match="leads out of the review's folder"):
        render(NAME, VIEW, link=link, own=linked)


def test_files_that_are_no_templates(own: Path) -> None:
    path = write(own, "x")
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(LtError, match="not saved as UTF-8"):
        render(NAME, VIEW, link=link, own=own)
    path.write_bytes(b"x" * (1024 * 1024 + 1))
    with pytest.raises(LtError, match="larger than a megabyte"):
        render(NAME, VIEW, link=link, own=own)
    path.write_bytes(b"\xef\xbb\xbfsaved by Notepad")
    assert render(NAME, VIEW, link=link, own=own) == "saved by Notepad"


def test_a_child_sees_nothing_of_the_environment(
    own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: dict[str, dict[str, str]] = {}
    popen = subprocess.Popen

    def watched(command: list[str], *, env: dict[str, str], **how: Any) -> object:
        started["env"] = env
        return popen(command, env=env, **how)

    monkeypatch.setenv("SECRET", "x")
    monkeypatch.setattr(subprocess, "Popen", watched)
    write(own, "x")
    render(NAME, VIEW, link=link, own=own)
    assert "SECRET" not in started["env"]


def test_a_view_of_more_than_plain_data_is_our_fault(own: Path) -> None:
    write(own, "x")
    with pytest.raises(TypeError, match="plain data"):
        render(NAME, View("x", (object(),)), link=link, own=own)  # type: ignore[arg-type]


def test_what_is_named_and_told_of_nowhere_is_listed_once(own: Path) -> None:
    def titled(record: str) -> Reference:
        return Reference(record, record, "" if record == "CF1" else f"About *{record}* [[KPE3]]")

    write(
        own,
        "{% for e in view.episodes %}{{ e.id | told }} {{ e.id | told }} {{ e.appraisal | block }}"
        "\n\n{{ e.title | cell }} {{ e.factors | map('ref') | join(' ') }}\n\n{% endfor %}"
        "{{ 'What else [x]' | elsewhere }}",
    )
    text = render(NAME, VIEW, link=titled, own=own)
    before, _, listed = text.partition("# What else")
    assert "[KPE3]{#KPE3} [KPE3](#KPE3)" in before
    assert "[KPE9](#KPE9)" in before
    assert listed.splitlines()[2:] == ["- [KPE9]{#KPE9}: About \\*KPE9\\* KPE3"]
    write(own, "{{ view.title }}{{ 'What else' | elsewhere }}")
    assert "# What" not in render(NAME, VIEW, link=titled, own=own)
