"""The one exception that means "we cannot go on, and it is not our bug".

Faults in what a person wrote are no exceptions: they are diagnostics, collected and shown together.
"""


class LtError(Exception):
    """A command cannot do what was asked.

    Args:
        message: What is wrong, in words for the person at the keyboard.
        hint: What they can do about it; may be empty.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
