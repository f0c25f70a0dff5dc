"""A chapter being changed: its parts, what is done to them, the layer over the published one."""
