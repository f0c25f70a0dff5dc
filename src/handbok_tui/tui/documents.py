"""Documents that are taken home or brought in: each page is built when it is first asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from handbok_tui.session.chapters.importing import Plan
    from handbok_tui.tui.app.opening import Opening


def show_export(app: Opening) -> None:
    """Take home the own handbook."""
    from handbok_tui.storage.person.order import OrderFile  # noqa: PLC0415 - when first shown
    from handbok_tui.tui.screens.export.export import ExportScreen  # noqa: PLC0415

    memory = OrderFile(app.place.path.parent, app.session.viewer.person)
    app.push_screen(ExportScreen(app.session, app.reading.leaf, memory))


def show_frozen(app: Opening) -> None:
    """Editions of the own handbook as it was, and a way to freeze one more."""
    from handbok_tui.tui.app.freezing import show_list  # noqa: PLC0415 - rarely

    show_list(app)


def show_import(app: Opening) -> None:
    """Bring in a chapter, and go to it."""
    from handbok_tui.texts import messages  # noqa: PLC0415 - rarely
    from handbok_tui.texts.chapters import importing  # noqa: PLC0415 - rarely
    from handbok_tui.tui.screens.chapters.importing import ImportScreen  # noqa: PLC0415

    def taken_in(done: tuple[Plan, str] | None) -> None:
        if done is not None:
            plan, note = done
            head = plan.chapter.head
            app.reader.open_leaf(head.id)
            said = importing.imported(plan.way, head.id, head.number, head.title)
            app.tell(note or messages.undoable(said))

    app.push_screen(ImportScreen(app.session), taken_in)


def show_form(app: Opening) -> None:
    """Read in the answers of a filled form."""
    from handbok_tui.texts import messages  # noqa: PLC0415 - rarely
    from handbok_tui.tui.screens.export.form import FormScreen  # noqa: PLC0415

    def read_in(said: str | None) -> None:
        if said is not None:
            app.tell(messages.undoable_one_by_one(said))

    app.push_screen(FormScreen(app.session), read_in)
