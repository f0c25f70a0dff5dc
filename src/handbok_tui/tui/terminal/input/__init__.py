"""From the bytes of the line to keys and pastes."""
