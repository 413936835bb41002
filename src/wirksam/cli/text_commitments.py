"""``wirksam text commitments``: what a programme seems to promise, by whom and until when."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from wirksam.cli.text_source import EXIT_UNREADABLE, read_source
from wirksam.cli.text_wording import about, lines_of, one_line

if TYPE_CHECKING:
    from wirksam.engine.extract import BodyLexicon, Proposal


@click.command()
@click.argument("file")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--motion", type=click.IntRange(1), help="Which motion, if the file holds several.")
@click.option(
    "--bodies",
    metavar="FILE.json",
    help="The association's own bodies and their names, before the general ones.",
)
def commitments(file: str, as_json: bool, motion: int | None, bodies: str | None) -> None:
    """Propose the commitments in FILE ("-": standard input), for people to check.

    Each with its lines, quote, responsible body, binding, kind and deadline, and with the reasons.
    """
    from wirksam.engine.extract import extract
    from wirksam.engine.lines import document_lines

    lexicon = _lexicon(bodies)
    document = read_source(file, motion=motion)
    proposals = extract(document, document_lines(document), lexicon)
    if as_json:
        data = {"commitments": [as_data(proposal) for proposal in proposals]}
        click.echo(json.dumps(data, ensure_ascii=False))
    elif sys.stdout.isatty():
        from wirksam.cli.text_commitments_print import print_proposals

        print_proposals(proposals)
    else:
        for line in plain(proposals):
            click.echo(line)


def _lexicon(file: str | None) -> BodyLexicon:
    from wirksam.engine.extract import BodyLexicon, read_lexicon

    general = BodyLexicon.default()
    if file is None:
        return general
    try:
        return general.extended(read_lexicon(Path(file)).entries)
    except (OSError, ValueError) as error:
        click.echo(f"{file}: these bodies cannot be read: {error}", err=True)
        raise SystemExit(EXIT_UNREADABLE) from error


def as_data(proposal: Proposal) -> dict[str, Any]:
    """One proposal as ``--json`` prints it."""
    deadline = proposal.deadline
    return {
        "first_line": proposal.first_line,
        "last_line": proposal.last_line,
        "source_first_line": proposal.source_first_line,
        "source_last_line": proposal.source_last_line,
        "quote": proposal.quote,
        "body": proposal.body,
        "body_text": proposal.body_text,
        "binding": proposal.binding,
        "kind": proposal.kind,
        "deadline": None
        if deadline is None
        else {
            "text": deadline.text,
            "norm": deadline.norm,
            "kind": deadline.kind,
            "on": deadline.on.isoformat() if deadline.on else None,
            "inherited": deadline.inherited,
        },
        "confidence": proposal.confidence,
        "completion": proposal.completion,
        "limits": proposal.limits,
        "reasons": list(proposal.reasons),
    }


def plain(proposals: list[Proposal]) -> list[str]:
    """The proposals without colours, for files and pipes."""
    rows = [f"{len(proposals)} commitments proposed"]
    for proposal in proposals:
        rows += ["", f"{lines_of(proposal)}  {about(proposal)}", f"    {one_line(proposal.quote)}"]
    return rows
