"""The committed reference.docx is what its script makes."""

import importlib.util

from documents.sample import parts
from places import ROOT


def test_reference_is_as_generated() -> None:
    spec = importlib.util.spec_from_file_location(
        "make_reference_docx", ROOT / "tools" / "make_reference_docx.py"
    )
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    committed = parts((ROOT / "templates" / "word" / "reference.docx").read_bytes())
    assert script.make() == committed
