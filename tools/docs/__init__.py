"""The pages of the documentation that are made from the program: one module a page.

Each module has `pages()`, texts by their path within `docs/`. `python -m
tools.docs` writes them; a test compares what is committed.
"""


def pages() -> dict[str, str]:
    """Every page, by its path within `docs/`."""
    from tools.docs import checks, programme, public_json, records

    return checks.pages() | records.pages() | programme.pages() | public_json.pages()
