"""What a person asks of an export, as rows of choices; the screen shows and changes them.

Remembered from one time to the next, but for "Bara för mig": that is asked for each time.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from handbok_tui.core.periods import near, parse_period
from handbok_tui.export.formats import DEFAULT, FORMATS
from handbok_tui.export.profiles.registry import HANDBOOK, PERIOD, PROFILES
from handbok_tui.export.selection import INCLUDES, Include, Selection
from handbok_tui.session.session import Session
from handbok_tui.texts import labels
from handbok_tui.texts.export import order as texts

ALL = ""
SHORT = "skr"
"""The scope of the published short edition: its chapters are those with this source."""

RowId = Literal["profile", "period", "scope", "respondent", "format"] | Include
ROWS: tuple[RowId, ...] = ("profile", "period", "scope", "respondent", *INCLUDES, "format")


class Order(NamedTuple):
    """``scope`` is ALL, SHORT or a chapter's id; ``respondent`` "" means everyone; ``period`` is
    written as core/periods.py reads it, "" for the tertial that it is.
    """

    profile: str = HANDBOOK.name
    scope: str = ALL
    respondent: str = ""
    include: frozenset[Include] = frozenset()
    format: str = DEFAULT
    period: str = ""


class Option(NamedTuple):
    """One thing a row can be set to, and what it is called."""

    value: str
    title: str


def options(session: Session, leaf: str, row: RowId) -> tuple[Option, ...]:
    """What a row can be set to, seen from a leaf; never none, the usual one first."""
    if row == "profile":
        return tuple(Option(profile.name, profile.title) for profile in PROFILES.values())
    if row == "period":
        first, *others = near(session.now().date())
        rest = [Option(one, parse_period(one).name) for one in others]
        return (Option("", parse_period(first).name), *rest)
    if row == "scope":
        return _scopes(session, leaf)
    if row == "respondent":
        people = (r for r in session.workbook.respondents)
        person = session.viewer.person
        named = (
            Option(r.id, labels.respondent_label(r.kind, r.name, mine=r.id == person))
            for r in people
        )
        return (Option("", texts.EVERYONE), *named)
    if row == "format":
        return tuple(Option(form.name, form.title) for form in FORMATS.values())
    return (Option("", texts.NO), Option(row, texts.YES))


def _scopes(session: Session, leaf: str) -> tuple[Option, ...]:
    found = [Option(ALL, texts.ALL_CHAPTERS)]
    sources = {head.source for head in session.edition.chapters}
    if SHORT in sources and len(sources) > 1:
        found.append(Option(SHORT, texts.SHORT_EDITION))
    if session.edition.head(leaf) is not None:
        found.append(Option(leaf, session.leaf_title(leaf)))
    return tuple(found)


def asked(order: Order) -> tuple[RowId, ...]:
    """The rows that mean something for the document."""
    profile = PROFILES[order.profile]
    without: set[RowId] = set() if order.profile == PERIOD else {"period"}
    if not profile.answers:
        without.update(row for row in INCLUDES if row != "private")
        if profile.sheets == ():
            without.update(("private", "respondent"))
    return tuple(row for row in ROWS if row not in without)


def value(order: Order, row: RowId) -> str:
    """What a row is set to: the value of one of its options."""
    if row in ("profile", "period", "scope", "respondent", "format"):
        return str(getattr(order, row))
    return row if row in order.include else ""


def changed(order: Order, row: RowId, to: str) -> Order:
    """The order with a row set to the value of one of its options."""
    if row == "profile":
        return order._replace(profile=to)
    if row == "period":
        return order._replace(period=to)
    if row == "scope":
        return order._replace(scope=to)
    if row == "respondent":
        return order._replace(respondent=to)
    if row == "format":
        return order._replace(format=to)
    return order._replace(include=order.include | {row} if to else order.include - {row})


def remembered(words: Mapping[str, str], session: Session, leaf: str) -> Order:
    """The order of last time, given as row to value, as far as it still can be had.

    "Bara för mig" is never among it.
    """
    order = Order()
    for row in ROWS:
        wanted = words.get(row, "")
        known = {option.value for option in options(session, leaf, row)}
        if row in words and row != "private" and wanted in known:
            order = changed(order, row, wanted)
    return order


def to_remember(order: Order) -> dict[str, str]:
    """The order as row to value, without what is asked for each time."""
    return {row: value(order, row) for row in ROWS if row != "private"}


def words(session: Session, order: Order) -> tuple[str, ...]:
    """The order as ``handbok export`` is given it, but for "Bara för mig"."""
    found: list[str] = []
    if order.profile != HANDBOOK.name:
        found += ["--profile", order.profile]
    if order.scope != ALL:
        found += (word for chapter in _chapters(session, order) for word in ("--chapter", chapter))
    if order.respondent:
        found += ["--respondent", order.respondent]
    rows = asked(order)
    if include := [row for row in INCLUDES if row in order.include & {*rows} - {"private"}]:
        found += ["--include", ",".join(include)]
    if order.period and "period" in rows:
        found += ["--period", order.period]
    if order.format != DEFAULT:
        found += ["--format", order.format]
    return tuple(found)


def _chapters(session: Session, order: Order) -> list[str]:
    return [
        head.id
        for head in session.edition.chapters
        if order.scope in (ALL, head.id) or (order.scope == SHORT == head.source)
    ]


def selected(session: Session, order: Order) -> Selection:
    """What the order takes along.  Raises NotFound."""
    profile = PROFILES[order.profile]
    respondents = [order.respondent] if order.respondent else []
    period = parse_period(order.period) if order.period else None
    include = order.include | profile.include
    return session.selection(_chapters(session, order), respondents, include, profile.name, period)
