"""An amendment: what it changes, whom it meets, what is proposed."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wirksam.foundation.access import public
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.foundation.live import live_scope
from wirksam.foundation.notices.queries import is_following
from wirksam.foundation.pages import hot_page
from wirksam.motions.models import Amendment
from wirksam.motions.operations.telling import MOTION
from wirksam.motions.queries.amending import current_version
from wirksam.motions.queries.amendment import Look, changed_paragraphs, children, encounters
from wirksam.motions.queries.page import standing, ways_of
from wirksam.motions.queries.signs import lines_label
from wirksam.motions.rules import scope_of
from wirksam.motions.views.shared import (
    amendment_or_404,
    crumbs,
    page_context,
    submission_or_404,
)

LOOKS = {"lesen": ("vorher", "nachher")}
_LOOK: dict[str, Look] = {"vorher": "before", "nachher": "after"}


@public
@require_safe
@hot_page(lambda slug, pk: (scope_of(slug), "association"), parameters=LOOKS)  # noqa: ARG005
def amendment(request: ActorRequest, slug: str, pk: int) -> HttpResponse:
    """The changed paragraphs word by word, with the numbers of their lines."""
    row = amendment_or_404(request.actor, slug, pk)
    chosen = request.GET.get("lesen", "")
    context = page_context(standing(row, request.actor)) | {
        "amendment": row,
        "title": _title(row),
        "lines": lines_label(row.first_line, row.last_line),
        "outdated": row.is_open and current_version(row.motion).pk != row.version_id,
        "looks": [
            (_("Changes"), "?", chosen not in _LOOK),
            (_("Before"), "?lesen=vorher", chosen == "vorher"),
            (_("After"), "?lesen=nachher", chosen == "nachher"),
        ],
        "paragraphs": changed_paragraphs(row, _LOOK.get(chosen, "changes")),
        "encounters": encounters(row),
        "children": children(row),
        "motion_url": row.motion.get_absolute_url(),
        "crumbs": crumbs(row.motion),
        "ways": ways_of(row, request.actor),
        "follows": is_following(request.actor, MOTION, row.motion.slug),
        "live": live_scope(request, [scope_of(slug)]) if row.is_public else None,
    }
    return render(request, "motions/amendment.html", context)


@public
@require_safe
def submission(request: ActorRequest, pk: int) -> HttpResponse:
    """On to the page of a motion or amendment, by its number."""
    return redirect(submission_or_404(request.actor, pk))


def _title(row: Amendment) -> str:
    if row.identifier:
        return _("Amendment %(name)s") % {"name": row.identifier}
    return _("Amendment")
