"""The catalogue: every word that users read in the viewer and in exports, in Dutch and English."""

from typing import Literal, get_args

Language = Literal["nl", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)

_WORDS: dict[str, tuple[str, str]] = {
    # exports and tables
    "quotes.title": ("Citatentabel", "Quote table"),
    "quotes.scope": (
        "Coderingen van: {coder}. Citaten: {quotes}, deelnemers: {participants}.",
        "Codings by: {coder}. Quotes: {quotes}, participants: {participants}.",
    ),
    "quotes.none": (
        "Er zijn geen citaten bij deze keuze. Kies een andere code, deelnemer of codeur.",
        "There are no quotes for this choice. Choose another code, participant or coder.",
    ),
    "everyone": ("alle codeurs, elk apart vermeld", "all coders, each named"),
    "code": ("Code", "Code"),
    "quote": ("Citaat", "Quote"),
    "participant": ("Deelnemer", "Participant"),
    "attributes": ("Kenmerken", "Attributes"),
    "transcript": ("Transcript", "Transcript"),
    "turn": ("Beurt", "Turn"),
    "coder": ("Codeur", "Coder"),
    "memo": ("Memo", "Memo"),
    "matrix.code-participant": ("Codes × deelnemers", "Codes × participants"),
    "matrix.conditions-elements": ("Voorwaarden × werkzame elementen", "Conditions × working elements"),
    "matrix.co-occurrence": ("Codes × codes (samen in een passage)", "Codes × codes (together in a passage)"),
    "matrix.scope": ("Coderingen van {coder}; geteld: {count}.", "Codings by {coder}; counted: {count}."),
    "count": ("Tel", "Count"),
    "counted": ("Geteld", "Counted"),
    "count.passages": ("passages", "passages"),
    "count.participants": ("deelnemers", "participants"),
    "count.words": ("woorden", "words"),
    # notes of imports
    "note.speakers": ("{speakers}.", "{speakers}."),
    "note.part.by legend": (
        "{name} ({n} beurten, {role}: volgens de legenda)",
        "{name} ({n} turns, {role}: by the legend)",
    ),
    "note.part.by label": (
        "{name} ({n} beurten, {role}: volgens het label)",
        "{name} ({n} turns, {role}: by the label)",
    ),
    "note.part.by heading": (
        "{name} ({n} beurten, {role}: volgens de kop)",
        "{name} ({n} turns, {role}: by the heading)",
    ),
    "note.part.by questions": (
        "{name} ({n} beurten, {role}: stelt de meeste vragen)",
        "{name} ({n} turns, {role}: asks most questions)",
    ),
    "note.part.by elimination": (
        "{name} ({n} beurten, {role}: is niet de interviewer)",
        "{name} ({n} turns, {role}: is not the interviewer)",
    ),
    "note.part.by choice": (
        "{name} ({n} beurten, {role}: zoals gekozen)",
        "{name} ({n} turns, {role}: as you chose)",
    ),
    "note.part.by look": (
        "{name} ({n} beurten, {role}: volgens de opmaak)",
        "{name} ({n} turns, {role}: by the look)",
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
        "Dit bestand lijkt {n} interviews te bevatten: {titles}. Ze zijn als één transcript gelezen; kies splitsen om er "
        "van elk een te maken.",
        "This file seems to hold {n} interviews: {titles}. They are read as one transcript; choose to split them to make "
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
        "Alleen '{name}' is gevonden. {maybe} Hun woorden gelden nu als woorden van '{name}'. Zijn het sprekers, begin "
        "hun naam dan met een hoofdletter of zet er een legenda boven ('S = deelnemer'), en importeer opnieuw.",
        "Only '{name}' was found. {maybe} Their words are now taken as words of '{name}'. If they are speakers, begin "
        "their names with a capital or write a legend ('S = deelnemer'), and import again.",
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
        "Een PDF kent geen alinea’s: de regels zijn samengevoegd tot {n} alinea’s. Kijk de sprekers en beurten na.",
        "A PDF knows no paragraphs: its lines are joined to {n} paragraphs. Check the speakers and turns.",
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
        "{n} nieuwe codering(en) van {coders} komen uit de opmerkingen",
        "{n} new coding(s) by {coders} are taken from its comments",
    ),
    "note.part.more memos": (
        "{n} nieuwe memo(’s) komen uit de opmerkingen",
        "{n} new memo(s) are taken from its comments",
    ),
    "note.taken": (
        "{file}: er is al een transcript '{name}', met een andere tekst. Is het een ander gesprek, geef het bestand dan "
        "een andere naam of kies nieuw (--as-new).",
        "{file}: there is a transcript '{name}' already, with another text. If it is another interview, rename the "
        "file or choose new (--as-new).",
    ),
    "note.version": (
        "{file}: {share}% van wat er gezegd wordt, staat al in '{name}'. Is het een verbeterde versie, kies bijwerken "
        "(--update); is het een ander gesprek, kies nieuw (--as-new).",
        "{file}: {share}% of what is said stands in '{name}' already. If it is a corrected version, choose update "
        "(--update); if it is another interview, choose new (--as-new).",
    ),
    "note.version of a coded text": (
        "{file}: {share}% van wat er gezegd wordt, staat al in '{name}', en daar staan coderingen of memo’s bij. Die "
        "zouden hun plaats verliezen: de tekst blijft zoals hij is. Importeer de nieuwe tekst als nieuw (--as-new), of "
        "verbeter een tekst voordat hij gecodeerd wordt.",
        "{file}: {share}% of what is said stands in '{name}' already, and that has codings or memos. They would lose "
        "their places: its text stays as it is. Import the new text as new (--as-new), or correct a text before it is "
        "coded.",
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
        "Niet geïmporteerd, want bestanden van een andere soort: {names}.",
        "Not imported, since they are files of another kind: {names}.",
    ),
    "note.participants": (
        "Deelnemer {owner}: er is geen transcript '{name}'. {hint}",
        "Participant {owner}: there is no transcript '{name}'. {hint}",
    ),
    "note.finished": (
        "Geldt als afgerond door {coders}: elk transcript waarin zij opmerkingen schreven.",
        "Taken as finished by {coders}: each transcript in which they wrote comments.",
    ),
    "note.coders": (
        "{names} tellen als verschillende codeurs; is dat één persoon?",
        "{names} count as different coders; is that one person?",
    ),
    # the viewer: everywhere
    "app.language": ("Taal", "Language"),
    "app.project": ("Project: {name}", "Project: {name}"),
    "app.noproject": (
        "Er is nog geen project gekozen. Start de viewer vanuit een opdrachtvenster met: qualcode app NAAM.qualcode",
        "No project was chosen. Start the viewer from a command window with: qualcode app NAME.qualcode",
    ),
    "app.nocodings": (
        "Er zijn nog geen coderingen in dit project.",
        "There are no codings in this project yet.",
    ),
    "page.transcripts": ("Transcripten", "Transcripts"),
    "page.matrix": ("Matrix", "Matrix"),
    "page.quotes": ("Citaten", "Quotes"),
    "page.suggestions": ("Suggesties", "Suggestions"),
    "page.import": ("Importeren", "Import"),
    "page.agreement": ("Overeenstemming", "Agreement"),
    "all": ("alle", "all"),
    "turns": ("beurten", "turns"),
    "words": ("woorden", "words"),
    "codings": ("coderingen", "codings"),
    # the viewer: transcripts
    "transcripts.coders": ("Coderingen van", "Codings by"),
    "transcripts.only": ("Alleen gecodeerde beurten", "Only coded turns"),
    "transcripts.nolegend": ("Geen coderingen bij deze keuze.", "No codings for this choice."),
    "transcripts.unattributed": ("geen spreker", "no speaker"),
    "transcripts.notes": ("Opmerkingen bij de import", "Notes from the import"),
    "transcripts.word": ("Naar Word, met opmerkingen", "To Word, with comments"),
    "transcripts.word.help": (
        "De tekst met elke codering die je ziet als opmerking van de codeur; importeren brengt ze terug.",
        "The text with every coding that you see as a comment by its coder; importing brings them back.",
    ),
    "transcripts.unknown": ("niet in het codeboek", "not in the codebook"),
    "transcripts.hint": (
        "Elke streep onder de tekst is een codering; wijs hem aan voor code en codeur.",
        "Each line under the text is a coding; point at it for code and coder.",
    ),
    # the viewer: import
    "import.files": ("Transcripten", "Transcripts"),
    "import.folder": ("Een hele map", "A whole folder"),
    "import.participants": ("Deelnemers (CSV, niet verplicht)", "Participants (CSV, optional)"),
    "import.participants.help": (
        "Een rij per persoon: participant, transcript, kenmerken en scores zoals stress_T0.",
        "A row per person: participant, transcript, attributes and scores such as stress_T0.",
    ),
    "import.empty": (
        "Zet hier bestanden of een map neer: Word, ODT, RTF, PDF, tekst of ondertitels. Je ziet eerst wat er gevonden is, "
        "en er wordt pas iets bewaard als je op Importeren drukt. De bestanden verlaten deze computer niet.",
        "Put files or a folder here: Word, ODT, RTF, PDF, text or captions. You see first what was found; nothing is "
        "stored until you press Import. The files do not leave this computer.",
    ),
    "import.reading": ("{name} wordt gelezen …", "Reading {name} …"),
    "import.pattern": ("Zo zijn de bestandsnamen opgebouwd", "How the file names are built"),
    "import.pattern.help": (
        "{participant} is de deelnemer, {wave} de meting, * is alles. Voorbeeld: {participant}_{wave}* leest K01 en T0 "
        "uit K01_T0 definitief.docx",
        "{participant} and {wave} are read from the name, * is anything. Example: {participant}_{wave}* reads K01 and "
        "T0 from K01_T0 final.docx",
    ),
    "import.comments": ("Opmerkingen in de marge: {n}", "Comments in the margin: {n}"),
    "import.comments.leave": ("laten staan", "leave"),
    "import.comments.codings": ("overnemen als coderingen", "take as codings"),
    "import.comments.memos": ("overnemen als memo’s", "take as memos"),
    "import.comments.found": (
        "Noemen een code: {codes}; een onbekende code: {unknown}; geen code: {remarks}; antwoorden: {replies}.",
        "Name a code: {codes}; an unknown code: {unknown}; no code: {remarks}; replies: {replies}.",
    ),
    "import.append": ("Achter de tekst zetten", "Put after the text"),
    "import.split": ("Gesprekken splitsen", "Split interviews"),
    "import.split.help": (
        "Staan er meer gesprekken onder elkaar in een bestand, dan wordt elk een eigen transcript.",
        "Where several interviews stand in one file, each becomes a transcript of its own.",
    ),
    "import.number": ("Aantal", "Number"),
    "import.author": ("Naam bij de opmerking", "Name on the comment"),
    "import.coders": (
        "Wiens opmerkingen zijn het? Maak de codeur leeg om iemands opmerkingen niet over te nemen.",
        "Whose comments are they? Empty the coder to leave somebody’s comments out.",
    ),
    "import.colors": ("Gekleurde passages: {n} kleuren", "Coloured passages: {n} colours"),
    "import.color.none": ("geen code", "no code"),
    "import.highlighter": ("Wie codeerde met kleuren?", "Who coded by colour?"),
    "import.highlighter.needed": (
        "Vul in wie met kleuren codeerde; tot dan coderen de kleuren niets.",
        "Say who coded by colour; until then the colours code nothing.",
    ),
    "import.column.take": ("Neem", "Take"),
    "import.column.file": ("Bestand", "File"),
    "import.column.action": ("Wat is het", "What it is"),
    "import.column.title": ("Titel", "Title"),
    "import.column.participant": ("Deelnemer", "Participant"),
    "import.column.wave": ("Meting", "Wave"),
    "import.column.language": ("Taal", "Language"),
    "import.column.words": ("Woorden", "Words"),
    "import.column.turns": ("Beurten", "Turns"),
    "import.column.speakers": ("Sprekers", "Speakers"),
    "import.column.codings": ("Coderingen", "Codings"),
    "import.column.memos": ("Memo’s", "Memos"),
    "import.action.add": ("nieuw", "new"),
    "import.action.update": ("bijgewerkt", "updated"),
    "import.action.skip": ("is er al", "is here already"),
    "import.action.refuse": ("kan niet", "refused"),
    "import.again": ("Wat is dit?", "What is it?"),
    "import.again.refuse": ("niet importeren", "do not import"),
    "import.again.update": ("een verbeterde versie: bijwerken", "a corrected version: update"),
    "import.again.new": ("een ander gesprek: nieuw", "another interview: new"),
    "import.look": ("Bekijk een bestand", "Look at a file"),
    "import.speaker.label": ("In de tekst", "In the text"),
    "import.speaker.name": ("Spreker", "Speaker"),
    "import.speaker.role": ("Rol", "Role"),
    "import.speaker.turns": ("Beurten", "Turns"),
    "import.speaker.share": ("Woorden", "Words"),
    "import.speakers.help": (
        "Geef twee labels dezelfde spreker om ze samen te voegen; maak de spreker leeg als het geen spreker is.",
        "Give two labels one speaker to merge them; empty the speaker if it is none.",
    ),
    "import.speaker.more": ("Ook een spreker", "Also a speaker"),
    "import.speaker.more.help": (
        "Een label dat niet herkend is, zoals het in de tekst staat.",
        "A label that was not recognised, as it stands in the text.",
    ),
    "import.preview": ("Zo begint het", "How it begins"),
    "import.do": (
        "Importeer {n} transcripten, {codings} coderingen, {memos} memo’s",
        "Import {n} transcripts, {codings} codings, {memos} memos",
    ),
    "import.done": (
        "Geïmporteerd: {n} transcripten, {codings} coderingen, {memos} memo’s, {people} deelnemers.",
        "Imported: {n} transcripts, {codings} codings, {memos} memos, {people} participants.",
    ),
    "import.refused": (
        "Bestanden die niet kunnen: {n}; de andere worden gewoon geïmporteerd.",
        "Files that cannot be imported: {n}; the others are imported all the same.",
    ),
    # the viewer: matrix
    "matrix.kind": ("Matrix", "Matrix"),
    "matrix.figure": ("Figuur", "Figure"),
    "matrix.table": ("Tabel", "Table"),
    "matrix.click": (
        "Klik op een cel om de citaten te lezen.",
        "Click a cell to read its quotes.",
    ),
    "matrix.none": ("Geen citaten in deze cel.", "No quotes in this cell."),
    "matrix.quotes": ("{n} citaten", "{n} quotes"),
    "matrix.quotes.1": ("1 citaat", "1 quote"),
    "matrix.alt": (
        "Heatmap van {rows} bij {columns}; dezelfde getallen staan in de tabel.",
        "Heat map of {rows} by {columns}; the table holds the same numbers.",
    ),
    "matrix.subthemes": (
        "Subthema’s tellen mee bij hun voorwaarde; wat slechter werd staat apart.",
        "Sub-themes count for their condition; what got worse stands apart.",
    ),
    "matrix.own": (
        "Een subthema telt alleen voor zichzelf.",
        "A sub-theme counts for itself only.",
    ),
    "download.word": ("Naar Word", "To Word"),
    "download.excel": ("Naar Excel", "To Excel"),
    # the viewer: quotes
    "quotes.attribute": ("Alleen deelnemers met", "Only participants with"),
    "quotes.shown": ("Kenmerken bij elk citaat", "Attributes with each quote"),
    "quotes.noattributes": ("geen", "none"),
    "quotes.value": ("Waarde", "Value"),
    "quotes.more": (
        "De eerste {shown} van {n} citaten; alle staan in de export.",
        "The first {shown} of {n} quotes; the export holds all.",
    ),
    # the viewer: suggestions
    "suggestions.who": ("Wie codeert er?", "Who is coding?"),
    "suggestions.placeholder": ("Kies je naam", "Choose your name"),
    "suggestions.new": ("Naam", "Name"),
    "suggestions.other": ("iemand anders …", "someone else …"),
    "suggestions.needname": (
        "Vul eerst je naam in: een suggestie wordt pas een codering als iemand haar aanneemt.",
        "Give your name first: a suggestion becomes a coding only when someone accepts it.",
    ),
    "suggestions.family": ("Codes uit", "Codes from"),
    "suggestions.accept": ("Aannemen", "Accept"),
    "suggestions.reject": ("Afwijzen", "Reject"),
    "suggestions.none": (
        "Geen suggesties meer voor dit transcript. Kies een ander transcript of een andere groep codes.",
        "No more suggestions for this transcript. Choose another transcript or group of codes.",
    ),
    "suggestions.noturns": (
        "In dit transcript zijn geen sprekers gevonden; suggesties gaan over beurten. Kies een ander transcript.",
        "No speakers were found in this transcript; suggestions are about turns. Choose another transcript.",
    ),
    "suggestions.left": (
        "{n} suggesties bij {name}, de sterkste eerst. Ze zijn geen coderingen.",
        "{n} suggestions for {name}, the strongest first. They are not codings.",
    ),
    "suggestions.score": ("score", "score"),
    "suggestions.words": ("aanwijzingen", "indicators"),
    "suggestions.near.definition": ("lijkt op de definitie", "near the definition"),
    "suggestions.near.example": ("lijkt op het voorbeeld", "near the example"),
    "suggestions.wait": ("De suggesties worden voorbereid …", "Preparing suggestions …"),
    "suggestions.accepted": ("Aangenomen als codering van {coder}: {code}", "Accepted as a coding by {coder}: {code}"),
    "suggestions.rejected": ("Afgewezen: {code}", "Rejected: {code}"),
    # the viewer: agreement
    "agreement.coders": ("Codeurs", "Coders"),
    "agreement.two": ("Kies twee of meer codeurs.", "Choose two or more coders."),
    "agreement.nofinished": (
        "Er is geen transcript dat twee van deze codeurs hebben afgerond, dus er valt niets te vergelijken. "
        "Afgerond is wat met Word-opmerkingen is geïmporteerd, of met: qualcode code --finished",
        "No transcript was finished by two of these coders, so there is nothing to compare. "
        "Finished is what was imported with Word comments, or by: qualcode code --finished",
    ),
    "agreement.outside": (
        "Niet vergeleken, want alleen op tekst van de interviewer of buiten de beurten: {n} coderingen.",
        "Not compared, since only on the interviewer’s speech or outside turns: {n} codings.",
    ),
    "agreement.scope": (
        "Vergeleken: {n} beurten die niet van de interviewer zijn. "
        "Transcripten die twee of meer van hen hebben afgerond: {t}. "
        "Per code: wel of niet in de beurt; subthema’s tellen mee bij de code erboven.",
        "Compared: {n} turns that are not the interviewer’s. Transcripts that two or more of them finished: {t}. "
        "Per code: in the turn or not; sub-themes count for the code above.",
    ),
    "agreement.leftout": ("Buiten beschouwing: {names}.", "Left out: {names}."),
    "agreement.alpha": ("Krippendorffs alpha", "Krippendorff’s alpha"),
    "agreement.percent": ("Overeenstemming", "Percent agreement"),
    "agreement.units": ("Beurten {coder}", "Turns {coder}"),
    "agreement.remark": ("Opmerking", "Remark"),
    "agreement.rare": ("zeldzaam: alpha rust op weinig beurten", "rare: alpha rests on few turns"),
    "agreement.none": ("Geen van deze codeurs gebruikte een code.", "None of these coders used a code."),
    "agreement.reading": (
        "Alpha: 1 is volledige overeenstemming, 0 is wat het toeval geeft. Vanaf ,800 betrouwbaar; ,667 tot ,800 "
        "alleen voor voorlopige conclusies (Krippendorff). Het percentage is niet voor toeval gecorrigeerd.",
        "Alpha: 1 is perfect agreement, 0 what chance gives. From .800 reliable; .667 to .800 for tentative "
        "conclusions only (Krippendorff). The percentage is not corrected for chance.",
    ),
    "no pairable unit": ("geen beurt door twee codeurs beoordeeld", "no unit judged by two coders"),
    "no variation": ("niet bepaald: geen variatie", "undefined: no variation"),
}


def say(key: str, language: Language = "nl", **values: object) -> str:
    """Return the words for ``key``, filled in.

    Raises:
        KeyError: for a key that the catalogue lacks, or a value that the words need.
    """
    words = _WORDS[key][LANGUAGES.index(language)]
    return words.format(**values) if values else words


def keys() -> frozenset[str]:
    """Return every key of the catalogue."""
    return frozenset(_WORDS)
