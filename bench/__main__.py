"""Measures, and prints a table: figure beside target. Asserts nothing."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator

from rich.console import Console
from rich.table import Table

from bench import (
    account,
    activities,
    amendments,
    desk,
    importing,
    match,
    opportunities,
    pages,
    people,
    search,
    slates,
    streams,
    texts,
)
from bench.demo_server import BenchError, running_demo
from bench.figure import Figure

ALONE: dict[str, Callable[[], Iterator[Figure]]] = {
    "text": texts.figures,
    "amendments": amendments.figures,
    "account": account.figures,
    "people": people.figures,
    "activities": activities.figures,
    "import": importing.figures,
    "search": search.figures,
    "match": match.figures,
    "opportunities": opportunities.figures,
    "slates": slates.figures,
}
"""Groups that need no running demonstration."""


def main() -> int:
    """Measure the chosen groups; code 1 if something could not be measured at all."""
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument(
        "groups",
        nargs="*",
        metavar="GROUP",
        help=f"{', '.join(ALONE)}, pages, streams, desk [default: all]",
    )
    parser.add_argument("--rounds", type=int, default=9, help="rounds of A B A B [default: 9]")
    parser.add_argument("--seconds", type=float, default=1.0, help="of each turn [default: 1]")
    options = parser.parse_args()
    table = Table("what", "figure", "target", "", title="Wirksam: figures of this run")
    code = 0
    try:
        for figure in _measured(options.groups or [*ALONE, "pages", "streams", "desk"], options):
            print(".", end="", file=sys.stderr, flush=True)
            mark = {True: "✓", False: "✗", None: ""}[figure.reached]
            table.add_row(figure.what, figure.value, figure.target, mark)
    except BenchError as error:
        print(f"\nnot measured: {error}", file=sys.stderr)
        code = 1
    print(file=sys.stderr)
    Console(width=None if sys.stdout.isatty() else 150).print(table)
    return code


def _measured(groups: list[str], options: argparse.Namespace) -> Iterator[Figure]:
    for name, measure in ALONE.items():
        if name in groups:
            yield from measure()
    if {"pages", "streams", "desk"} & set(groups):
        with running_demo() as demo:
            if "pages" in groups:
                yield from pages.figures(demo, rounds=options.rounds, seconds=options.seconds)
            if "streams" in groups:
                yield from streams.figures(demo)
            if "desk" in groups:
                yield from desk.figures(demo)


if __name__ == "__main__":
    raise SystemExit(main())
