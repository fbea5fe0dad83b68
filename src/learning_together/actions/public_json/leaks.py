"""The public JSON of `lt leaks`; nothing that was found is ever in it."""

from typing import ClassVar

from pydantic import Field

from learning_together.actions.leaks import Examined
from learning_together.actions.public_json.form import Form, Part
from learning_together.privacy.finished_files import Read
from learning_together.privacy.hits import Sort


class FoundLeak(Part):
    """Something that must not go out, or is to be looked at."""

    where: str = Field(description="Where in the file it stands, in words that may change.")
    sort: Sort = Field(description="What sort of thing it is.")
    what: str = Field(description="What it is, in words that may change.")
    blocks: bool = Field(
        validation_alias="sure", description="Whether the file must not go out with it."
    )
    around: str = Field(
        description="The words around it, everything of the kind masked; may be empty."
    )
    times: int = Field(description="How often it stands there.")


class LookedThroughFile(Part):
    """A file that was looked through."""

    file: str = Field(description="Its path as it was given; names in it are masked.")
    sha256: str = Field(
        description="The fingerprint of its content; empty for a name, a message and what was "
        "too large to be read."
    )
    read: Read = Field(
        description="How much of it was read; only of a whole one do no leaks mean that none is "
        "there. What was not read stands among the leaks."
    )
    leaks: tuple[FoundLeak, ...] = Field(description="What was found, the grave ones first.")
    pictures: int = Field(
        description="How many pictures and films it holds; what they show was not looked at."
    )


class LeakCounts(Part):
    """How many leaks there are."""

    blocking: int = Field(description="Those that must not go out.")
    to_look_at: int = Field(description="Those for somebody to look at.")


class LeaksForm(Form):
    """What stands in finished files and must not go out."""

    COMMAND: ClassVar = "lt leaks"

    names: bool = Field(description="Whether real names were looked for.")
    files: tuple[LookedThroughFile, ...] = Field(description="The files, as they were named.")
    summary: LeakCounts = Field(description="How many there are in all files.")

    @classmethod
    def of(cls, found: Examined) -> "LeaksForm":
        """The form of what was found."""
        every = [leak for file in found.files for leak in file.leaks]
        return cls(
            version=1,
            names=not found.without_names,
            files=tuple(
                LookedThroughFile(
                    file=str(file.path),
                    sha256=file.sha256,
                    read=file.read,
                    leaks=file.leaks,
                    pictures=file.pictures,
                )
                for file in found.files
            ),
            summary=LeakCounts(
                blocking=sum(leak.sure for leak in every),
                to_look_at=sum(not leak.sure for leak in every),
            ),
        )
