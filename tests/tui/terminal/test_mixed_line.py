"""What is typed, pasted and answered comes mixed, cut anywhere: the words are there in order."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.tui.terminal.line import Line
from tests.tui.terminal.test_incoming import ANSWERS

TYPED = st.sampled_from(("hej", "å", "ö!", "日本", "a\u00a0b", "O", "[D", "x~")).map(
    lambda words: (words.encode(), words)
)
ANSWERED = st.sampled_from(ANSWERS[:30]).map(lambda answer: (answer, ""))
PASTED = st.tuples(
    st.sampled_from(("klistrat", "två\nrader", "å" + "x" * 20)), st.sampled_from((b"", b"\x1b[31m"))
).map(lambda two: (b"\x1b[200~" + two[0].encode() + two[1] + b"\x1b[201~", two[0]))


@settings(max_examples=300)
@given(
    st.lists(TYPED | ANSWERED | PASTED, min_size=1, max_size=6),
    st.lists(st.integers(0, 400), max_size=5),
    st.sampled_from((0, 0.01)),
)
def test_no_word_goes_and_nothing_is_a_command(
    parts: list[tuple[bytes, str]], cuts: list[int], pause: float
) -> None:
    raw = b"".join(sent for sent, _ in parts)
    places = [0, *sorted(cut for cut in cuts if cut < len(raw)), len(raw)]
    pieces = [raw[a:b] for a, b in pairwise(places) if a < b]
    line = Line().send(*pieces, pause=pause).wait(3)
    assert line.text.replace("\r", "\n") == "".join(words for _, words in parts)
    assert not [key for key in line.keys if len(key) > 1 and key.startswith(("esc", "ctrl"))]
