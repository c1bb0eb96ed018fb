"""``python -m bench.ranking``: how well single passages are ranked from the codebook alone, on the development sets.

Each passage by itself, without what stands around it. Beside the ranking stand how often each code is given, which
knows what no ranking knows, and the first ranking (decision 0005). ``demo passages`` are the codings of the sample
interviews as they were made, ``demo`` their sentences.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import spacy
from sklearn.feature_extraction.text import TfidfVectorizer

from bench.suggestion_sets import SuggestionSet, demo_passages, suggestion_sets
from qualcode.codebooks import Codebook
from qualcode.suggest.components import encoder
from qualcode.suggest.embedding import RememberingEmbedder
from qualcode.suggest.features import Matrix, of_length_1
from qualcode.suggest.lemmas import lemma
from qualcode.suggest.passages import codes_in_use, sentences_in
from qualcode.suggest.ranking import Ranker
from qualcode.suggest.references import References
from qualcode.suggest.suggestions import Embedder

OUT = Path(__file__).parent / "out"
MEASURES = ("top 1", "MRR", "recall@3", "average precision")
_LEAST = 10


def main() -> None:
    """Print the table, and write its figures as JSON."""
    parser = argparse.ArgumentParser(prog="python -m bench.ranking", description=__doc__)
    parser.add_argument("--json", type=Path, default=OUT / "ranking.json", help="where the figures go")
    options = parser.parse_args()
    options.json.parent.mkdir(exist_ok=True)
    embedder = RememberingEmbedder(encoder())
    found = [row for one in (*suggestion_sets(), demo_passages()) for row in rows(one, embedder)]
    print(f"| set | family | codes | passages | way | {' | '.join(MEASURES)} |")
    print("|---" * (5 + len(MEASURES)) + "|")
    for *names, values in found:
        print(f"| {' | '.join(map(str, names))} | {' | '.join(f'{value:.3f}' for value in values)} |")
    options.json.write_text(json.dumps(found, indent=1), encoding="utf-8")


def rows(one: SuggestionSet, embedder: Embedder) -> Iterator[tuple[str, str, int, int, str, list[float]]]:
    """Yield set, family, codes, passages, way and measures, for each family of which two codes or more were given."""
    judged = one.judged
    codes = codes_in_use(judged.books)
    ways = {
        "how often given": np.broadcast_to(np.nanmean(judged.truth, axis=0), judged.truth.shape),
        "decision 0005": first_scores(judged.passages.texts, judged.books, embedder),
        "ranking": ranker_scores(judged.passages.texts, judged.books, embedder),
    }
    for family in dict.fromkeys(code.code.family for code in codes):
        columns = [n for n, code in enumerate(codes) if code.code.family == family]
        truth = judged.truth[:, columns]
        if (np.nansum(truth, axis=0) > 0).sum() > 1 and np.nansum(truth) >= _LEAST:
            for way, scores in ways.items():
                count, values = measured(truth, scores[:, columns])
                yield one.name, family, len(columns), count, way, values


def measured(truth: Matrix, scores: Matrix) -> tuple[int, list[float]]:
    """Return over how many passages, and the mean of each of `MEASURES` over those that have a code of the family.

    Args:
        truth: passages × codes of one family; a code with NaN is left out of the order of that passage.
        scores: passages × the same codes.
    """
    found = []
    for given, score in zip(truth, scores, strict=True):
        known = ~np.isnan(given)
        right = given[known][np.argsort(-score[known], kind="stable")]
        places = np.flatnonzero(right) + 1
        if 0 < len(places) < len(right):
            precision = float(np.mean(np.arange(1, len(places) + 1) / places))
            found.append([right[0], 1 / places[0], float((places <= 3).mean()), precision])
    return len(found), np.mean(found, axis=0).tolist()


def ranker_scores(texts: Sequence[str], books: Sequence[Codebook], embedder: Embedder) -> Matrix:
    """Return passages × codes in use: the scores of `Ranker`."""
    keys = [code.key for code in codes_in_use(books)]
    found = []
    for ranking in Ranker(books, embedder).rank(texts):
        scores = {scored.code: scored.score for ranked in ranking.values() for scored in ranked}
        found.append([scores[key] for key in keys])
    return np.array(found)


def first_scores(texts: Sequence[str], books: Sequence[Codebook], embedder: Embedder) -> Matrix:
    """Return the same as decision 0005 has them, for comparison."""
    references = References(books, embedder)
    codes = references.codes
    known = {code.key: [f"{code.code.label}. {code.code.definition}", *code.code.examples] for code in codes}
    vectors = {key: embedder.encode(group).astype(np.float64) for key, group in known.items()}
    everything = [
        " ".join(
            part
            for one in codes
            if one.key in code.below
            for part in (one.code.label, one.code.definition, *one.code.examples, *one.code.indicators)
        )
        for code in codes
    ]
    nlp = spacy.blank("nl")
    words = TfidfVectorizer(
        analyzer=lambda text: [lemma(t.text) for t in nlp(text) if t.is_alpha and not t.is_stop], sublinear_tf=True
    )
    said = words.fit_transform(everything)
    common = np.minimum(1, (words.transform(texts) @ said.T).toarray())
    scores = np.zeros((len(texts), len(codes)))
    for row, text in enumerate(texts):
        whole = of_length_1(embedder.encode(sentences_in(text)).sum(axis=0, keepdims=True).astype(np.float64))
        indicated = references.indicators(text)
        for column, code in enumerate(codes):
            near = np.sort((whole @ np.concatenate([vectors[key] for key in known if key in code.below]).T)[0])[-3:]
            half = 0.5 ** len(indicated[code.key].said)
            scores[row, column] = 0.45 * max(0.0, near.mean()) + 0.2 * (1 - half) + 0.35 * common[row, column]
    return scores


if __name__ == "__main__":
    main()
