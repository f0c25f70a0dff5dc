"""A broken file of the workbook hides nothing of the handbook: the published one stands in."""

from __future__ import annotations

import pytest

from tests.support.handbok import Handbok

BROKEN = {
    "changes": 'format = 1\nchanges = true\n[questions.k1-ref-1\ntext = "Vår?"\n',
    "wrong changes": "format = 1\nchanges = true\n[sections.k1-a]\nbody = 5\n",
    "whole": 'format = 1\nid = "k1"\ntitle = \n',
    "not text": b"\xff\xfe",
}


@pytest.mark.parametrize("raw", BROKEN.values(), ids=BROKEN)
def test_the_published_chapter_is_shown_and_the_file_named(
    handbok: Handbok, raw: str | bytes
) -> None:
    path = handbok.put("chapters/k1.toml", raw)
    before = path.read_bytes()
    text = " ".join(handbok.run("read", "1").out.decode().split())
    assert "Er fil chapters/k1.toml" in text
    assert "Vilka steg behöver vi ta" in text
    for command in ("status", "check"):
        ended = handbok.run(command)
        assert "chapters/k1.toml" in ended.out.decode() + ended.remarks
    assert handbok.run("check").code == 1
    handbok.answer("k1-ref-1", "Vi svarar ändå")
    assert path.read_bytes() == before


def test_the_edition_s_template_stands_in_for_a_broken_one(handbok: Handbok) -> None:
    path = handbok.put("templates/aktivitetsplan.toml", "format = 1\n[[columns\n")
    assert "Aktivitetsplan" in handbok.run("read", "--worksheet", "aktivitetsplan").out.decode()
    assert "templates/aktivitetsplan.toml" in handbok.run("check").out.decode()
    assert path.read_text("utf-8") == "format = 1\n[[columns\n"
