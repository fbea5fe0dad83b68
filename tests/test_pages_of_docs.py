"""The pages that are made from the program are as the program would make them."""

import pytest
from tools.docs import commands, pages, records

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
