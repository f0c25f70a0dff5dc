import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handbok_tui.core.layout.control_pictures import visible

ACTING = [
    *range(0x09),
    *range(0x0B, 0x20),
    *range(0x7F, 0xA0),
    0x061C,
    0x200E,
    0x200F,
    *range(0x202A, 0x202F),
    *range(0x2066, 0x206A),
    0x2028,
    0x2029,
    0xFEFF,
    0xD800,
    0xDFFF,
]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b]0;titel\x07", "␛]0;titel␇"),
        ("a\0b", "a␀b"),
        ("\r", "␍"),
        ("\x7f", "␡"),
        ("\x9b31m", "‹U+009B›31m"),
        ("\u202etxt.exe", "‹U+202E›txt.exe"),
        ("\ufeffhej", "‹U+FEFF›hej"),
        ("\ud800", "‹U+D800›"),
        ("rad\n\tindrag", "rad\n\tindrag"),
        ("åäö – ”ord” 👩‍👧 e\u0301\u00a0x", "åäö – ”ord” 👩‍👧 e\u0301\u00a0x"),
    ],
)
def test_what_acts_is_shown_as_a_picture(text: str, shown: str) -> None:
    assert visible(text) == shown


@pytest.mark.parametrize("code", ACTING, ids=hex)
def test_every_acting_character_is_replaced(code: int) -> None:
    assert chr(code) not in visible(f"a{chr(code)}b")


@settings(deadline=None)
@given(st.text(st.characters(codec=None)))
def test_pictures_can_be_encoded_and_stay_as_they_are(text: str) -> None:
    shown = visible(text)
    assert visible(shown) == shown
    assert shown.encode().decode() == shown
