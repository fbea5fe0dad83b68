"""The stretch of each record in its file, and its comments."""

from collections import Counter

from learning_together.joining.files import Files, new_comments, new_loose
from learning_together.joining.state import State

LIST = (
    "# The file's\n\n# Of one\n- id: CF1\n  summary: Few staff # inside\n- id: CF2\n  summary: B\n"
)
ONE = "id: FIN1\n# Of it\nstatement: A pattern\n"
KEY = ("factors", "cf1", 0)


def files(text: str = LIST, **more: str) -> Files:
    return Files(State({"factors.yaml": text, **more}))


def test_stretches() -> None:
    held = Files(State({"factors.yaml": LIST, "findings/FIN1.yaml": ONE}))
    records = held.state.records
    assert held.stretch(records[KEY]) == "# Of one\n- id: CF1\n  summary: Few staff # inside\n"
    assert held.stretch(records["factors", "cf2", 0]) == "- id: CF2\n  summary: B\n"
    assert held.stretch(records["findings", "fin1", 0]) == ONE


def test_comments_of_records_and_of_files() -> None:
    held = files()
    assert held.comments(KEY) == ["# Of one", "# inside"]
    assert held.comments(("factors", "cf2", 0)) == []
    assert held.comments(("factors", "cf9", 0)) == []
    assert held.loose("factors.yaml") == ["# The file's"]
    assert held.loose("findings.yaml") == []
    assert held.hashes == Counter(["# The file's", "# Of one", "summary: Few staff # inside"])


def test_comments_that_one_side_alone_has() -> None:
    was, now = files(), files(LIST.replace("# Of one\n", "# Of one\n# New\n"))
    assert new_comments(KEY, now, was) == ["# New"]
    assert new_comments(KEY, now, None) == ["# Of one", "# New", "# inside"]
    assert new_comments(KEY, was, now) == []
    assert new_comments(KEY, was, was) == []
    assert new_comments(KEY, now, was, now) == []


def test_a_line_that_stands_once_more_may_be_a_comment_of_another() -> None:
    """What is counted is how often each line with a # stands, not which lines there are."""
    was = files()
    now = files(LIST.replace("- id: CF2", "# Of one\n- id: CF2"))
    assert new_comments(("factors", "cf2", 0), now, was) == ["# Of one"]
    # Fewer than before are no news, and neither are lines that both have.
    fewer = files(LIST.replace("# Of one\n", ""))
    assert new_comments(KEY, fewer, now) == []
    assert new_loose("factors.yaml", fewer, now, []) == []


def test_a_comment_that_was_moved_is_no_new_one() -> None:
    """It stays where it is on the other side, and comes in nowhere twice."""
    was = files()
    down = files(LIST.replace("# Of one\n", "").replace("- id: CF2", "# Of one\n- id: CF2"))
    assert down.comments(("factors", "cf2", 0)) == ["# Of one"]
    assert new_comments(("factors", "cf2", 0), down, was) == []
    up = files("# Of one\n" + LIST.replace("# Of one\n", ""))
    assert "# Of one" in up.loose("factors.yaml")
    assert new_loose("factors.yaml", up, was, []) == []


def test_a_comment_that_was_moved_out_of_a_record_that_goes_is_a_new_one() -> None:
    was = files()
    down = files(LIST.replace("# Of one\n", "").replace("- id: CF2", "# Of one\n- id: CF2"))
    gone = was.hashes_of([KEY])
    assert gone == Counter(["# Of one", "summary: Few staff # inside"])
    assert new_comments(("factors", "cf2", 0), down, was, gone=gone) == ["# Of one"]


def test_comments_of_a_file_that_one_side_alone_has() -> None:
    was, now = files(), files("# New\n" + LIST)
    assert new_loose("factors.yaml", now, was, []) == ["# New"]
    assert new_loose("factors.yaml", now, was, ["# New"]) == []
    assert new_loose("factors.yaml", was, was, []) == []
    assert new_loose("factors.yaml", was, None, []) == ["# The file's"]
    assert new_loose("factors.yaml", was, None, ["# The file's"]) == []
