"""What tests of checks share: the day on which is checked, and what one check says of a folder."""

from collections.abc import Callable
from datetime import date

from learning_together.diagnostics import Diagnostic

TODAY = date(2024, 1, 15)

#: `said("LT421", {path: text}, stage="report")`; see the fixture.
Said = Callable[..., list[Diagnostic]]
