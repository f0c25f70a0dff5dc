"""Every word a person sees that is not the handbook's or the person's own, in Swedish.

The lowest room: constants and small functions of plain values, so that the words can be read,
checked and changed in one place.
"""
