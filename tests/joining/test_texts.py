"""Joined files as texts: what stands there stays as it is typed, on either side."""

import pytest

from learning_together.folder.yaml.write.layout import layout
from learning_together.joining.comments import comments, new_lines
from learning_together.joining.join import join

BASE = "# A list\n\n# One\n- id: CF1\n  summary: One  # why\n\n- id: CF2\n  summary: Two\n\n# end\n"


def made(ours: str, theirs: str, base: str = BASE, path: str = "factors.yaml") -> str | None:
    joined = join({path: base}, {path: ours}, {path: theirs})
    assert not joined.anew
    return joined.texts.get(path, ours)


def test_a_file_that_one_side_alone_has_touched_is_taken_as_it_is() -> None:
    theirs = BASE.replace("One  #", "1   #").replace("- id", "-   id").replace("  summ", "    summ")
    assert made(BASE, theirs) == theirs
    assert made(theirs, BASE) == theirs


def test_values_and_comments_of_both_sides() -> None:
    ours = BASE.replace("Two", "Two, ours").replace("# One", "# One, ours")
    theirs = BASE.replace("One  # why", "1  # why, theirs").replace("# end", "# the end")
    theirs = theirs.replace("- id: CF2", "# Theirs, too\n- id: CF2")
    assert made(ours, theirs) == (
        "# A list\n# the end\n\n# why, theirs\n# One, ours\n- id: CF1\n  summary: 1  # why\n\n"
        "# Theirs, too\n- id: CF2\n  summary: Two, ours\n\n# end\n"
    )  # fmt: skip


def test_a_new_record_stands_where_its_side_has_it() -> None:
    ours = BASE.replace("\n# end", "\n- id: CF3\n  summary: Ours\n\n# end")
    theirs = BASE.replace("# One", "# New\n-   id: CF4\n    summary: Theirs\n\n# One")
    found = made(ours, theirs) or ""
    assert found.index("CF4") < found.index("CF1") < found.index("CF2") < found.index("CF3")
    last = BASE.replace("\n# end", "\n- id: CF5\n  summary: Theirs\n\n# end")
    found = made(ours, last) or ""
    assert found.index("CF3") < found.index("CF5")
    assert "  summary: Ours\n\n- id: CF5\n" in found


def test_lists_that_are_indented_otherwise() -> None:
    theirs = (
        "factors:\n".replace("factors:\n", "") + "  - id: CF9\n    summary: |\n      a\n\n      b\n"
    )
    joined = join({}, {"factors.yaml": "- id: CF1\n  summary: A\n"}, {"factors.yaml": theirs})
    assert joined.texts["factors.yaml"] == (
        "- id: CF1\n  summary: A\n- id: CF9\n  summary: |\n    a\n\n    b\n"
    )


def test_a_record_of_its_own_file_comes_into_a_list_and_leaves_it() -> None:
    first = "- id: CF1\n  summary: A\n"
    one = {"factors.yaml": f"{first}- id: CF2\n  summary: B\n"}
    split = {"factors.yaml": first, "factors/CF2.yaml": "id: CF2\nsummary: B\n"}
    ours = {"factors.yaml": one["factors.yaml"].replace("B", "B, ours")}
    joined = join(one, ours, split)
    assert joined.texts["factors.yaml"] == first
    assert joined.texts["factors/CF2.yaml"] == "id: CF2\nsummary: B, ours\n"
    back = join(split, {**split, "factors/CF2.yaml": "# Note\nid: CF2\nsummary: B\n"}, one)
    assert back.texts["factors/CF2.yaml"] is None
    assert "# Note" in str(back.texts["factors.yaml"])


def test_ends_of_lines_stay_ours() -> None:
    windows = BASE.replace("\n", "\r\n")
    found = made(windows.replace("Two", "2"), BASE.replace("One  #", "1  #")) or ""
    assert found.count("\r\n") == found.count("\n")
    assert "summary: 1  # why" in found


def test_brackets_and_odd_layouts_lose_nothing() -> None:
    base = "[{id: CF1, summary: A}, {id: CF2, summary: B}]\n"
    joined = join(
        {"factors.yaml": base},
        {"factors.yaml": base.replace("summary: A", "summary: A1")},
        {"factors.yaml": base.replace("summary: B", "summary: B1").replace("]", ", {id: CF3}]")},
    )
    every = "".join(filter(None, joined.texts.values()))
    assert "A1" in every
    assert "B1" in every
    assert "CF3" in every


@pytest.mark.parametrize(
    ("text", "by_record", "loose"),
    [
        ("# a\n\n# b\n- id: X  # c\n  event: 'x # no'\n  # d\n# e\n", {0: ["# b", "# c", "# d"]},
         ["# a", "# e"]),
        ("- id: X\n  event: |  # h\n    # no\n    a # no\n  voice: a#b\n", {0: ["# h"]}, []),
        ("id: X\n# own\nevent: >- # f\n  # no\n", {0: ["# own", "# f"]}, []),
        ("# only\n", {}, ["# only"]),
        ("- id: X\n", {}, []),
    ],
)  # fmt: skip
def test_comments(text: str, by_record: dict[int, list[str]], loose: list[str]) -> None:
    found = comments(text, layout("timeline.yaml", text), markdown=False)
    assert (found.by_record, found.loose) == (by_record, loose)


def test_comments_above_a_text_of_its_own() -> None:
    text = "---\n# a\nid: x  # b\n---\n\n# A heading\n"
    found = comments(text, layout("sections/x.md", text, "text"), markdown=True)
    assert found.by_record == {0: ["# a", "# b"]}


def test_which_comments_are_new() -> None:
    assert new_lines(["a", "a", "b"], ["a"], ["c"]) == ["a", "b"]
    assert new_lines(["a", "b"], ["a"], ["b"]) == []


def test_a_new_record_comes_as_it_is_typed() -> None:
    base = "- id: CF1\n  summary: A\n"
    ours = base.replace("A", "A, ours")
    new = "- id: CF3\n  summary: 'Theirs'  # why\n"
    assert made(ours, base + new, base) == ours + new


@pytest.mark.parametrize(("ours", "theirs"), [(1, 0), (0, 1), (3, 1), (0, 3)])
def test_a_new_record_is_moved_to_where_the_list_stands(ours: int, theirs: int) -> None:
    def listed(by: int, *ids: str) -> str:
        pad, says = " " * by, {"CF1": "Few staff", "CF2": "Letters went astray"}
        return "".join(f"{pad}- id: {id}\n{pad}  summary: {says[id]}  # why\n" for id in ids)

    here, there = {"factors.yaml": listed(ours, "CF1")}, {"factors.yaml": listed(theirs, "CF2")}
    joined = join({}, here, there)
    assert joined.texts["factors.yaml"] == listed(ours, "CF1", "CF2")


def test_a_file_of_comments_alone_gets_those_of_the_other_side() -> None:
    base = {"factors.yaml": "# Zero\n"}
    joined = join(base, {"factors.yaml": "# Zero\n# One"}, {"factors.yaml": "# Zero\n# Two\n"})
    lines = str(joined.texts["factors.yaml"]).splitlines()
    assert sorted(lines) == ["# One", "# Two", "# Zero"]


def test_two_files_of_one_name_that_hold_one_record_each() -> None:
    """The other one gets a file of its own, beside it, as it is typed."""
    theirs = "# Note\nid:   CF2\nsummary: Theirs\n"
    joined = join({}, {"factors/x.yaml": "id: CF1\n"}, {"factors/x.yaml": theirs})
    assert joined.texts == {"factors/CF2.yaml": theirs}


def test_what_comes_into_brackets_gets_a_file_of_its_own() -> None:
    ours = {"factors.yaml": "[{id: CF1, summary: A}]\n"}
    joined = join({}, ours, {"factors.yaml": "- id: CF2\n  summary: B\n"})
    assert list(joined.texts) == ["factors/CF2.yaml"]
    assert "summary: B" in str(joined.texts["factors/CF2.yaml"])
    entry = {"timeline/gp/2022.yaml": "[{id: gp-1}]\n"}
    joined = join({}, entry, {"timeline/gp/2022.yaml": "- id: gp-2\n  event: B\n"})
    assert list(joined.texts) == ["timeline/gp/gp-2.yaml"]


LIST = "# Top\n- id: CF1\n  summary: A\n\n# end\n"


def of_list(ours: str | None, theirs: str | None, base: str | None = LIST) -> str | None:
    sides = [{} if text is None else {"factors.yaml": text} for text in (base, ours, theirs)]
    return join(*sides).texts.get("factors.yaml", ours)


def test_a_list_that_one_side_has_emptied_keeps_its_comments() -> None:
    assert of_list("# Top\n", LIST) == "# Top\n"
    assert of_list(LIST, "# Top\n# end\n") == "# Top\n# end\n"
    # What one side has added stands there once.
    added = LIST.replace("# Top", "# Top\n# ours")
    assert of_list(added, "# Top\n\n# end\n") == "# Top\n# ours\n\n# end\n"
    assert of_list("# Top\n\n# end\n", added) == "# Top\n# ours\n\n# end\n"
    both = of_list("# Top\n# ours\n", LIST.replace("# end", "# end\n# theirs")) or ""
    assert sorted(both.split()) == sorted(["#", "Top", "#", "ours", "#", "theirs"])


def test_a_list_that_one_side_has_taken_away_goes_unless_the_other_has_added_to_it() -> None:
    assert of_list(LIST, None) is None
    assert of_list(None, LIST) is None
    added = LIST.replace("# Top", "# Top\n# ours")
    assert of_list(added, None) == "# Top\n# ours\n\n# end\n"
    assert of_list(None, added) == "# Top\n# ours\n\n# end\n"
    one = "id: CF1\nsummary: A\n"
    assert of_list(one, None, one) is None
    assert of_list(one, "# none\n", one) == "# none\n"


def test_a_text_of_theirs_gets_the_ends_of_our_lines() -> None:
    windows = LIST.replace("\n", "\r\n")
    assert of_list(windows, LIST.replace("A", "B")) == windows.replace("A", "B")
    assert of_list(LIST, windows.replace("A", "B")) == LIST.replace("A", "B")
    # A file that is new here comes as it is typed.
    assert of_list(None, windows, None) == windows


def test_comments_of_both_sides_at_the_top() -> None:
    text = "- id: CF1\n  summary: A\n"
    ours = text.replace("A", "A1")
    assert of_list(ours, "# theirs\n\n" + text, text) == "# theirs\n" + ours
    assert of_list("\n" + ours, "# theirs\n\n" + text, text) == "# theirs\n\n" + ours
    assert of_list("# ours\n" + ours, "# theirs\n\n" + text, text) == ("# ours\n# theirs\n" + ours)


def test_comments_of_both_sides_above_the_fields_of_a_section() -> None:
    base = "---\nid: window\n---\n\nText\n"
    ours = base.replace("---\nid", "---\n# ours\nid", 1)
    theirs = base.replace("---\nid", "---\n# theirs\nid", 1).replace("Text", "Text 2")
    found = join({"sections/w.md": base}, {"sections/w.md": ours}, {"sections/w.md": theirs})
    assert found.texts["sections/w.md"] == ("---\n# theirs\n# ours\nid: window\n---\n\nText 2\n")
