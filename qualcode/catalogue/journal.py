"""Words for the journal of changes, the team, versions, and copies."""

WORDS: dict[str, tuple[str, str]] = {
    # what was done
    "change.start": ("Project gemaakt", "Project made"),
    "change.import": ("Geïmporteerd", "Imported"),
    "change.code": ("Gecodeerd", "Coded"),
    "change.edit": ("Codering gewijzigd", "Coding changed"),
    "change.delete": ("Verwijderd", "Deleted"),
    "change.accept": ("Suggestie aangenomen", "Suggestion accepted"),
    "change.reject": ("Suggestie afgewezen", "Suggestion rejected"),
    "change.memo": ("Memo geschreven", "Memo written"),
    "change.finish": ("Klaar of weer open", "Finished or reopened"),
    "change.settle": ("Besluit genomen", "Decision taken"),
    "change.version": ("Tekst verbeterd", "Text corrected"),
    "change.heading": ("Titel, deelnemer of meting gewijzigd", "Title, participant or wave changed"),
    "change.codebook": ("Codeboek gewijzigd", "Codebook changed"),
    "change.team": ("Team gewijzigd", "Team changed"),
    "change.assign": ("Transcripten verdeeld", "Transcripts assigned"),
    "change.merge": ("Kopie samengevoegd", "Copy merged"),
    "change.purge": ("Voorgoed verwijderd", "Removed for good"),
    "change.undo": ("Ongedaan gemaakt", "Undone"),
    "change.redo": ("Opnieuw gedaan", "Done again"),
    # facts of a change
    "fact.transcripts": ("transcripten: {value}", "transcripts: {value}"),
    "fact.transcript": ("{value}", "{value}"),
    "fact.corrected": ("verbeterd: {value}", "corrected: {value}"),
    "fact.codings": ("coderingen: {value}", "codings: {value}"),
    "fact.memos": ("memo’s: {value}", "memos: {value}"),
    "fact.coder": ("van {value}", "by {value}"),
    "fact.code": ("{value}", "{value}"),
    "fact.name": ("{value}", "{value}"),
    "fact.names": ("{value}", "{value}"),
    "fact.duty": ("als {value}", "as {value}"),
    "fact.blind": ("blind", "blind"),
    "fact.reopened": ("weer open", "reopened"),
    "fact.unchanged": ("ongewijzigd: {value}", "unchanged: {value}"),
    "fact.moved": ("verplaatst: {value}", "moved: {value}"),
    "fact.review": ("na te kijken: {value}", "to be looked at: {value}"),
    "fact.codebook": ("{value}", "{value}"),
    "fact.what": ("{value}", "{value}"),
    "fact.copy": ("{value}", "{value}"),
    "fact.conflicts": ("conflicten: {value}", "conflicts: {value}"),
    # what putting a copy into a project says
    "note.merge same": (
        "Transcript '{name}' uit de kopie staat hier al, als '{here}'; wat erbij hoort, komt daar.",
        "Transcript '{name}' of the copy is here already, as '{here}'; what belongs to it goes there.",
    ),
    "note.merge renamed": (
        "'{name}' heet hier een ander gesprek; dat uit de kopie komt erbij als '{here}'.",
        "'{name}' is another interview here; the one of the copy comes in as '{here}'.",
    ),
    "note.merge gone": (
        "Transcript '{name}' is hier voorgoed verwijderd en komt niet terug.",
        "Transcript '{name}' was removed here for good, and does not come back.",
    ),
    "note.merge review": (
        "{n} coderingen of memo’s staan op tekst die intussen veranderd is: na te kijken.",
        "{n} coding(s) or memos stand on text that has changed meanwhile: to be looked at.",
    ),
    "note.merge conflict": (
        "Beide veranderd, hier blijft het zoals het is: {what} {name}, {field}: hier {mine}; in de kopie {theirs}.",
        "Changed in both, here it stays as it is: {what} {name}, {field}: here {mine}; in the copy {theirs}.",
    ),
    "note.merge conflict whole": (
        "Aan de ene kant verwijderd en aan de andere veranderd, hier blijft het zoals het is: {what} {name}.{field}"
        "{mine}{theirs}",
        "Deleted in one and changed in the other, here it stays as it is: {what} {name}.{field}{mine}{theirs}",
    ),
}
