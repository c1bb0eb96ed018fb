"""What each speaker is in the interview: by the legend, the label, the heading, or who asks the questions."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from qualcode.transcripts import Role

_ROLE_WORDS: dict[Role, frozenset[str]] = {
    Role.INTERVIEWER: frozenset(
        "interviewer interviewster onderzoeker onderzoekster interviewers i int researcher moderator vraag question q "
        "me gespreksleider gespreksleidster vragensteller vraagsteller facilitator "
        "interviewerin forscher forscherin moderatorin frage fragesteller fragestellerin gesprächsleiter "
        "gesprächsleiterin".split()
    ),
    Role.PARTICIPANT: frozenset(
        "deelnemer deelneemster respondent respondente kandidaat kandidate participant geïnterviewde geinterviewde "
        "interviewee cliënt cliënte client mantelzorger medewerker medewerkster bewoner bewoonster "
        "antwoord answer r d p k resp "
        "befragte befragter befragten teilnehmer teilnehmerin proband probandin interviewte interviewter "
        "interviewpartner interviewpartnerin klient klientin antwort".split()
    ),
    Role.COACH: frozenset(
        "coach participatiecoach begeleider begeleidster hulpverlener hulpverleenster jobcoach trajectbegeleider "
        "trajectbegeleidster casemanager klantmanager consulent mentor fachkraft betreuer betreuerin berater beraterin "
        "sozialarbeiter sozialarbeiterin".split()
    )
    | {"case manager", "maatschappelijk werker", "social worker"},
    Role.OTHER: frozenset(
        "teamleider manager leidinggevende partner tolk observator moeder vader coördinator coordinator wethouder "
        "beleidsmedewerker directeur bestuurder notulist vrijwilliger interpreter observer mother father "
        "teamleiter teamleiterin leiter leiterin koordinator koordinatorin dolmetscher dolmetscherin mutter vater "
        "beobachter beobachterin".split()
    ),
}
_ROLES = {word: role for role, words in _ROLE_WORDS.items() for word in words}
_LEGEND = re.compile(r"\b(?P<label>[^\W\d_]{1,3}\d?)\s*[=:]\s*(?P<who>[^\W\d_][\w -]{2,40})")
_TRAILING_NUMBER = re.compile(r"\s*\d+$")
_TOKEN = re.compile(r"[^\W\d_][\w'’.-]*|[^\w\s]")
_ALWAYS, _OFTEN, _SELDOM = 0.75, 0.5, 0.34
"""Who asks in half of the turns is an interviewer; if nobody asks in a third, nobody clearly asks."""
_MUCH = 3
"""Where the others say three times as much in a turn, or more, it is who says little that asks."""
_QUOTES = "\"”’'») \t\n"
_BETWEEN = frozenset(", ( - – — : = de een als is".split())
"""What may stand between a name and the word for what that person is."""


def role_of(words: str) -> Role | None:
    """Return the role that a label names (``Interviewer 2``, ``coach Mourad``), or None."""
    word = _TRAILING_NUMBER.sub("", words.casefold()).strip()
    first = word.split()[0] if word else ""
    return _ROLES.get(word) or (_ROLES.get(first) if len(first) > 3 else None)


def is_role(words: str) -> bool:
    """Say whether these words are a word for a role, with a number perhaps, and nothing else: ``case manager 2``."""
    return _TRAILING_NUMBER.sub("", words.casefold()).strip() in _ROLES


def role_beside(words: str) -> Role | None:
    """Return the role that a remark beside a label names: ``vrouw, deelnemer``."""
    return next((role for part in re.split(r"[,;/]", words) if (role := role_of(part.strip()))), None)


def legend_of(words: str) -> dict[str, str]:
    """Return what a line says of short labels: ``I = interviewer, R = respondent``; empty if it is no legend."""
    if "=" not in words and words.count(":") < 2:
        return {}
    pairs = [(match["label"], match["who"].strip()) for match in _LEGEND.finditer(words)]
    known = {label: who for label, who in pairs if role_of(who)}
    return known if len(known) >= 2 or "=" in words else {}


def roles_in_heading(lines: Sequence[str], speakers: Sequence[str]) -> dict[str, Role]:
    """Return what the lines above an interview say that speakers are: ``Interview Mourad, participatiecoach``.

    A role word belongs to the name right after it, otherwise to the name right before it.
    """
    found: dict[str, Role] = {}
    for owner, role in (pair for line in lines for pair in _owners(_TOKEN.findall(line))):
        for speaker in speakers:
            if set(speaker.split()) <= set(owner):
                found.setdefault(speaker, role)
    return found


def _owners(tokens: Sequence[str]) -> Iterator[tuple[list[str], Role]]:
    """Yield for each role word in a line the words of the name that it belongs to, and the role."""
    for place, token in enumerate(tokens):
        role = role_of(token) if len(token) > 3 else None
        if role is None:
            continue
        after = place + 1 + (tokens[place + 1 : place + 2] == [":"])
        before = place - 1
        while before >= 0 and tokens[before] in _BETWEEN:
            before -= 1
        yield _name(tokens[after:]) or _name(tokens[before::-1] if before >= 0 else ()), role


def _name(tokens: Sequence[str]) -> list[str]:
    """Return the capitalised words with which these begin."""
    end = next((place for place, token in enumerate(tokens) if not token[0].isupper()), len(tokens))
    return [token.rstrip(".") for token in tokens[:end]]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a document says of its speakers, and what the researcher chose.

    Attributes:
        legend: what the document says of short labels: ``{"I": "interviewer"}``.
        beside: what stands in parentheses after a name in labels: ``{"Sanne": "interviewer"}``.
        heading: what the lines above the interview say that speakers are.
        labels: for a speaker who has another name than the label the labels: ``{"Sanne": ["Interviewer"]}``.
        chosen: for a speaker the role that the researcher chose.
    """

    legend: Mapping[str, str] = field(default_factory=dict)
    beside: Mapping[str, str] = field(default_factory=dict)
    heading: Mapping[str, Role] = field(default_factory=dict)
    labels: Mapping[str, Sequence[str]] = field(default_factory=dict)
    chosen: Mapping[str, Role] = field(default_factory=dict)

    def of(self, name: str) -> tuple[Role, str] | None:
        """Return a speaker's role and the reason for it, None if nothing is said of this speaker."""
        labels = [*self.labels.get(name, ()), name]
        grounds = (
            ("by choice", (self.chosen.get(name),)),
            ("by legend", (role_of(self.legend.get(label, "")) for label in labels)),
            ("by label", (role_beside(self.beside.get(label, "")) for label in labels)),
            ("by label", (role_of(label) for label in labels)),
            ("by heading", (self.heading.get(label) for label in labels)),
        )
        return next(((role, reason) for reason, roles in grounds for role in roles if role), None)


def guess_roles(said: Sequence[tuple[str, str]], evidence: Evidence) -> tuple[dict[str, Role], dict[str, str]]:
    """Return each speaker's role and the reason for it, of choice, legend, label, heading and who asks.

    Args:
        said: for each turn who speaks and what.
        evidence: what is said of the speakers.
    """
    speakers = list(dict.fromkeys(name for name, _ in said))
    known = {name: found for name in speakers if (found := evidence.of(name))}
    roles = {name: role for name, (role, _) in known.items()}
    reasons = {name: reason for name, (_, reason) in known.items()}
    unknown = [name for name in speakers if name not in roles]
    if unknown and Role.INTERVIEWER not in roles.values() and len(speakers) > 1:
        asking, reason = _who_ask(unknown, said)
        for name in asking:
            roles[name], reasons[name] = Role.INTERVIEWER, reason
    for name in unknown:
        roles.setdefault(name, Role.PARTICIPANT)
        reasons.setdefault(name, "by elimination")
    return roles, reasons


def _who_ask(names: Sequence[str], said: Sequence[tuple[str, str]]) -> tuple[list[str], str]:
    """Return who of these ask, one at least, and the reason: ``by questions``, ``by amount``, or ``unclear``.

    Who asks in half of two turns or more is an interviewer, if somebody is left who is not. Where that cannot be, it is
    the one who asks most; unless that is seldom or that one says much more than another: then the other.
    """
    turns, asked, amount = Counter[str](), Counter[str](), Counter[str]()
    for name, speech in said:
        turns[name] += 1
        asked[name] += speech.rstrip(_QUOTES).endswith("?")
        amount[name] += len(speech)
    share = {name: asked[name] / turns[name] for name in turns}
    length = {name: 1 + amount[name] / turns[name] for name in turns}
    best = max(names, key=lambda name: share[name])
    least = min(names, key=lambda name: length[name])
    others = [length[name] for name in turns if name != least]
    if turns[least] > 1 and share[best] < _ALWAYS and best != least and min(others) >= _MUCH * length[least]:
        return [least], "by amount"
    asking = [name for name in names if turns[name] > 1 and share[name] >= _OFTEN]
    if best in asking and len(asking) < len(turns):
        return asking, "by questions"
    return [best], "by questions" if share[best] >= _SELDOM else "unclear"
