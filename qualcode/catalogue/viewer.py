"""Words of the other pages of the viewer, each in Dutch and English."""

WORDS: dict[str, tuple[str, str]] = {
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
    "choose": ("Kies …", "Choose …"),
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
    # the viewer: matrix
    "matrix.kind": ("Matrix", "Matrix"),
    "matrix.figure": ("Figuur", "Figure"),
    "matrix.table": ("Tabel", "Table"),
    "matrix.click": (
        "Klik op een cel om de citaten te lezen.",
        "Click a cell to read its quotes.",
    ),
    "matrix.none": ("Geen citaten in deze cel.", "No quotes in this cell."),
    "matrix.quotes": ("{n} {n:citaat|citaten}", "{n} {n:quote|quotes}"),
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
        "Citaten: de eerste {shown} van {n}; alle staan in de export.",
        "Quotes: the first {shown} of {n}; the export holds all.",
    ),
    # the viewer: suggestions
    "suggestions.needname": (
        "Vul eerst je naam in: een suggestie wordt pas een codering als iemand haar aanneemt.",
        "Give your name first: a suggestion becomes a coding only when someone accepts it.",
    ),
    "suggestions.blind": (
        "Je codeert dit transcript blind: dan zijn er geen suggesties, ook niet van de machine, tot jij en de ander "
        "klaar zijn.",
        "You code this transcript blind: then there are no suggestions, not from the machine either, until you and the "
        "other have finished.",
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
        "{n} {n:suggestie|suggesties} bij {name}, de sterkste eerst: nog geen coderingen.",
        "{n} {n:suggestion|suggestions} for {name}, the strongest first: no codings yet.",
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
        "Er is geen transcript waarmee twee van deze codeurs klaar zijn, dus er valt niets te vergelijken. Zet op de "
        "bladzijde Transcripten Klaar aan, of importeer hun Word-opmerkingen.",
        "There is no transcript that two of these coders have finished, so there is nothing to compare. Turn on "
        "Finished on the page Transcripts, or import their Word comments.",
    ),
    "agreement.outside": (
        "Niet vergeleken, want alleen op tekst van de interviewer of buiten de beurten: {n} {n:codering|coderingen}.",
        "Not compared, since only on the interviewer’s speech or outside turns: {n} {n:coding|codings}.",
    ),
    "agreement.scope": (
        "Vergeleken: {n} {n:beurt die niet van de interviewer is|beurten die niet van de interviewer zijn}. "
        "Transcripten waarmee twee of meer van hen klaar zijn: {t}. "
        "Per code: wel of niet in de beurt; subthema’s tellen mee bij de code erboven.",
        "Compared: {n} {n:turn that is|turns that are} not the interviewer’s. Transcripts that two or more of "
        "them finished: {t}. "
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
