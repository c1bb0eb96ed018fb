"""What counts as said not to be, in plain sentences; a match stands between ``[`` and ``]``."""

import re
from itertools import pairwise

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from qualcode.suggest.components import INDICATORS, NEGATED
from qualcode.suggest.negation import AFTER, BEFORE, BORDERS, HARMLESS, scopes, scopes_of

NEGATED_SENTENCES = [
    "Ik heb geen [schulden] meer",
    "Ik heb nu helemaal geen [schulden] meer",
    "ik doe geen [vrijwilligerswerk]",
    "ik ga niet naar de [sportschool]",
    "ik heb nooit [een cursus] gedaan",
    "daar zijn nergens [activiteiten]",
    "niemand gaf me [een compliment]",
    "ik leef nu zonder [stress]",
    "ik heb amper [contact] met ze",
    "ik had nauwelijks [vrienden]",
    "dat [helpt] me niet",
    "[schulden] heb ik niet meer",
    "[schulden] heb ik gelukkig nooit gehad",
    "[dat formulier] heb ik niet ingevuld",
    "[stress] heb ik niet",
    "[vrijwilligerswerk] wil ik niet doen",
    "ze [luisterde] niet",
    "[hulp] kreeg ik niet, dat weet je",
    "[hulp] kreeg ik niet omdat ik te laat was",
    "ik zei dat ik [die brieven] niet begreep",
    "ik [vertrouwde] niemand meer",
    "[dat formulier] vul ik niet in",
    "ik heb geen baan of [hobby]",
    "geen werk en [geld]",
    "ik heb noch [vrienden] noch familie",
    "I have no [debts] any more",
    "she didn't [listen] to me",
    "I don’t [trust] them",
    "I never had [a hobby]",
    "we did it without [help]",
    "hij heeft niet echt [geholpen]",
    "ik heb niet meer zoveel [stress]",
]
SAID = [
    "Ik heb [schulden]",
    "ik heb geen geld, wel [schulden]",
    "ik heb geen werk maar ik doe [vrijwilligerswerk]",
    "nee, ik heb [een hobby]",
    "ik kreeg niks; [de coach] belde",
    "niet alleen [de cursus] maar ook de mensen",
    "niet alleen [het formulier], ook de post",
    "niet zozeer [de cursus]",
    "waarom niet [vrijwilligerswerk] doen",
    "ze kwam niet voor niets met [een compliment]",
    "ik was niet de enige met [schulden]",
    "ik was nog nooit zo [vrolijk]",
    "ik kan niet zonder [die cursus]",
    "dat was zonder meer [een compliment]",
    "geen wonder [stress] had ik",
    "ik heb niet altijd [stress]",
    "niet te [veel tegelijk]",
    "ik wist niet dat ik recht had op [kwijtschelding]",
    "ik vond het niet erg om naar [de sportschool] te gaan",
    "ik slaap niet als ik [stress] heb",
    "[die cursus] is niet moeilijk",
    "[de cursus] vond ik niet zo leuk",
    "ze [luisterde] en oordeelde niet",
    "ik heb geen auto en ik ga naar [de cursus]",
    "zonder auto ga ik naar [de cursus]",
    "[de coach] die niet oordeelt",
    "ik kreeg [hulp], dat had ik niet verwacht",
    "ik had nooit gedacht dat ik [een diploma] zou halen",
    "not only [the course] but the people",
    "no I do [volunteer work]",
    "I don't know, [the course] was fine",
    "ik had [schulden] of niet, dat weet ik niet",
    "[een vriendin] weet ik niet",
    "I don’t know [the course]",
    "ik stond er [niet meer alleen] voor",
    "er was [geen druk]",
    "ik [hoefde niks]",
    "ik ga naar [een cursus] niet ver van hier vandaan gelukkig",
]


def marked(sentence: str) -> tuple[list[str], tuple[int, int]]:
    words = re.findall(r"\w+(?:['’]\w+)?|[^\w\s]", sentence.lower())
    start, stop = words.index("["), words.index("]") - 1
    return [word for word in words if word not in "[]"], (start, stop)


@pytest.mark.parametrize("sentence", NEGATED_SENTENCES)
def test_what_is_said_not_to_be_is_negated(sentence: str) -> None:
    words, match = marked(sentence)
    assert scopes_of(words, [match])[0]


@pytest.mark.parametrize("sentence", SAID)
def test_what_is_said_is_not_negated(sentence: str) -> None:
    words, match = marked(sentence)
    assert scopes_of(words, [match]) == [None]


@pytest.mark.parametrize("sentence", NEGATED_SENTENCES + SAID)
@pytest.mark.parametrize("clause", ["ik heb er niks van gehoord", "dat was nooit zo", "ze kwam niet", "without it"])
def test_another_clause_after_a_comma_or_before_one_changes_nothing(sentence: str, clause: str) -> None:
    words, (start, stop) = marked(sentence)
    more = clause.split()
    alone = scopes_of(words, [(start, stop)])[0] is None
    shifted = (start + len(more) + 1, stop + len(more) + 1)
    assert (scopes_of([*words, ",", *more], [(start, stop)])[0] is None) == alone
    assert (scopes_of([*more, ",", *words], [shifted])[0] is None) == alone


def test_a_cue_within_an_indicator_says_what_that_indicator_says() -> None:
    words = "er was geen druk en geen haast van de coach".split()
    druk, alone, coach = scopes_of(words, [(2, 4), (3, 4), (8, 9)])
    assert druk is None
    assert alone
    assert coach
    assert scopes_of("niet opgelost met de gemeente".split(), [(0, 2), (4, 5)]) == [None, None]


def test_every_rule_says_why() -> None:
    rules = [*BEFORE, *AFTER, *HARMLESS, *BORDERS]
    assert all(rule.why and rule.phrases for rule in rules)
    assert all(phrase == phrase.lower() for rule in rules for phrase in rule.phrases)


WORDS = st.sampled_from(
    [*"geen niet nooit zonder maar en of , . dat schuld stress druk ik heb doen meer alleen de don't".split(), "\n"]
)
TEXTS = st.lists(WORDS, max_size=14)


@given(TEXTS)
def test_a_scope_holds_its_cue_and_stays_in_its_clause(words: list[str]) -> None:
    for scope in scopes(words):
        assert 0 <= scope.start <= scope.first < scope.last <= scope.stop <= len(words)
        negated = [*words[scope.start : scope.first], *words[scope.last : scope.stop]]
        assert not {",", ".", "maar", "\n"}.intersection(negated)


def pipeline() -> spacy.Language:
    nlp = spacy.blank("nl")
    nlp.add_pipe("qualcode_lemmas")
    indicators = {"geld": ["schulden", "stress"], "vrij": ["geen druk"], "last": ["druk"]}
    nlp.add_pipe("qualcode_indicators", config={"indicators": indicators})
    return nlp


NLP = pipeline()


@given(TEXTS)
def test_a_match_is_counted_or_negated_never_both_or_neither(words: list[str]) -> None:
    doc = NLP(" ".join(words))
    expected = sum(word in ("schuld", "stress", "druk") for word in words)
    expected += sum(pair == ("geen", "druk") for pair in pairwise(words))
    assert len(doc.spans[INDICATORS]) + len(doc.spans[NEGATED]) == expected


@pytest.mark.parametrize(
    ("text", "counted", "not_counted"),
    [
        ("Ik heb geen schulden meer, wel stress.", ["stress"], ["geen schulden meer"]),
        ("Schulden heb ik niet meer.", [], ["Schulden heb ik niet meer"]),
        ("Er was geen druk.", ["geen druk"], ["geen druk"]),
        ("I don’t have stress.", [], ["don’t have stress"]),
    ],
)
def test_negated_indicators_stand_apart_with_what_negates_them(
    text: str, counted: list[str], not_counted: list[str]
) -> None:
    doc = NLP(text)
    assert [span.text for span in doc.spans[INDICATORS]] == counted
    assert [span.text for span in doc.spans[NEGATED]] == not_counted
