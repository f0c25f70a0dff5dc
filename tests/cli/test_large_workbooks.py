"""What would keep a person waiting if work grew with the square of a workbook: it does not.

Nothing is timed: the sizes are such that a square would take hours, and a command that does not
end is a failure (``PATIENCE``).
"""

from tests.support.handbok import Handbok, me

MANY = 40_000


def test_a_line_with_very_many_hits_is_searched(handbok: Handbok) -> None:
    handbok.put(
        "answers/gruppen/k1.toml",
        'format = 1\nchapter = "k1"\n[answers.k1-ref-1]\ntext = "{}"\n'.format("abc " * MANY),
    )
    found = handbok.run("search", "abc").text
    assert found.count("\n") == MANY
    assert found.startswith("01 Driv lärandet › Reflektera › Vårt svar (Gruppen): abc abc")


def test_the_text_around_every_hit_is_of_its_own_place(handbok: Handbok) -> None:
    words = " ".join(f"ord{number} abc" for number in range(2000))
    handbok.put(
        "answers/gruppen/k1.toml",
        f'format = 1\nchapter = "k1"\n[answers.k1-ref-1]\ntext = "{words}"\n',
    )
    lines = handbok.run_here("search", "abc").out.decode().splitlines()
    assert [f"ord{number} abc" in line for number, line in enumerate(lines)] == [True] * 2000


def test_a_log_of_many_years_goes_along_and_is_listed(handbok: Handbok) -> None:
    for year in range(2020, 2024):
        entries = (
            f"[entries.{year}-01-12-l-{number:06d}]\n"
            f'kind = "learning"\ndate = {year}-01-12\n'
            f'[entries.{year}-01-12-l-{number:06d}.fields]\nwhat = "Lärdom {year} {number}."\n'
            for number in range(500)
        )
        handbok.put(f"log/{me()}/{year}.toml", f'respondent = "{me()}"\n' + "".join(entries))
    assert "2000 anteckningar ur loggen är med" in handbok.run("export").remarks
    listed = handbok.run("learned", "--list").text
    assert listed.count("Lärdom 202") == 2000
    assert listed.index("Lärdom 2023 499.") < listed.index("Lärdom 2020 0.")
    assert handbok.run("learned", "En till").code == 0
    assert "En till" in handbok.run("learned", "--list").text


def test_every_fault_of_a_file_with_very_many_is_said_with_its_line(handbok: Handbok) -> None:
    head = 'format = 1\nchapter = "k1"\nrespondent = "gruppen"\n'
    answers = "".join(f"[answers.q{number}]\ntext = {number}\n" for number in range(30_000))
    path = handbok.put("answers/gruppen/k1.toml", head + answers)
    lines = handbok.run("check").out.decode().splitlines()
    assert [line.split(": ")[0] for line in lines] == [f"{path}:{5 + 2 * n}" for n in range(30_000)]
