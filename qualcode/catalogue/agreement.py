"""Words of the agreement report: on the page, in files, and what it says."""

WORDS: dict[str, tuple[str, str]] = {
    "agreement.title": ("Overeenstemming tussen codeurs", "Agreement between coders"),
    "agreement.of": ("{coders}", "{coders}"),
    "agreement.summary": ("Samenvatting", "Summary"),
    "agreement.scope": ("Wat is vergeleken", "What is compared"),
    "agreement.says": ("Wat dit zegt", "What this says"),
    "agreement.by_code": ("Per code", "By code"),
    "agreement.by_transcript": ("Per transcript", "By transcript"),
    "agreement.by_pair": ("Per paar codeurs", "By pair of coders"),
    "agreement.by_coder": ("Zonder deze codeur", "Without this coder"),
    "agreement.by_coder.hint": (
        "Hoe de anderen het onderling eens zijn als één codeur niet meetelt. Stijgt het getal, dan codeert die anders "
        "dan de rest.",
        "How the others agree when one coder is left out. Where the number rises, that one codes unlike the rest.",
    ),
    "agreement.planned": ("Hoeveel transcripten dubbel coderen?", "How many transcripts to code twice?"),
    "agreement.planned.hint": (
        "Welk 95 %-interval te verwachten is, op beurten, als zoveel transcripten als deze {n} dubbel "
        "gecodeerd worden. Een kleine proef weet weinig van hoe interviews verschillen: reken op iets meer.",
        "Which 95 % interval to expect, on turns, if other transcripts like these {n} are coded twice. A small pilot "
        "knows little of how interviews differ: count on some more.",
    ),
    "agreement.width": ("Breedte", "Width"),
    "agreement.narrow": ("Codes met een interval van 0,20 of smaller", "Codes with an interval of 0.20 or narrower"),
    "agreement.narrow.of": ("{n} van {of}", "{n} of {of}"),
    "agreement.families": ("Codes die elkaar uitsluiten", "Codes that exclude each other"),
    "agreement.families.few": (
        "Zonder interval: deze alpha's worden over transcripten herhaald getrokken, en daarvoor zijn er minder dan "
        "tien.",
        "Without an interval: these alphas are drawn again over transcripts, and there are fewer than ten.",
    ),
    "agreement.families.hint": (
        "Waar twee codeurs een code uit dezelfde familie gaven: welke (cu-alpha), en per code hoe goed die van de "
        "andere "
        "onderscheiden wordt ((k)u-alpha).",
        "Where two coders gave a code of the same family: which (cu-alpha), and for each code how well it is told from "
        "the others ((k)u-alpha).",
    ),
    "agreement.confusion": ("Verwisseling van codes", "Confusion between codes"),
    "agreement.confusion.pair": (
        "Tekens. De rijen zijn van {one}, de kolommen van {other}. Op de diagonaal staat wat beiden die code gaven; "
        "daarnaast wat de een deze code gaf en de ander, op dezelfde tekst, die andere.",
        "Characters. The rows are {one}’s, the columns {other}’s. On the diagonal stands what both gave that code; "
        "beside it what one gave this code and the other, on the same text, that other one.",
    ),
    "agreement.confusion.all": (
        "Tekens, over alle paren van codeurs. Op de diagonaal staat wat twee die code gaven; daarnaast wat de een deze "
        "code gaf en de ander, op dezelfde tekst, die andere.",
        "Characters, over all pairs of coders. On the diagonal stands what two gave that code; beside it what one gave "
        "this code and the other, on the same text, that other one.",
    ),
    "agreement.uncoded": ("niets", "nothing"),
    "agreement.disagreements": ("Waar zij verschillen", "Where they differ"),
    "agreement.disagreements.first": (
        "De {n} grootste van {of}; alle staan in disagreements.csv. Bespreken en besluiten gaat op de bladzijde "
        "Overleg.",
        "The {n} largest of {of}; all are in disagreements.csv. They are talked over and settled on the page Meeting.",
    ),
    "agreement.scales": ("Scores", "Scores"),
    "agreement.scales.hint": (
        "Codes met een getal, per transcript het gemiddelde van een codeur. Alpha op de rangorde en op de afstand van "
        "de getallen.",
        "Codes with a number, for each transcript a coder’s mean. Alpha on the order and on the distance of the "
        "numbers.",
    ),
    "agreement.ordinal": ("Alpha, rangorde", "Alpha, ranks"),
    "agreement.steps": ("Alpha, afstand", "Alpha, distance"),
    "agreement.mean": ("Gemiddelde {coder}", "Mean {coder}"),
    "agreement.about": ("Over deze getallen", "About these numbers"),
    "agreement.machine": ("de machine", "the machine"),
    "agreement.machine.hint": (
        "De machine codeert elk transcript zonder te weten wat iemand er codeerde: zij leerde van andere "
        "transcripten. Zij telt nergens mee als codeur, en haar coderingen worden niet bewaard.",
        "The machine codes each transcript without knowing what anybody coded there: it learned from others. It counts "
        "nowhere as a coder, and its codings are not kept.",
    ),
    "agreement.coders": ("Codeurs", "Coders"),
    "agreement.two": ("Kies twee of meer codeurs.", "Choose two or more coders."),
    "agreement.nofinished": (
        "Er is geen transcript waarmee twee van deze codeurs klaar zijn, dus er valt niets te vergelijken. Zet op de "
        "bladzijde Transcripten Klaar aan, of importeer hun Word-opmerkingen.",
        "There is no transcript that two of these coders have finished, so there is nothing to compare. Turn on "
        "Finished on the page Transcripts, or import their Word comments.",
    ),
    "agreement.none": (
        "Geen van deze codeurs gebruikte een code in de tekst die vergeleken is.",
        "None of these coders used a code in the text that is compared.",
    ),
    "agreement.choose": ("Meer keuzes", "More choices"),
    "agreement.only_in": ("Alleen deze transcripten", "These transcripts only"),
    "agreement.all_transcripts": ("alle transcripten", "all transcripts"),
    "agreement.only": ("Alleen deze codes", "These codes only"),
    "agreement.all_codes": ("alle gebruikte codes", "all codes used"),
    "agreement.interviewer": ("De interviewer telt mee", "Count the interviewer too"),
    "agreement.overlap": ("Passages zijn gelijk vanaf", "Passages are the same from"),
    "agreement.overlap.hint": (
        "Welk deel van de tekst die één van beide bedekt, twee passages moeten delen. 90 % is wat MAXQDA gebruikt.",
        "Which part of the text that either covers two passages must share. 90 % is what MAXQDA uses.",
    ),
    "agreement.unit": ("Eenheid", "Unit"),
    "agreement.units": ("{unit} {coder}", "{unit} {coder}"),
    "agreement.wait": ("Even rekenen …", "Computing …"),
    "agreement.times": ("{n} keer", "{n} times"),
    "agreement.remark": ("Opmerking", "Remark"),
    "agreement.download": ("Rapport als zip", "Report as zip"),
    "agreement.word": ("Rapport in Word", "Report in Word"),
    "agreement.prevalence": ("Voorkomen", "Prevalence"),
    "agreement.interval": ("95 %-interval", "95 % interval"),
    "agreement.transcripts": ("Transcripten", "Transcripts"),
    "agreement.code": ("Code", "Code"),
    "agreement.n": ("Aantal", "Number"),
    "agreement.family": ("Familie", "Family"),
    "agreement.together": ("Alle codes samen", "All codes together"),
    "agreement.command": ("Hetzelfde rapport, in een map:", "The same report, in a folder:"),
    "agreement.folder": ("rapport", "report"),
    "agreement.more": ("Alle coëfficiënten", "All coefficients"),
    # where they differ
    "differs.id": ("Kenmerk", "Id"),
    "differs.transcript": ("Transcript", "Transcript"),
    "differs.turn": ("Beurt", "Turn"),
    "differs.speaker": ("Spreker", "Speaker"),
    "differs.start": ("Begin", "Start"),
    "differs.end": ("Einde", "End"),
    "differs.words": ("Woorden", "Words"),
    "differs.around": ("Met wat eromheen staat", "With what stands around"),
    "differs.kind": ("Verschil", "Difference"),
    "differs.size": ("Tekens", "Characters"),
    "agreement.transcripts.one": ("Transcript", "Transcript"),
    # kinds of units
    "unit.characters": ("Tekens", "Characters"),
    "unit.sentences": ("Zinnen", "Sentences"),
    "unit.turns": ("Beurten", "Turns"),
    "unit.transcripts": ("Transcripten", "Transcripts"),
    "unit.passages": ("Passages", "Passages"),
    "unit.characters.says": (
        "Waar precies: elk teken krijgt de code of niet. Een grens die iets verder ligt telt al als verschil "
        "(u-alpha van Krippendorff).",
        "Where exactly: each character has the code or not. A border that lies a little further counts as a difference "
        "already (Krippendorff’s u-alpha).",
    ),
    "unit.sentences.says": (
        "In welke zin: een zin heeft de code als er een deel van gecodeerd is.",
        "In which sentence: a sentence has the code if any part of it is coded.",
    ),
    "unit.turns.says": (
        "In welke beurt: een beurt heeft de code als er een deel van gecodeerd is. Waar de grenzen liggen telt niet.",
        "In which turn: a turn has the code if any part of it is coded. Where the borders lie does not count.",
    ),
    "unit.transcripts.says": (
        "In welk interview: een transcript heeft de code als die er ergens in voorkomt.",
        "In which interview: a transcript has the code if it occurs anywhere in it.",
    ),
    "unit.passages.says": (
        "Dezelfde passage: welk deel van de gemarkeerde passages de ander ook markeerde, als zij minstens {overlap} "
        "van "
        "hun tekst delen. Niet voor toeval gecorrigeerd (F1).",
        "The same passage: which part of the passages marked the other marked too, where they share at least {overlap} "
        "of their text. Not corrected for chance (F1).",
    ),
    "unit.why": (
        "De getallen verschillen omdat zij iets anders vragen: het eens zijn over een heel interview is makkelijker "
        "dan "
        "over een beurt, en dat is makkelijker dan over de precieze woorden. Noem in een artikel altijd de eenheid "
        "erbij.",
        "The numbers differ since they ask something else: it is easier to agree on a whole interview than on a "
        "turn, and "
        "easier on a turn than on the very words. In a paper, always say which unit.",
    ),
    # names of coefficients
    "coefficient.alpha": ("Krippendorffs alpha", "Krippendorff’s alpha"),
    "coefficient.u_alpha": ("Krippendorffs u-alpha", "Krippendorff’s u-alpha"),
    "coefficient.f1": ("F1", "F1"),
    "coefficient.recall": ("Gevonden door de ander (recall)", "Found by the other (recall)"),
    "coefficient.precision": ("Ook bij de eerste (precision)", "Also by the first (precision)"),
    "coefficient.percent_agreement": ("Overeenstemming", "Percent agreement"),
    "coefficient.positive_agreement": ("Eens over wel", "Positive agreement"),
    "coefficient.negative_agreement": ("Eens over niet", "Negative agreement"),
    "coefficient.cohen_kappa": ("Cohens kappa", "Cohen’s kappa"),
    "coefficient.light_kappa": ("Lights kappa", "Light’s kappa"),
    "coefficient.conger_kappa": ("Congers kappa", "Conger’s kappa"),
    "coefficient.scott_pi": ("Scotts pi", "Scott’s pi"),
    "coefficient.fleiss_kappa": ("Fleiss’ kappa", "Fleiss’ kappa"),
    "coefficient.brennan_prediger": ("Brennan-Prediger", "Brennan–Prediger"),
    "coefficient.gwet_ac": ("Gwets AC1", "Gwet’s AC1"),
    "coefficient.pooled": ("alle codes samen", "all codes together"),
    "coefficient.mean": ("gemiddelde over codes", "mean over codes"),
    "coefficient.relevance": ("wel of geen code", "any code or none"),
    "coefficient.labelset_masi": ("verzamelingen codes, MASI", "sets of codes, MASI"),
    "coefficient.labelset_jaccard": ("verzamelingen codes, Jaccard", "sets of codes, Jaccard"),
    "coefficient.labelset_u": ("verzamelingen codes, u-alpha", "sets of codes, u-alpha"),
    "coefficient.labelset_cu_nominal": ("verzamelingen codes, cu-alpha", "sets of codes, cu-alpha"),
    "coefficient.labelset_cu_masi": ("verzamelingen codes, cu-alpha met MASI", "sets of codes, cu-alpha with MASI"),
    "coefficient.labelset_cu_jaccard": (
        "verzamelingen codes, cu-alpha met Jaccard",
        "sets of codes, cu-alpha with Jaccard",
    ),
    "coefficient.u": ("u-alpha", "u-alpha"),
    "coefficient.u_binary": ("u-alpha, wel of niet", "u-alpha, any or none"),
    "coefficient.cu_nominal": ("cu-alpha", "cu-alpha"),
    "coefficient.k_u": ("(k)u-alpha", "(k)u-alpha"),
    "coefficient.q667": ("kans < ,667", "chance < .667"),
    "coefficient.q800": ("kans < ,800", "chance < .800"),
    # why a coefficient is undefined
    "no pairable unit": ("niets door twee codeurs beoordeeld", "nothing judged by two coders"),
    "no variation": ("geen variatie", "no variation"),
    "neither coder gave it": ("door niemand gegeven", "given by nobody"),
    "a coder gave two codes to the same text": ("twee codes op dezelfde tekst", "two codes on the same text"),
    "no two coders gave a value to the same text": ("geen gedeelde tekst", "no shared text"),
    "no other coder gave a value to text with this one": ("geen gedeelde tekst", "no shared text"),
    "too many different sets of codes": ("te veel verschillende combinaties", "too many combinations"),
    # what was compared
    "scope.coders": ("Codeurs: {names}.", "Coders: {names}."),
    "scope.transcripts": (
        "Vergeleken: {n} {n:transcript|transcripten} waarmee minstens twee van hen klaar zijn; samen {characters} "
        "tekens, "
        "{turns} {turns:beurt|beurten}.",
        "Compared: {n} {n:transcript|transcripts} that at least two of them finished; together {characters} "
        "characters, "
        "{turns} {turns:turn|turns}.",
    ),
    "scope.machine": (
        "De machine telt als klaar met wat minstens één van de anderen af heeft.",
        "The machine counts as having finished what at least one of the others has.",
    ),
    "scope.interviewer.no": (
        "De interviewer telt niet mee, evenmin koppen en tijdmarkeringen.",
        "The interviewer does not count, nor do headings and time marks.",
    ),
    "scope.interviewer.yes": ("De interviewer telt mee.", "The interviewer counts too."),
    "scope.outside": (
        "Niet vergeleken, want alleen op tekst die niet meetelt: {n} {n:codering|coderingen}.",
        "Not compared, since only on text that does not count: {n} {n:coding|codings}.",
    ),
    "scope.left_out": (
        "Buiten beschouwing, want niet door twee van hen klaargemeld of nog blind verborgen: {names}.",
        "Left out, since not finished by two of them, or still hidden since coded blind: {names}.",
    ),
    "scope.codes": (
        "Per code: wel of niet. Subthema’s tellen mee bij de code erboven; nadelen staan apart. ‘Alle codes samen’ "
        "zijn de "
        "{n} {n:code|codes} waar geen andere boven staat.",
        "By code: given or not. Sub-themes count for the code above; drawbacks stand apart. ‘All codes together’ "
        "are the "
        "{n} {n:code|codes} that no other stands above.",
    ),
    "scope.intervals.transcripts": (
        "95 %-intervallen: {draws} keer {n} {n:transcript|transcripten} met teruglegging getrokken (zaad {seed}).",
        "95 % intervals: {n} {n:transcript|transcripts} drawn with replacement {draws} times (seed {seed}).",
    ),
    "scope.intervals.turns": (
        "95 %-intervallen: {draws} keer {n} {n:beurt|beurten} met teruglegging getrokken (zaad {seed}); "
        "voor de eenheid transcripten die zelf. Met minder dan tien transcripten zeggen zij weinig over andere "
        "interviews.",
        "95 % intervals: {n} {n:turn|turns} drawn with replacement {draws} times (seed {seed}); "
        "for transcripts as units, these. With fewer than ten transcripts they say little of other interviews.",
    ),
    "scope.intervals.none": ("Zonder intervallen.", "Without intervals."),
    # what may be concluded
    "verdict.alpha.reliable": ("betrouwbaar (ondergrens vanaf ,800)", "reliable (lower bound from .800)"),
    "verdict.alpha.tentative": ("voorlopig (ondergrens vanaf ,667)", "tentative (lower bound from .667)"),
    "verdict.alpha.uncertain": ("onzeker (,667 ligt in het interval)", "uncertain (.667 lies in the interval)"),
    "verdict.alpha.insufficient": ("onvoldoende (bovengrens onder ,667)", "insufficient (upper bound below .667)"),
    "verdict.alpha.rare": (
        "te zeldzaam",
        "too rare",
    ),
    # what it says
    "finding.never": (
        "nooit door {coder}",
        "never by {coder}",
    ),
    "finding.only": (
        "alleen {coder}",
        "{coder} only",
    ),
    "finding.codes.undefined": (
        "Niet te bepalen, of zonder interval: {labels}.",
        "Undefined, or without an interval: {labels}.",
    ),
    "finding.overall.undefined": (
        "Op {unit} is alpha over alle codes samen {alpha}; dat rust op te weinig om er iets uit te besluiten.",
        "On {unit}, alpha over all codes together is {alpha}; that rests on too little to conclude anything from.",
    ),
    "finding.overall.uncertain": (
        "Op {unit} is nog niet te zeggen of de overeenstemming over alle codes samen voldoende is: alpha {alpha}; "
        ",667 ligt in het interval.",
        "On {unit}, it cannot be said yet whether agreement over all codes together is enough: alpha {alpha}; .667 "
        "lies in the interval.",
    ),
    "verdict.alpha.undefined": (
        "niet te bepalen, of zonder interval",
        "undefined, or without interval",
    ),
    "finding.overall.reliable": (
        "Op {unit} is de overeenstemming over alle codes samen betrouwbaar: alpha {alpha}.",
        "On {unit}, agreement over all codes together is reliable: alpha {alpha}.",
    ),
    "finding.overall.tentative": (
        "Op {unit} is de overeenstemming over alle codes samen genoeg voor voorlopige conclusies: alpha {alpha}.",
        "On {unit}, agreement over all codes together is enough for tentative conclusions: alpha {alpha}.",
    ),
    "finding.overall.insufficient": (
        "Op {unit} is de overeenstemming over alle codes samen te laag om op te bouwen: alpha {alpha}; de "
        "bovengrens ligt onder ,667.",
        "On {unit}, agreement over all codes together is too low to build on: alpha {alpha}; the upper bound lies "
        "below .667.",
    ),
    "finding.overall.borders": (
        "De codeurs zijn het vaker eens over welke beurt een code krijgt ({turns}) dan over de precieze woorden "
        "({characters}): "
        "een deel van het verschil zit in waar passages beginnen en eindigen.",
        "The coders agree more on which turn has a code ({turns}) than on the very words ({characters}): part of the "
        "difference "
        "is where passages begin and end.",
    ),
    "finding.overall.percent": (
        "Het percentage overeenstemming op tekens ({percent} of meer per code) zegt hier weinig: de meeste tekst "
        "draagt "
        "een code niet, en daarover is men het vanzelf eens.",
        "The percent agreement on characters ({percent} or more for each code) says little here: most text does not "
        "carry a code, and on that one agrees by itself.",
    ),
    "finding.more.all": (
        "{coder} markeerde {n} passages, {other} {m}: wie meer codeert, codeert ook waar de ander niets zag.",
        "{coder} marked {n} passages, {other} {m}: who codes more, also codes where the other saw nothing.",
    ),
    "finding.codes.high": (
        "Voldoende eens, op beurten (ondergrens vanaf ,667): {labels}.",
        "Enough agreement, on turns (lower bound from .667): {labels}.",
    ),
    "finding.codes.insufficient": (
        "Te weinig eens, op beurten (bovengrens onder ,667): {labels}. Bespreek deze codes eerst: definitie, "
        "voorbeelden, "
        "wanneer niet.",
        "Too little agreement, on turns (upper bound below .667): {labels}. Talk these codes over first: definition, "
        "examples, when not.",
    ),
    "finding.codes.uncertain": (
        "Nog niet te zeggen, want ,667 ligt in het interval: {labels}. Meer dubbel gecodeerde transcripten helpen.",
        "Not to be said yet, since .667 lies in the interval: {labels}. More transcripts coded twice would help.",
    ),
    "finding.codes.rare": (
        "Te zeldzaam om iets over te zeggen (geen twee codeurs gaven ze in vijf beurten of meer): {labels}.",
        "Too rare to say anything of (no two coders gave them in five turns or more): {labels}.",
    ),
    "finding.coder.drifts": (
        "Zonder {coder} zou alpha op beurten {alpha} zijn in plaats van {whole}: {coder} codeert anders dan de rest.",
        "Without {coder}, alpha on turns would be {alpha} instead of {whole}: {coder} codes unlike the rest.",
    ),
    "finding.rare": ("zeldzaam: rust op weinig", "rare: rests on little"),
    "finding.more": ("{coder} {times} zo vaak als {other}", "{coder} {times} as often as {other}"),
    "finding.borders": ("vooral andere grenzen", "mostly other borders"),
    "finding.confused": ("verwisseld met {other}", "confused with {other}"),
    "agreement.reading": (
        "Alpha: 1 is volledige overeenstemming, 0 is wat het toeval geeft, lager is slechter dan toeval. Vanaf ,800 "
        "betrouwbaar; ,667 tot ,800 alleen voor voorlopige conclusies (Krippendorff 2004), gemeten aan de "
        "ondergrens van "
        "het interval. Percentages zijn niet voor toeval gecorrigeerd.",
        "Alpha: 1 is perfect agreement, 0 what chance gives, below that worse than chance. From .800 reliable; .667 to "
        ".800 for tentative conclusions only (Krippendorff 2004), by the lower bound of the interval. Percentages "
        "are not "
        "corrected for chance.",
    ),
    "agreement.figure": ("Overeenstemming per code", "Agreement by code"),
    "agreement.figure.axis": (
        "{coefficient} met 95 %-interval; lijnen bij ,667 en ,800",
        "{coefficient} with 95 % interval; lines at .667 and .800",
    ),
}
