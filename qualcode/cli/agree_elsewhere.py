"""``qualcode agree --table`` and ``--spans``: agreement of what was judged elsewhere."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from qualcode.cli.output import print_json, print_table, say
from qualcode.errors import FormatError

if TYPE_CHECKING:
    from qualcode.agreement.intervals import Coefficient
    from qualcode.formats.ratings import SpanRow


def show_table(file: Path, *, level: str, draws: int, seed: int, as_json: bool) -> None:
    """Print the coefficients of a table of ratings."""
    import numpy as np

    from qualcode.agreement.elsewhere import of_ratings
    from qualcode.formats.ratings import as_numbers, read_ratings
    from qualcode.projects.files import read_file

    table = read_ratings(read_file(file), str(file))
    numbers, _ = as_numbers(table, str(file), nominal=level == "nominal")
    ratings = np.array(numbers, dtype=float).reshape(-1, len(table.coders))
    _show(of_ratings(ratings, level=level, draws=draws, seed=seed), {}, as_json=as_json)
    first = "names the coders" if table.headed else "holds values, and the coders are not named"
    say(f"{len(ratings)} units, {len(table.coders)} coders: {', '.join(table.coders)}. The first line {first}.")


def show_spans(file: Path, length: int, *, draws: int, seed: int, as_json: bool) -> None:
    """Print the unitizing alphas of a list of passages."""
    from qualcode.agreement.elsewhere import LEAST_TRANSCRIPTS, of_spans
    from qualcode.formats.ratings import read_spans
    from qualcode.projects.files import read_file
    from qualcode.spans import Span

    rows = read_spans(read_file(file), str(file))
    coders = list(dict.fromkeys(row.coder for row in rows))
    _check(rows, length, coders, str(file))
    texts = list(dict.fromkeys(row.transcript for row in rows))
    given = {
        text: {
            coder: [
                (Span(row.start, row.end), row.code) for row in rows if (row.transcript, row.coder) == (text, coder)
            ]
            for coder in coders
        }
        for text in texts
    }
    found = of_spans(given, lengths=dict.fromkeys(texts, length), draws=draws, seed=seed)
    _show(found.over_codes, {"k_u": found.k_u, "per_code": found.per_code}, as_json=as_json)
    say(
        f"{len(rows)} passages, {len(texts)} text(s) of {length} characters, {len(coders)} coders: {', '.join(coders)}."
    )
    say("Each coder counts as one who read each text to the end.")
    if len(texts) < LEAST_TRANSCRIPTS:
        say(f"There are no intervals: they are drawn over texts, of which it takes {LEAST_TRANSCRIPTS}.")


def _check(rows: "list[SpanRow]", length: int, coders: list[str], name: str) -> None:
    if len(coders) < 2:
        raise FormatError(f"{name}: there is {len(coders) or 'no'} coder; agreement compares two or more.")
    for row in rows:
        if row.end > length:
            raise FormatError(f"{row.place}: end {row.end} lies outside a text of {length} characters (--length).")


def _show(
    over: "Mapping[str, Coefficient]", by_code: "Mapping[str, Mapping[str, Coefficient]]", *, as_json: bool
) -> None:
    if as_json:
        codes = {name: {code: _as_json(one) for code, one in each.items()} for name, each in by_code.items()}
        print_json({"coefficients": {name: _as_json(one) for name, one in over.items()} | codes})
        return
    rows = [(name, *_shown(one)) for name, one in over.items()]
    rows += [(f"{name}: {code}", *_shown(one)) for name, each in by_code.items() for code, one in each.items()]
    print_table("", ("coefficient", "value", "95 % interval", "n"), rows)


def _as_json(one: "Coefficient") -> dict[str, object]:
    between = [one.interval.low, one.interval.high] if one.interval else None
    return {"value": one.statistic.value, "interval": between, "n": one.statistic.n, "reason": one.statistic.reason}


def _shown(one: "Coefficient") -> tuple[str, str, str]:
    value = one.statistic.reason if one.statistic.value is None else f"{one.statistic.value:.3f}"
    between = f"{one.interval.low:.3f} to {one.interval.high:.3f}" if one.interval else "–"
    return value, between, str(one.statistic.n)
