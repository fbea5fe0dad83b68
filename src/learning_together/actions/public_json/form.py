"""What all forms of the public JSON have in common: strict models, one way to write them."""

import json
from typing import Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field
from pydantic_core import to_json

from learning_together.patterns import regex

#: Characters that change the order of letters on a terminal, or break lines where JSON has none.
_UNSEEN = regex("[\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\u061c\ud800-\udfff]")


class Part(BaseModel):
    """A group of fields within a form; what has a default is left out where it is not given."""

    model_config = ConfigDict(extra="forbid", frozen=True, from_attributes=True)


class Form(Part):
    """What one command promises to machines.

    A form is public: its fields stay as they are as long as its version does.
    """

    #: Of `lt`: what writes it.
    COMMAND: ClassVar[str]

    version: Literal[1] = Field(description="The version of this form.")

    def text(self) -> str:
        """The form as it is written."""
        try:
            return _shown(self.model_dump_json(indent=2, exclude_unset=True))
        except ValueError:  # half a letter, which UTF-8 cannot hold
            return dumped(self.model_dump(mode="json", exclude_unset=True))


def dumped(whole: dict[str, Any]) -> str:
    """JSON for a stream that may be a terminal: what steers one is written as an escape."""
    try:
        # The same bytes as the standard library's, in a quarter of the time.
        return _shown(to_json(whole, indent=2).decode())
    except ValueError:  # half a letter
        return _shown(json.dumps(whole, ensure_ascii=False, indent=2))


def _shown(text: str) -> str:
    if not text.isascii() or "\x7f" in text:
        text = _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
    return text + "\n"
