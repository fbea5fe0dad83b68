"""Which address of the window shows what, and which takes what a form sends."""

from collections.abc import Callable

from starlette.responses import Response
from starlette.routing import compile_path

from learning_together.web import (
    analysis,
    changes,
    conflicts,
    forms,
    going_out,
    home,
    imports,
    key_entries,
    mending,
    names,
    people,
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
from learning_together.web.window import Window

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
    "/reports/{name}": reports.waiting,
    "/forms": reports.forms,
    "/made/{number}/{which}": reports.download,
    "/save": versions.save_page,
    "/changes": changes.changes,
    "/mend": mending.mends,
    "/undo": mending.ask_back,
    "/import": imports.import_page,
    "/people": people.ask,
    "/people/{number}": people.kept,
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
    "/people": people.look,
    "/people/{number}": people.enter,
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
    "/key/entry": key_entries.show,
    "/key/entry/{number}": key_entries.change,
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
#: Before the address of such a page, where its names are asked for.
WITH_NAMES = "/named"
_NAMED = tuple(compile_path(path)[0] for path in NAMED)


def page_of(place: str) -> str:
    """The page that was asked for, or whose form was sent; empty where there is none.

    Args:
        place: The address, from the window's on.
    """
    path = place.removeprefix(WITH_NAMES)
    path = _FORM_OF.get(path, path)
    found = (path, "/".join(path.split("/")[:2]))
    return next((one for one in found if any(way.fullmatch(one) for way in _PAGES)), "")


def here(place: str, query: str, *, sent: bool) -> str:
    """The address of a page that can show real names, whether it does now or not; else empty.

    Args:
        place: The address, from the window's on.
        query: What stands behind its question mark.
        sent: Whether a form was sent.
    """
    path = place.removeprefix(WITH_NAMES)
    if sent and path == place:  # What came of a form is no page to go back to.
        return ""
    return f"{path}{query and '?'}{query}" if any(one.fullmatch(path) for one in _NAMED) else ""
