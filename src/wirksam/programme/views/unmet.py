"""What was not met, and why."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wirksam.foundation.access import public
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.foundation.pages import hot_page
from wirksam.programme.models.text import scope_of
from wirksam.programme.queries.unmet import unmet as read
from wirksam.programme.views.edition import visible_version_or_404
from wirksam.programme.views.trail import crumbs


@public
@require_safe
@hot_page(lambda slug: (scope_of(slug), "association"))
def unmet(request: ActorRequest, slug: str) -> HttpResponse:
    """Overdue, silent, deferred and given up, each with its reason and what would help."""
    version = visible_version_or_404(request, slug)
    account = read(version)
    groups = [
        (_("The deadline is over"), "frist", account.overdue),
        (_("Nothing heard for long"), "still", account.silent),
        (_("Deferred"), "zurueck", account.deferred),
        (_("Not pursued"), "nicht", account.dropped),
    ]
    context = {
        "version": version,
        "account": account,
        "groups": [group for group in groups if group[2]],
        "crumbs": crumbs(version),
    }
    return render(request, "programme/unmet.html", context)
