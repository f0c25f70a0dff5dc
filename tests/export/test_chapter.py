"""A chapter taken home as Markdown, and what comes back when it is brought in again."""

import pytest
from hypothesis import given, settings

from handbok_tui.core.edition.handbook import Chapter
from handbok_tui.core.importing.chapter import chapter_from_markdown
from handbok_tui.export.markdown.chapter import chapter_markdown, uncommented
from handbok_tui.storage.edition.files import EditionFiles
from handbok_tui.storage.files.locations import shipped_edition
from tests.support.chapters import chapters


@settings(max_examples=200)
@given(chapters())
def test_any_chapter_comes_back_exactly(chapter: Chapter) -> None:
    read = chapter_from_markdown(chapter_markdown(chapter))
    assert read.chapter == uncommented(chapter)
    assert not read.remarks


@pytest.mark.parametrize("name", ["k1", "k2", "k3", "k4", "k5"])
def test_the_shipped_chapters_come_back_exactly(name: str) -> None:
    chapter = EditionFiles(shipped_edition()).chapter(name)
    assert chapter_from_markdown(chapter_markdown(chapter)).chapter == chapter


def test_a_chapter_is_written_as_a_person_would_write_it() -> None:
    chapter = chapter_from_markdown(READABLE).chapter
    assert chapter_markdown(chapter) == READABLE


READABLE = """<!-- handbok: kapitel=k9 nummer=9 sida=12 ord=skr -->

# Tid \\& plats

*Ur SKR:s kortversion*

**Har ni tid?**

<!-- handbok: avsnitt=k9-a -->
## Läs

En [länk](https://exempel.se).

### Djupare

- ett

<!-- handbok: avsnitt=k9-ref -->
## Reflektera

Tänk efter.

- Hur?\\
  – på måndag <!-- handbok: fråga=k9-ref-1 vi -->

  Projektets text: *Skriv kort.* <!-- handbok: hjälp -->
- Finns det? <!-- handbok: fråga=k9-ref-2 -->

  - Finns det? <!-- handbok: fält=finns val -->
    - Ja
    - Nej
  - Hur? <!-- handbok: fält=hur om=finns är=Ja -->

<!-- handbok: avsnitt=k9-arb mallar=plan -->
## Arbeta med materialet

<!-- handbok: övning=k9-arb-1 -->
### Rundan

*Alla talar.* <!-- handbok: syfte -->

1. **5 min, alla:** Tänk.
2. Tala.

<!-- handbok: not radslut=utan -->
**Projektets text:**

Ta *paus*.
<!-- handbok: slut -->

<!-- handbok: avsnitt=k9-b slag=sammanfattning -->
## Kort

<!-- handbok: text -->
- en lista i brödtexten
<!-- handbok: slut -->

- en punkt
"""
