"""What a heading is called in an address, so that `[se här](#del-tva)` finds "Del två".

Every program that makes anchors of headings has a way of its own with å, with blanks and with
marks.  So an address is made in one way and looked for in all of them.
"""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import unquote

_NO_WORD = re.compile(r"[\W_]+")


def slug(text: str) -> str:
    """A heading as an address: "del-tva"; "" for one without letters and digits."""
    return _NO_WORD.sub("-", _bare(text)).strip("-")


def key(address: str) -> str:
    """What is the same of all addresses of one heading, typed with å or with %C3%A5 or with a."""
    return _NO_WORD.sub("", _bare(unquote(address)))


def _bare(text: str) -> str:
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in parts if not unicodedata.combining(char))
