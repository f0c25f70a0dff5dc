import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len as rich_cell_len

from handbok_tui.core.layout.cells import cell_len, edges, fitting

COMMON = [
    "Fullmäktiges budget – ”mål”…",
    "漢字かなカナ、。",
    "한국어 각",
    "e\u0301 n\u0303 a\u0308\u0301",
    "नमस्ते ไทย עברית عربي",
    "👍 👍🏽 👩‍👩‍👧 🇸🇪 ❤️ ☎️ ✔ 1️⃣ 🏴󠁧󠁢󠁥󠁮󠁧󠁿",
    "½ € § → ≤ • │ ─ ■ ☐ ☑ ␛",
    "ＦＵＬＬ ｈａｌｆ ﾊﾝ",
    "soft\u00adhyphen no\u00a0break zero\u200bwidth",
]


@pytest.mark.parametrize("text", COMMON)
def test_common_text_is_counted_as_the_screen_counts_it(text: str) -> None:
    assert cell_len(text) == rich_cell_len(text)


def test_no_character_is_counted_narrower_than_the_screen_counts_it() -> None:
    codes = [*range(0x20, 0x7F), *range(0xA0, 0xD800), *range(0xE000, 0x32400), 0xE0001, 0xE0100]
    assert [hex(code) for code in codes if cell_len(chr(code)) < rich_cell_len(chr(code))] == []


MIXED = st.text(st.sampled_from("ae1#©❤☎⚠👩👍🏽漢한각ﬀ½ \u0301\u0302\u200d\ufe0f🇸🇪"), max_size=12)


@settings(deadline=None)
@given(MIXED)
def test_sequences_are_never_counted_narrower(text: str) -> None:
    assert cell_len(text) >= rich_cell_len(text)


@settings(deadline=None)
@given(MIXED, st.integers(2, 6))
def test_what_fits_takes_no_more_and_is_not_cut_inside_a_character(text: str, width: int) -> None:
    marks = edges(text)
    end = fitting(marks, 0, width)
    assert cell_len(text[:end]) <= width
    assert text[end : end + 1] not in ("\u0301", "\u0302", "\u200d", "\ufe0f", "🏽")
    assert end == len(text) or marks[end + 1] > width
