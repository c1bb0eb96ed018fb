"""Results of a project: matrices, quotes and agreement, and their export."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from qualcode.catalogue import Language, say
from qualcode.codebooks import Codebook, find_code
from qualcode.codings import Coding, by_coder
from qualcode.errors import NotFoundError
from qualcode.formats.tables import Cell, Section, Sheet, write_table
from qualcode.matrices import KINDS, Corpus, Count, Matrix
from qualcode.projects.files import write_file
from qualcode.projects.project import Project
from qualcode.quotes import Quote, quote_table

FIDELITY = "fidelity"
"""The kind of matrix that holds means of numbers, not counts; see `projects.fidelity`."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Which quotes to take; an empty field takes all.

    Attributes:
        codes: codes by key or label, their sub-themes included.
        participants: ids.
        coder: one coder's name.
        attributes: what participants must have: ``{"geslacht": "vrouw"}``.
    """

    codes: tuple[str, ...] = ()
    participants: tuple[str, ...] = ()
    coder: str = ""
    attributes: tuple[tuple[str, str], ...] = ()


def corpus(project: Project) -> Corpus:
    """Return the transcripts, codings and codebooks of a project, as they are at one moment."""
    with project.snapshot() as still:
        transcripts = still.transcripts()
        return Corpus(transcripts, still.codings(transcripts), still.codebooks())


def matrix(project: Project, kind: str, *, coder: str, count: Count = Count.PASSAGES) -> Matrix:
    """Return a matrix of a project, from one coder's codings.

    Raises:
        NotFoundError: for a kind or a coder that is not there.
    """
    if kind not in KINDS:
        raise NotFoundError("kind of matrix", kind, [*KINDS, FIDELITY])
    return KINDS[kind](corpus(project), coder=coder, count=count)


def quotes(project: Project, choice: Choice) -> list[Quote]:
    """Return the quotes of a project that a choice takes, by code in the order of the codebooks, then by place.

    Raises:
        NotFoundError: for a code or a coder that is not there.
    """
    study = corpus(project)
    codings = chosen_codings(study, choice)
    table = quote_table(codings, study.transcripts, project.participants())
    wanted = [
        quote
        for quote in table
        if (not choice.participants or quote.participant in choice.participants)
        and all(quote.attributes.get(name) == value for name, value in choice.attributes)
    ]
    order = {key: number for number, key in enumerate(code.key for book in study.books for _, code in book.walk())}
    return sorted(wanted, key=lambda quote: order.get(quote.code, len(order)))


def chosen_codings(study: Corpus, choice: Choice) -> list[Coding]:
    """Return the codings with one of the codes of a choice, by its coder."""
    codings = by_coder(study.codings, choice.coder) if choice.coder else list(study.codings)
    if not choice.codes:
        return codings
    used = {coding.code for coding in study.codings}
    keys: set[str] = set()
    for name in choice.codes:
        keys |= {name} if name in used else {find_code(study.books, name).key}
        for book in study.books:
            for key in keys & book.by_key.keys():
                keys |= {code.key for _, code in book.walk(key)}
    return [coding for coding in codings if coding.code in keys]


def whose(project: Project, coder: str, language: Language = "nl") -> str:
    """Return whose codings a result holds, as it says so: the coder, and how many transcripts are left out as hidden.

    Args:
        project: the project, as somebody sees it.
        coder: whose codings; everybody's if empty.
        language: of the words.
    """
    team, name = project.team(), coder or say("everyone", language)
    coders = {coder} if coder else {item.coder for item in team.assignments}
    hidden = [t for t in team.hidden(project.who) if not all(team.may_see(project.who, t, other) for other in coders)]
    return say("whose.hidden", language, coder=name, n=len(hidden)) if hidden else name


def quote_sheet(
    found: Sequence[Quote],
    books: Sequence[Codebook],
    *,
    coder: str,
    attributes: Sequence[str] = (),
    language: Language = "nl",
) -> Sheet:
    """Return the quote table as a table to be written: a section for each code, with its definition.

    Args:
        found: the quotes, by code.
        books: where the codes are explained.
        coder: whose codings these are, in the words of `whose`; everybody's if empty.
        attributes: which attributes of the participants to show.
        language: of the headings.
    """
    groups: dict[str, list[Quote]] = {}
    for quote in found:
        groups.setdefault(quote.code, []).append(quote)
    remarks = any(quote.memo for quote in found)
    explained = {code.key: (code.label, code.definition) for book in books for code in book.codes}
    sections = [
        Section(*explained.get(key, (key, "")), _rows(group, attributes, remarks=remarks))
        for key, group in groups.items()
    ]
    people = len({quote.participant for quote in found})
    columns = ("quote", "participant", "attributes", "transcript", "turn", "coder", *(("memo",) if remarks else ()))
    scope = {"coder": coder or say("everyone", language), "quotes": len(found), "participants": people}
    return Sheet(
        title=say("quotes.title", language),
        scope=say("quotes.scope", language, **scope),
        columns=[say(column, language) for column in columns],
        sections=sections,
        widths=(0.36, 0.1, 0.15, 0.14, 0.06, 0.07, 0.12) if remarks else (0.45, 0.1, 0.17, 0.15, 0.06, 0.07),
        group=say("code", language),
    )


def matrix_sheet(found: Matrix, language: Language = "nl", *, coder: str = "") -> Sheet:
    """Return a matrix as a table to be written; ``coder`` says whose codings in the words of `whose`."""
    coder = coder or found.coder
    rows: list[tuple[Cell, ...]] = [(label, *cells) for label, cells in zip(found.rows.labels, found.data, strict=True)]
    share = 0.7 / max(1, len(found.columns.keys))
    count = say(f"count.{found.count.value}", language)
    return Sheet(
        title=say(f"matrix.{found.kind}", language),
        scope=say("matrix.scope", language, coder=coder, count=count),
        columns=("", *found.columns.labels),
        sections=[Section("", "", rows)],
        widths=(0.3, *(share for _ in found.columns.keys)),
        facts=((say("coder", language), coder), (say("counted", language), count)),
    )


def export(sheet: Sheet, path: Path) -> None:
    """Write a table to a file whose ending says how: .docx, .xlsx or .csv.

    Raises:
        FormatError: for another ending.
        FileAccessError: if it cannot be written.
    """
    write_file(path, write_table(sheet, path.suffix))


def attributes_shown(attributes: Mapping[str, str], wanted: Sequence[str]) -> str:
    """Return the wanted attributes as a line for people."""
    return ", ".join(f"{name}: {value}" for name, value in attributes.items() if name in wanted)


def _rows(group: Sequence[Quote], attributes: Sequence[str], *, remarks: bool) -> list[tuple[Cell, ...]]:
    return [
        (
            f"‘{quote.words}’",
            quote.participant,
            attributes_shown(quote.attributes, attributes),
            quote.transcript,
            quote.turn,
            quote.coder,
            *((quote.memo,) if remarks else ()),
        )
        for quote in group
    ]
