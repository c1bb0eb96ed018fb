"""What is said not to be: cues such as *geen* and *niet*, how far they reach, and what they do not negate.

Rules without grammar, after NegEx (Chapman et al. 2001, doi:10.1006/jbin.2001.1029) and its Dutch adaptation in
ContextD (Afzal et al. 2014, doi:10.1186/s12859-014-0373-3), for spoken Dutch and English: a cue reaches a few words
within its clause. Where the rules are in doubt a word counts as said, as it would without them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from qualcode.suggest.lemmas import lemma

REACH = 5
"""How many words a cue reaches within its clause (Chapman et al. 2001: five)."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Phrases, in lower case, that are treated alike.

    Attributes:
        phrases: one or more words each.
        why: where they come from, or why they are treated so.
        reach: for cues how many words they reach.
    """

    phrases: tuple[str, ...]
    why: str
    reach: int = REACH


BEFORE: tuple[Rule, ...] = (
    Rule(
        ("geen", "niet", "nooit", "niks", "niets", "nergens", "niemand", "noch", "evenmin"),
        "the words of negation of Dutch (Afzal et al. 2014), with those of speech",
    ),
    Rule(("nauwelijks", "amper"), "almost not: what follows is said to be as good as missing"),
    Rule(
        ("no", "not", "never", "none", "nothing", "nobody", "nowhere", "neither", "nor", "cannot"),
        "the words of negation of English (Chapman et al. 2001)",
    ),
    Rule(("hardly", "barely", "scarcely"), "the English for nauwelijks"),
    Rule(("zonder", "without"), "a preposition: negates its noun and not what is done without it", reach=3),
)
"""Cues that negate what stands after them; so does an English verb that ends in *n't*."""

AFTER: tuple[Rule, ...] = (
    Rule(
        ("niet", "nooit", "niks", "niets", "nergens", "niemand", "geen"),
        "Dutch puts them after a finite verb and what is known ('dat helpt me niet', 'schulden heb ik niet meer'), "
        "with nothing but verbs and small words between them and the end of the clause; where more follows "
        "('die cursus is niet moeilijk'), that is what they negate",
    ),
)
"""Cues that negate what stands before them, where they close a clause."""

HARMLESS: tuple[Rule, ...] = (
    Rule(
        ("niet alleen", "niet enkel", "niet slechts", "not only", "not just", "not merely", "niet alléén"),
        "more is said, not less: 'niet alleen … maar ook' (a pseudo-negation of Chapman et al. 2001)",
    ),
    Rule(("niet zozeer", "not so much"), "sets two things against each other, of which both hold"),
    Rule(("waarom niet", "waarom geen", "why not"), "a proposal"),
    Rule(("niet voor niets", "niet voor niks", "not for nothing"), "with good reason"),
    Rule(
        ("niet de enige", "niet het enige", "niet de eerste", "not the only"),
        "the others are meant: 'niet de enige met schulden'",
    ),
    Rule(("niet zonder", "nooit zonder", "not without", "never without"), "two that cancel each other"),
    Rule(("zonder meer", "zonder twijfel", "geen twijfel", "no doubt", "without doubt"), "for certain"),
    Rule(("geen wonder", "no wonder"), "what follows did happen"),
    Rule(
        ("nog nooit zo", "nog nooit zoveel", "nooit eerder zo", "never been so", "never felt so"),
        "more than ever: 'nog nooit zo vrolijk'",
    ),
    Rule(("wel of niet", "al dan niet", "of niet", "or not"), "leaves open which"),
    Rule(("niet te",), "takes something off a measure: 'niet te veel tegelijk'"),
    Rule(
        ("niet altijd", "niet elke", "niet iedere", "niet iedereen", "not always", "not every", "not everybody"),
        "sometimes, or some of them, it does hold",
    ),
    Rule(("weet niet", "weet ik niet", "don't know", "not know"), "says what somebody knows, not what is"),
    Rule(("niet waar", "niet vergeten", "not to mention"), "a tag or an addition"),
    Rule(("no i", "no it", "no we", "no they", "no you", "no he", "no she"), "an answer, before what does hold"),
)
"""Phrases whose cue negates nothing."""

BORDERS: tuple[Rule, ...] = (
    Rule((*".,;:?!…()–—\n", "...", "-"), "punctuation ends a clause"),
    Rule(("maar", "doch", "but", "however", "except", "behalve"), "ends the reach of a cue (Chapman et al. 2001)"),
    Rule(
        ("want", "omdat", "doordat", "zodat", "waardoor", "terwijl", "hoewel", "dus", "als", "toen", "sinds", "totdat"),
        "begins another clause",
    ),
    Rule(("because", "although", "though", "while", "when", "if", "since", "until", "whereas"), "the same in English"),
    Rule(
        ("dat", "die", "wat", "waar", "hoe", "om", "that", "which", "who", "what", "how"),
        "what follows may hold although the main clause is negated: 'ik wist niet dat …', 'niet erg om …'",
    ),
)
"""Where a clause ends."""

JOINS = frozenset(("en", "of", "and", "or"))
"""Words that carry a cue to the word after them ('geen baan of hobby'), and no further."""

_TAIL = frozenset(
    "meer eens zo echt ooit helemaal nu hoor toch dan te ofzo vandaag daar er mee aan af bij door in na op over toe "
    "uit voor weg terug tegen wil wou kan kon mag zal zou moet moest mocht hoef hoefde deed ging had was zijn gaan "
    "staan slaan".split()
)
"""Words that may stand between a cue and the end of its clause without being negated themselves, beside verbs."""

_NO_VERBS = frozenset("samen open tevreden eigen binnen buiten boven beneden morgen even alleen verlegen".split())
_ENGLISH_VERBS = frozenset(
    "do does did is are was were has have had ca can could would should wo won must need ai don doesn didn isn aren "
    "wasn weren hasn haven hadn couldn wouldn shouldn mustn needn ain".split()
)


@dataclass(frozen=True, slots=True)
class Scope:
    """How far a cue reaches.

    Attributes:
        first: the position of its first word.
        last: that after its last word.
        start: the position of the first word that it negates, or ``first``.
        stop: that after the last word that it negates, or ``last``.
    """

    first: int
    last: int
    start: int
    stop: int

    def negates(self, start: int, stop: int) -> bool:
        """Say whether the words from ``start`` to ``stop`` are negated; words that hold the cue are not."""
        if start <= self.first and self.last <= stop:
            return False
        return self.last <= start < self.stop or self.start < stop <= self.first


def scopes(words: Sequence[str]) -> list[Scope]:
    """Return how far each cue of a text reaches, in order.

    Args:
        words: in lower case, with punctuation as words of its own.
    """
    words = [word.replace("’", "'") for word in words]
    reaches = {(start, stop): reach for start, stop, reach in (*_found(words, _BEFORE), *_contracted(words))}
    if not reaches:
        return []
    harmless = {position for start, stop, _ in _found(words, _HARMLESS) for position in range(start, stop)}
    after = {(start, stop) for start, stop, _ in _found(words, _AFTER)}
    return [
        Scope(first, last, _back(words, first, last) if (first, last) in after else first, _forth(words, last, reach))
        for (first, last), reach in sorted(reaches.items())
        if not harmless.intersection(range(first, last))
    ]


def scopes_of(words: Sequence[str], matches: Sequence[tuple[int, int]]) -> list[Scope | None]:
    """Return for each match the scope of the cue that negates it, or None where it is not negated.

    A cue that is itself part of a match ('geen druk', 'niet de enige') says what that match says, and negates nothing
    outside it.

    Args:
        words: in lower case, with punctuation as words of its own.
        matches: from which word to before which.
    """
    found = scopes(words)
    held = {
        scope: [
            (a, b) for a, b in matches if a <= scope.first and scope.last <= b and (a, b) != (scope.first, scope.last)
        ]
        for scope in found
    }

    def negating(start: int, stop: int) -> Iterator[Scope]:
        for scope in found:
            within = not held[scope] or any(a <= start and stop <= b for a, b in held[scope])
            if within and scope.negates(start, stop):
                yield scope

    return [next(negating(start, stop), None) for start, stop in matches]


def _forth(words: Sequence[str], last: int, reach: int) -> int:
    """Return the position after the last word that a cue negates, which ends before ``last``."""
    stop = last
    for position in range(last, min(len(words), last + reach)):
        if words[position] in _BORDERS:
            break
        if words[position] in JOINS:
            carries = stop > last and position + 1 < len(words) and words[position + 1] not in _ENDS
            return position + 2 if carries else stop
        stop = position + 1
    return stop


def _back(words: Sequence[str], first: int, last: int) -> int:
    """Return the position of the first word that a cue negates which closes a clause; ``first`` where it does not."""
    for word in words[last:]:
        if word in _ENDS:
            break
        if not _may_close(word):
            return first
    start = first
    while start > max(0, first - REACH) and words[start - 1] not in _ENDS:
        start -= 1
    return start


def _may_close(word: str) -> bool:
    if word in _TAIL:
        return True
    root = lemma(word)
    return root.endswith("en") and word not in _NO_VERBS and (root != word or len(word) > 3)


def _found(words: Sequence[str], reaches: Mapping[tuple[str, ...], int]) -> Iterator[tuple[int, int, int]]:
    """Yield for each phrase in a text where it starts, where it stops, and its reach."""
    for start in range(len(words)):
        for length in range(1, min(_LONGEST, len(words) - start) + 1):
            reach = reaches.get(tuple(words[start : start + length]))
            if reach is not None:
                yield start, start + length, reach


def _contracted(words: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Yield the same for English verbs with *n't*, also where it was cut off."""
    for position, word in enumerate(words):
        cut = word in ("'t", "n't") and position > 0 and words[position - 1] in _ENGLISH_VERBS
        if cut or word.endswith("n't"):
            yield position - cut, position + 1, REACH


def _phrases(rules: Sequence[Rule]) -> Mapping[tuple[str, ...], int]:
    return {tuple(phrase.split(" ")): rule.reach for rule in rules for phrase in rule.phrases}


_BEFORE, _AFTER, _HARMLESS = _phrases(BEFORE), _phrases(AFTER), _phrases(HARMLESS)
_LONGEST = max(len(phrase) for phrase in (*_BEFORE, *_AFTER, *_HARMLESS))
_BORDERS = frozenset(phrase for rule in BORDERS for phrase in rule.phrases)
_ENDS = _BORDERS | JOINS
