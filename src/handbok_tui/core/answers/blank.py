"""Whether a text says anything: white space, and signs that nobody sees, are no answer."""

import re

_SEEN = re.compile("[^\\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\u2800\ufeff]")


def is_blank(text: str) -> bool:
    """Whether nothing in a text is seen."""
    return _SEEN.search(text) is None
