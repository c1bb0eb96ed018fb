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
    "suggestions.by": ("Bekijken", "Look at"),
    "suggestions.by.transcript": ("per transcript", "by transcript"),
    "suggestions.by.code": ("per code", "by code"),
    "suggestions.by.like": ("lijkt op …", "like …"),
    "suggestions.order": ("Volgorde", "Order"),
    "suggestions.order.certain": ("meest zeker eerst", "most certain first"),
    "suggestions.order.useful": ("leerzaamste eerst", "most useful first"),
    "suggestions.order.help": (
        "Meest zeker: wat het vaakst zal kloppen. Leerzaamste: waarover de machine het meest twijfelt, ook wat zij "
        "zelf niet zou voorstellen; van jouw oordeel daarover leert zij het meest.",
        "Most certain: what will be right most often. Most useful: what the machine doubts most, also what it would "
        "not suggest itself; it learns most from what you say of those.",
    ),
    "suggestions.accept": ("Aannemen", "Accept"),
    "suggestions.reject": ("Afwijzen", "Reject"),
    "suggestions.open": ("In de tekst", "In the text"),
    "suggestions.open.help": (
        "Op de pagina Coderen: daar kun je ook de grenzen verschuiven of een andere code kiezen.",
        "On the page Coding: there you can also move the borders or choose another code.",
    ),
    "suggestions.none": (
        "Geen suggesties (meer). Onder de drempel van een code zwijgt de machine; kies ‘leerzaamste eerst’ om ook te "
        "zien waarover zij twijfelt, of kies iets anders.",
        "No (more) suggestions. Below the threshold of a code the machine is silent; choose ‘most useful first’ to see "
        "what it doubts as well, or choose something else.",
    ),
    "suggestions.silent": (
        "Voor deze code doet de machine geen suggesties: op transcripten die zij niet kende, herkende zij de code "
        "niet goed "
        "genoeg. Zie hierboven hoe goed zij elke code kent.",
        "The machine suggests nothing for this code: on transcripts that it did not know, it could not find it well "
        "enough. "
        "See above how well it knows each code.",
    ),
    "suggestions.noturns": (
        "Er valt niets voor te stellen: in deze transcripten zijn geen sprekers gevonden, of het codeboek heeft geen "
        "codes. Suggesties gaan over wat de geïnterviewde zegt.",
        "There is nothing to suggest: no speakers were found in these transcripts, or the codebook has no codes. "
        "Suggestions are about what the one who is interviewed says.",
    ),
    "suggestions.left": (
        "{n} {n:suggestie|suggesties}: nog geen {n:codering|coderingen}. Na elke acht oordelen leert de machine bij.",
        "{n} {n:suggestion|suggestions}: no {n:coding|codings} yet. After every eight judgements the machine learns.",
    ),
    "suggestions.finished": (
        "Je hebt dit transcript afgerond: wat je niet codeerde, liet je bewust liggen. Dit is wat de machine er los "
        "van jouw oordeel van zou maken.",
        "You finished this transcript: what you did not code, you left on purpose. This is what the machine would make "
        "of it apart from your judgement.",
    ),
    "suggestions.chance": (
        "kans {chance} % · bij deze code: {verdict}",
        "chance {chance} % · for this code: {verdict}",
    ),
    "suggestions.wait": ("De machine leest en leert …", "The machine reads and learns …"),
    "suggestions.accepted": ("Aangenomen als codering van {coder}: {code}", "Accepted as a coding by {coder}: {code}"),
    "suggestions.rejected": ("Afgewezen: {code}", "Rejected: {code}"),
    "like.words": ("Woorden, een zin of een heel citaat", "Words, a sentence or a whole quote"),
    "like.placeholder": ("Bijvoorbeeld: ze stond voor me klaar", "For example: she was there for me"),
    "like.code": ("Coderen als", "Code as"),
    "like.do": ("Coderen", "Code"),
    "like.done": ("Gecodeerd: {code}", "Coded: {code}"),
    "like.there": ("al zo gecodeerd", "coded so already"),
    "like.near": ("gelijkenis {similarity}", "likeness {similarity}"),
    "like.hint": (
        "De passages die er in betekenis het meest op lijken, ook met andere woorden. Gelijkenis 1 is "
        "hetzelfde, 0 niets.",
        "The passages nearest in meaning, also in other words. Likeness 1 is the same, 0 nothing.",
    ),
    "like.none": ("Vul hierboven woorden in.", "Write some words above."),
    "like.from": ("Meer zoals een citaat", "More like a quote"),
    "like.choose": ("Kies een citaat", "Choose a quote"),
    "like.find": ("Zoek wat hierop lijkt", "Find more like this"),
    "trust.title": ("Hoe goed kent de machine de codes?", "How well does the machine know the codes?"),
    "trust.how": (
        "Gemeten op transcripten die de machine niet kende: in hoogstens vijf delen om de beurt weggelaten. ‘Klopt’ "
        "is welk deel "
        "van wat zij zou voorstellen ook gecodeerd is, ‘gevonden’ welk deel van wat gecodeerd is zij zou voorstellen, "
        "per zin, met 95 %-intervallen. F1 vat die twee samen; ernaast staat de F1 van codeurs onderling. "
        "Achter de schuine streep: in hoeveel transcripten.",
        "Measured on transcripts that the machine did not know: left out in turn, in five parts at most. ‘Right’ is "
        "which share of "
        "what it would suggest is coded, ‘found’ which share of what is coded it would suggest, by sentence, with 95 % "
        "intervals. F1 sums up the two; beside it stands the F1 of one coder against another. "
        "After the slash: in how many transcripts.",
    ),
    "trust.nothing": (
        "Er is nog niets gecodeerd. De machine kent alleen het codeboek; hoe goed dat gaat, is nog niet te meten.",
        "Nothing is coded yet. The machine knows the codebook only; how well that goes cannot be measured yet.",
    ),
    "trust.verdict": ("Oordeel", "Verdict"),
    "trust.examples": ("Voorbeelden", "Examples"),
    "trust.right": ("Klopt", "Right"),
    "trust.found": ("Gevonden", "Found"),
    "trust.f1": ("F1", "F1"),
    "trust.coders": ("F1 van codeurs", "F1 of coders"),
    "trust.silent": (
        "Geen suggesties voor: {codes}. Die kan de machine niet goed genoeg vinden.",
        "No suggestions for: {codes}. The machine cannot find these well enough.",
    ),
    "trust.rest": (
        "{n} {n:code is|codes zijn} nog nergens gegeven: die kent de machine alleen uit het codeboek.",
        "{n} {n:code has|codes have} not been given yet: the machine knows {n:it|them} from the codebook only.",
    ),
}
