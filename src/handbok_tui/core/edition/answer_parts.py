"""An answer in parts: its head, what it says in all its versions, how it went afterwards."""

from collections.abc import Iterator
from typing import Literal

from handbok_tui.core.answers.workbook import Answer, Respondent, Version
from handbok_tui.core.edition.handbook import Question, field_visible
from handbok_tui.core.edition.parts import Part
from handbok_tui.core.follow_up import said
from handbok_tui.texts import dates, labels

Earlier = Literal["hide", "show", "count", "unfold"]
"""What to do with an answer's earlier versions: the first two on paper, the others on the screen,
where a key shows them and one settles a conflict."""


def version_parts(base: Part, question: Question, version: Answer | Version) -> Iterator[Part]:
    """One version of an answer: the fields that are asked for or unknown, then its text."""
    known = {item.id: item for item in question.fields}
    order = [*known, *(key for key in version.fields if key not in known)]
    for key in order:
        value = version.fields.get(key, "")
        item = known.get(key)
        if value.strip() and (item is None or field_visible(item, version.fields)):
            place = base.place._replace(field=key)
            label = item.label if item is not None else key
            yield base._replace(role="field", text=value, place=place, label=label)
    if version.text.strip():
        yield base._replace(role="answer", text=version.text)


def other_versions(
    base: Part, question: Question, answer: Answer, earlier: Earlier
) -> Iterator[Part]:
    """What was saved from somewhere else at the same time, how it went when it was followed up,
    and what the answer said before.
    """
    base = base._replace(role="remark")
    for version in answer.conflicts:
        when = dates.moment(version.updated) if version.updated else ""
        text = labels.conflict(when, on_screen=earlier in ("count", "unfold"))
        yield base._replace(text=text, voice="project")
        yield from version_parts(base, question, version)
    for words in map(said, answer.followed_up):
        yield base._replace(text=words, voice="project")
    if answer.earlier and earlier == "count":
        yield base._replace(text=labels.earlier(len(answer.earlier)), voice="project")
    elif earlier in ("show", "unfold"):
        for version in reversed(answer.earlier):
            day = dates.long_date(version.updated) if version.updated else ""
            wording = version.question if version.question != question.text else ""
            yield base._replace(text=labels.then(day, wording), voice="project")
            yield from version_parts(base, question, version)


def answer_head(respondent: Respondent, answer: Answer, person: str) -> str:
    """ "Vårt svar (Ledningsgruppen) · utkast · 12 januari 2027 · Bara för mig"."""
    mine = respondent.id == person
    words = [labels.respondent_label(respondent.kind, respondent.name, mine=mine)]
    state = answer.effective_state
    words.append(labels.state(state, written=answer.has_content))
    if answer.updated is not None and state != "unanswered":
        words.append(dates.long_date(answer.updated))
    if answer.private:
        words.append(labels.PRIVATE[respondent.kind])
    if answer.follow_up is not None:
        words.append(f"{labels.FOLLOW_UP} {dates.long_date(answer.follow_up)}")
    return " · ".join(words)
