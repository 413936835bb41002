"""Two documents the law asks for, written from the declarations: Markdown, in the language set."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from wirksam.foundation.privacy.declaring import Notice, Table, declared
from wirksam.foundation.privacy.retention import covered
from wirksam.foundation.privacy.risks import MEASURES, RISKS
from wirksam.foundation.privacy.words import Audience


def record_of_processing(controller: str = "") -> str:
    """The record of processing activities (Art. 30 GDPR)."""
    return _joined(_record(controller))


def impact_assessment(controller: str = "") -> str:
    """A draft of the data protection impact assessment (Art. 35 GDPR)."""
    return _joined(_assessment(controller))


def _joined(lines: Iterator[str]) -> str:
    return "\n".join(lines).strip() + "\n"


def _head(title: str, controller: str) -> Iterator[str]:
    yield f"# {title}"
    yield ""
    yield _("*Written by the software from what each module declares. Do not edit; fill in below.*")
    yield ""
    yield _("- Controller: {name}").format(name=controller or _("(name, address, board)"))
    yield _("- Data protection officer: (name and how to reach, if there is one)")
    yield ""


def _activities() -> dict[str, list[Table]]:
    found: dict[str, list[Table]] = {}
    for table in declared():
        if any(_personal(table)):
            found.setdefault(str(table.activity), []).append(table)
    return dict(sorted(found.items()))


def _personal(table: Table) -> Iterator[Notice]:
    return (notice for notice in table.notices() if notice.is_personal)


def _record(controller: str) -> Iterator[str]:
    yield from _head(_("Record of processing activities (Art. 30 GDPR)"), controller)
    for activity, tables in _activities().items():
        yield f"## {activity}"
        yield ""
        yield _("People: members, people in regular contact and holders of offices.")
        yield ""
        for table in tables:
            yield from _table(table)
    yield "## " + _("For all of them")
    yield ""
    yield "- " + _("Transfers to third countries: none. Nothing is loaded from other servers.")
    yield "- " + _("Processors: whoever runs the server and the mail server (name them here).")
    yield "- " + _("Special categories: membership reveals a political opinion or belief (Art. 9).")
    yield "- " + _("Technical and organisational measures:")
    yield from (f"  - {measure}" for measure in MEASURES)


def _table(table: Table) -> Iterator[str]:
    yield f"### {table.title}"
    yield ""
    yield f"{table.purpose}. `{table.model}`"
    if table.others:
        yield ""
        yield str(table.others)
    yield ""
    columns = _("Data"), _("Legal basis"), _("Seen by"), _("Kept")
    yield "| " + " | ".join(columns) + " |"
    yield "|---|---|---|---|"
    for notice in _personal(table):
        told = (notice.basis.label, notice.audience.label, notice.keep.label)
        yield f"| {notice.label} (`{notice.name}`) | " + " | ".join(map(str, told)) + " |"
    yield ""


def _assessment(controller: str) -> Iterator[str]:
    yield from _head(_("Data protection impact assessment, draft (Art. 35 GDPR)"), controller)
    personal = [notice for table in declared() for notice in _personal(table)]
    yield "## " + _("Why it is needed")
    yield ""
    yield _(
        "Data on political opinions or beliefs are processed on a scale beyond single cases"
        " (Art. 35(3)(b))."
    )
    yield ""
    yield "## " + _("What is processed")
    yield ""
    for activity, tables in _activities().items():
        yield f"- {activity}: {', '.join(str(table.title) for table in tables)}"
    yield ""
    yield from _figures(personal)
    yield "## " + _("Necessity and proportion")
    yield ""
    yield from (f"- {sentence}" for sentence in _necessity())
    yield ""
    yield "## " + _("Risks and what is done about them")
    yield ""
    columns = _("Risk"), _("For whom it would be bad"), _("What is done"), _("What is left")
    yield "| " + " | ".join(columns) + " |"
    yield "|---|---|---|---|"
    yield from (f"| {' | '.join(map(str, risk))} |" for risk in RISKS)
    yield ""
    yield "## " + _("To be settled by the association")
    yield ""
    yield "- " + _("View of the data protection officer and of the members (Art. 35(2) and (9)).")
    yield "- " + _("Who may hold which office with which capability, and who checks that yearly.")
    yield "- " + _(
        "Where backups lie, who can open them, and that they are gone after thirty days."
    )


def _figures(personal: list[Notice]) -> Iterator[str]:
    yield _("Fields about people, by who sees them:")
    yield ""
    for audience in Audience:
        count = sum(notice.audience == audience for notice in personal)
        if count:
            yield f"- {audience.label}: {count}"
    yield ""
    swept = sorted({str(table.title) for table in declared() if table.model in covered()})
    yield _("Taken out by themselves when their time has come: {titles}.").format(
        titles=", ".join(filter(None, swept))
    )
    yield ""


def _necessity() -> tuple[str, ...]:
    return (
        _("No birth date, no gender, no origin is stored; eligibility is a day, a seat is a seat."),
        _("A person need not have an account, and chooses for each address who sees it."),
        _("Rights come from running offices only and end with the term, at the next click."),
        _("Everybody sees who can see her, takes all her data along and deletes herself."),
        _("The journal and the minutes hold keys, never names."),
    )
