"""A study with something of everything in it, to damage, to copy, to kill and to read back."""

import random
from dataclasses import replace

from builders import a_code, a_codebook

from qualcode.changes import Change, Edit, Kind, added, changed, removed
from qualcode.codings import Coding, Rejection
from qualcode.memos import About, Memo, SubjectMemo
from qualcode.participants import Measurement, Participant
from qualcode.spans import Span
from qualcode.store import Store
from qualcode.teams import Assignment, Duty, Finish, Member
from qualcode.transcripts import Imported, Role, Transcript, Turn

BOOK = a_codebook(a_code("meedoen"), a_code("trouw"), a_code("rust"))
WORDS = "ik doe weer mee omdat het écht ergens over gaat 🙂 en de coach luisterde naar wat ik zei over thuis".split()


def talk(number: int, turns: int = 12) -> Transcript:
    """Return an invented interview, always the same for the same number."""
    chance = random.Random(number)
    text, made = "", []
    for turn in range(turns):
        speaker, role = ("I", Role.INTERVIEWER) if turn % 2 == 0 else ("R", Role.PARTICIPANT)
        start = len(text) + 3
        said = " ".join(chance.choices(WORDS, k=chance.randint(8, 60))) + f" ({number}.{turn})"
        made.append(Turn(speaker, role, Span(start, start + len(said)), Span(len(text), start)))
        text += f"{speaker}: {said}\n"
    return Transcript(f"t{number}", text.rstrip("\n"), tuple(made), f"Gesprek {number}", f"K{number}", "g.docx", "T0")


def coded(transcript: Transcript, chance: random.Random, coder: str) -> Coding:
    """Return a coding of some words of a transcript."""
    start = chance.randrange(len(transcript.text) - 40)
    span = Span(start, start + chance.randint(5, 40))
    code = chance.choice(("meedoen", "trouw", "rust"))
    return Coding(transcript.id, span, code, coder, span.of(transcript.text), id=f"{chance.getrandbits(128):032x}")


def fill(store: Store, *, transcripts: int = 6, codings: int = 40, seed: int = 1) -> None:
    """Put into a project something of everything that there is, in some changes of which one is undone."""
    chance = random.Random(seed)
    talks = [talk(number) for number in range(transcripts)]
    people = [
        Participant(t.participant or "", {"rol": "kandidaat"}, (Measurement("stress", "T0", 3.5),)) for t in talks
    ]
    store.commit(Change(Kind.IMPORT, "Noor", added([*people, *map(Imported, talks)])))
    for coder in ("Noor", "Bram"):
        for one in talks:
            made = [coded(one, chance, coder) for _ in range(codings // (2 * transcripts) + 1)]
            store.commit(Change(Kind.CODE, coder, added([*made, Finish(one.id, coder)])))
    first = talks[0]
    words = Span(3, 20)
    about = [
        SubjectMemo(about, name, "Noor", f"Over {name}.") for about, name in zip(About, ("t0", "rust"), strict=True)
    ]
    store.commit(Change(Kind.MEMO, "Noor", added([Memo("t0", words, "Wie?", "Noor", words.of(first.text)), *about])))
    store.commit(Change(Kind.REJECT, "Noor", added([Rejection("t0", words, "rust", "Noor", "codebook-1")])))
    store.commit(
        Change(
            Kind.TEAM, "Noor", added([Member("Noor", Duty.OWNER), Member("Bram"), Assignment("t0", "Bram", blind=True)])
        )
    )
    some = store.codings([talks[1]])
    store.commit(Change(Kind.EDIT, "Noor", changed([(c, replace(c, memo="mooi", quotable=True)) for c in some[:3]])))
    store.commit(Change(Kind.DELETE, "Noor", removed(some[3:5])))
    store.undo("Noor")
    store.commit(Change(Kind.CODEBOOK, "Noor", (Edit(BOOK, a_codebook(*BOOK.codes, a_code("nieuw"))),)))
    store.undo("Noor")


def state(store: Store) -> object:
    """Return all that a project is now, and its journal."""
    journal = [(change, store.entries(change.number)) for change in store.history()]
    judged = store.codings(), store.memos(), store.subject_memos(), store.rejections()
    return store.codebooks(), store.imported(), store.participants(), *judged, store.team(), journal
