"""Puts the pages together: which address shows what, and what is said when something cannot be."""

from collections.abc import Awaitable, Callable
from pathlib import Path

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route, compile_path

from learning_together.actions import covered
from learning_together.errors import LtError
from learning_together.web import (
    analysis,
    changes,
    closing,
    conflicts,
    faults,
    forms,
    going_out,
    home,
    imports,
    mending,
    names,
    pages,
    problems,
    records,
    reports,
    returned,
    screen,
    timeline,
    upgrading,
    versions,
)
from learning_together.web.asked import Asked
from learning_together.web.beginning import Beginning
from learning_together.web.door import Door, Keys
from learning_together.web.ending import Ending
from learning_together.web.window import Told, Window

#: Shows one page, or does what its form asks for.
Shows = Callable[[Window, Asked], Response]

#: What a page is shown for; a part in braces says which record or kind.
PAGES: dict[str, Shows] = {
    "/": home.home,
    "/records": records.all_kinds,
    "/records/{id}": records.one,
    "/kinds/{kind}": records.of_kind,
    "/search": records.found,
    "/problems": problems.problems,
    "/records/{id}/edit": forms.edit,
    "/new/{kind}": forms.new,
    "/timeline": timeline.timeline,
    "/analysis": analysis.analysis,
    "/records/{id}/choose/{field}": analysis.choose,
    "/ranking": analysis.ranks,
    "/screen": screen.which,
    "/screen/{id}": screen.shown,
    "/conflicts": conflicts.cards,
    "/reports": reports.reports,
    "/forms": reports.forms,
    "/made/{number}/{which}": reports.download,
    "/save": versions.save_page,
    "/changes": changes.changes,
    "/mend": mending.mends,
    "/undo": mending.ask_back,
    "/import": imports.import_page,
    "/key": names.key_page,
    "/upgrade": upgrading.steps,
    "/comments": returned.ask,
    "/issue": going_out.ask,
    "/pick": forms.pick_list,
    "/read": forms.read,
    "/news": problems.news,
}
#: What a form is sent to.
FORMS: dict[str, Shows] = {
    "/records/{id}/edit": forms.save_edit,
    "/new/{kind}": forms.save_new,
    "/timeline": timeline.set_rows,
    "/analysis": analysis.tick,
    "/records/{id}/choose/{field}": analysis.chosen,
    "/behind": analysis.behind,
    "/reads": forms.reads,
    "/ranking": analysis.rank,
    "/conflicts": conflicts.decided,
    "/reports": reports.make,
    "/save": versions.save,
    "/mend": mending.mend,
    "/accept": mending.accepted,
    "/undo/{number}": mending.take_back,
    "/drop": forms.drop,
    "/import": imports.preview,
    "/records/{id}/write-up": imports.write_up,
    "/records/{id}/write-up/{number}": imports.write_up_again,
    "/import/{number}": imports.bring_in,
    "/import/{number}/back": imports.take_back,
    "/import/{number}/names": imports.may_be_names,
    "/import/{number}/said": imports.answer,
    "/import/{number}/left": imports.left_out,
    "/import/{number}/read": imports.left_was_read,
    "/search": records.found,
    "/upgrade/{number}": upgrading.bring_up,
    "/key/open": names.open_key,
    "/key/forget": names.forget_key,
    "/key/lock": names.lock_names,
    "/key/unlock": names.unlock_names,
    "/key/names": names.enter_names,
    "/key/shown": names.show_names,
    "/pictures": reports.draw,
    "/forms": reports.make_forms,
    "/calendar": reports.calendar,
    "/comments": returned.preview,
    "/comments/{number}": returned.record,
    "/comments/{id}/decide": returned.decide,
    "/issue": going_out.look,
    "/issue/{number}/words": going_out.answer,
    "/issue/{number}": going_out.note,
}
#: Pages on which somebody may ask for real names: those that are read.
NAMED = (
    "/", "/records/{id}", "/kinds/{kind}", "/problems", "/timeline", "/conflicts", "/changes",
)  # fmt: skip
_PAGES = tuple(compile_path(path)[0] for path in PAGES)
#: Forms of a page that has another address.
_FORM_OF = {"/pictures": "/reports", "/calendar": "/reports"}
_NAMED = tuple(compile_path(path)[0] for path in NAMED)
#: Of one form.
_MOST_FIELDS, _MOST_FILES = 20_000, 50


def pages_of(root: Path, keys: Keys, ending: Ending) -> Door:
    """All pages of a review, behind their door.

    Args:
        root: The review's folder.
        keys: What opens the door.
        ending: Learns who is there.
    """
    return Door(_inner(Window(root, keys, ending)), keys, ending)


def pages_before(
    place: Path,
    keys: Keys,
    ending: Ending,
    moved: Callable[[Path], object],
    elsewhere: Callable[[Path], str],
) -> Door:
    """The pages of a window that has no review yet, behind the door of the one that will be made.

    Args:
        place: The folder that a review is made in.
        keys: What opens the door.
        ending: Learns who is there.
        moved: Is told of the review's folder.
        elsewhere: Gives the address of the window that a review has already; empty where none is.
    """

    def opened(root: Path, note: str) -> None:
        window = Window(root, keys, ending)
        window.tell(*note.splitlines())
        moved(root)
        door.inner = _inner(window)

    at = f"/{keys.room}"
    pages_ = Beginning(place, at, opened, elsewhere)
    routes = [
        Route("/", _alone(pages_.asks), methods=["GET"]),
        Route("/begin", _alone(pages_.begins), methods=["POST"]),
        *_common(ending),
    ]
    door = Door(Starlette(routes=[Mount(at, routes=routes)]), keys, ending)
    return door


def _inner(window: Window) -> Starlette:
    routes = [
        *(Route(path, _shown(window, shows), methods=["GET"]) for path, shows in PAGES.items()),
        *(Route(path, _done(window, does), methods=["POST"]) for path, does in FORMS.items()),
        *(
            Route(f"/named{path}", _done(window, names.with_names(PAGES[path])), methods=["POST"])
            for path in NAMED
        ),
        Route("/close", _close(window), methods=["POST"]),
        *_common(window.ending),
    ]
    return Starlette(
        routes=[Mount(window.at, routes=routes)], exception_handlers={404: _nothing(window)}
    )


def _common(ending: Ending) -> list[Route]:
    """What every page needs."""
    return [
        Route("/look.css", _text(pages.look(), "text/css")),
        *(
            Route(f"/{name}", _text(text, "text/javascript"))
            for name, text in pages.scripts().items()
        ),
        Route("/here/{page}", _is_open(ending), methods=["POST"]),
        Route("/gone/{page}", _gone(ending), methods=["POST"]),
    ]


def _alone(shows: Callable[[Asked], Response]) -> Callable[..., Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        async with request.form() as form:
            return await run_in_threadpool(shows, _asked(request, form))

    return endpoint


def _shown(window: Window, shows: Shows) -> Callable[..., Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        return await run_in_threadpool(_answered, window, shows, _asked(request, FormData()))

    return endpoint


def _done(window: Window, does: Shows) -> Callable[..., Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        async with request.form(max_fields=_MOST_FIELDS, max_files=_MOST_FILES,
                                max_part_size=4 * 1024 * 1024) as form:  # fmt: skip
            return await run_in_threadpool(_answered, window, does, _asked(request, form))

    return endpoint


def _asked(request: Request, form: FormData) -> Asked:
    bare = request.headers.get("lt-piece") == "1"
    unasked = request.headers.get("lt-unasked") == "1"
    path, query = request.path_params, request.query_params
    return Asked(path, query, form, bare, unasked, _here(request), _page(request))


def _page(request: Request) -> str:
    """The page that was asked for, or whose form was sent; empty where there is none."""
    path = str(request.scope["path"]).removeprefix(request.scope["root_path"])
    path = path.removeprefix("/named")
    path = _FORM_OF.get(path, path)
    found = (path, "/".join(path.split("/")[:2]))
    return next((one for one in found if any(way.fullmatch(one) for way in _PAGES)), "")


def _here(request: Request) -> str:
    """The address of a page that can show real names, whether it does now or not."""
    asked = str(request.scope["path"]).removeprefix(request.scope["root_path"])
    path = asked.removeprefix("/named")
    if request.method != "GET" and path == asked:  # What came of a form is no page to go back to.
        return ""
    query = f"?{request.query_params}" if request.query_params else ""
    return f"{path}{query}" if any(one.fullmatch(path) for one in _NAMED) else ""


def _answered(window: Window, shows: Shows, asked: Asked) -> Response:
    with window.turn():
        window.here = asked.here
        if not (asked.bare or asked.unasked):
            window.sitting.use()
        # What somebody is to be told waits for the page that they ask for.
        waiting = window.told() if asked.unasked else Told()
        try:
            return shows(window, asked)
        except LtError as found:
            said = covered.error(window.root, found)
            return _cannot(window, "cannot.html", 409, said, asked.page)
        except Exception as fault:  # noqa: BLE001 - a fault of ours; people are told in words
            return _cannot(window, "fault.html", 500, faults.told(fault))
        finally:
            if waiting.lines:
                window.tell(*waiting.lines, warning=waiting.warning)


def _cannot(window: Window, template: str, code: int, said: LtError, back: str = "") -> Response:
    try:
        return pages.page(window, template, code, said=said, back=back)
    except Exception:  # noqa: BLE001 - the review itself cannot be read any more, or shown
        return PlainTextResponse(f"{said.message}\n\n{said.hint}\n", code)


def _text(text: str, media: str) -> Callable[..., Awaitable[Response]]:
    async def endpoint(_request: Request) -> Response:
        return Response(text, media_type=media)

    return endpoint


def _is_open(ending: Ending) -> Callable[..., Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        ending.opened(request.path_params["page"])
        return Response(status_code=204)

    return endpoint


def _gone(ending: Ending) -> Callable[..., Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        ending.closed(request.path_params["page"])
        return Response(status_code=204)

    return endpoint


def _close(window: Window) -> Callable[..., Awaitable[Response]]:
    async def endpoint(_request: Request) -> Response:
        answer = await run_in_threadpool(_answered, window, closing.closed, Asked())
        await run_in_threadpool(window.look)
        window.ending.ask()
        return answer

    return endpoint


def _nothing(window: Window) -> Callable[..., Awaitable[Response]]:
    async def endpoint(_request: Request, _error: Exception) -> Response:
        said = LtError("There is no such page.", "The links above lead to every page there is.")

        def shows(_window: Window, _asked: Asked) -> Response:
            return pages.page(window, "cannot.html", 404, said=said, back="")

        return await run_in_threadpool(_answered, window, shows, Asked())

    return endpoint
