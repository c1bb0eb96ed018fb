"""Words for the page on which people code; those under ``screen.`` are filled in by the browser."""

WORDS: dict[str, tuple[str, str]] = {
    "page.coding": ("Coderen", "Coding"),
    "coding.noname": (
        "Je leest mee. Kies links eerst wie je bent; wat je codeert, staat op jouw naam.",
        "You are reading. First choose at the left who you are; what you code bears your name.",
    ),
    # above the text
    "screen.toolbar": ("Boven de tekst", "Above the text"),
    "screen.search": ("Zoek …", "Search …"),
    "screen.search.label": ("Zoek in deze tekst (f)", "Search in this text (f)"),
    "screen.search.none": ("niets", "none"),
    "screen.previous.label": ("Vorige treffer", "Previous hit"),
    "screen.next.label": ("Volgende treffer", "Next hit"),
    "screen.turn": ("Beurt …", "Turn …"),
    "screen.turn.label": ("Ga naar een beurt (g)", "Go to a turn (g)"),
    "screen.turn.none": (
        "Die beurt is er niet; er {n:is|zijn} er {n}.",
        "There is no such turn; there {n:is|are} {n}.",
    ),
    "screen.uncoded": ("Nog niet gecodeerd", "Not coded yet"),
    "screen.uncoded.label": ("Naar de volgende beurt zonder codering (u)", "To the next turn without a coding (u)"),
    "screen.uncoded.left": ("{n} {n:beurt|beurten} zonder codering.", "{n} {n:turn|turns} without a coding."),
    "screen.uncoded.none": (
        "Elke beurt die niet van de interviewer is, heeft een codering.",
        "Every turn that is not the interviewer’s has a coding.",
    ),
    "screen.suggest": ("Suggesties", "Suggestions"),
    "screen.suggest.label": (
        "Suggesties in de tekst: gestreept, en geen codering tot je ze aanneemt",
        "Suggestions in the text: dashed, and no codings until you accept them",
    ),
    "screen.suggest.blind": (
        "Wie blind codeert, krijgt geen suggesties, ook niet van de machine.",
        "Who codes blind gets no suggestions, not from the machine either.",
    ),
    "screen.suggest.on": (
        "Suggesties staan aan: met n en p loop je erlangs.",
        "Suggestions are on: n and p walk them.",
    ),
    "screen.suggest.off": ("Suggesties staan uit.", "Suggestions are off."),
    "screen.suggest.none": ("Geen suggesties (meer) bij deze tekst.", "No (more) suggestions for this text."),
    "screen.suggest.wait": ("De suggesties worden nog voorbereid …", "Suggestions are being prepared …"),
    "screen.view": ("Weergave ▾", "View ▾"),
    "screen.view.label": ("Wat de tekst laat zien", "What the text shows"),
    "screen.view.onlyCoded": ("Alleen gecodeerde tekst", "Only coded text"),
    "screen.view.onlyMine": ("Alleen mijn coderingen", "Only my codings"),
    "screen.view.wholeWords": ("Selectie op hele woorden", "Select whole words"),
    "screen.view.narrow": ("Smalle tekst", "Narrow text"),
    "screen.view.normal": ("Gewone breedte", "Normal width"),
    "screen.view.wide": ("Brede tekst", "Wide text"),
    "screen.view.lastplace": ("Naar mijn laatste codering", "To my last coding"),
    "screen.view.transcriptmemo": ("Memo bij dit transcript …", "Memo on this transcript …"),
    "screen.smaller.label": ("Kleinere letters (-)", "Smaller letters (-)"),
    "screen.larger.label": ("Grotere letters (+)", "Larger letters (+)"),
    "screen.undo.label": ("Ongedaan maken (Ctrl+Z)", "Undo (Ctrl+Z)"),
    "screen.redo.label": ("Opnieuw doen (Ctrl+Y)", "Redo (Ctrl+Y)"),
    "screen.undo.nothing": ("Niets om ongedaan te maken", "Nothing to undo"),
    "screen.redo.nothing": ("Niets om opnieuw te doen", "Nothing to redo"),
    "screen.undo.done": ("Ongedaan gemaakt: {what}", "Undone: {what}"),
    "screen.redo.done": ("Opnieuw uitgevoerd: {what}", "Done again: {what}"),
    "screen.help.label": ("Alle toetsen (?)", "All keys (?)"),
    # the text
    "screen.text": (
        "Transcript. Met de pijlen loop je door de tekst, ? toont alle toetsen.",
        "Transcript. The arrows move through the text, ? shows all keys.",
    ),
    "screen.text.nothing": (
        "Er is nog geen gecodeerde tekst om te laten zien. Druk op o voor de hele tekst, of kies die bij Weergave.",
        "There is no coded text to show yet. Press o for the whole text, or choose it at View.",
    ),
    "screen.selected.cut": (
        "Geselecteerd tot waar tekst verborgen is (o toont alles): ‘{words}’",
        "Selected until where text is hidden (o shows all): ‘{words}’",
    ),
    "screen.nospeaker": ("geen spreker", "no speaker"),
    "screen.name.turn": ("Beurt {n}, {who}", "Turn {n}, {who}"),
    "screen.name.turn.coded": ("Beurt {n}, {who}. Codes: {codes}", "Turn {n}, {who}. Codes: {codes}"),
    "screen.name.coding": ("{code} – {coder}", "{code} – {coder}"),
    "screen.name.suggestion": ("Suggestie: {code}", "Suggestion: {code}"),
    "screen.name.memo": ("Memo van {coder}: {text}", "Memo by {coder}: {text}"),
    "screen.selected": ("Geselecteerd: ‘{words}’", "Selected: ‘{words}’"),
    "screen.select.first": (
        "Selecteer eerst een passage, of klik op een codering.",
        "Select a passage first, or click a coding.",
    ),
    "screen.coded": ("{code}: ‘{words}’", "{code}: ‘{words}’"),
    "screen.coded.already": ("{code} staat hier al, van jou.", "{code} is here already, by you."),
    "screen.coding.none": ("Geen coderingen in deze tekst.", "No codings in this text."),
    "screen.deleted": ("Verwijderd: {code}. Ctrl+Z haalt het terug.", "Deleted: {code}. Ctrl+Z brings it back."),
    "screen.place.none": ("Je hebt in deze tekst nog niets gecodeerd.", "You have coded nothing in this text yet."),
    "screen.noname": ("Kies links eerst wie je bent.", "First choose at the left who you are."),
    "screen.read.only": ("Je leest mee in dit project en wijzigt niets.", "You read this project and change nothing."),
    "screen.notyours": (
        "Dit is van {coder}; alleen {coder} wijzigt het.",
        "This is {coder}’s; only {coder} changes it.",
    ),
    "screen.borders": (
        "Grenzen: ← → verzetten het eind, met Shift het begin, met Ctrl per letter. Enter bewaart, Esc laat het.",
        "Borders: ← → move the end, with Shift the beginning, with Ctrl by letter. Enter keeps, Esc leaves it.",
    ),
    "screen.borders.kept": ("Grenzen bewaard.", "Borders kept."),
    "screen.borders.left": ("De grenzen zijn niet veranderd.", "Borders left as they were."),
    # saving
    "screen.saved": ("Alles bewaard", "Everything saved"),
    "screen.unsaved": ("{n} onderweg …", "{n} on the way …"),
    "screen.unsaved.long": (
        "Geen verbinding met qualcode. {n} nog niet bewaard: laat dit tabblad open, we blijven het proberen.",
        "No connection with qualcode. {n} not saved yet: leave this tab open, trying again.",
    ),
    "screen.unsaved.other": (
        "{n} van {coder} nog niet bewaard: kies die naam weer.",
        "{n} by {coder} not saved yet: choose that name again.",
    ),
    "screen.trouble": (
        "{n} nog niet bewaard: het project is nu niet te schrijven. We blijven het proberen. ({why})",
        "{n} not saved yet: the project cannot be written now. Trying again. ({why})",
    ),
    "screen.leaving": ("Even wachten tot alles bewaard is …", "Waiting until everything is saved …"),
    "screen.others": ("Ook hier: {names}", "Also here: {names}"),
    "screen.action.code": ("de codering ‘{code}’", "the coding ‘{code}’"),
    "screen.action.accept": ("de aangenomen suggestie ‘{code}’", "the accepted suggestion ‘{code}’"),
    "screen.action.reject": ("de afwijzing van ‘{code}’", "the rejection of ‘{code}’"),
    "screen.action.delete": ("het verwijderen", "the deletion"),
    "screen.action.move": ("de nieuwe grenzen", "the new borders"),
    "screen.action.recode": ("de andere code ‘{code}’", "the other code ‘{code}’"),
    "screen.action.remark": ("de memo", "the memo"),
    "screen.action.value": ("het getal", "the number"),
    "screen.action.star": ("de ster", "the star"),
    "screen.action.confirm": ("het bevestigen", "the confirmation"),
    "screen.action.write memo": ("de memo", "the memo"),
    "screen.action.change memo": ("de memo", "the memo"),
    "screen.action.delete memo": ("het verwijderen van de memo", "the deletion of the memo"),
    "screen.action.memo on": ("de memo", "the memo"),
    "screen.action.codebook": ("de wijziging van het codeboek", "the change of the codebook"),
    "screen.action.example": ("het voorbeeld", "the example"),
    "screen.action.undo": ("het ongedaan maken", "the undoing"),
    "screen.action.redo": ("het opnieuw doen", "the redoing"),
    "screen.refused.text": (
        "De tekst is intussen verbeterd; {what} is niet bewaard. De passage staat nu hier: ‘{words}’",
        "The text was corrected meanwhile; {what} was not saved. The passage now stands here: ‘{words}’",
    ),
    "screen.refused.text.nowhere": (
        "De tekst is intussen verbeterd; {what} is niet bewaard. Deze woorden staan niet meer in de tekst.",
        "The text was corrected meanwhile; {what} was not saved. These words are no longer in the text.",
    ),
    "screen.refused.text.elsewhere": (
        "De tekst van een ander transcript is intussen verbeterd; {what} is niet bewaard. Open dat transcript om de "
        "nieuwe plaats te zien.",
        "The text of another transcript was corrected meanwhile; {what} was not saved. Open that transcript to see the "
        "new place.",
    ),
    "screen.text.changed": (
        "De tekst is intussen verbeterd; je selectie is losgelaten. Selecteer de passage opnieuw.",
        "The text was corrected meanwhile; your selection was let go. Select the passage again.",
    ),
    "screen.refused.gone": (
        "Niet bewaard: {what}. Iemand heeft dit intussen gewijzigd of verwijderd.",
        "Not saved: {what}. Somebody changed or deleted this meanwhile.",
    ),
    "screen.refused.doubled": (
        "Niet bewaard: {what}. Op precies deze woorden staat die code al, van dezelfde codeur. Wil je er één houden, "
        "verwijder dan een van de twee coderingen.",
        "Not saved: {what}. That code is on exactly these words already, by the same coder. If you want to keep one, "
        "delete one of the two codings.",
    ),
    "screen.refused.refused": ("Niet bewaard: {what}. {why}", "Not saved: {what}. {why}"),
    "screen.why.retired": (
        "De code ‘{code}’ is uit gebruik; kies een andere.",
        "The code ‘{code}’ is retired; choose another.",
    ),
    "screen.why.scale": (
        "{value} hoort niet bij de getallen van ‘{code}’.",
        "{value} is none of the numbers of ‘{code}’.",
    ),
    "screen.why.notallowed": (
        "Dit mag je in dit project niet, of nog niet zolang je blind codeert. Vraag het een eigenaar of een reviewer.",
        "You may not do this in this project, or not yet while you code blind. Ask an owner or a reviewer.",
    ),
    "screen.why.codebook": (
        "Het codeboek laat dit niet toe: een naam is al in gebruik, of de codes passen niet bij elkaar.",
        "The codebook does not allow this: a name is in use already, or the codes do not go together.",
    ),
    "screen.why.other": ("Dit kan zo niet.", "This cannot be done."),
    "screen.do.place": ("Op de nieuwe plaats zetten", "Put it at the new place"),
    "screen.do.forget": ("Laten vervallen", "Let it go"),
    # the codes
    "screen.tree": ("Codes", "Codes"),
    "screen.filter": ("Zoek een code …", "Find a code …"),
    "screen.nocode": ("Geen code past hierbij.", "No code fits this."),
    "screen.nobook": (
        "Dit project heeft nog geen codes. Maak ze op de bladzijde Codeboek, of haal daar een codeboek binnen.",
        "This project has no codes yet. Make them on the page Codebook, or bring in a codebook there.",
    ),
    "screen.count": ("{n} in deze tekst", "{n} in this text"),
    "screen.key": ("toets {key}", "key {key}"),
    "screen.key.free": (
        "Bij toets {key} hoort nog geen code; kies er een met ⋯ naast een code.",
        "Key {key} has no code yet; choose one by ⋯ beside a code.",
    ),
    "screen.retired": ("Deze code is uit gebruik; kies een andere.", "This code is retired; choose another."),
    "screen.about.use": ("Wel", "Use when"),
    "screen.about.avoid": ("Niet", "Not when"),
    "screen.about.examples": ("Voorbeelden", "Examples"),
    "screen.palette": ("Code voor ‘{words}’", "Code for ‘{words}’"),
    "screen.palette.recode": ("Andere code dan {code}", "Another code than {code}"),
    "screen.palette.acceptas": ("Aannemen met een andere code", "Accept with another code"),
    "screen.palette.hint": ("Typ een paar letters", "Type some letters"),
    "screen.code.apply": ("Codeer de selectie hiermee", "Code the selection with this"),
    "screen.code.about": ("Definitie en voorbeelden", "Definition and examples"),
    "screen.code.key": ("Sneltoets …", "Quick key …"),
    "screen.code.key.hint": ("Een cijfer van 1 tot 9; leeg voor geen.", "A digit from 1 to 9; empty for none."),
    "screen.code.new": ("Nieuwe code hieronder …", "New code under this …"),
    "screen.code.new.hint": ("Een code onder {code}.", "A code under {code}."),
    "screen.code.definition.needed": (
        "‘{code}’ is niet gemaakt: een code heeft een definitie nodig, dan weet iedereen wat eronder valt.",
        "‘{code}’ was not made: a code needs a definition, so that everybody knows what it covers.",
    ),
    "screen.code.definition": ("Definitie van {code}", "Definition of {code}"),
    "screen.code.rename": ("Hernoemen …", "Rename …"),
    "screen.code.color": ("Kleur …", "Colour …"),
    "screen.code.merge": ("Samenvoegen …", "Merge …"),
    "screen.code.merge.into": ("{code} samenvoegen met", "Merge {code} with"),
    "screen.code.merge.sure": ("{code} opheffen en samenvoegen met {into}?", "Merge {code} into {into}?"),
    "screen.code.merge.what": (
        "{n} {n:codering|coderingen}, van iedereen die je mag zien, {n:krijgt|krijgen} {into}. Je kunt het "
        "ongedaan maken.",
        "{n} {n:coding|codings}, by everybody whom you may see, {n:gets|get} {into}. You can undo it.",
    ),
    "screen.code.memo": ("Memo bij deze code …", "Memo on this code …"),
    "screen.example.done": (
        "Als voorbeeld bij {code} gezet. Iedereen leest het: haal namen eruit op de bladzijde Codeboek.",
        "Put with {code} as an example. Everybody reads it: take names out on the page Codebook.",
    ),
    # what is chosen
    "screen.detail": ("Gekozen", "Chosen"),
    "screen.detail.hint": (
        "Selecteer een passage en druk op een cijfer of op / voor alle codes. Klik op een codering om haar te lezen.",
        "Select a passage and press a digit, or / for all codes. Click a coding to read it.",
    ),
    "screen.detail.read": (
        "Klik op een codering om haar te lezen. Wijs een code aan voor haar definitie.",
        "Click a coding to read it. Point at a code for its definition.",
    ),
    "screen.memo": ("Memo", "Memo"),
    "screen.memo.new": ("Memo bij deze passage", "Memo on this passage"),
    "screen.memo.transcript": ("Memo bij {name}", "Memo on {name}"),
    "screen.memo.code": ("Memo bij {name}", "Memo on {name}"),
    "screen.memo.kept": (
        "Je memo is nog niet bewaard. Open dezelfde memo weer, en je woorden staan er nog.",
        "Your memo is not saved yet. Open the same memo again, and your words are still there.",
    ),
    "screen.passagememo": ("Memo", "Memo"),
    "screen.value": ("Waarde", "Value"),
    "screen.review": (
        "De tekst is veranderd: kijk of de codering hier nog hoort.",
        "The text changed: see whether the coding still belongs here.",
    ),
    "screen.review.short": ("nog na te kijken", "to be looked at"),
    "screen.suggestion": ("suggestie", "suggestion"),
    "screen.chance": ("Kans {chance} % · bij deze code: {verdict}", "Chance {chance} % · for this code: {verdict}"),
    "screen.guess": (
        "Kans nog niet te meten: er is nog te weinig gecodeerd",
        "Chance not measured yet: too little is coded",
    ),
    "verdict.usable": ("bruikbaar", "usable"),
    "verdict.weak": ("zwak", "weak"),
    "verdict.too_few": ("te weinig voorbeelden", "too few examples"),
    "verdict.cannot": ("niet te automatiseren", "cannot be automated"),
    "screen.negated": ("niet meegeteld, want ontkend", "not counted, since negated"),
    "screen.moved": ("woorden die meetelden", "words that counted"),
    "screen.earlier": ("eerder zo gecodeerd", "coded like this before"),
    "screen.indicators": ("aanwijzingen", "indicators"),
    "screen.near.definition": ("lijkt op de definitie", "near the definition"),
    "screen.near.example": ("lijkt op het voorbeeld", "near the example"),
    "screen.accepted": ("Aangenomen: {code}", "Accepted: {code}"),
    "screen.rejected": ("Afgewezen: {code}", "Rejected: {code}"),
    "screen.do.confirm": ("Klopt", "It is right"),
    "screen.do.recode": ("Andere code", "Other code"),
    "screen.do.borders": ("Grenzen", "Borders"),
    "screen.do.star": ("★ Citeerbaar", "★ Quotable"),
    "screen.do.like": ("Zoek wat hierop lijkt", "Find more like this"),
    "screen.do.example": ("Als voorbeeld", "As example"),
    "screen.do.merge": ("Samenvoegen", "Merge"),
    "screen.do.delete": ("Verwijderen", "Delete"),
    "screen.do.resolved": ("Afgehandeld", "Resolved"),
    "screen.do.accept": ("Aannemen", "Accept"),
    "screen.do.reject": ("Afwijzen", "Reject"),
    "screen.do.acceptas": ("Met een andere code", "With another code"),
    "screen.do.about": ("Definitie", "Definition"),
    "screen.do.choose": ("Alle codes …", "All codes …"),
    "screen.do.memo": ("Memo", "Memo"),
    "screen.do.turn": ("Hele beurt selecteren", "Select the whole turn"),
    "screen.save": ("Bewaren", "Save"),
    "screen.cancel": ("Annuleren", "Cancel"),
    "screen.close": ("Sluiten", "Close"),
    # the first steps, and the keys
    "screen.tour": ("Zo werkt coderen", "How coding works"),
    "screen.tour.next": ("Verder", "Next"),
    "screen.tour.done": ("Aan de slag", "Start"),
    "screen.tour.skip": ("Overslaan", "Skip"),
    "screen.tour.select": (
        "Sleep met de muis over een passage, of loop met de pijlen en houd Shift vast.",
        "Drag over a passage with the mouse, or move with the arrows and hold Shift.",
    ),
    "screen.tour.code": (
        "Druk op een cijfer, klik op een code, of druk op / en typ een paar letters. De selectie blijft staan, "
        "zodat een passage meer codes kan krijgen.",
        "Press a digit, click a code, or press / and type some letters. The selection stays, so that a passage can get "
        "several codes.",
    ),
    "screen.tour.margin": (
        "Elke streep onder de tekst en in de marge is een codering. Klik erop voor memo, ster en grenzen.",
        "Each line under the text and in the margin is a coding. Click it for memo, star and borders.",
    ),
    "screen.tour.help": (
        "Alles wordt meteen bewaard en is ongedaan te maken met Ctrl+Z. Druk op ? voor alle toetsen.",
        "Everything is saved at once and undone by Ctrl+Z. Press ? for all keys.",
    ),
    "screen.help": ("Toetsen", "Keys"),
    "screen.keys.move.title": ("Lopen", "Moving"),
    "screen.keys.move": (
        "← → ↑ ↓ | letter, regel\nCtrl+← Ctrl+→ | woord\nCtrl+↑ Ctrl+↓ | beurt\nHome End | begin, eind van de beurt\n"
        "Ctrl+Home Ctrl+End | begin, eind van de tekst\n"
        "j k | volgende, vorige codering\nu | volgende beurt zonder codering\ng | naar een beurt\n"
        "l | naar mijn laatste codering\nf | zoeken",
        "← → ↑ ↓ | letter, line\nCtrl+← Ctrl+→ | word\nCtrl+↑ Ctrl+↓ | turn\nHome End | begin, end of the turn\n"
        "Ctrl+Home Ctrl+End | begin, end of the text\n"
        "j k | next, previous coding\nu | next turn without a coding\ng | to a turn\n"
        "l | to my last coding\nf | search",
    ),
    "screen.keys.select.title": ("Selecteren", "Selecting"),
    "screen.keys.select": (
        "Shift+← Shift+→ | met Shift loopt de selectie mee\ns S | zin; nog eens: een zin meer, minder\n"
        "t | beurt; nog eens: ook de volgende\nEsc | niets geselecteerd",
        "Shift+← Shift+→ | with Shift the selection moves along\ns S | sentence; again: one more, one less\n"
        "t | turn; again: the next one too\nEsc | nothing selected",
    ),
    "screen.keys.code.title": ("Coderen", "Coding"),
    "screen.keys.code": (
        "1 – 9 | snelle codes op de selectie\nShift+1 – Shift+9 | op de hele beurt\n/ Enter | alle codes\n"
        "m | memo bij de passage",
        "1 – 9 | quick codes on the selection\nShift+1 – Shift+9 | on the whole turn\n/ Enter | all codes\n"
        "m | memo on the passage",
    ),
    "screen.keys.coding.title": ("Een gekozen codering", "A chosen coding"),
    "screen.keys.coding": (
        "e | andere code\nb | grenzen verzetten\nm | memo\nc | citeerbaar\nDelete Backspace | verwijderen",
        "e | other code\nb | move the borders\nm | memo\nc | quotable\nDelete Backspace | delete",
    ),
    "screen.keys.suggest.title": ("Suggesties", "Suggestions"),
    "screen.keys.suggest": (
        "n p | volgende, vorige\na | aannemen\nx | afwijzen\ne | met een andere code\nb | met andere grenzen",
        "n p | next, previous\na | accept\nx | reject\ne | with another code\nb | with other borders",
    ),
    "screen.keys.screen.title": ("Verder", "More"),
    "screen.keys.screen": (
        "Ctrl+Z | ongedaan maken\nCtrl+Y | opnieuw\nShift+F10 | menu\nCtrl+Enter | memo bewaren\n"
        "o | alleen gecodeerde tekst\n+ - | grotere, kleinere letters\n"
        "Tab | naar de codes en wat gekozen is\n? | deze toetsen",
        "Ctrl+Z | undo\nCtrl+Y | redo\nShift+F10 | menu\nCtrl+Enter | save the memo\n"
        "o | only coded text\n+ - | larger, smaller letters\n"
        "Tab | to the codes and what is chosen\n? | these keys",
    ),
}
