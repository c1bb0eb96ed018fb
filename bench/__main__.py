"""``python -m bench``: make the data, time every case beside its floor, print the table and write the JSON."""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import redirect_stdout
from dataclasses import asdict
from pathlib import Path

from bench import analysis, keeping, memory, projects, reading, startup
from bench.data import WORDS, data_folder
from bench.report import Row, as_json, row, table, together, with_growth
from bench.study import study_of
from bench.timing import Case, WrongResult, timed

OUT = Path(__file__).parent / "out"


def main() -> int:
    """Run the bench; exit code 1 where a result is wrong, never for a missed aim."""
    options = _options()
    OUT.mkdir(exist_ok=True)
    skipped: dict[str, str] = {}
    rows: list[Row] = []
    try:
        for size in sorted(set(options.sizes)):
            rows += _sized(size, options.words, options.repeats)
        for size in sorted(set(options.projects)):
            rows += _run(projects.cases(size, OUT), size, options.repeats)
        for size in sorted(set(options.read)):
            rows += _only_read(size, options.words, options.repeats)
        kept = memory.measured(_documents(min(options.sizes), options.words)[0])
        rows += _run(startup.cases(), None, options.repeats)
        rows += _viewer(options.repeats, skipped)
    except WrongResult as error:
        print(f"WRONG RESULT: {error}", file=sys.stderr)
        return 1
    rows = with_growth(rows)
    print(table(rows, skipped), memory.shown(kept), sep="\n\n")
    found = as_json(rows, skipped, {name: value for name, value in vars(options).items() if name != "json"})
    found["memory"] = asdict(kept) if kept else None
    options.json.write_text(json.dumps(found, indent=1, ensure_ascii=False), encoding="utf-8")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--sizes", type=_whole, nargs="+", default=[1, 2, 4], help="times 50 transcripts")
    parser.add_argument("--read", type=_whole, nargs="+", default=[], help="sizes that are read, and nothing else")
    parser.add_argument(
        "--projects", type=_whole, nargs="*", default=[1, 10, 100], help="times 5 transcripts with 2,000 codings"
    )
    parser.add_argument("--repeats", type=_whole, default=5, help="timed runs of each side, after one to warm up")
    parser.add_argument("--words", type=_whole, default=WORDS, help="words in a transcript, at least")
    parser.add_argument("--json", type=Path, default=OUT / "results.json", help="where the figures go")
    return parser.parse_args()


def _whole(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"expected 1 or more, not {text}")
    return number


def _sized(size: int, words: int, repeats: int) -> list[Row]:
    print(f"data {size}× …", file=sys.stderr)
    with study_of(size, data_folder(OUT, size, words)) as study:
        timed = [*reading.cases(study.documents), *keeping.cases(study), *analysis.cases(study)]
        rows = list(_run(timed, size, repeats))
    return [*rows, together(rows)]


def _only_read(size: int, words: int, repeats: int) -> Iterator[Row]:
    print(f"data {size}× …", file=sys.stderr)
    return _run(reading.cases(_documents(size, words)), size, repeats)


def _documents(size: int, words: int) -> list[Path]:
    return sorted((data_folder(OUT, size, words) / "docx").glob("*.docx"))


def _run(cases: Iterable[Case], size: int | None, repeats: int) -> Iterator[Row]:
    for case in cases:
        print(f"{case.name} …", file=sys.stderr)
        yield row(timed(case, repeats), size)


def _viewer(repeats: int, skipped: dict[str, str]) -> Iterator[Row]:
    """Yield the rows of the viewer, up to what does not run; imported here, since streamlit may be missing."""
    try:
        from bench.viewer import ViewerNotReady, cases
    except ImportError as error:
        skipped["viewer"] = f"it cannot be imported: {error}"
        return
    try:
        with redirect_stdout(sys.stderr):  # streamlit shows there what goes wrong in a page
            yield from _run(cases(), None, repeats)
    except ViewerNotReady as error:
        skipped["viewer"] = str(error)


if __name__ == "__main__":
    sys.exit(main())
