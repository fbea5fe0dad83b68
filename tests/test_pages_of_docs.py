"""The pages that are made from the program are as the program would make them."""

import re

import pytest
from tools.docs import checks, commands, pages, records

from learning_together.checks import catalogue
from learning_together.records.base import Part
from learning_together.records.kinds import KINDS, model
from learning_together.records.shape import fields
from places import ROOT

DOCS = ROOT / "docs"


PAGES = {**pages(), **commands.pages()}


@pytest.mark.parametrize("name", list(PAGES))
def test_a_page_is_current(name: str) -> None:
    assert (DOCS / name).read_text(encoding="utf-8") == PAGES[name], "run: make docs"


def test_every_field_of_every_kind_is_on_the_page() -> None:
    page = records.pages()["records.md"]

    def look(part: type[Part]) -> None:
        for name, shape in fields(part).items():
            assert f"| `{name}`" in page
            assert shape.explains.replace("<", "&lt;").replace("|", "\\|") in page
            if shape.part is not None:
                look(shape.part)

    for kind in KINDS:
        assert f"\n## {kind}\n" in page
        look(model(kind))


def test_every_check_has_its_anchor_in_the_index_and_leads_to_its_section() -> None:
    made = checks.pages()
    rows = re.findall(
        r'^\| <a id="(.+)"></a>\[(.+)\]\((.+)#(.+)\) ', made["checks.md"], re.MULTILINE
    )
    assert [code for _, code, _, _ in rows] == [one.code for one in catalogue.catalogue()]
    for anchor, code, page, target in rows:
        assert anchor == target == code.lower()
        assert made[page].count(f'## <a id="{target}"></a>{code} ') == 1


def test_a_page_of_checks_is_named_as_the_package_of_its_rules() -> None:
    assert catalogue.SUBJECTS.keys() == {one.group for one in catalogue.catalogue()}
    assert catalogue.rules(["LT0"]) == ()
    for group, subject in list(catalogue.SUBJECTS.items())[1:]:
        rules = catalogue.rules([group])
        assert {rule.CHECK.group for rule in rules} == {group}
        assert {rule.__name__.split(".")[-2] for rule in rules} == {subject}  # type: ignore[attr-defined]


def test_no_page_of_checks_is_left_over() -> None:
    assert {f"checks/{path.name}" for path in (DOCS / "checks").iterdir()} <= set(PAGES)
