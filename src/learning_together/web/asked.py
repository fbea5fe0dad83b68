"""What a page was asked for: the parts of its address, and what a form sent."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from starlette.datastructures import FormData, QueryParams, UploadFile


@dataclass(frozen=True)
class Asked:
    """One request.

    Attributes:
        path: The parts of the address that say which record, kind or report.
        query: What stands behind the question mark.
        form: What a form sent; empty where none was sent.
        bare: Whether the script of a page asks for a piece of it alone.
        unasked: Whether a page asks by itself, and nobody there.
        here: The address of a page that can show real names, from the window's on; of others empty.
        page: The address of the page, or of that whose form was sent, without its question mark.
    """

    path: Mapping[str, str] = field(default_factory=dict)
    query: QueryParams = field(default_factory=QueryParams)
    form: FormData = field(default_factory=FormData)
    bare: bool = False
    unasked: bool = False
    here: str = ""
    page: str = ""

    def held(self) -> dict[str, list[str]]:
        """All texts that a form sent, by the names of its fields."""
        return {
            name: [one for one in self.form.getlist(name) if isinstance(one, str)]
            for name in self.form
        }

    def typed(self, name: str) -> str:
        """What was typed into a field of a form; empty where nothing was."""
        value = self.form.get(name, "")
        return value if isinstance(value, str) else ""

    def files(self, name: str) -> list[tuple[str, bytes]]:
        """The files that were sent in a field: what the browser calls each, and what it holds."""
        return [
            (one.filename or "", one.file.read())
            for one in self.form.getlist(name)
            if isinstance(one, UploadFile)
        ]
