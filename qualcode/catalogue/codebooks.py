"""Words for codebooks: what differs between two, and the page on which they are edited."""

WORDS: dict[str, tuple[str, str]] = {
    "note.retired code": (
        "{place}: code '{code}' is uit gebruik; de codering is wel overgenomen.",
        "{place}: code '{code}' is retired; the coding is taken over all the same.",
    ),
    # what differs between two versions
    "difference.code.added": ("Nieuwe code: {label} ({code})", "New code: {label} ({code})"),
    "difference.code.removed": ("Vervallen code: {label} ({code})", "Code gone: {label} ({code})"),
    "difference.family.added": ("Nieuwe groep: {label} ({code})", "New family: {label} ({code})"),
    "difference.family.removed": ("Vervallen groep: {label} ({code})", "Family gone: {label} ({code})"),
    "difference.code": ("{label} ({code})", "{label} ({code})"),
    "difference.family": ("Groep {label} ({code})", "Family {label} ({code})"),
    "difference.book": ("Codeboek", "Codebook"),
    "difference.top": ("bovenaan", "the top"),
    "yes": ("ja", "yes"),
    "no": ("nee", "no"),
    "scale.from": ("{min} tot en met {max}", "{min} to {max}"),
    "scale.good": (", goed vanaf {threshold}", ", good from {threshold}"),
    # the fields of a codebook
    "field.title": ("titel", "title"),
    "field.version": ("versie van de makers", "version of its makers"),
    "field.language": ("taal", "language"),
    "field.source": ("herkomst", "source"),
    "field.label": ("label", "label"),
    "field.definition": ("definitie", "definition"),
    "field.family": ("groep", "family"),
    "field.family.label": ("label", "label"),
    "field.family.exclusive": ("één code per passage", "one code per passage"),
    "field.family.role": ("rol in de matrix", "role in the matrix"),
    "field.color": ("kleur", "colour"),
    "field.parent": ("staat onder", "stands under"),
    "field.use": ("wel gebruiken bij", "use when"),
    "field.avoid": ("niet gebruiken bij", "not when"),
    "field.examples": ("voorbeelden", "examples"),
    "field.indicators": ("aanwijzingen", "indicators"),
    "field.related": ("verwante codes", "related codes"),
    "field.scale": ("schaal", "scale"),
    "field.adverse": ("nadeel", "adverse"),
    "field.retired": ("uit gebruik", "retired"),
    # the viewer: the page
    "page.codebook": ("Codeboek", "Codebook"),
    "codebook.which": ("Codeboek", "Codebook"),
    "codebook.view": ("Wat wil je zien?", "What do you want to see?"),
    "codebook.codes": ("Codes", "Codes"),
    "codebook.versions": ("Versies", "Versions"),
    "codebook.file": ("Bestand", "File"),
    "codebook.none": (
        "Dit project heeft nog geen codeboek. Zet hieronder een codeboekbestand neer (YAML); in de map codebooks van "
        "qualcode staan er zeven.",
        "This project has no codebook yet. Put a codebook file below (YAML); there are seven in the folder "
        "codebooks of qualcode.",
    ),
    "codebook.empty": (
        "Dit codeboek heeft nog geen codes. Maak de eerste.",
        "This codebook has no codes yet. Make the first one.",
    ),
    "codebook.hidden": (
        "De aantallen gaan over wat je mag zien: een deel is nog verborgen zolang je blind codeert.",
        "The numbers are of what you may see: some of it is hidden as long as you code blind.",
    ),
    "codebook.saved": ("Bewaard.", "Saved."),
    "codebook.unchanged": ("Er was niets veranderd.", "Nothing had changed."),
    # one code
    "codebook.about": ("{code} · {family} · coderingen: {n}", "{code} · {family} · codings: {n}"),
    "codebook.part": ("Wat wil je doen?", "What do you want to do?"),
    "codebook.part.edit": ("Bewerken", "Edit"),
    "codebook.part.quotes": ("Citaten", "Quotes"),
    "codebook.part.move": ("Plaats", "Place"),
    "codebook.part.merge": ("Samenvoegen", "Merge"),
    "codebook.part.split": ("Splitsen", "Split"),
    "codebook.part.retire": ("Uit gebruik", "Retire"),
    "codebook.lines": (", één per regel", ", one per line"),
    "codebook.definition.help": (
        "Wat de code betekent. Dit beslist, niet het label.",
        "What the code means. This decides, not the label.",
    ),
    "codebook.examples.help": (
        "Voorbeelden zijn voor iedereen te lezen, ook voor wie blind codeert, en gaan mee met het codeboek als het "
        "project verlaat. Haal namen van personen weg.",
        "Examples can be read by everybody, also by who codes blind, and go along when the codebook leaves the "
        "project. Take out names of persons.",
    ),
    "codebook.related.none": ("Geen", "None"),
    "codebook.adverse": (
        "Nadeel: deze code zegt dat iets slechter werd",
        "Adverse: this code says that something got worse",
    ),
    "codebook.scale.min": ("Schaal: laagste getal", "Scale: lowest number"),
    "codebook.scale.max": ("Schaal: hoogste getal", "Scale: highest number"),
    "codebook.scale.threshold": ("Goed vanaf", "Good from"),
    "codebook.scale.help": (
        "Alleen voor een code die een getal draagt. Laat anders alles leeg.",
        "Only for a code that carries a number. Else leave all of it empty.",
    ),
    "codebook.scale.incomplete": (
        "Een schaal heeft een laagste en een hoogste getal. Vul ze allebei in, of maak alles leeg.",
        "A scale has a lowest and a highest number. Fill in both, or empty all of it.",
    ),
    "codebook.family": ("Naam van de groep", "Name of the family"),
    "codebook.family.help": ("Geldt voor de hele groep: {codes}.", "Holds for the whole family: {codes}."),
    "codebook.exclusive": (
        "Een passage krijgt hoogstens één code uit deze groep",
        "A passage gets at most one code of this family",
    ),
    "codebook.save": ("Bewaren", "Save"),
    "codebook.unsaved": (
        "Wat je schreef is nog niet bewaard, maar gaat niet weg.",
        "What you wrote is not saved yet, but stays.",
    ),
    "codebook.drop": ("Zet terug wat er stond", "Put back what was there"),
    "codebook.collided": (
        "Een ander heeft intussen hetzelfde veranderd. Wat jij schreef, staat er nog; bewaar je het nog eens, dan "
        "komt het in de plaats van wat er nu staat:",
        "Somebody else has changed the same meanwhile. What you wrote is still there; if you save it again, it "
        "takes the place of what is there now:",
    ),
    "codebook.conflict": (
        "Een ander heeft intussen hetzelfde veranderd. Er is niets bewaard. Kijk wat er nu staat, en doe het opnieuw "
        "als je het nog wilt.",
        "Somebody else has changed the same meanwhile. Nothing is stored. Look at what is there now, and do it again "
        "if you still want to.",
    ),
    "codebook.incomplete": (
        "Een code heeft een label en een definitie nodig. Vul ze allebei in.",
        "A code needs a label and a definition. Fill in both.",
    ),
    "codebook.rule.label twice": (
        "Er is al een code met het label ‘{value}’. Kies een ander label.",
        "There is a code with the label ‘{value}’ already. Choose another label.",
    ),
    "codebook.rule.label key": (
        "‘{value}’ is de sleutel van een andere code. Kies een ander label.",
        "‘{value}’ is the key of another code. Choose another label.",
    ),
    "codebook.rule.key twice": (
        "Er is al een code met de sleutel ‘{value}’. Kies een andere sleutel.",
        "There is a code with the key ‘{value}’ already. Choose another key.",
    ),
    "codebook.rule.label empty": (
        "De code ‘{value}’ heeft geen label. Codeurs hebben het nodig.",
        "Code ‘{value}’ has no label. Coders need it.",
    ),
    "codebook.rule.definition empty": (
        "De code ‘{value}’ heeft geen definitie. Codeurs hebben haar nodig.",
        "Code ‘{value}’ has no definition. Coders need it.",
    ),
    # a new code
    "codebook.new": ("Nieuwe code", "New code"),
    "codebook.add": ("Toevoegen", "Add"),
    "codebook.where": ("Waar", "Where"),
    "codebook.where.top": ("Bovenaan, in de groep {family}", "At the top, in the family {family}"),
    "codebook.where.under": ("Onder {code}", "Under {code}"),
    "codebook.where.choose": ("Kies een plaats", "Choose a place"),
    # quotes and examples
    "codebook.noquotes": (
        "Er zijn geen coderingen met deze code die je mag zien. Zodra er zijn, maak je hier van een citaat een "
        "voorbeeld.",
        "There are no codings with this code that you may see. Once there are, you make a quote an example here.",
    ),
    "codebook.example.hint": (
        "Citaten bij deze code. Een voorbeeld kan iedereen lezen, ook wie blind codeert, en het gaat mee met het "
        "codeboek: staan er namen van personen in, haal ze daarna bij Bewerken weg.",
        "Quotes with this code. Everybody can read an example, also who codes blind, and it goes along with the "
        "codebook: if it has names of persons, take them out at Edit.",
    ),
    "codebook.example.add": ("Als voorbeeld", "As example"),
    "codebook.example.there": ("Is voorbeeld", "Is example"),
    "codebook.quotes.more": ("Meer citaten ({n})", "More quotes ({n})"),
    # its place
    "codebook.move.hint": (
        "Omhoog en omlaag gaan binnen de groep. Coderingen blijven zoals ze zijn.",
        "Up and down go within the family. Codings stay as they are.",
    ),
    "codebook.move.up": ("Omhoog", "Up"),
    "codebook.move.down": ("Omlaag", "Down"),
    "codebook.move.along": ("Codes eronder die meegaan: {n}.", "Codes under it that go along: {n}."),
    "codebook.move.alone": ("Er staan geen codes onder.", "No codes stand under it."),
    "codebook.move.do": ("Verplaats", "Move"),
    # merging, splitting, retiring
    "codebook.merge.hint": (
        "Deze code gaat op in een andere: coderingen, subthema’s, regels en voorbeelden gaan daarheen.",
        "This code becomes part of another: codings, sub-themes, rules and examples go there.",
    ),
    "codebook.merge.into": ("Op te nemen in", "To become part of"),
    "codebook.merge.choose": ("Kies de code die blijft", "Choose the code that stays"),
    "codebook.merge.do": ("Voeg samen met {code}", "Merge with {code}"),
    "codebook.retire.hint": (
        "{label} heeft {n} {n:codering|coderingen}. Wat er is, blijft; de code wordt alleen niet meer aangeboden.",
        "{label} has {n} {n:coding|codings}. What is there stays; the code is just no longer offered.",
    ),
    "codebook.retire.do": ("Neem uit gebruik", "Retire"),
    "codebook.revive.hint": (
        "{label} is uit gebruik en heeft {n} {n:codering|coderingen}. De code wordt weer aangeboden.",
        "{label} is retired and has {n} {n:coding|codings}. The code is offered again.",
    ),
    "codebook.revive.do": ("Neem weer in gebruik", "Use again"),
    "codebook.split.hint": (
        "Naast deze code komen nieuwe codes, die beginnen met dezelfde definitie en regels. Deze code zelf gaat uit "
        "gebruik.",
        "Beside this code come new ones, which begin with the same definition and rules. This code itself is retired.",
    ),
    "codebook.split.labels": (
        "Labels van de nieuwe codes, één per regel",
        "Labels of the new codes, one per line",
    ),
    "codebook.split.example": ("Vrijwilligerswerk\nBetaald werk", "Volunteering\nPaid work"),
    "codebook.split.two": (
        "Schrijf twee of meer labels, elk op een eigen regel. Klik daarna naast het vak, of druk op Ctrl+Enter.",
        "Write two or more labels, each on its own line. Then click beside the box, or press Ctrl+Enter.",
    ),
    "codebook.split.quotes": (
        "Kies per citaat de nieuwe code. Wat je overslaat, wacht op de oude code.",
        "Choose the new code for each quote. What you leave out waits on the old code.",
    ),
    "codebook.split.most": (" Dit zijn de eerste {n}.", " These are the first {n}."),
    "codebook.split.which": ("Nieuwe code", "New code"),
    "codebook.split.left": ("Op de oude code blijven staan: {n}.", "Left on the old code: {n}."),
    "codebook.split.do": ("Splits", "Split"),
    # plans
    "plan.follow": (
        "Coderingen die een andere code krijgen: {counts}; transcripten: {transcripts}.",
        "Codings that get another code: {counts}; transcripts: {transcripts}.",
    ),
    "plan.doubles": (
        "Coderingen die samengaan met een andere, omdat een codeur beide codes op dezelfde woorden heeft: {n}. "
        "Hun memo’s blijven.",
        "Codings that are joined with another, because one coder has both codes on the same words: {n}. "
        "Their memos stay.",
    ),
    "plan.none": ("Geen enkele codering krijgt een andere code.", "No coding gets another code."),
    "plan.hidden": (
        "Ook coderingen die je nu niet mag zien, krijgen een andere code.",
        "Codings that you may not see now get another code too.",
    ),
    "plan.others": ("Verwijzingen in {title} gaan mee.", "References in {title} follow."),
    "plan.differences": ("Wat er in het codeboek verandert: {n}", "What changes in the codebook: {n}"),
    # versions
    "codebook.versions.hint": (
        "Elke verandering is een versie. Van elke codering is bekend onder welke versie zij gemaakt is.",
        "Every change is a version. Of each coding it is known under which version it was made.",
    ),
    "codebook.versions.number": ("Versie", "Version"),
    "codebook.versions.now": ("{n} (nu)", "{n} (now)"),
    "codebook.versions.time": ("Wanneer", "When"),
    "codebook.versions.by": ("Wie", "Who"),
    "codebook.versions.what": ("Wat", "What"),
    "codebook.versions.codes": ("Codes", "Codes"),
    "codebook.versions.codings": ("Coderingen", "Codings"),
    "codebook.versions.one": (
        "Er is nog maar één versie. Verander een code, en je vergelijkt hier de versies.",
        "There is only one version yet. Change a code, and you compare the versions here.",
    ),
    "codebook.versions.from": ("Van versie", "From version"),
    "codebook.versions.to": ("naar versie", "to version"),
    "codebook.versions.download": ("Versie {n} als bestand", "Version {n} as a file"),
    "codebook.versions.same": ("Deze twee zijn gelijk.", "These two are the same."),
    "codebook.versions.order": ("Alleen de volgorde is anders.", "Only the order differs."),
    # files
    "codebook.export": ("Naar een bestand", "To a file"),
    "codebook.export.hint": (
        "Een tekstbestand (YAML) met alle codes. Er staan voorbeelden in: woorden van deelnemers gaan mee.",
        "A text file (YAML) with all codes. It holds examples: words of participants go along.",
    ),
    "codebook.export.do": ("Haal het codeboek op", "Download the codebook"),
    "codebook.import": ("Uit een bestand", "From a file"),
    "codebook.import.hint": (
        "Een bewerkt bestand komt in de plaats van het codeboek met dezelfde sleutel; een ander komt erbij. Je ziet "
        "eerst wat er verandert.",
        "An edited file takes the place of the codebook with the same key; another one is added. You first see what "
        "changes.",
    ),
    "codebook.import.file": ("Codeboekbestand (YAML)", "Codebook file (YAML)"),
    "codebook.import.bad": (
        "Dit bestand kan niet. Problemen: {n}, elk met zijn regel. Verbeter ze in het bestand en zet het opnieuw neer.",
        "This file cannot be used. Problems: {n}, each with its line. Mend them in the file and put it here again.",
    ),
    "codebook.import.left": (
        "Codes die niet meer in het bestand staan, hebben nog coderingen. Kies welke code zij krijgen.",
        "Codes that are no longer in the file still have codings. Choose which code these get.",
    ),
    "codebook.import.recode": (
        "{label} ({n} {n:codering|coderingen}) wordt",
        "{label} ({n} {n:coding|codings}) becomes",
    ),
    "codebook.import.choose": ("Kies een code uit het bestand", "Choose a code of the file"),
    "codebook.import.wait": ("Nog te kiezen: {n}.", "Still to choose: {n}."),
    "codebook.import.same": (
        "Dit bestand is gelijk aan het codeboek van nu. Er valt niets over te nemen.",
        "This file is the same as the codebook now. There is nothing to take over.",
    ),
    "codebook.import.new": ("{title} komt erbij als nieuw codeboek.", "{title} is added as a new codebook."),
    "codebook.import.do": ("Neem over", "Take over"),
}
