"""The style sheets of the screens, which several screens share."""

from pathlib import Path

STYLES = Path(__file__).parent
