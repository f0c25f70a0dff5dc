"""The way from Textual to the line: what makes the program light over a slow connection.

``display`` is the base class of the program's App and ``driver`` its driver, with ``output``, the
thread that writes, and ``modes``, which puts the terminal back.  In between, ``canvas`` gathers
the picture that Textual wants and ``painter`` turns it into the fewest bytes the terminal
(``capabilities``) understands, with the help of ``frame``, ``cells`` and ``style``.  Names that
Textual keeps private are all listed in ``private``.

Import from the module that has it: nothing is loaded here.
"""
