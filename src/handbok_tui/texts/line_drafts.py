"""What a line was for that was never finished, as it is offered at the next start."""

from __future__ import annotations

ACTIVITY = "Ny aktivitet"
GOAL = "Nytt mål"
LEARNING = "Lärdom vid en uppföljning"
DAY = "Dag att följa upp"
CHAPTER = "Rubrik på ett nytt kapitel"
GROUP = "Namn på en ny grupp"
GROUP_RENAMED = "Nytt namn på en grupp"
GROUP_GONE = "Gruppen finns inte längre. Inget är ändrat."
GONE = "Det som följdes upp finns inte längre. Texten är kvar här."
