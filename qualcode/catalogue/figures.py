"""Words of figures, each in Dutch and English."""

WORDS: dict[str, tuple[str, str]] = {
    "learning.title": (
        "Hoe goed suggesties zijn die van coderingen leren",
        "How good suggestions are that learn from codings",
    ),
    "learning.scope.transcript": (
        "Coderingen van: {coder}. Gemeten op {passages} {passages:zin|zinnen} waarvan de machine geen codering kende: "
        "{parts} keer zijn hele transcripten weggelaten. Betekenis van zinnen: {vectors}.",
        "Codings of: {coder}. Measured on {passages} {passages:sentence|sentences} of which the machine knew no "
        "coding: {parts} times whole transcripts were left out. Meaning of sentences: {vectors}.",
    ),
    "learning.scope.participant": (
        "Coderingen van: {coder}. Gemeten op {passages} {passages:zin|zinnen} waarvan de machine geen codering kende: "
        "{parts} keer zijn deelnemers met al hun transcripten weggelaten. Betekenis van zinnen: {vectors}.",
        "Codings of: {coder}. Measured on {passages} {passages:sentence|sentences} of which the machine knew no "
        "coding: {parts} times participants were left out with all their transcripts. Meaning of sentences: {vectors}.",
    ),
    "learning.alt": (
        "Leercurve, mAP na zoveel voorbeelden van elke code: {curve}. mAP van eenvoudige manieren: {ways}. F1 van de "
        "suggesties per code, met 95 %-interval en oordeel, en F1 van codeurs: {codes}.",
        "Learning curve, mAP after so many examples of each code: {curve}. mAP of plain ways: {ways}. F1 of the "
        "suggestions of each code, with 95 % interval and verdict, and F1 of coders: {codes}.",
    ),
    "learning.all": ("Over alle codes", "Over all codes"),
    "learning.map": ("gemiddelde precisie (mAP)", "mean average precision (mAP)"),
    "learning.examples": ("voorbeelden van elke code", "examples of each code"),
    "learning.codes": ("Per code, geleerd van alle voorbeelden", "Per code, learned from all examples"),
    "learning.f1": ("F1 van de suggesties, met 95 %-interval", "F1 of the suggestions, with 95 % interval"),
    "learning.coders": ("F1 van codeurs onderling", "F1 of one coder against another"),
    "way.learned": ("codeboek en coderingen (geleerd)", "codebook and codings (learned)"),
    "way.codebook": ("alleen het codeboek", "codebook alone"),
    "way.prior": ("hoe vaak een code gegeven is", "how often a code is given"),
    "way.phrases": ("alleen aanwijzingen", "indicator phrases alone"),
    "way.words": ("woorden (TF-IDF, logistische regressie)", "words (TF-IDF, logistic regression)"),
    "way.vectors": ("zinsvectoren (logistische regressie)", "sentence vectors (logistic regression)"),
}
