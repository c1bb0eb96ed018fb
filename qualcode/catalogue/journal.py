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
    "change.finish": ("Klaar gemeld", "Marked as finished"),
    "change.reopen": ("Weer opengezet", "Reopened"),
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
    "fact.of": ("van {value}", "of {value}"),
    "fact.by": ("naar {value}", "by {value}"),
    "fact.seed": ("startgetal {value}", "seed {value}"),
    "fact.corrected": ("verbeterd: {value}", "corrected: {value}"),
    "fact.codings": ("coderingen: {value}", "codings: {value}"),
    "fact.memos": ("memo’s: {value}", "memos: {value}"),
    "fact.coder": ("van {value}", "by {value}"),
    "fact.code": ("{value}", "{value}"),
    "fact.name": ("{value}", "{value}"),
    "fact.names": ("{value}", "{value}"),
    "fact.duty": ("als {value}", "as {value}"),
    "fact.blind": ("blind", "blind"),
    "fact.unchanged": ("ongewijzigd: {value}", "unchanged: {value}"),
    "fact.moved": ("verplaatst: {value}", "moved: {value}"),
    "fact.review": ("na te kijken: {value}", "to be looked at: {value}"),
    "fact.codebook": ("{value}", "{value}"),
    "fact.what": ("{value}", "{value}"),
    "fact.copy": ("{value}", "{value}"),
    "fact.conflicts": ("conflicten: {value}", "conflicts: {value}"),
    "what.sample": ("steekproef", "sample"),
    "what.add": ("code toegevoegd", "code added"),
    "what.edit": ("code gewijzigd", "code changed"),
    "what.example": ("voorbeeld toegevoegd", "example added"),
    "what.rename": ("hernoemd", "renamed"),
    "what.move": ("verplaatst", "moved"),
    "what.merge": ("samengevoegd", "merged"),
    "what.split": ("gesplitst", "split"),
    "what.retire": ("uit gebruik", "retired"),
    "what.revive": ("weer in gebruik", "in use again"),
    "what.update": ("bijgewerkt uit een bestand", "updated from a file"),
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
    "note.merge withdrawn": (
        "'{name}' is in de kopie voorgoed verwijderd en staat hier nog. Trok iemand zich terug: qualcode purge.",
        "'{name}' was removed in the copy for good, and still stands here. If somebody withdrew: qualcode purge.",
    ),
    "note.merge member": (
        "{name} is in de kopie {theirs} en hier {mine}. Het team blijft zoals het hier is.",
        "{name} is {theirs} in the copy, and {mine} here. The team stays as it is here.",
    ),
    "note.merge code": (
        "De code '{name}' is weg uit het codeboek, maar coderingen hebben hem nog: hij blijft, buiten gebruik.",
        "Code '{name}' is gone from the codebook, but codings still have it: it stays, retired.",
    ),
    "note.merge review": (
        "{n} {n:codering of memo staat|coderingen of memo’s staan} op tekst die intussen veranderd is: na te kijken.",
        "{n} {n:coding or memo stands|codings or memos stand} on text that has changed meanwhile: to be looked at.",
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
    # the viewer: who, undo
    "who.label": ("Wie ben je?", "Who are you?"),
    "who.placeholder": ("Kies of typ je naam (nu: {account})", "Choose or type your name (now: {account})"),
    "who.member": ("Kies je naam", "Choose your name"),
    "who.help": (
        "De naam waaronder je codeert. Hij staat bij alles wat je doet, en alleen dat kun je ongedaan maken.",
        "The name under which you code. It stands with all you do, and only that can you undo.",
    ),
    "who.first": (
        "Dit project heeft een team. Kies links je naam.",
        "This project has a team. Choose your name on the left.",
    ),
    "who.stranger": (
        "{name} hoort niet bij het team van dit project. Vraag een eigenaar om je toe te voegen.",
        "{name} is not in the team of this project. Ask an owner to add you.",
    ),
    "app.nobackup": (
        "Vandaag is geen reservekopie gemaakt. Alles wat je deed, staat wel in het project.",
        "No backup was made today. All that you did is in the project.",
    ),
    "signin.name": ("Naam", "Name"),
    "signin.password": ("Wachtwoord", "Password"),
    "signin.in": ("Inloggen", "Sign in"),
    "signin.out": ("Uitloggen", "Sign out"),
    "signin.organisation": ("Inloggen met je organisatie", "Sign in with your organisation"),
    "signin.wrong": (
        "Deze naam en dit wachtwoord horen niet bij elkaar.",
        "This name and this password do not belong together.",
    ),
    "signin.pause": (
        "Te vaak een verkeerd wachtwoord. Probeer het over {seconds} seconden opnieuw.",
        "A wrong password too often. Try again in {seconds} seconds.",
    ),
    "signin.unknown": (
        "{email} staat bij niemand van dit project. Vraag wie de server beheert om het adres erbij te zetten.",
        "{email} belongs to nobody of this project. Ask whoever runs the server to add the address.",
    ),
    "step.undo": ("Ongedaan", "Undo"),
    "step.undo.nothing": ("Er is niets van jou om ongedaan te maken.", "There is nothing of yours to undo."),
    "step.undo.done": ("Ongedaan gemaakt:", "Undone:"),
    "step.redo": ("Opnieuw", "Redo"),
    "step.redo.done": ("Opnieuw gedaan:", "Done again:"),
    "step.redo.nothing": ("Er is niets om opnieuw te doen.", "There is nothing to do again."),
    # the viewer: history
    "page.history": ("Geschiedenis", "History"),
    "history.who": ("Van wie", "Whose"),
    "history.file": ("geschiedenis", "history"),
    "history.download": (".{ending}", ".{ending}"),
    "history.caption": (
        "Alles wat er met het project gedaan is, het laatste boven; het hele spoor, met elke codering, staat in het "
        "bestand.",
        "All that was done with the project, the last on top; the whole trail, with every coding, is in the file.",
    ),
    "history.time": ("Wanneer", "When"),
    "history.by": ("Wie", "Who"),
    "history.what": ("Wat", "What"),
    "history.state": ("Nu", "Now"),
    "history.undone": ("ongedaan gemaakt", "undone"),
    "history.copy": ("in een kopie", "in a copy"),
    # the viewer: team
    "page.team": ("Team", "Team"),
    "team.name": ("Naam", "Name"),
    "team.duty": ("Taak", "Duty"),
    "team.finished": ("Klaar", "Finished"),
    "team.of": ("{done} van {all}", "{done} of {all}"),
    "team.hidden": ("nog verborgen", "still hidden"),
    "team.nobody": (
        "Nog niemand heeft gecodeerd. Werk je met meer mensen, noem ze dan hieronder.",
        "Nobody has coded yet. If you work with several people, name them below.",
    ),
    "team.blind.hint": (
        "Een deel is nog verborgen: je codeert blind tot jij en de ander klaar zijn.",
        "Some of it is still hidden: you code blind until you and the other have finished.",
    ),
    "team.members": ("Wie werkt mee", "Who takes part"),
    "team.members.hint": (
        "Alleen wie hier staat, kan het project gebruiken.",
        "Only those who stand here can use the project.",
    ),
    "team.first": (
        "Er is nog geen team: iedereen die het bestand opent, mag alles. Begin met jezelf, als eigenaar.",
        "There is no team yet: whoever opens the file may do everything. Begin with yourself, as owner.",
    ),
    "team.add": ("Toevoegen of wijzigen", "Add or change"),
    "team.remove": ("Uit het team halen", "Take out of the team"),
    "team.remove.who": ("Wie gaat", "Who leaves"),
    "team.assignments": ("Wie codeert wat", "Who codes what"),
    "team.assignments.hint": (
        "Verdeel de transcripten. Blind: je ziet pas wat een ander ervan maakt als jij en die ander klaar zijn.",
        "Divide the transcripts. Blind: you see what another makes of them when you and they have finished.",
    ),
    "team.coders": ("Codeurs", "Coders"),
    "team.transcripts": ("Transcripten", "Transcripts"),
    "team.choose": ("Kies een of meer namen", "Choose one or more names"),
    "team.all": ("Alle transcripten", "All transcripts"),
    "team.blind": ("Blind", "Blind"),
    "team.blind.help": (
        "Geldt voor alle codeurs van deze transcripten, ook voor een eigenaar die meecodeert.",
        "Holds for all coders of these transcripts, also for an owner who codes too.",
    ),
    "team.suggestions": ("Blind, maar wel met suggesties van de machine", "Blind, but with suggestions of the machine"),
    "team.suggestions.help": (
        "Gewoonlijk ziet wie blind codeert ook geen suggesties. Wie dezelfde suggesties ziet, kiest vaker dezelfde "
        "codes (verankering): jullie overeenstemming valt dan hoger uit dan zonder machine. Zet dit alleen aan als "
        "je juist het coderen mét machine wilt vergelijken, en vermeld het in je verslag.",
        "Usually who codes blind sees no suggestions either. Two who see the same suggestions choose the same codes "
        "more often (anchoring): your agreement is then higher than without the machine. Use this only to compare "
        "coding with the machine, and say so in your report.",
    ),
    "team.is.suggested": ("blind, met suggesties", "blind, with suggestions"),
    "team.assign": ("Verdelen", "Assign"),
    "team.unassign": ("Weghalen", "Take away"),
    "team.how": ("Hoe", "How"),
    "team.state": ("Nu", "Now"),
    "team.is.blind": ("blind", "blind"),
    "team.is.finished": ("klaar", "finished"),
    # the viewer: samples
    "sample.title": ("Steekproef trekken", "Draw a sample"),
    "sample.hint": (
        "Laat een deel van de transcripten dubbel coderen. Het toeval kiest welke; hetzelfde startgetal kiest "
        "dezelfde.",
        "Let a part of the transcripts be coded twice. Chance chooses which; the same seed chooses the same.",
    ),
    "sample.way": ("Door wie", "By whom"),
    "sample.who": ("Wie codeert", "Who codes"),
    "sample.several": ("twee of meer codeurs", "two or more coders"),
    "sample.again": ("dezelfde codeur nog eens", "the same coder again"),
    "sample.again.who": ("Wie codeert nog eens", "Who codes again"),
    "sample.again.hint": (
        "{name} is dezelfde mens als {first}: kies die naam bij ‘Wie ben je?’ om opnieuw te coderen. De eerste keer "
        "en de suggesties zijn dan verborgen.",
        "{name} is the same person as {first}: choose that name at ‘Who are you?’ to code again. The first time and "
        "the suggestions are hidden then.",
    ),
    "sample.again.none": (
        "Nog niemand heeft een transcript klaar gemeld; alleen zulke transcripten kunnen nog eens gecodeerd worden.",
        "Nobody has marked a transcript as finished yet; only such transcripts can be coded again.",
    ),
    "sample.unit": ("Percentage of aantal", "Percentage or number"),
    "sample.number": ("aantal", "number"),
    "sample.share": ("%", "%"),
    "sample.much": ("Hoeveel", "How many"),
    "sample.by": ("Naar verhouding van", "In proportion to"),
    "sample.by.nothing": ("niets: uit alle samen", "nothing: from all together"),
    "sample.wave": ("meting", "wave"),
    "sample.seed": ("Startgetal", "Seed"),
    "sample.seed.help": (
        "Noem dit getal in je verslag: daarmee kan een ander de steekproef natrekken.",
        "Mention this number in your report: with it somebody else can draw the same sample.",
    ),
    "sample.pairs": ("Twee codeurs per transcript, om de beurt", "Two coders for each transcript, in turn"),
    "sample.doubled": (
        "Ook wat twee mensen al coderen ({n})",
        "Also what two people code already ({n})",
    ),
    "sample.choose": ("Kies links minstens twee codeurs.", "Choose at least two coders on the left."),
    "sample.nothing": (
        "Er is niets te trekken: elk transcript wordt al door twee mensen gecodeerd.",
        "There is nothing to draw: two people code each transcript already.",
    ),
    "sample.nothing.again": (
        "Er is niets te trekken: {first} codeert alles wat klaar was al nog eens.",
        "There is nothing to draw: {first} codes all that was finished again already.",
    ),
    "sample.drawn": ("Getrokken: {n} van {of}", "Drawn: {n} of {of}"),
    "sample.count": ("Getrokken", "Drawn"),
    "sample.from": ("Van", "Of"),
    "sample.already": ("Al gedaan", "Already done"),
    "sample.did.finished": ("{coder} klaar", "{coder} finished"),
    "sample.did.begun": ("{coder} begonnen", "{coder} began"),
    "sample.blind": ("Blind coderen", "Code blind"),
    "sample.hides": (
        "Van deze transcripten ziet een codeur pas wat anderen codeerden als allen klaar zijn, ook wat er al "
        "gecodeerd is.",
        "On these transcripts a coder sees what others coded only when all have finished, also what is coded already.",
    ),
    "sample.unknown": ("onbekend", "unknown"),
    "sample.kept": (
        "{n} {n:transcript was al aan een codeur gegeven; dat blijft zo|keer was een transcript al aan een codeur "
        "gegeven; dat blijft zo}.",
        "{n} {n:assignment that was there stays as it is|assignments that were there stay as they are}.",
    ),
    "sample.assign": ("Steekproef verdelen", "Assign the sample"),
    "double.title": ("Dubbel gecodeerd", "Coded twice"),
    "double.ready": ("klaar", "finished"),
    "double.busy": ("nog niet", "not yet"),
    "double.state.all": ("allen klaar", "all finished"),
    "double.state.some": ("deels klaar", "partly finished"),
    "double.state.none": ("nog niemand klaar", "nobody finished"),
    "double.coder": ("{name}: {done} van {all} klaar", "{name}: {done} of {all} finished"),
    "duty.owner": ("eigenaar", "owner"),
    "duty.reviewer": ("beoordelaar", "reviewer"),
    "duty.coder": ("codeur", "coder"),
    "duty.reader": ("lezer", "reader"),
    "duty.owner.long": ("eigenaar: mag alles", "owner: may do everything"),
    "duty.reviewer.long": (
        "beoordelaar: alles behalve team, kopieën en voorgoed verwijderen",
        "reviewer: all but the team, copies and removing for good",
    ),
    "duty.coder.long": (
        "codeur: codeert onder eigen naam en bewerkt codes",
        "coder: codes under their own name, edits codes",
    ),
    "duty.reader.long": ("lezer: verandert niets", "reader: changes nothing"),
    # the viewer: finished, mending
    "transcripts.finished": ("Klaar ({coder})", "Finished ({coder})"),
    "transcripts.finished.help": (
        "Zet dit aan als je het transcript helemaal gecodeerd hebt: wat je openliet, heb je dan bewust opengelaten. "
        "Alleen waar twee codeurs klaar zijn, wordt overeenstemming berekend.",
        "Turn this on when you have coded the transcript to the end: what you left uncoded, you left on purpose. "
        "Agreement is computed only where two coders have finished.",
    ),
    "transcripts.finished.by": ("Klaar volgens {coders}.", "Finished according to {coders}."),
    "transcripts.blind": (
        "Blind: wat een ander ervan maakte, zie je als jij en die ander klaar zijn.",
        "Blind: you see what another made of it when you and they have finished.",
    ),
    "mend.title": ("Een typefout verbeteren", "Mend a typo"),
    "mend.hint": (
        "Er komt een nieuwe versie van de tekst; de oude blijft bewaard en elke codering gaat mee.",
        "There will be a new version of the text; the old one is kept, and every coding goes along.",
    ),
    "mend.turn": ("Beurt", "Turn"),
    "mend.choose": ("Kies de beurt met de fout", "Choose the turn with the mistake"),
    "mend.words": ("De woorden van deze beurt", "The words of this turn"),
    "mend.save": ("Nieuwe versie opslaan", "Save the new version"),
    "mend.done": ("De tekst is verbeterd.", "The text is corrected."),
    "mend.memo": ("memo", "memo"),
    "mend.counts": (
        "Coderingen en memo’s: {unchanged} ongewijzigd, {moved} verplaatst, {review} na te kijken.",
        "Codings and memos: {unchanged} unchanged, {moved} moved, {review} to be looked at.",
    ),
    "mend.moved": (
        "{what} ({coder}): ‘{before}’ wordt ‘{after}’",
        "{what} ({coder}): ‘{before}’ becomes ‘{after}’",
    ),
    "mend.review": (
        "{what} ({coder}), na te kijken: ‘{before}’ wordt ‘{after}’",
        "{what} ({coder}), to be looked at: ‘{before}’ becomes ‘{after}’",
    ),
    "mend.all": ("De {n} die verplaatst worden", "The {n} that are moved"),
    "mend.reopened": (
        "Er komt nieuwe tekst bij: niet langer klaar voor {coders}.",
        "There is new text: no longer finished for {coders}.",
    ),
    "review.title": ("Na te kijken: {n}", "To be looked at: {n}"),
    "review.hint": (
        "De tekst onder deze coderingen is veranderd. Klopt de plek, bevestig haar; hoort de codering hier niet meer, "
        "dan kan ze weg.",
        "The text under these codings has changed. If the place is right, confirm it; if the coding no longer belongs "
        "here, it can go.",
    ),
    "review.line": (
        "beurt {turn} · {what} ({coder}): eerst ‘{before}’, nu ‘{after}’",
        "turn {turn} · {what} ({coder}): it was ‘{before}’, now ‘{after}’",
    ),
    "review.confirm": ("Klopt", "Right"),
    "review.delete": ("Weg", "Delete"),
    "versions.title": ("Versies van de tekst: {n}", "Versions of the text: {n}"),
    "versions.which": ("Terug naar een eerdere versie", "Back to an earlier version"),
    "versions.one": ("versie {n} · {words} {words:woord|woorden}", "version {n} · {words} {words:word|words}"),
    "versions.restore": ("Deze versie terugzetten", "Put this version back"),
}
