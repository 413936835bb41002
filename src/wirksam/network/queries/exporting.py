"""The allies of a unit as rows of a table."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from wirksam.association.models import Unit
from wirksam.foundation.access import Actor, visible
from wirksam.foundation.tables.writing import Cell
from wirksam.network.models import Partner, PartnerContact


def export_rows(actor: Actor, unit: Unit) -> tuple[int, Iterator[list[Cell]]]:
    """How many people stand in it, and the rows: one a person, one for an ally without any."""
    rows = list(visible(actor, Partner, "keep").filter(unit=unit, ended_at=None))
    found = visible(actor, PartnerContact).filter(partner__in=rows).order_by("name", "pk")
    contacts: dict[int, list[PartnerContact]] = {}
    for one in found:
        contacts.setdefault(one.partner_id, []).append(one)
    return sum(map(len, contacts.values())), _rows(rows, contacts)


def _rows(
    partners: list[Partner], contacts: dict[int, list[PartnerContact]]
) -> Iterator[list[Cell]]:
    yield [
        _("Ally"), _("Kind"), _("Place"), _("Web page"), _("About"), _("Shared with"),
        _("Name"), _("Task"), _("Mail address"), _("Telephone"),
        _("Why we may keep it"), _("Look at it again on"),
    ]  # fmt: skip
    for one in partners:
        about: list[Cell] = [
            one.name, one.get_kind_display(), one.place, one.url, one.about,
            one.get_shared_display(),
        ]  # fmt: skip
        people = contacts.get(one.pk, [])
        for who in people:
            basis = ", ".join(part for part in (who.get_basis_display(), who.basis_note) if part)
            yield [*about, who.name, who.task, who.mail, who.phone, basis, who.review_on]
        if not people:
            yield [*about, "", "", "", "", "", None]
