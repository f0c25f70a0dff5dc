"""``python -m handbok_tui`` is ``handbok``."""

import sys

from handbok_tui.cli import main

sys.exit(main())
