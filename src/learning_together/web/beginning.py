"""Before there is a review: begin one, open an example or one of before; then it is its window."""

from collections.abc import Callable
from pathlib import Path

from starlette.responses import HTMLResponse, RedirectResponse, Response

from learning_together.actions.window import beginning, recent
from learning_together.errors import LtError
from learning_together.web import pages
from learning_together.web.asked import Asked


class Beginning:
    """The pages of a window that has no review yet.

    Args:
        place: The folder that a new review is made in.
        at: The part of the address that leads to its pages.
        opened: Has the window be that of a review.
        elsewhere: Gives the address of the window that a review has already; empty where none is.
    """

    def __init__(
        self,
        place: Path,
        at: str,
        opened: Callable[[Path, str], None],
        elsewhere: Callable[[Path], str],
    ) -> None:
        self._place = place
        self._at = at
        self._opened = opened
        self._elsewhere = elsewhere

    def asks(self, _asked: Asked) -> Response:
        """The questions."""
        return self._page(beginning.questions())

    def begins(self, asked: Asked) -> Response:
        """Begins what was described, or opens an example, or a review of before."""
        if known := asked.typed("recent"):
            return self._again(known)
        try:
            if example := asked.typed("example"):
                begun = beginning.copy(self._place, example)
            else:
                typed = {one.name: asked.typed(one.name) for one in beginning.questions()}
                begun = beginning.begin(self._place, typed)
        except LtError as error:
            return self._page(beginning.questions(), error, 409)
        if begun.folder is None:
            return self._page(begun.asked, code=422)
        self._opened(begun.folder, begun.note)
        return RedirectResponse(f"{self._at}/", 303)

    def _again(self, known: str) -> Response:
        folder = next((one for one in recent.recent() if str(one) == known), None)
        if folder is None:
            gone = LtError("That review is no longer there.", "It may have been moved or renamed.")
            return self._page(beginning.questions(), gone, 409)
        if address := self._elsewhere(folder):
            return HTMLResponse(pages.bare("elsewhere.html", at=self._at, address=address))
        self._opened(folder, "")
        return RedirectResponse(f"{self._at}/", 303)

    def _page(
        self, asked: tuple[beginning.Question, ...], said: LtError | None = None, code: int = 200
    ) -> HTMLResponse:
        text = pages.bare(
            "begin.html",
            at=self._at,
            asked=asked,
            said=said,
            place=str(self._place.resolve()),
            examples=beginning.examples(),
            recent=recent.known(),
        )
        return HTMLResponse(text, code)
