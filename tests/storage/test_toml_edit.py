"""Edits change what was asked for, keep every other byte, and give back any text exactly."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from handbok_tui.core.errors import SaveFailed, UnsavableText
from handbok_tui.storage.toml.edit import Append, Change, Remove, Set, Text, edit
from handbok_tui.storage.toml.read import TomlFault, load

SHEET = """\
# Annas svar
format = 1
chapter   =   "k1"   # kapitlet

[answers.k1-ref-1]
state = "draft"   # inte klart
text = "En rad"
own-key = { a = 1, b = [1, 2] }   # okänd nyckel
# sist i första svaret

# Om nästa fråga:
[answers.k1-ref-2]
state = "done"

[[answers.k1-ref-2.earlier]]
text = "förr"

[other]
x = 0x1F
""".encode()


def after(old: bytes, *changes: Change) -> str:
    return edit(old, changes).decode()


# ---- the exact bytes of ordinary edits ------------------------------------------------


def test_a_new_file() -> None:
    written = after(
        b"",
        Set(("format",), 1),
        Set(("chapter",), "k1"),
        Set(("answers", "k1-ref-1", "state"), "draft"),
        Set(("answers", "k1-ref-1", "updated"), datetime(2027, 1, 12, 14, 32, tzinfo=UTC)),
        Set(("answers", "k1-ref-1", "follow_up"), date(2027, 3, 1)),
        Set(("answers", "k1-ref-1", "text"), Text("Fri text.\n")),
        Set(("answers", "k1-ref-2", "fields"), {"finns": "Delvis", "hur": Text("så")}),
        Append(("answers", "k1-ref-1", "earlier"), {"text": Text("Förr.\n")}),
    )
    assert written == (
        'format = 1\nchapter = "k1"\n\n[answers.k1-ref-1]\nstate = "draft"\n'
        "updated = 2027-01-12T14:32:00+00:00\nfollow_up = 2027-03-01\n"
        'text = """\nFri text.\n"""\n\n[[answers.k1-ref-1.earlier]]\ntext = """\nFörr.\n"""\n\n'
        '[answers.k1-ref-2.fields]\nfinns = "Delvis"\nhur = """\nså\\\n"""\n'
    )


def test_a_value_is_replaced_in_its_place() -> None:
    written = after(SHEET, Set(("answers", "k1-ref-1", "state"), "done"))
    assert written == SHEET.decode().replace('"draft"   #', '"done"   #')


def test_a_new_value_goes_after_its_tables_last_line() -> None:
    written = after(SHEET, Set(("answers", "k1-ref-1", "text2"), "x"))
    anchor = "own-key = { a = 1, b = [1, 2] }   # okänd nyckel\n"
    assert written == SHEET.decode().replace(anchor, anchor + 'text2 = "x"\n')


def test_a_new_answer_goes_after_the_last_answer() -> None:
    written = after(SHEET, Set(("answers", "k1-ref-3", "state"), "done"))
    new = '\n[answers.k1-ref-3]\nstate = "done"\n'
    assert written == SHEET.decode().replace('"förr"\n', f'"förr"\n{new}')


def test_a_table_added_last_goes_last_in_the_file_with_a_newline_before() -> None:
    assert after(b"[a]\nx = 1 # slut", Set(("b", "y"), 2)) == "[a]\nx = 1 # slut\n\n[b]\ny = 2\n"
    assert after(b"[[a]] # slut", Append(("a",), {})) == "[[a]] # slut\n\n[[a]]\n"


def test_a_sub_table_goes_before_the_comment_of_the_next_header() -> None:
    written = after(SHEET, Set(("answers", "k1-ref-1", "fields"), {"f": "Ja"}))
    anchor = "# okänd nyckel\n"
    new = '\n[answers.k1-ref-1.fields]\nf = "Ja"\n'
    assert written == SHEET.decode().replace(anchor, anchor + new)


def test_removing_a_table_keeps_the_comments_around_it() -> None:
    written = after(SHEET, Remove(("answers", "k1-ref-2")))
    assert written == SHEET.decode().replace(
        '[answers.k1-ref-2]\nstate = "done"\n\n[[answers.k1-ref-2.earlier]]\ntext = "förr"\n', ""
    )


def test_adding_and_removing_again_gives_the_same_bytes() -> None:
    for raw in (SHEET, SHEET.replace(b"\n", b"\r\n"), b"\xef\xbb\xbf" + SHEET):
        added = edit(raw, [Set(("answers", "k9", "text"), "a\nb"), Set(("new",), True)])
        assert edit(added, [Remove(("answers", "k9")), Remove(("new",))]) == raw


def test_a_change_that_changes_nothing_gives_the_same_bytes() -> None:
    unchanged: list[Change] = [
        Set(("chapter",), "k1"),
        Remove(("answers", "none")),
        Remove(("x", "y", 3)),
    ]
    assert edit(SHEET, unchanged) is SHEET


def test_bom_and_crlf_stay_and_texts_come_back_with_lf() -> None:
    raw = b"\xef\xbb\xbf" + SHEET.replace(b"\n", b"\r\n")
    written = edit(raw, [Set(("answers", "k1-ref-1", "text"), "a\nb\n")])
    assert written.startswith(b"\xef\xbb\xbf# ")
    assert written.count(b"\n") == written.count(b"\r\n")
    assert load(written)["answers"]["k1-ref-1"]["text"] == "a\nb\n"


def test_appending_a_line_is_a_one_line_difference() -> None:
    one = edit(b"", [Set(("t",), Text("a\nb\n"))]).decode().split("\n")
    two = edit(b"", [Set(("t",), Text("a\nb\nc\n"))]).decode().split("\n")
    assert [line for line in two if line not in one] == ["c"]
    assert [line for line in one if line not in two] == []


@pytest.mark.parametrize(
    ("raw", "change", "expected"),
    [
        ("a.b = 1 # c\nz = 2\n", Set(("a", "c"), 3), "a.b = 1 # c\na.c = 3\nz = 2\n"),
        ("a.b = 1\n", Remove(("a", "b")), "\n[a]\n"),
        ("a.b = 1\nz = 2\n", Set(("a", "t"), {"x": 1}), "a.b = 1\nz = 2\n\n[a.t]\nx = 1\n"),
        ("t = { a = 1,  b = 2 }\n", Set(("t", "b"), "x"), 't = { a = 1,  b = "x" }\n'),
        ("t = { a = 1 }\n", Set(("t", "b"), "x"), 't = { a = 1, b = "x" }\n'),
        ("t = {a.b = 1}\n", Remove(("t", "a", "b")), "t = { a = {} }\n"),
        ("l = [{a = 1},{a = 2}]\n", Set(("l", 1, "a"), 3), "l = [{a = 1},{a = 3}]\n"),
        (
            "l = [\n {a=1}, # c\n]\n",
            Append(("l",), {"a": 2}),
            "l = [\n {a=1},\n { a = 2 }, # c\n]\n",
        ),
        ("l = [{a = 1}]\n", Append(("l",), {"a": 2}), "l = [{a = 1}, { a = 2 }]\n"),
        ("l = []\n", Append(("l",), {"a": 2}), "\n[[l]]\na = 2\n"),
        ("l = [1, 2]\n", Set(("l",), ["x"]), 'l = ["x"]\n'),
        ("[[l]]\na=1\n\n[[l]]\na=2\n", Remove(("l", 0)), "\n[[l]]\na=2\n"),
        ("[[l]]\na=1\n\n[[l]]\na=2\n", Remove(("l", 1)), "[[l]]\na=1\n"),
        ("x = 1\n\n[[l]]\na=1\n", Remove(("l", 0)), "x = 1\n"),
        ("[[l]]\na=1\n[[l]]\na=2\n", Set(("l", 0, "b"), 3), "[[l]]\na=1\nb = 3\n[[l]]\na=2\n"),
        ("[a.b]\nx=1\n[c]\n", Set(("a", "y"), 2), "[a.b]\nx=1\n\n[a]\ny = 2\n[c]\n"),
        ("x = 1\n", Set(("x",), {"y": 2}), "\n[x]\ny = 2\n"),
        ("[x]\ny = 1\n[z]\n", Set(("x",), 2), "x = 2\n[z]\n"),
        ("# bara en kommentar", Set(("x",), 2), "# bara en kommentar\nx = 2\n"),
        ("[a]\n", Set(("å b", "c.d"), 2), '[a]\n\n["å b"]\n"c.d" = 2\n'),
        ("x = 1\n", Set(("x",), True), "x = true\n"),
        ("x = 1\n", Set(("x",), ["ord " * 30, "b"]), f'x = [\n    "{"ord " * 30}",\n    "b",\n]\n'),
    ],
)
def test_edits_in_every_way_of_writing_toml(raw: str, change: Change, expected: str) -> None:
    written = after(raw.encode(), change)
    assert written.removeprefix("\n") == expected.removeprefix("\n")


def test_only_the_time_zone_differs() -> None:
    noon = datetime(2027, 1, 1, 12, tzinfo=UTC)
    raw = edit(b"", [Set(("t",), noon)])
    moved = noon.astimezone(timezone(timedelta(hours=1)))
    assert edit(raw, [Set(("t",), moved)]) == b"t = 2027-01-01T13:00:00+01:00\n"


# ---- what is refused ---------------------------------------------------------------------


def test_a_lone_surrogate_is_refused() -> None:
    with pytest.raises(UnsavableText, match="trasigt tecken"):
        edit(SHEET, [Set(("answers", "k1-ref-1", "text"), "a\ud800b")])


def test_a_file_that_cannot_be_read_is_not_edited() -> None:
    with pytest.raises(TomlFault):
        edit(b"x = ", [Set(("y",), 1)])


@pytest.mark.parametrize(
    "change",
    [Set(("chapter", "x"), 1), Append(("chapter",), {}), Set(("other", 0), 1), Set(("a",) * 40, 1)],
)
def test_a_path_that_leads_nowhere_is_refused(change: Change) -> None:
    with pytest.raises(SaveFailed, match="Ändringen sparades inte"):
        edit(SHEET, [change])


def test_a_wrong_splice_is_never_handed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    target = "handbok_tui.storage.toml.edit.spliced"
    monkeypatch.setattr(target, lambda text, old, new: text + "\n[lost]\n")
    with pytest.raises(SaveFailed, match="utan att annat"):
        edit(SHEET, [Set(("chapter",), "k2")])
