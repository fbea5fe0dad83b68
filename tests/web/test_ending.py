"""When the window closes."""

from learning_together.web.ending import AFTER_LAST, IDLE, Ending


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def begun() -> tuple[Clock, Ending]:
    clock = Clock()
    return clock, Ending(clock)


def test_when_asked() -> None:
    _, ending = begun()
    assert not ending.due
    ending.ask()
    assert ending.due


def test_a_while_after_the_last_page_was_closed() -> None:
    clock, ending = begun()
    ending.opened("a")
    ending.opened("b")
    ending.closed("a")
    clock.now = AFTER_LAST + 1
    assert not ending.due
    ending.seen()
    ending.closed("b")
    clock.now += AFTER_LAST
    assert not ending.due
    clock.now += 1
    assert ending.due


def test_not_while_another_page_comes() -> None:
    clock, ending = begun()
    ending.opened("a")
    ending.closed("a")
    clock.now = AFTER_LAST
    ending.seen()
    ending.opened("b")
    clock.now += AFTER_LAST + 1
    assert not ending.due


def test_after_idle_hours_where_no_page_says_anything() -> None:
    clock, ending = begun()
    clock.now = IDLE
    assert not ending.due
    ending.seen()
    clock.now += IDLE + 1
    assert ending.due
