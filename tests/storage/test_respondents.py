"""Nobody is taken for a group or for somebody else, and those of earlier versions find theirs."""

import pwd
from pathlib import Path

import pytest

from handbok_tui.core.edition.handbook import is_id
from handbok_tui.storage.answers.respondents import new_respondent, person_of

ME, ROOT, OTHER = 1000, 0, 1001


def of(workbook: Path, login: str, uid: int = ME) -> str:
    return person_of(workbook, login, "", uid).id


@pytest.mark.parametrize(
    ("login", "expected"),
    [("annlin", "annlin"), ("ANNLIN", "annlin"), ("", "jag"), ("x" * 64, "x" * 64)],
)
def test_a_plain_login_is_the_id(tmp_path: Path, login: str, expected: str) -> None:
    assert of(tmp_path, login) == expected


def test_no_two_logins_have_one_id(tmp_path: Path) -> None:
    logins = (
        "a.berg",
        "a_berg",
        "a-berg",
        "åsa",
        "asa",
        "DOMÄN\\asa",
        "日本",
        "中国",
        "jag",
        "å" * 90,
    )
    ids = [of(tmp_path, login) for login in logins]
    assert len(set(ids)) == len(logins)
    assert all(map(is_id, ids))


@pytest.mark.parametrize("login", ["gruppen", "ekonomi"])
def test_a_login_that_a_group_is_called_is_a_person(tmp_path: Path, login: str) -> None:
    (tmp_path / "workbook.toml").write_text(
        'format = 1\n\n[[respondents]]\nid = "ekonomi"\nname = "Ekonomi"\nkind = "group"\n', "utf-8"
    )
    mine = of(tmp_path, login)
    assert mine != login
    (tmp_path / "log" / mine).mkdir(parents=True)
    (tmp_path / "workbook.toml").unlink()
    assert of(tmp_path, login) == mine  # also when the group has gone


def test_what_an_earlier_version_wrote_for_a_login_is_still_theirs(tmp_path: Path) -> None:
    folder = tmp_path / "answers" / "anna-lind"
    folder.mkdir(parents=True)
    owner = folder.stat().st_uid
    assert of(tmp_path, "anna.lind", owner) == "anna-lind"
    if owner != ROOT:
        assert of(tmp_path, "anna_lind", OTHER) != "anna-lind"


def test_a_group_gets_no_id_that_is_a_login_of_the_machine() -> None:
    login = pwd.getpwuid(0).pw_name
    assert new_respondent(login.capitalize(), ()).id != login
