"""The public JSON of `lt doctor`."""

from typing import ClassVar, Literal

from pydantic import Field

from learning_together.actions.doctor.finding import Finding
from learning_together.actions.public_json.form import Form, Part


class LookedAt(Part):
    """Something that `lt` needs of a computer."""

    about: str = Field(description="Its name, which stays: `git`, `word`.")
    state: Literal["fine", "note", "fault"] = Field(
        description="`fine`; `note`: something cannot be done or wants care, the rest works; "
        "`fault`: what a review is drawn up with does not work."
    )
    said: str = Field(description="What was seen, in words that may change.")
    follows: str = Field(description="What follows for the user; empty where all is well.")
    mend: str = Field(description="What to do about it; empty where all is well.")


class DoctorForm(Form):
    """What `lt` needs of this computer, and what is missing."""

    COMMAND: ClassVar = "lt doctor"

    lt: str = Field(description="The version of `lt`.")
    python: str = Field(description="The version of Python.")
    system: str = Field(description="The system and the kind of computer, in its own words.")
    packages: dict[str, str] = Field(
        description="Of each package that `lt` needs, its version; empty where it is missing."
    )
    findings: tuple[LookedAt, ...] = Field(description="Everything that was looked at.")

    @classmethod
    def of(cls, found: tuple[Finding, ...]) -> "DoctorForm":
        """The form of what was found on this computer."""
        from platform import python_version

        from learning_together import __version__
        from learning_together.actions.doctor.installation import packages
        from learning_together.folder.computer import system

        return cls(
            version=1,
            lt=__version__,
            python=python_version(),
            system=system(),
            packages=packages(),
            findings=tuple(LookedAt.model_validate(one) for one in found),
        )
