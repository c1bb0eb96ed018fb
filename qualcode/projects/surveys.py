"""Importing the sheet of a survey: each person's open answers as a short transcript, the rest as what is known."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from qualcode.formats.choices import Choices
from qualcode.formats.survey import Survey, survey_documents
from qualcode.participants import Participant
from qualcode.projects.choices import ImportChoices
from qualcode.projects.importing import plan
from qualcode.projects.plans import ImportPlan, ReadFile
from qualcode.projects.project import Project


@dataclass(frozen=True, slots=True)
class SurveyColumns:
    """What the columns of a survey hold.

    Attributes:
        who: the column that names the person.
        answers: the columns with open answers, in the order in which they are read.
        attributes: the columns with what is known of the person.
        wave: at which measurement the survey was held; may be empty.
    """

    who: str
    answers: Sequence[str]
    attributes: Sequence[str] = ()
    wave: str = ""


def plan_survey(project: Project, survey: Survey, columns: SurveyColumns) -> ImportPlan:
    """Return what importing a survey would do; nothing is stored.

    What is known already of a person stays, unless the survey says something else.

    Raises:
        FormatError: if a column does not exist, a row names nobody, or a name stands in two rows.
    """
    documents, people, notes = survey_documents(
        survey,
        who=columns.who,
        answers=columns.answers,
        attributes=columns.attributes,
        wave=columns.wave or None,
    )
    choices = ImportChoices(everywhere=Choices(wave=columns.wave), versions=False)  # people may answer alike
    files = [ReadFile(document.name, document) for document in documents]
    made = plan(project, files, choices, _with_what_is_known(project, people))
    told = tuple(note for note in made.notes if note.kind != "participants")  # a refused row says so itself
    return replace(made, notes=(*notes, *told))


def _with_what_is_known(project: Project, people: Sequence[Participant]) -> list[Participant]:
    known = {person.id: person for person in project.participants()}
    return [
        replace(
            person,
            attributes={**known[person.id].attributes, **person.attributes},
            measurements=known[person.id].measurements,
        )
        if person.id in known
        else person
        for person in people
    ]
