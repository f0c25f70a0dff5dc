"""Who is who: ids for people and groups, so that nobody is taken for somebody else."""

import binascii
import pwd
import re
import unicodedata
from collections.abc import Iterable
from contextlib import suppress
from itertools import chain, count
from pathlib import Path

from handbok_tui.core.answers.workbook import Respondent
from handbok_tui.core.errors import FaultyFile, HandbokError
from handbok_tui.storage.answers.files import GROUP, RESPONDENTS, decode_workbook
from handbok_tui.storage.toml.decode import read_if_any


def slug(name: str) -> str:
    """An id made from a name, "" where nothing of it can be used."""
    plain = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:64].strip("-")


def free_name(name: str, others: Iterable[Respondent]) -> str:
    """A group's name as it is stored.  Raises HandbokError for an empty one, and for another's."""
    wanted = unicodedata.normalize("NFC", " ".join(name.split()))
    if not wanted:
        raise HandbokError("Skriv vad gruppen heter, till exempel Ledningsgruppen.")
    for other in others:
        if unicodedata.normalize("NFC", other.name).casefold() == wanted.casefold():
            kind = "grupp" if other.kind == "group" else "person"
            raise HandbokError(f"Det finns redan en {kind} som heter {other.name}.")
    return wanted


def new_respondent(name: str, known: tuple[Respondent, ...]) -> Respondent:
    """A group with a name and an id of its own.  Raises as free_name."""
    wanted = free_name(name, known)
    base, ids = slug(wanted)[:60] or "grupp", {respondent.id for respondent in known}
    names = chain((base,), (f"{base}-{number}" for number in count(2)))
    free = next(name for name in names if name not in ids and not _is_login(name))
    return Respondent(free, wanted, "group")


def _is_login(name: str) -> bool:
    """Whether somebody on this machine may be called that, though nothing is written yet."""
    try:
        pwd.getpwnam(name)
    except KeyError:
        return False
    return True


def person_of(workbook: Path, login: str, full_name: str, uid: int) -> Respondent:
    """The person at the keyboard: an id made from the login name, and a name to show.

    Where that id is a group's in this workbook, or may be another login's (``a.berg`` and
    ``a_berg``), the id gets an end of its own, so that nobody reads what is another's.
    """
    plain = slug(login) or "jag"
    own = f"{plain[:55].strip('-')}-{binascii.crc32(login.encode()):08x}"
    taken = bool(login) and (
        bool(_folders(workbook, own))
        or plain in _groups(workbook)
        or (plain != login.lower() and not _is_ours(workbook, plain, uid))
    )
    return Respondent(own if taken else plain, full_name or login or "Jag", "person")


def _folders(workbook: Path, respondent: str) -> list[Path]:
    places = (workbook / name / respondent for name in RESPONDENTS)
    return [place for place in places if place.is_dir()]


def _is_ours(workbook: Path, respondent: str, uid: int) -> bool:
    """Whether a folder was made by that user, or put back by root: by an earlier version, which
    knew no other id.
    """
    folders = _folders(workbook, respondent)
    return bool(folders) and all(folder.stat().st_uid in (uid, 0) for folder in folders)


def _groups(workbook: Path) -> set[str]:
    path = workbook / "workbook.toml"
    with suppress(OSError, FaultyFile):  # nothing of a group's is read or written then
        found = decode_workbook(path, read_if_any(path)).respondents
        return {GROUP.id, *(one.id for one in found if one.kind == "group")}
    return {GROUP.id}
