"""What every page of an assembly begins with."""

from __future__ import annotations

from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from wirksam.assembly.models import Assembly, ReportEdition
from wirksam.assembly.queries.listing import with_dates
from wirksam.foundation.access import get_visible_or_404
from wirksam.foundation.access.middleware import ActorRequest

Crumbs = list[tuple[str, str]]


def posted(request: HttpRequest) -> QueryDict | None:
    """What was sent, even if it is nothing; None where the page is only looked at."""
    return request.POST if request.method == "POST" else None


def assembly_or_404(request: ActorRequest, slug: str, action: str = "view") -> Assembly:
    """The assembly at an address, if this person may do that with it."""
    rows = with_dates(Assembly.objects.all())
    return get_visible_or_404(request.actor, rows, action, slug=slug)


def edition_or_404(
    request: ActorRequest, slug: str, number: int, action: str = "view"
) -> ReportEdition:
    """The account at an address, if this person may do that with it."""
    rows = ReportEdition.objects.select_related(
        "assembly__unit",
        "assembly__occasion",
        "assembly__body",
        "version__programme",
        "by_body",
        "revises",
    )
    return get_visible_or_404(request.actor, rows, action, assembly__slug=slug, number=number)


def crumbs(assembly: Assembly | None = None, edition: ReportEdition | None = None) -> Crumbs:
    """The pages above."""
    trail = [(_("Assemblies"), reverse("assemblies"))]
    if assembly is not None:
        trail.append((assembly.name, assembly.get_absolute_url()))
    if edition is not None:
        told = _("Account, edition %(number)s") % {"number": edition.number}
        trail.append((told, edition.get_absolute_url()))
    return trail
