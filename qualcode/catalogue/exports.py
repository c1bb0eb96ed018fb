"""Words of exports and tables, each in Dutch and English."""

WORDS: dict[str, tuple[str, str]] = {
    "quotes.title": ("Citatentabel", "Quote table"),
    "quotes.scope": (
        "Coderingen van: {coder}. Citaten: {quotes}, deelnemers: {participants}.",
        "Codings by: {coder}. Quotes: {quotes}, participants: {participants}.",
    ),
    "whose.hidden": (
        "{coder} (zonder {n} {n:transcript, dat nog blind gecodeerd wordt|transcripten, die nog blind gecodeerd "
        "worden})",
        "{coder} (without {n} {n:transcript that is|transcripts that are} still coded blind)",
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
    "matrix.fidelity": ("Modelgetrouwheid: indicatoren × bronnen", "Fidelity: indicators × sources"),
    "fidelity.scope": (
        "Scores van {coder}; {n} {n:bron|bronnen}. Per bron het gemiddelde; elke bron telt een keer.",
        "Scores by {coder}; {n} {n:source|sources}. For each source the mean; each source counts once.",
    ),
    "fidelity.source": ("Bron", "Source"),
    "fidelity.sources": ("Aantal bronnen", "Number of sources"),
    "fidelity.indicator": ("Indicator", "Indicator"),
    "fidelity.mean": ("Gemiddelde", "Mean"),
    "fidelity.all": ("Alle indicatoren samen", "All indicators together"),
    "fidelity.threshold": ("Norm", "Threshold"),
    "fidelity.verdict": ("Oordeel", "Verdict"),
    "fidelity.reached": ("bereikt", "reached"),
    "fidelity.not": ("niet bereikt", "not reached"),
    "fidelity.part": ("Onderdeel", "Part"),
    "fidelity.scores": ("Gemiddelde scores", "Mean scores"),
    "fidelity.counts": ("Aantal scores", "Number of scores"),
    "fidelity.counts.hint": (
        "Op hoeveel scores elk gemiddelde rust; rechts op hoeveel indicatoren.",
        "On how many scores each mean rests; on the right on how many indicators.",
    ),
    "fidelity.unscored": (
        "{n} {n:codering van een indicator heeft|coderingen van indicatoren hebben} nog geen getal: geef dat op de "
        "pagina Coderen, naast de tekst.",
        "{n} {n:coding of an indicator has|codings of indicators have} no number yet: give it on the page Coderen, "
        "beside the text.",
    ),
    "fidelity.unused": (
        "{n} {n:getal valt|getallen vallen} buiten de schaal van het codeboek en {n:telt|tellen} niet mee.",
        "{n} {n:number lies|numbers lie} off the scale of the codebook and {n:does|do} not count.",
    ),
    "fidelity.alt": (
        "Heatmap van bronnen bij indicatoren; dezelfde getallen staan in de tabel.",
        "Heat map of sources by indicators; the table holds the same numbers.",
    ),
    "fidelity.none": (
        "{coder} heeft nog geen scores gegeven. Codeer een passage met een indicator en kies naast de tekst een getal.",
        "{coder} has given no scores yet. Code a passage with an indicator, and choose a number beside the text.",
    ),
    "matrix.scope": ("Coderingen van {coder}; geteld: {count}.", "Codings by {coder}; counted: {count}."),
    "count": ("Tel", "Count"),
    "counted": ("Geteld", "Counted"),
    "count.passages": ("passages", "passages"),
    "count.participants": ("deelnemers", "participants"),
    "count.words": ("woorden", "words"),
}
