"""Templates without a screen: read, searched, checked; private ones stay where they are."""

from __future__ import annotations

from tests.cli.test_no_textual import imported
from tests.support.handbok import Handbok, me

PLAN = """\
format = 1
worksheet = "aktivitetsplan"
respondent = "{respondent}"
visibility = "{visibility}"

[rows.a]
aktivitet = "Fråga nattens kollegor"
foljs-upp = 2020-01-20
status = "Planerad"
varfor = ["question:k1-ref-1"]
"""


def keep(handbok: Handbok, respondent: str = "gruppen", visibility: str = "handbook") -> None:
    text = PLAN.format(respondent=respondent, visibility=visibility)
    handbok.put(f"worksheets/{respondent}/aktivitetsplan.toml", text)


def test_a_template_is_read_by_its_id(handbok: Handbok) -> None:
    keep(handbok)
    for words in (("read", "aktivitetsplan"), ("läs", "--worksheet", "aktivitetsplan")):
        text = handbok.run(*words).text
        assert text.startswith("Aktivitetsplan – Vårt svar (Gruppen)\n====")
        assert "1 Fråga nattens kollegor\n" in text
        assert "  Status: Planerad (försenad)\n" in text
        assert "  Varför: Vilka steg behöver vi ta" in text
        assert "Planerad behöver Ansvarig." in text


def test_an_empty_template_is_read_too(handbok: Handbok) -> None:
    text = handbok.run("read", "nulagesanalys").text
    assert "4 Tid och förutsättningar\n" in text
    assert "Projektets mall" in text


def test_a_template_that_is_not_there_is_said(handbok: Handbok) -> None:
    assert "ingen mall ”borta”" in handbok.run("read", "--worksheet", "borta").refusal
    assert "inget kapitel ”borta”" in handbok.run("read", "borta").refusal


def test_cells_are_found_with_their_place(handbok: Handbok) -> None:
    keep(handbok)
    text = handbok.run("search", "nattens").text
    assert text == (
        "Aktivitetsplan › Vårt svar (Gruppen) › Fråga nattens kollegor › Aktivitet: "
        "Fråga nattens kollegor\n"
    )


def test_somebody_elses_private_template_is_neither_read_nor_found(handbok: Handbok) -> None:
    keep(handbok, "bo", "private")
    assert "nattens" not in handbok.run("read", "aktivitetsplan").text
    assert "nattens" not in handbok.run("read", "aktivitetsplan", "--respondent", "bo").refusal
    assert handbok.run("search", "nattens").out == b""
    assert b"nattens" not in handbok.run("export").out


def test_ones_own_private_template_is_read(handbok: Handbok) -> None:
    keep(handbok, me(), "private")
    assert "nattens" in handbok.run("read", "aktivitetsplan").text


def test_a_faulty_file_is_told_with_its_line(handbok: Handbok) -> None:
    keep(handbok)
    path = handbok.workbook / "worksheets/gruppen/aktivitetsplan.toml"
    path.write_text(path.read_text("utf-8").replace("2020-01-20", "'snart'"), "utf-8")
    assert f"{path}:8: ”foljs-upp”" in handbok.run("check").out.decode()
    ended = handbok.run("read", "aktivitetsplan")
    assert ended.code == 1
    assert f"{path}:8:" in ended.remarks


def test_templates_need_no_screen_and_cost_nothing_to_others(handbok: Handbok) -> None:
    module = "handbok_tui.core.sheets.templates"
    assert imported(handbok, ("read", "aktivitetsplan")) == "imported:"
    for words in (("status",), ("read", "1"), ("export",), ("search", "tillit")):
        assert imported(handbok, words, module) == "imported:"
