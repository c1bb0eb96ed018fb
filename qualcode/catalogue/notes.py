"""Words of the notes of imports, each in Dutch and English."""

WORDS: dict[str, tuple[str, str]] = {
    "note.speakers": ("{speakers}.", "{speakers}."),
    "note.part.by legend": (
        "{name} ({n} {n:beurt|beurten}, {role}: volgens de legenda)",
        "{name} ({n} {n:turn|turns}, {role}: by the legend)",
    ),
    "note.part.by label": (
        "{name} ({n} {n:beurt|beurten}, {role}: volgens het label)",
        "{name} ({n} {n:turn|turns}, {role}: by the label)",
    ),
    "note.part.by heading": (
        "{name} ({n} {n:beurt|beurten}, {role}: volgens de kop)",
        "{name} ({n} {n:turn|turns}, {role}: by the heading)",
    ),
    "note.part.by questions": (
        "{name} ({n} {n:beurt|beurten}, {role}: stelt de meeste vragen)",
        "{name} ({n} {n:turn|turns}, {role}: asks most questions)",
    ),
    "note.part.by amount": (
        "{name} ({n} {n:beurt|beurten}, {role}: zegt per beurt veel minder)",
        "{name} ({n} {n:turn|turns}, {role}: says much less in a turn)",
    ),
    "note.part.unclear": (
        "{name} ({n} {n:beurt|beurten}, {role}: niemand stelt duidelijk de vragen; kijk dit na)",
        "{name} ({n} {n:turn|turns}, {role}: nobody clearly asks; check this)",
    ),
    "note.part.by elimination": (
        "{name} ({n} {n:beurt|beurten}, {role}: is niet de interviewer)",
        "{name} ({n} {n:turn|turns}, {role}: is not the interviewer)",
    ),
    "note.part.by choice": (
        "{name} ({n} {n:beurt|beurten}, {role}: zoals gekozen)",
        "{name} ({n} {n:turn|turns}, {role}: as you chose)",
    ),
    "note.part.by look": (
        "{name} ({n} {n:beurt|beurten}, {role}: volgens de opmaak)",
        "{name} ({n} {n:turn|turns}, {role}: by the look)",
    ),
    "note.questions and answers": (
        "Er staan geen labels van sprekers in; vragen en antwoorden zijn herkend aan {sign}.",
        "There are no speaker labels in it; questions and answers were told apart by {sign}.",
    ),
    "note.part.bold": ("vet", "bold"),
    "note.part.italic": ("cursief", "italics"),
    "note.part.heading": ("de stijl van een kop", "the style of a heading"),
    "note.part.number": ("de nummering", "their numbers"),
    "note.part.level": ("het niveau in een lijst", "the level in a list"),
    "note.part.tab": ("een tab aan het begin", "a tab at their start"),
    "note.one speaker twice": (
        "Labels die voor dezelfde spreker gelden: {labels}.",
        "Labels taken for the same speaker: {labels}.",
    ),
    "note.line numbers": (
        "Aan het begin van de regels staan getypte regelnummers; die blijven in de tekst staan.",
        "Line numbers are typed at the start of the lines; they stay in the text.",
    ),
    "note.several interviews": (
        "Dit bestand lijkt {n} interviews te bevatten: {titles}. Ze zijn als één transcript gelezen; kies splitsen om "
        "er van elk een te maken.",
        "This file seems to hold {n} interviews: {titles}. They are read as one transcript; choose to split them to "
        "make "
        "one of each.",
    ),
    "beside.text boxes": ("Tekstvakken", "Text boxes"),
    "beside.footnotes": ("Voetnoten", "Footnotes"),
    "beside.endnotes": ("Eindnoten", "Endnotes"),
    "beside.header": ("Kopteksten", "Headers"),
    "beside.footer": ("Voetteksten", "Footers"),
    "beside.link addresses": ("Adressen van links", "Addresses of links"),
    "beside.html comments": ("HTML-opmerkingen", "HTML comments"),
    "beside.caption notes": ("Opmerkingen in de ondertiteling", "Remarks in the captions"),
    "note.part.maybe": ("Misschien zijn dit labels: {lines}.", "Lines that may be labels: {lines}."),
    "note.part.maybe of nobody": (
        "Misschien zijn dit labels: {lines}. Maak ze tot spreker met --speaker '{example}={example}', of op de pagina "
        "Importeren onder ‘Ook een spreker’.",
        "Lines that may be labels: {lines}. Make them speakers with --speaker '{example}={example}', or on the page "
        "Import under ‘Also a speaker’.",
    ),
    "note.maybe speakers": (
        "Misschien zijn dit ook labels: {lines}. Hun woorden gelden nu als woorden van wie vóór hen sprak. Zijn het "
        "sprekers, maak ze dat dan: --speaker '{example}={example}', of op de pagina Importeren onder ‘Ook een "
        "spreker’.",
        "These may be labels too: {lines}. Their words are now taken as words of whoever spoke before. If they are "
        "speakers, make them so: --speaker '{example}={example}', or on the page Import under ‘Also a speaker’.",
    ),
    "note.part.hint": ("Bedoelde je '{near}'?", "Did you mean '{near}'?"),
    "note.no speakers": (
        "Geen labels van sprekers gevonden; de tekst is bewaard als alinea’s zonder beurten. {maybe}",
        "No speaker labels were found; the text is kept as paragraphs without turns. {maybe}",
    ),
    "note.lone speaker": (
        "Alleen '{name}' is gevonden; alle woorden na het eerste label gelden als zijn of haar woorden. {maybe}",
        "Only '{name}' was found; all words after its first label are taken as its words. {maybe}",
    ),
    "note.one speaker": (
        "Alleen '{name}' is gevonden. {maybe} Hun woorden gelden nu als woorden van '{name}'. Zijn het sprekers, maak "
        "ze dat dan: --speaker 'X=X' (X is het label zoals het er staat), of op de pagina Importeren onder ‘Ook een "
        "spreker’.",
        "Only '{name}' was found. {maybe} Their words are now taken as words of '{name}'. If they are speakers, make "
        "them so: --speaker 'X=X' (X is the label as it stands there), or on the page Import under ‘Also a speaker’.",
    ),
    "note.unattributed": (
        "Stukken tekst die van geen spreker zijn: {n}. Het eerste: '{first}'",
        "Stretches of text that belong to no speaker: {n}. The first: '{first}'",
    ),
    "note.tracked insertions": (
        "Bijgehouden invoegingen: {n}, geïmporteerd als geaccepteerd.",
        "Tracked insertions: {n}, imported as accepted.",
    ),
    "note.tracked deletions": (
        "Bijgehouden verwijderingen: {n}, weggelaten als geaccepteerd.",
        "Tracked deletions: {n}, left out, as if accepted.",
    ),
    "note.hidden text": ("Stukken verborgen tekst: {n}, geïmporteerd.", "Runs of hidden text: {n}, imported."),
    "note.numbering": (
        "Automatisch genummerde alinea’s: {n}. De tekst is geïmporteerd, de nummers niet.",
        "Automatically numbered paragraphs: {n}. Their text is imported, their numbers are not.",
    ),
    "note.symbols": (
        "Tekens van een symboollettertype zonder Unicode: {n}, geïmporteerd als \ufffd.",
        "Characters of a symbol font that have no Unicode: {n}, imported as \ufffd.",
    ),
    "note.embedded files": (
        "Ingevoegde bestanden die niet zijn gelezen: {n}. Open het in Word, sla het opnieuw op en importeer dat.",
        "Files inserted in the document that are not read: {n}. Open it in Word, save it again, and import that.",
    ),
    "note.text boxes": (
        "Tekstvakken die niet in de tekst van het transcript staan: {n}. {texts}",
        "Text boxes that are not in the text of the transcript: {n}. {texts}",
    ),
    "note.footnotes": (
        "Voetnoten die niet in de tekst van het transcript staan: {n}. {texts}",
        "Footnotes that are not in the text of the transcript: {n}. {texts}",
    ),
    "note.endnotes": (
        "Eindnoten die niet in de tekst van het transcript staan: {n}. {texts}",
        "Endnotes that are not in the text of the transcript: {n}. {texts}",
    ),
    "note.header": (
        "Kopteksten die niet in de tekst van het transcript staan: {n}. {texts}",
        "Headers that are not in the text of the transcript: {n}. {texts}",
    ),
    "note.footer": (
        "Voetteksten die niet in de tekst van het transcript staan: {n}. {texts}",
        "Footers that are not in the text of the transcript: {n}. {texts}",
    ),
    "note.cut off": (
        "Het bestand breekt midden in de tekst af. Wat er is, is geïmporteerd; kopieer het bestand opnieuw.",
        "The file breaks off in the middle of its text. What there is, is imported; copy the file again.",
    ),
    "note.printed pages": (
        "Een PDF kent geen alinea’s: de regels zijn samengevoegd tot {n} {n:alinea|alinea’s}. Kijk de sprekers "
        "en beurten na.",
        "A PDF knows no paragraphs: its lines are joined to {n} {n:paragraph|paragraphs}. Check the speakers "
        "and turns.",
    ),
    "note.pages without text": (
        "Bladzijden zonder tekst, zoals scans: {n} (bladzijde {pages}). Die hebben eerst tekstherkenning nodig.",
        "Pages without text, such as scans: {n} (page {pages}). They need text recognition first.",
    ),
    "note.hyphens mended": (
        "Woorden die aan het eind van een regel waren afgebroken en weer één woord zijn: {n}.",
        "Words that were broken at the end of a line and are one word again: {n}.",
    ),
    "note.hyphens kept": (
        "Woorden met aan het eind van een regel een streepje, misschien een afbreekstreepje; het is bewaard: {n}.",
        "Words with a hyphen at the end of a line that may only break them; it is kept: {n}.",
    ),
    "note.other sheets": (
        "Alleen het blad '{sheet}' is gelezen. Andere bladen: {names}.",
        "Only the sheet '{sheet}' was read. Other sheets: {names}.",
    ),
    "note.formulas without value": (
        "Cellen met een formule waarvan geen uitkomst bewaard is, leeg gelezen: {n} ({cells}). Open het bestand in "
        "Excel en sla het op.",
        "Cells with a formula whose value was not stored, read as empty: {n} ({cells}). Open the file in Excel and "
        "save it.",
    ),
    "note.empty answers": ("Lege antwoorden, weggelaten: {n}.", "Empty answers, left out: {n}."),
    "note.no answers": (
        "Deelnemers zonder antwoorden, dus zonder transcript: {n} ({names}).",
        "Participants without answers, so without a transcript: {n} ({names}).",
    ),
    "note.link addresses": (
        "Adressen van koppelingen die niet in de tekst van het transcript staan: {n}. {texts}",
        "Addresses of links that are not in the text of the transcript: {n}. {texts}",
    ),
    "note.html comments": (
        "HTML-opmerkingen die niet in de tekst van het transcript staan: {n}. {texts}",
        "HTML comments that are not in the text of the transcript: {n}. {texts}",
    ),
    "note.pictures": ("Afbeeldingen, weggelaten: {n}.", "Pictures, left out: {n}."),
    "note.embedded objects": (
        "Ingevoegde objecten (formules, grafieken, rekenbladen) die niet zijn gelezen: {n}.",
        "Objects in the text (formulas, charts, sheets) that are not read: {n}.",
    ),
    "note.unread highlights": (
        "Stukken tekst met een kleur erachter: {n}. De tekst is geïmporteerd, de kleur niet. Met kleuren kan het als "
        ".docx, als het daarin is opgeslagen.",
        "Runs of text with a colour behind them: {n}. Their text is imported, their colour is not. Saved as .docx, "
        "colours are read too.",
    ),
    "note.unread replies": (
        "Antwoorden op opmerkingen: {n}. Ze zijn gelezen als losse opmerkingen.",
        "Replies to comments: {n}. They are read as comments of their own.",
    ),
    "note.marks on pages": (
        "Markeringen op de bladzijden die niet zijn gelezen: {n}.",
        "Marks on the pages that are not read: {n}.",
    ),
    "note.remarks on pages": (
        "Opmerkingen op de bladzijden die niet zijn gelezen: {n}.",
        "Remarks on the pages that are not read: {n}.",
    ),
    "note.marks as text": (
        "De opmaaktekens van Markdown zijn als tekst geïmporteerd: zonder die tekens zouden er woorden verloren gaan.",
        "The marks of Markdown are imported as text: without them, words would be lost.",
    ),
    "note.caption notes": (
        "Aantekeningen in de ondertiteling die niet in de tekst van het transcript staan: {n}. {texts}",
        "Remarks in the captions that are not in the text of the transcript: {n}. {texts}",
    ),
    "note.windows-1252": (
        "De tekst is gelezen als Windows-1252, want het is geen UTF-8. Kijk de letters met accenten na, te beginnen in "
        "regel {line}: '{text}'",
        "The text is read as Windows-1252, since it is no UTF-8. Check the letters with accents, first in line {line}: "
        "'{text}'",
    ),
    "note.control characters": (
        "Stuurtekens die geen tekst zijn, weggelaten: {n}.",
        "Control characters that are no text, left out: {n}.",
    ),
    "note.comments": (
        "Opmerkingen in de marge die niet zijn geïmporteerd: {n}; een code van het codeboek noemen er {codes}. Neem ze "
        "over als coderingen (--comments-as-codings) of als memo’s (--comments-as-memos).",
        "Comments in the margin that are not imported: {n}; {codes} of them name a code of the codebook. Take them as "
        "codings (--comments-as-codings) or as memos (--comments-as-memos).",
    ),
    "note.stars stay": (
        "{n} {n:codering is|coderingen zijn} gemarkeerd als citeerbaar; dat staat niet in het Word-document.",
        "{n} {n:coding is|codings are} marked as quotable; the Word document does not say so.",
    ),
    "note.memos stay": (
        "{n} {n:memo gaat|memo’s gaan} over het hele transcript; dat staat niet in het Word-document.",
        "{n} {n:memo is|memos are} about the whole transcript; this is not in the Word document.",
    ),
    "note.not readable": (
        "De code '{code}' staat in geen codeboek en leest als een zin: uit Word komt hij terug als memo.",
        "The code '{code}' is in no codebook and reads like a sentence: it comes back from Word as a memo.",
    ),
    "note.unreadable": ("{message}", "{message}"),
    "note.same": (
        "{file}: de tekst is er al als '{name}'; overgeslagen. {more}",
        "{file}: its text is here already as '{name}': skipped. {more}",
    ),
    "note.part.more codings": (
        "{n} nieuwe {n:codering|coderingen} van {coders} {n:komt|komen} uit de opmerkingen",
        "{n} new {n:coding|codings} by {coders} {n:is|are} taken from its comments",
    ),
    "note.part.more memos": (
        "{n} nieuwe {n:memo komt|memo’s komen} uit de opmerkingen",
        "{n} new {n:memo is|memos are} taken from its comments",
    ),
    "note.part.more words": (
        "bij {n} {n:codering of memo die er al was|coderingen of memo’s die er al waren}, komt iets bij",
        "to {n} {n:coding or memo that was|codings or memos that were} there something is added",
    ),
    "note.part.more facts": ("ingevuld: {facts}", "filled in: {facts}"),
    "note.kept": (
        "Coderingen in '{name}' van dezelfde codeurs die niet in dit document staan: {n}. Ze blijven staan.",
        "Codings in '{name}' by the same coders that are not in this document: {n}. They stay.",
    ),
    "note.taken twice": (
        "{file}: twee bestanden van deze import heten '{name}'. Geef er een een andere naam of kies nieuw (--as-new).",
        "{file}: two files of this import are called '{name}'. Rename one, or choose new (--as-new).",
    ),
    "note.version twice": (
        "{file}: {share}% van wat er gezegd wordt, staat ook in '{name}', uit deze zelfde import. Laat een van de twee "
        "weg, of kies nieuw (--as-new) als het een ander gesprek is.",
        "{file}: {share}% of what is said stands in '{name}' too, of this same import. Leave one of them out, or "
        "choose new (--as-new) if it is another interview.",
    ),
    "note.unused speaker": (
        "Er is geen label '{word}' dat een spreker werd. {hint}",
        "There is no label '{word}' that became a speaker. {hint}",
    ),
    "note.unused role": (
        "Er is geen spreker '{word}' voor deze rol. {hint}",
        "There is no speaker '{word}' for this role. {hint}",
    ),
    "note.unused coder": (
        "Er zijn geen opmerkingen van '{word}'. {hint}",
        "There are no comments by '{word}'. {hint}",
    ),
    "note.unused pattern": (
        "Geen enkele bestandsnaam past bij het patroon '{word}'. {hint}",
        "No file name fits the pattern '{word}'. {hint}",
    ),
    "note.label comment": (
        "Opmerking '{text}' van {coder} staat op de naam van de spreker: de hele beurt is gecodeerd.",
        "Comment '{text}' by {coder} stands on the speaker’s name: the whole turn is coded.",
    ),
    "note.taken": (
        "{file}: er is al een transcript '{name}', met een andere tekst. Is het een ander gesprek, geef het bestand "
        "dan een andere naam of kies nieuw (--as-new).",
        "{file}: there is a transcript '{name}' already, with another text. If it is another interview, rename the "
        "file or choose new (--as-new).",
    ),
    "note.version": (
        "{file}: {share}% van wat er gezegd wordt, staat al in '{name}'. Is het een verbeterde versie, kies bijwerken "
        "(--update); is het een ander gesprek, kies nieuw (--as-new).",
        "{file}: {share}% of what is said stands in '{name}' already. If it is a corrected version, choose update "
        "(--update); if it is another interview, choose new (--as-new).",
    ),
    "note.carried": (
        "de nieuwe tekst komt in de plaats van de oude, die bewaard blijft. Van de coderingen en memo’s: {unchanged} "
        "ongewijzigd, {moved} verplaatst, {review} na te kijken. {reopened}",
        "the new text takes the place of the old one, which is kept. Of the codings and memos: {unchanged} unchanged, "
        "{moved} moved, {review} to be looked at. {reopened}",
    ),
    "note.part.reopened": (
        "Er is nieuwe tekst bij: niet langer klaar voor {coders}.",
        "There is new text in it: no longer finished for {coders}.",
    ),
    "note.highlights": (
        "Gekleurde passages: {colors}. Een kleur kan voor een code staan (--highlight KLEUR=CODE).",
        "Coloured passages: {colors}. A colour can stand for a code (--highlight COLOUR=CODE).",
    ),
    "note.anonymous": (
        "Word heeft de namen van de schrijvers verwijderd; alles staat op naam van '{name}', als één codeur.",
        "Word removed the writers' names; all stand under '{name}' as one coder.",
    ),
    "note.point comment": (
        "Opmerking '{text}' van {coder} staat niet op woorden: de hele alinea is gecodeerd.",
        "Comment '{text}' by {coder} marks no words: its paragraph is coded.",
    ),
    "note.comment outside": (
        "Opmerking '{text}' van {coder} staat buiten de tekst van het transcript, in een tekstvak, noot of koptekst: "
        "die codeert niets.",
        "Comment '{text}' by {coder} stands outside the text of the transcript, in a text box, a note or a header: "
        "it codes nothing.",
    ),
    "note.remarks": (
        "Opmerkingen die geen code noemen, bewaard als memo: {n}. De eerste: '{first}'",
        "Comments that name no code, kept as memos: {n}. The first: '{first}'",
    ),
    "note.by beginning": (
        "{place}: '{written}' is gelezen als '{code}', de enige code die zo begint.",
        "{place}: '{written}' was read as '{code}', the only code that begins so.",
    ),
    "note.off scale": (
        "{place}: {value} valt buiten de schaal van '{code}'; de codering is overgenomen zonder getal.",
        "{place}: {value} lies outside the scale of '{code}'; the coding was taken over without a number.",
    ),
    "note.unknown code": (
        "{place}: code '{code}' staat niet in het codeboek. {hint} Bewaard zoals hij is.",
        "{place}: code '{code}' is not in the codebook. {hint} Kept as it is.",
    ),
    "note.there already": (
        "Coderingen die er al waren, overgeslagen: {n}.",
        "Codings that were there already, skipped: {n}.",
    ),
    "role.interviewer": ("interviewer", "interviewer"),
    "role.participant": ("deelnemer", "participant"),
    "role.coach": ("coach", "coach"),
    "role.other": ("anders", "other"),
    "note.other files": (
        "Niet geïmporteerd, want mappen of bestanden van een andere soort: {names}.",
        "Not imported, since they are folders or files of another kind: {names}.",
    ),
    "note.participants": (
        "Deelnemer {owner}: er is geen transcript '{name}'. {hint}",
        "Participant {owner}: there is no transcript '{name}'. {hint}",
    ),
    "note.finished": (
        "Geldt als klaar volgens {coders}: elk transcript waarin zij een code van het codeboek gaven.",
        "Taken as finished by {coders}: each transcript in which they gave a code of the codebook.",
    ),
    "note.coders": (
        "{names} tellen als verschillende codeurs; is dat één persoon?",
        "{names} count as different coders; is that one person?",
    ),
}
