"""What lies where below `private/`, beside the key: files of deliveries, and who sent drafts back.

Names alone; must not know what the files hold.
"""

DELIVERIES = "private/imports"
"""Below it a folder for each agency, and in that one for each delivery, by number."""

ABOUT = "import.json"
FILE = "file"
ROWS = "rows.jsonl"
REMARKS = "comments.jsonl"
BEFORE = "before"
MAPPING = "mapping.yaml"
NAMES = "names.yaml"
NOT_NAMES = "not-names.txt"
SECRET = "secret"  # noqa: S105 - the name of a file

READERS = "private/comments-authors.yaml"
"""Which reader of a draft is which."""
