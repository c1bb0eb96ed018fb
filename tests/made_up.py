"""Interviews with a truth that can be learned: who speaks of cycling or of cooking says so in words."""

import random
from functools import cache

from builders import a_code, a_codebook, interview

from qualcode.codebooks import Codebook, Family
from qualcode.codings import Coding, coding_of
from qualcode.projects.evaluating import judged_passages
from qualcode.projects.project import Project
from qualcode.projects.vectors import embedder_for
from qualcode.spans import Span
from qualcode.suggest.components import encoder
from qualcode.suggest.embedding import RememberingEmbedder
from qualcode.suggest.evaluation import Evaluation, evaluate
from qualcode.transcripts import Transcript

SAID = {
    "fietsen": (
        "Ik stap elke ochtend op de fiets naar het werk.",
        "Met de fiets rijd ik langs het kanaal.",
        "Mijn band was lek en ik moest de fiets plakken.",
        "Op de fiets waait alles van me af.",
    ),
    "koken": (
        "Ik kook graag soep met groenten uit de tuin.",
        "In de keuken snijd ik uien voor het eten.",
        "De pan stond al op het vuur voor de soep.",
        "We koken samen een grote pan eten.",
    ),
    "": (
        "Ja, dat weet ik eigenlijk niet meer.",
        "Mijn zus belde gisteren op.",
        "Het was een lange winter.",
        "De brief van de gemeente kwam pas later.",
        "Dat zei hij tegen mij en toen was het stil.",
        "Ik heb er lang over nagedacht.",
    ),
}


def book(*, exclusive: bool = False) -> Codebook:
    """Return a codebook of the two things that are spoken of."""
    codes = (
        a_code("fietsen", definition="vervoer op twee wielen", indicators=("fiets",)),
        a_code("koken", definition="eten maken in de keuken"),
    )
    return a_codebook(*codes, families=[Family("main", "Main", exclusive=exclusive)])


def study(transcripts: int = 6, *, seed: int = 1) -> tuple[list[Transcript], list[Coding]]:
    """Return interviews and the codings of Noor, who gave each sentence the code that it speaks of."""
    chance = random.Random(seed)
    talks, codings = [], []
    for number in range(transcripts):
        topics = chance.choices([*SAID], weights=(1, 1, 2), k=14)
        sentences = [chance.choice(SAID[topic]) for topic in topics]
        lines = [line for said in sentences for line in ("I: En toen?", f"R: {said}")]
        talk = interview(*lines, id=f"t{number}", participant=f"K{number // 2}")
        talks.append(talk)
        for topic, turn in zip(topics, talk.turns[1::2], strict=True):
            if topic:
                codings.append(coding_of(talk, Span(turn.span.start, turn.span.end), topic, coder="Noor"))
    return talks, codings


@cache
def embedder() -> RememberingEmbedder:
    """Return one embedder for all tests, so that each sentence is read once."""
    return RememberingEmbedder(encoder())


def evaluation(project: Project, *, coder: str = "") -> Evaluation:
    """Return how good suggestions are in a project, with the vectors that it keeps."""
    return evaluate(judged_passages(project, coder=coder), embedder_for(project))
