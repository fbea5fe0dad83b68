"""When the window closes: when asked, soon after its last page was closed, or after idle hours."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

#: How long after the last page was closed, in seconds; the next page may be on its way.
AFTER_LAST = 120.0
#: How long without a request, in seconds. Pages without script cannot say that they were closed.
IDLE = 8 * 3600.0


@dataclass
class Ending:
    """What is known of the pages that are open.

    Attributes:
        clock: Tells the seconds.
        looks: What is to be done now and then, as long as it is open.
        ends: What is to be done when it has closed.
    """

    clock: Callable[[], float] = time.monotonic
    looks: list[Callable[[], object]] = field(default_factory=list)
    ends: list[Callable[[], object]] = field(default_factory=list)
    _asked: bool = False
    _pages: set[str] = field(default_factory=set)
    _closed: bool = False
    _last: float = 0.0

    def __post_init__(self) -> None:
        self._last = self.clock()

    def ask(self) -> None:
        """Has it close now."""
        self._asked = True

    def seen(self) -> None:
        """Notes a request of any page."""
        self._last = self.clock()

    def opened(self, page: str) -> None:
        """Notes that a page is open; said by its script, now and then."""
        self._closed = False
        self._pages.add(page)

    def closed(self, page: str) -> None:
        """Notes that a page was closed, or left for another."""
        self._pages.discard(page)
        self._closed = not self._pages

    @property
    def due(self) -> bool:
        """Whether it is time."""
        quiet = self.clock() - self._last
        return self._asked or quiet > IDLE or (self._closed and quiet > AFTER_LAST)
