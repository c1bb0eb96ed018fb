"""Every coefficient against the published figures that lie beside the repository, and against well-known libraries."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from qualcode.agreement.coefficients import alpha_of_sets, counted, disagreements, krippendorff_alpha
from qualcode.agreement.distances import METRICS, between_sets, nominal
from qualcode.agreement.elsewhere import of_spans
from qualcode.agreement.kappas import brennan_prediger, cohen_kappa, conger_kappa, fleiss_kappa, gwet_ac
from qualcode.agreement.percent import percent_agreement, percent_agreement_krippendorff
from qualcode.agreement.unitizing import cu_alpha, k_alpha, sums, u_alpha, u_alpha_binary, units
from qualcode.spans import Span

FILE = Path(__file__).parents[2] / "shared" / "reference" / "agreement.json"
PUBLISHED = json.loads(FILE.read_text("utf-8")) if FILE.is_file() else {}
CODING = [
    pytest.param(entry, expected, id=f"{entry['id']}-{expected['stat']}-{expected['params']}")
    for entry in PUBLISHED.get("coding", [])
    for expected in entry["expected"]
]


def ratings_of(entry: dict[str, Any]) -> tuple[np.ndarray, list[float]]:
    """Units × coders as numbers, and the numbers of all categories."""
    rows = entry["data"]
    if entry["format"] == "contingency":
        names = entry["categories"]
        rows = [
            [a, b]
            for a, line in zip(names, rows, strict=True)
            for b, n in zip(names, line, strict=True)
            for _ in range(n)
        ]
    names = entry.get("categories") or sorted({value for row in rows for value in row if value is not None})
    numbers = {name: name if isinstance(name, int) else n for n, name in enumerate(names)}
    return np.array([[np.nan if v is None else numbers[v] for v in row] for row in rows], float), list(numbers.values())


def computed(stat: str, params: dict[str, Any], entry: dict[str, Any]) -> float | list[float] | None:
    ratings, categories = ratings_of(entry)
    values, counts = counted(ratings)
    apart = nominal(values, counts.sum(axis=0))
    if stat == "alpha":
        return krippendorff_alpha(ratings, METRICS[params.get("metric", "nominal")]).value
    if stat in ("alpha_do", "alpha_de"):
        return disagreements(counts, apart)[stat == "alpha_de"]
    if stat == "alpha_per_category":
        one = np.where(np.isnan(ratings), np.nan, ratings == params["category"])
        return krippendorff_alpha(one).value
    if stat == "fleiss_kappa_per_category":
        return [
            fleiss_kappa(np.where(np.isnan(ratings), np.nan, ratings == value)).value or 0.0 for value in categories
        ]
    plain = {"percent_agreement": percent_agreement, "percent_agreement_krippendorff": percent_agreement_krippendorff}
    if stat in plain:
        return plain[stat](ratings).value
    corrected = {
        "cohen_kappa": cohen_kappa,
        "conger_kappa": conger_kappa,
        "scott_pi": fleiss_kappa,
        "fleiss_kappa": fleiss_kappa,
        "brennan_prediger": brennan_prediger,
        "gwet_ac": gwet_ac,
    }
    return corrected[stat](ratings, categories=categories).value


@pytest.mark.parametrize(("entry", "expected"), CODING)
def test_coefficients_are_as_published(entry: dict[str, Any], expected: dict[str, Any]) -> None:
    found = computed(expected["stat"], expected["params"], entry)
    assert found is not None
    if expected.get("published") is not None:
        assert np.allclose(found, expected["published"], atol=expected["tolerance"])
    if expected.get("computed") is not None:
        assert np.allclose(found, expected["computed"], atol=1e-7)


@pytest.mark.parametrize(
    "entry", [e for e in PUBLISHED.get("set_valued", []) if "expected" in e], ids=lambda e: e["id"]
)
def test_alpha_of_sets_is_as_computed(entry: dict[str, Any]) -> None:
    sets = [[frozenset(one) for one in row] for row in entry["data"]]
    for expected in entry["expected"]:
        found = alpha_of_sets(sets, expected["params"]["distance"].split()[0])
        assert found.value == pytest.approx(expected["computed"], abs=1e-7)


def test_distances_of_sets_are_as_published() -> None:
    for entry in PUBLISHED.get("set_valued", []):
        if entry["id"] == "set_distances":
            for pair in entry["data"]:
                one, other = set(pair["a"]), set(pair["b"])
                members = np.array(
                    [[label in each for label in sorted(one | other)] for each in (one, other)], dtype=bool
                )
                for distance in ("masi", "jaccard"):
                    assert between_sets(members, distance)[0, 1] == pytest.approx(pair[distance])


@pytest.mark.parametrize(
    "entry",
    [e for e in (*PUBLISHED.get("unitizing", []), *PUBLISHED.get("unitizing_edge_cases", [])) if "u" in e["computed"]],
    ids=lambda e: e.get("id") or e["name"],
)
def test_unitizing_alphas_are_as_published(entry: dict[str, Any]) -> None:
    coders = list(entry["coders"].values()) if isinstance(entry["coders"], dict) else entry["coders"]
    names = sorted({value for spans in coders for _, _, value in spans})
    found = sums(
        entry["L"],
        [units([(start, end, names.index(value) + 1) for start, end, value in spans]) for spans in coders],
        len(names),
    )
    for name, statistic in (("u", u_alpha), ("u_binary", u_alpha_binary), ("cu_nominal", cu_alpha)):
        for expected, tolerance in ((entry["computed"][name], 1e-7), (entry.get("published", {}).get(name), 6e-4)):
            if expected is not None:
                assert statistic(found).value == pytest.approx(expected, abs=tolerance)
            elif tolerance == 1e-7:
                assert statistic(found).value is None
                assert statistic(found).reason
    for name, expected in entry["computed"]["k_u"].items():
        value = k_alpha(found, [str(one) for one in names].index(name) + 1).value
        assert value == (None if expected["alpha"] is None else pytest.approx(expected["alpha"], abs=1e-7))


def test_the_worked_example_of_many_labels() -> None:
    (entry,) = [e for e in PUBLISHED.get("unitizing", []) if e["id"] == "worked_multilabel_40"] or [None]
    if entry is None:
        pytest.skip("the reference data are not beside the repository")
    given = {"t": {name: [(Span(s, e), code) for s, e, code in spans] for name, spans in entry["coders"].items()}}
    found, expected = of_spans(given, lengths={"t": entry["L"]}), entry["computed"]
    for code, one in expected["per_code"].items():
        assert found.per_code[code].statistic.value == pytest.approx(one["alpha"], abs=1e-7)
    assert found.over_codes["pooled"].statistic.value == pytest.approx(expected["pooled"], abs=1e-7)
    for name in ("labelset_u", "labelset_cu_nominal", "labelset_cu_masi", "labelset_cu_jaccard"):
        assert found.over_codes[name].statistic.value == pytest.approx(expected[name], abs=1e-7)
