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
    "app.empty": (
        "Dit project heeft nog geen transcripten. Importeer ze met: qualcode import {project} MAP",
        "This project has no transcripts yet. Import them with: qualcode import {project} FOLDER",
    ),
    "app.nocodings": (
        "Er zijn nog geen coderingen in dit project.",
        "There are no codings in this project yet.",
    ),
    "page.transcripts": ("Transcripten", "Transcripts"),
    "page.matrix": ("Matrix", "Matrix"),
    "page.quotes": ("Citaten", "Quotes"),
    "page.suggestions": ("Suggesties", "Suggestions"),
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
    "transcripts.unknown": ("niet in het codeboek", "not in the codebook"),
    "transcripts.hint": (
        "Elke streep onder de tekst is een codering; wijs hem aan voor code en codeur.",
        "Each line under the text is a coding; point at it for code and coder.",
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
