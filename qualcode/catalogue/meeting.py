"""Words of the meeting in which disagreements are settled, each in Dutch and English."""

WORDS: dict[str, tuple[str, str]] = {
    "meeting.before_after": ("Voor en na het overleg", "Before and after the meeting"),
    "meeting.before_after.none": (
        "Er is nog geen transcript waar alles besloten is: neem over wat gelijk is en besluit over de rest.",
        "There is no transcript yet on which all is settled: take over what is agreed and decide on the rest.",
    ),
    "meeting.before_after.hint": (
        "Alpha over alle codes samen, op passages F1, in {n} {n:transcript|transcripten} waar alles besloten is. Eerst "
        "de codeurs onderling, zoals zij codeerden; dan elk van hen naast de consensus.",
        "Alpha over all codes together, on passages F1, in {n} {n:transcript|transcripts} where all is settled. First "
        "the coders among themselves, as they coded; then each of them beside the consensus.",
    ),
    "page.meeting": ("Overleg", "Meeting"),
    # how a disagreement was decided
    "decision.like": ("zoals {coder}", "like {coder}"),
    "decision.both": ("alles bij elkaar", "all together"),
    "decision.neither": ("geen van alle", "none of them"),
    "decision.other": ("anders", "otherwise"),
    "decision.each": ("per code", "code by code"),
    "decision.agreed": ("eensgezind overgenomen", "agreed, taken over"),
    "fact.decision": ("{value}", "{value}"),
    "fact.like": ("zoals {value}", "like {value}"),
    "fact.nearly": ("op bijna dezelfde woorden: {value}", "on nearly the same words: {value}"),
    "fact.overlap": ("vanaf {value} % gedeeld", "from {value} % shared"),
    "what.remarks": ("opmerkingen uit het overleg", "remarks from the meeting"),
    # the decisions as a table
    "decisions.title": ("Besluiten van het overleg", "Decisions of the meeting"),
    "decisions.scope": ("{n} {n:besluit|besluiten}", "{n} {n:decision|decisions}"),
    "decisions.when": ("Wanneer (UTC)", "When (UTC)"),
    "decisions.who": ("Wie", "Who"),
    "decisions.transcript": ("Transcript", "Transcript"),
    "decisions.turn": ("Beurt", "Turn"),
    "decisions.passage": ("Passage", "Passage"),
    "decisions.given": ("Codes van de codeurs", "Codes of the coders"),
    "decisions.decision": ("Besluit", "Decision"),
    "decisions.holds": ("Geldt", "Holds"),
    "decisions.reason": ("Reden", "Reason"),
    "decisions.file": ("besluiten", "decisions"),
    # in what coders differ
    "difference.missed": ("niet door iedereen gecodeerd", "not coded by everybody"),
    "difference.border": ("zelfde code, andere grenzen", "same code, other borders"),
    "difference.other_code": ("andere codes", "other codes"),
    "difference.extra_code": ("een code extra", "one code more"),
    # choosing
    "meeting.coders": ("Wie vergelijken we?", "Whom do we compare?"),
    "meeting.two": (
        "Kies twee of meer codeurs die met dezelfde transcripten klaar zijn.",
        "Choose two or more coders who have finished the same transcripts.",
    ),
    "meeting.hidden": (
        "{n} {n:transcript blijft|transcripten blijven} hier weg: {n:het wordt|ze worden} nog blind gecodeerd. "
        "Zodra de codeurs klaar zijn, {n:komt het|komen ze} erbij.",
        "{n} {n:transcript is|transcripts are} left out here: {n:it is|they are} still being coded blind. "
        "As soon as the coders have finished, {n:it is|they are} added.",
    ),
    "meeting.nofinished": (
        "Er is nog geen transcript waarmee twee van deze codeurs klaar zijn. Wie klaar is, zet dat aan op de bladzijde "
        "Transcripten; dan kan het overleg beginnen.",
        "There is no transcript yet that two of these coders have finished. Whoever has finished, says so on the page "
        "Transcripts; then the meeting can begin.",
    ),
    "meeting.mayread": (
        "Alleen een eigenaar of beoordelaar van het project legt besluiten vast. Je kunt hier wel meelezen.",
        "Only an owner or reviewer of the project writes down decisions. You can read along here.",
    ),
    "meeting.intro": (
        "Wat jullie besluiten, wordt een codering van ‘consensus’. De coderingen van de codeurs blijven zoals ze zijn.",
        "What you decide becomes a coding by ‘consensus’. The codings of the coders stay as they are.",
    ),
    "meeting.take": ("Neem over waar iedereen het eens is ({n})", "Take over what all agree on ({n})"),
    "meeting.take.majority": (
        "Neem over waar de meesten het eens zijn ({n})",
        "Take over what most agree on ({n})",
    ),
    "meeting.majority": ("Meerderheid is genoeg", "A majority is enough"),
    "meeting.majority.help": (
        "Dan geldt een passage ook als meer dan de helft van wie klaar is, haar dezelfde code gaf.",
        "Then a passage also holds if more than half of those who finished gave it the same code.",
    ),
    "meeting.borders": ("Wanneer is het dezelfde passage?", "When is it the same passage?"),
    "meeting.borders.help": (
        "Dezelfde code op dezelfde passage telt als eens. Van alle woorden die iemand codeerde, is het percentage wat "
        "allen codeerden. Leestekens aan de randen tellen nooit mee. Bij het overnemen krijgt ‘consensus’ alle woorden "
        "die iemand van hen codeerde.",
        "The same code on the same passage counts as agreed. The percentage is what all coded, of all words that any "
        "of them coded. Punctuation at the ends never counts. What is taken over has all words that any of them coded.",
    ),
    "meeting.borders.100": ("precies gelijk", "exactly the same"),
    "meeting.borders.90": ("bijna gelijk (90 %)", "nearly the same (90 %)"),
    "meeting.borders.70": ("grotendeels gelijk (70 %)", "largely the same (70 %)"),
    "meeting.borders.50": ("voor de helft gelijk (50 %)", "half the same (50 %)"),
    "meeting.borders.0": ("als ze overlappen", "where they overlap"),
    "meeting.taken": ("Overgenomen: {n} {n:passage|passages}.", "Taken over: {n} {n:passage|passages}."),
    "meeting.agreed": (
        "{n} {n:passage|passages} waar iedereen het eens is: overgenomen.",
        "{n} {n:passage|passages} on which all agree: taken over.",
    ),
    "meeting.progress": ("{done} van {all} besloten", "{done} of {all} decided"),
    "meeting.show": ("Toon", "Show"),
    "meeting.show.open": ("nog open", "still open"),
    "meeting.show.all": ("alle", "all"),
    "meeting.order": ("Volgorde", "Order"),
    "meeting.order.place": ("op plaats", "by place"),
    "meeting.order.size": ("grootste eerst", "largest first"),
    "meeting.code": ("Alleen met code", "Only with code"),
    "meeting.agreeing": (
        "Deze codeurs zijn het overal eens: er valt niets te bespreken.",
        "These coders agree everywhere: there is nothing to discuss.",
    ),
    "meeting.done": (
        "Klaar! Over alle {n} {n:verschil|verschillen} is besloten. Kies nu op de bladzijde Matrix of Citaten de "
        "codeur ‘consensus’ voor jullie resultaat, en bewaar hieronder de besluiten voor je verantwoording.",
        "Done! All {n} {n:disagreement|disagreements} are decided. Now choose the coder ‘consensus’ on the page Matrix "
        "or Quotes for your result, and keep the decisions below for your account of the method.",
    ),
    "meeting.notake": (
        "Neem ook nog over waar jullie het eens zijn (knop hierboven): pas dan is ‘consensus’ volledig.",
        "Take over what you agree on too (the button above): only then ‘consensus’ is complete.",
    ),
    "meeting.matrix": ("Matrix van consensus", "Matrix of consensus"),
    "meeting.nonehere": (
        "Bij deze keuze staat niets (meer) open.",
        "Nothing is open (any more) for this choice.",
    ),
    # one disagreement
    "meeting.number": ("Verschil {n} van {all}", "Disagreement {n} of {all}"),
    "meeting.held": ("Besloten is nu: {codes}", "Decided so far: {codes}"),
    "meeting.held.none": ("Besloten is nu: geen code", "Decided so far: no code"),
    "meeting.uncoded": ("niets gecodeerd", "coded nothing"),
    "meeting.agree.here": ("Hier eens over: {codes}", "Agreed here: {codes}"),
    "meeting.like": ("Zoals {coder}", "Like {coder}"),
    "meeting.both": ("Allebei", "Both"),
    "meeting.all": ("Allemaal", "All"),
    "meeting.both.help": (
        "Elke code geldt, op alle woorden waar iemand haar gaf.",
        "Each code holds, on all words to which anybody gave it.",
    ),
    "meeting.neither": ("Geen", "Neither"),
    "meeting.neither.help": (
        "Geen van deze codes geldt hier; ook dat wordt vastgelegd.",
        "None of these codes holds here; that is put on record too.",
    ),
    "meeting.other": ("Anders …", "Other …"),
    "meeting.next": ("Volgende", "Next"),
    "meeting.previous": ("Vorige", "Previous"),
    "meeting.open": ("In de tekst", "In the text"),
    "meeting.reason": ("Reden (mag leeg blijven)", "Reason (may stay empty)"),
    "meeting.reason.placeholder": ("Waarom besluiten jullie dit?", "Why do you decide this?"),
    "meeting.settled": ("Besloten: {how}", "Decided: {how}"),
    "meeting.settled.so": ("Zo was al besloten ({how})", "It was decided so already ({how})"),
    "meeting.definitions": ("Wat het codeboek zegt", "What the codebook says"),
    "meeting.unknown": ("Deze code staat niet in het codeboek.", "This code is not in the codebook."),
    "meeting.use": ("Wel: ", "Use: "),
    "meeting.avoid": ("Niet: ", "Avoid: "),
    "meeting.keys": (
        "Toetsen: 1–9 zoals die codeur · B alles · N geen · O anders · J volgende · K vorige. "
        "Sta je in een tekstveld, druk dan eerst op Tab.",
        "Keys: 1–9 like that coder · B all · N neither · O other · J next · K previous. "
        "In a text field press Tab first.",
    ),
    # code by code
    "meeting.each": ("Per code besluiten", "Decide code by code"),
    "meeting.each.no": ("geldt niet", "does not hold"),
    "meeting.each.all": ("iedereens woorden", "everybody’s words"),
    "meeting.each.do": ("Leg vast per code", "Put on record"),
    "meeting.each.hint": (
        "Waarover je niets kiest, blijft open.",
        "What you choose nothing for, stays open.",
    ),
    # otherwise
    "meeting.other.title": ("Anders besluiten", "Decide otherwise"),
    "meeting.other.codes": ("Welke codes gelden?", "Which codes hold?"),
    "meeting.other.none": ("Kies een of meer codes", "Choose one or more codes"),
    "meeting.other.border": ("{code}: van … tot en met …", "{code}: from … to …"),
    "meeting.other.do": ("Zo besluiten", "Decide so"),
    "meeting.other.cancel": ("Annuleer", "Cancel"),
    # remarks on the codebook
    "meeting.remark": ("Opmerking bij het codeboek", "Remark on the codebook"),
    "meeting.remark.code": ("Bij code", "On code"),
    "meeting.remark.placeholder": (
        "Bijvoorbeeld: ook als de coach het zelf vertelt",
        "For example: also where the coach says so",
    ),
    "meeting.remark.save": ("Bewaar opmerking", "Keep remark"),
    "meeting.remark.saved": ("Opmerking bewaard bij {code}.", "Remark kept with {code}."),
    "meeting.remarks": ("Opmerkingen bij het codeboek: {n}", "Remarks on the codebook: {n}"),
    "meeting.remarks.none": (
        "Nog geen opmerkingen. Schrijf ze bij een verschil; hier zet je ze later in het codeboek.",
        "No remarks yet. Write them with a disagreement; here you put them into the codebook later.",
    ),
    "meeting.remarks.hint": (
        "Kies waar een opmerking in het codeboek komt. Samen worden ze één nieuwe versie. Bij ‘voorbeeld’ komt de "
        "passage zelf in het codeboek: let op namen.",
        "Choose where a remark goes in the codebook. Together they become one new version. For ‘example’ the passage "
        "itself goes into the codebook: mind names.",
    ),
    "meeting.into.use": ("wel", "use"),
    "meeting.into.avoid": ("niet", "avoid"),
    "meeting.into.examples": ("voorbeeld", "example"),
    "meeting.into.there": ("staat in het codeboek", "is in the codebook"),
    "meeting.into.do": ("Zet in het codeboek", "Put into the codebook"),
    "meeting.into.done": (
        "In het codeboek: nieuwe regels bij {n} {n:code|codes}.",
        "In the codebook: new lines with {n} {n:code|codes}.",
    ),
    "meeting.decisions": ("De besluiten, voor je verantwoording", "The decisions, for your account of the method"),
}
