"""Hostile text stays text."""

import re
from pathlib import Path

import pytest

from documents.sample import document, parts, root, words
from learning_together.documents import pandoc
from learning_together.documents.document_formats import to_docx, to_html, to_markdown
from learning_together.errors import LtError

HOSTILE = """# A {#a}

![x](/etc/passwd) and ![y](data:image/png;base64,iVBORw0KGgo=) and
![z](http://evil.example/i.png)

![shown](/etc/passwd)

![x][ref] <script>alert(1)</script> <img src=x onerror=alert(1)> <https://ok.example/>

<div onclick="x">block</div>

<!-- comment -->

\\input{/etc/passwd} `<b>code</b>`

[js](javascript:alert(1)) [JS](JavaScript:alert(2))
[file](file:///etc/passwd) [unc](\\\\\\\\host\\\\x)
[rel](../private/identities.yaml) [dead](#nothing) [good](https://example.org/?a=1&b=2) [here](#a)
[vb]( vbscript:x ) [data](data:text/html,x) [mail](mailto:a@example.org)

[ref]: /etc/passwd
"""


def test_word_file_holds_no_foreign_thing() -> None:
    made = to_docx(document(HOSTILE))
    held = parts(made)
    assert not [name for name in held if "media" in name]
    targets = re.findall(
        r'Target="([^"]*)" TargetMode="External"', held["word/_rels/document.xml.rels"].decode()
    )
    assert sorted(targets) == [
        "https://example.org/?a=1&amp;b=2",
        "https://ok.example/",
        "mailto:a@example.org",
    ]
    text = words(root(made))
    for said in ("<script>alert(1)</script>", "onerror", "<!-- comment -->", "js", "dead", "block"):
        assert said in text
    assert "\\input{/etc/passwd}" in text
    assert b"root:" not in held["word/document.xml"]
    anchors = re.findall(r'w:anchor="([^"]*)"', held["word/document.xml"].decode())
    assert "nothing" not in anchors
    assert "a" in anchors


def test_html_holds_no_foreign_thing() -> None:
    made = to_html(document(HOSTILE)).decode()
    assert not re.findall(r"<(?:script|img|iframe|object|link|base)\b", made)
    assert not re.findall(r"<[^>]*\son\w+=", made)
    assert set(re.findall(r'href="([^"]*)"', made)) == {
        "#main", "#a", "https://ok.example/", "https://example.org/?a=1&amp;b=2",
        "mailto:a@example.org",
    }  # fmt: skip
    assert "&lt;script&gt;" in made


def test_markdown_holds_no_raw_html() -> None:
    made = to_markdown(document(HOSTILE)).decode()
    assert "\\<script>" in made
    assert not re.findall(r"(?<!\\)<(?!https?:|!-- learning|b>code|/b>)", made)


def test_marking_cannot_leave_the_style() -> None:
    made = to_html(document("x", marking='"} </style><script>x</script>')).decode()
    assert "<script" not in made
    assert made.count("</style>") == 1


def test_characters_that_xml_forbids() -> None:
    made = to_docx(document("a\x00b\x0bc\ufffed \ud800", title="T\x01"))
    assert "a\ufffdb\ufffdc\ufffed".replace("\ufffe", "\ufffd") in words(root(made))


def test_users_pandoc_files_change_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = to_docx(document("# A\n\ntext"))
    home = tmp_path / ".local" / "share" / "pandoc"
    (home / "templates").mkdir(parents=True)
    (home / "templates" / "default.openxml").write_text("broken $")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / ".local" / "share"))
    monkeypatch.setenv("GHCRTS", "--nonsense")
    assert to_docx(document("# A\n\ntext")) == before


def test_missing_pandoc_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    import pypandoc

    def none() -> str:
        raise OSError

    pandoc.program.cache_clear()
    monkeypatch.setattr(pandoc, "find_spec", lambda _: None)
    monkeypatch.setattr(pypandoc, "get_pandoc_path", none)
    with pytest.raises(LtError, match="pandoc is not installed") as refused:
        to_docx(document("x"))
    pandoc.program.cache_clear()
    assert "--to md" in refused.value.hint


def test_failing_pandoc_is_said() -> None:
    with pytest.raises(LtError, match="Unknown output format"):
        pandoc.convert("x", "nonsense")


def test_pandoc_that_cannot_be_started_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pandoc, "program", lambda: "/nonexistent/pandoc")
    with pytest.raises(LtError, match="could not be started"):
        pandoc.convert("x", "html5")
