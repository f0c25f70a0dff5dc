"""Words that the reader puts beside a text: what a link or a picture points at."""

from __future__ import annotations

LINK_MISSING = " (länk saknas i källan)"
IMAGE = "bild"
