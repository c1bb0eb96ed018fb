"""Words of the page on which files are imported, each in Dutch and English."""

WORDS: dict[str, tuple[str, str]] = {
    "survey.title": ("Een vragenlijst met open antwoorden (Excel of CSV)", "A survey with open answers (Excel or CSV)"),
    "survey.help": (
        "Een rij per persoon. De open antwoorden worden per persoon een kort transcript, andere kolommen kenmerken.",
        "A row per person. The open answers become a short transcript for each person; other columns what is known.",
    ),
    "survey.file": ("Vragenlijst", "Survey"),
    "survey.who": ("Kolom met de persoon", "Column with the person"),
    "survey.answers": ("Kolommen met open antwoorden", "Columns with open answers"),
    "survey.attributes": ("Kolommen met kenmerken", "Columns with what is known"),
    "survey.rows": ("Rijen: {n}.", "Rows: {n}."),
    "survey.do": (
        "Importeer {n} {n:transcript|transcripten} van {people} {people:deelnemer|deelnemers}",
        "Import {n} {n:transcript|transcripts} of {people} {people:participant|participants}",
    ),
    "survey.done": (
        "Geïmporteerd uit de vragenlijst: {n} {n:transcript|transcripten}, {people} {people:deelnemer|deelnemers}.",
        "Imported from the survey: {n} {n:transcript|transcripts}, {people} {people:participant|participants}.",
    ),
    "import.files": ("Transcripten", "Transcripts"),
    "import.folder": ("Een hele map", "A whole folder"),
    "import.participants": ("Deelnemers (CSV, niet verplicht)", "Participants (CSV, optional)"),
    "import.participants.help": (
        "Een rij per persoon: participant, transcript, kenmerken en scores zoals stress_T0.",
        "A row per person: participant, transcript, attributes and scores such as stress_T0.",
    ),
    "import.empty": (
        "Zet hier bestanden of een map neer: Word, ODT, RTF, PDF, tekst of ondertitels. Je ziet eerst wat er gevonden "
        "is, en er wordt pas iets bewaard als je op Importeren drukt. De bestanden verlaten deze computer niet.",
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
    "import.colors": ("Kleuren achter de tekst: {n}", "Colours behind the text: {n}"),
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
    "import.speaker.role": ("Rol", "Role"),
    "import.speaker.share": (
        "{label} ({n} {n:beurt|beurten}, {share} van de woorden)",
        "{label} ({n} {n:turn|turns}, {share} of the words)",
    ),
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
        "Importeer {n} {n:transcript|transcripten}, {codings} {codings:codering|coderingen}, {memos} "
        "{memos:memo|memo’s}",
        "Import {n} {n:transcript|transcripts}, {codings} {codings:coding|codings}, {memos} {memos:memo|memos}",
    ),
    "import.done": (
        "Geïmporteerd: {n} {n:transcript|transcripten}, {codings} {codings:codering|coderingen}, "
        "{memos} {memos:memo|memo’s}, {people} {people:deelnemer|deelnemers}.",
        "Imported: {n} {n:transcript|transcripts}, {codings} {codings:coding|codings}, {memos} {memos:memo|memos}, "
        "{people} {people:participant|participants}.",
    ),
    "import.refused": (
        "Bestanden die niet kunnen: {n}; de andere worden gewoon geïmporteerd.",
        "Files that cannot be imported: {n}; the others are imported all the same.",
    ),
}
