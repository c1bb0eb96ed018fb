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
    "matrix.scope": ("Coderingen van {coder}; geteld: {count}.", "Codings by {coder}; counted: {count}."),
    "count": ("Tel", "Count"),
    "counted": ("Geteld", "Counted"),
    "count.passages": ("passages", "passages"),
    "count.participants": ("deelnemers", "participants"),
    "count.words": ("woorden", "words"),
}
