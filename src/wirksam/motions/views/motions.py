"""A motion: the text everyone can read and cite, and what people want of it."""

from __future__ import annotations

import re

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wirksam.foundation.access import public
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.foundation.live import live_scope
from wirksam.foundation.notices.queries import is_following
from wirksam.foundation.pages import hot_page, kept_fragment
from wirksam.motions.models import Motion, MotionVersion
from wirksam.motions.operations.telling import MOTION
from wirksam.motions.queries.beside import beside
from wirksam.motions.queries.citing import citation as cite
from wirksam.motions.queries.page import Rights, standing, ways_of
from wirksam.motions.queries.reading import reading
from wirksam.motions.rules import scope_of
from wirksam.motions.views.shared import crumbs, motion_or_404, page_context, version_of

READINGS = {"lesen": ("nur-text", "einfach")}
_PLACE = re.compile(r"<!--p(\d+)-->")


@public
@require_safe
@hot_page(lambda slug, **_number: (scope_of(slug), "association"), parameters=READINGS)
def motion(request: ActorRequest, slug: str, number: int | None = None) -> HttpResponse:
    """The whole text with its numbers; beside it the amendments, remarks and one's own notes."""
    row = motion_or_404(request.actor, slug)
    version = version_of(row, number)
    newest = version if number is None else version_of(row)
    shown = standing(row, request.actor)
    versions = list(row.versions.all())
    context = page_context(shown) | {
        "motion": row,
        "version": version,
        "versions": versions if len(versions) > 1 else [],
        "newer_url": row.get_absolute_url() if newest.pk != version.pk else "",
        "crumbs": crumbs(),
        "ways": ways_of(row, request.actor),
        "text": _text(request, version, shown.may),
        "follows": is_following(request.actor, MOTION, row.slug),
        "live": live_scope(request, [scope_of(slug)]) if row.is_public else None,
    }
    return render(request, "motions/motion.html", context)


def _text(request: ActorRequest, version: MotionVersion, may: Rights) -> SafeString:
    motion = version.motion
    if motion.is_public:
        scopes = (scope_of(motion.slug), "association")
        text = kept_fragment(
            request, scopes, lambda: _render(request, version), parameters=READINGS
        )
    else:
        text = SafeString(_render(request, version))
    if not request.actor.is_known:
        return text
    own = _beside(request, version, may)
    return SafeString(_PLACE.sub(lambda found: own.get(found[1], ""), text))


def _beside(request: ActorRequest, version: MotionVersion, may: Rights) -> dict[str, str]:
    """What only this reader sees, by paragraph; everything in it is escaped on rendering."""
    rows = beside(version, request.actor, may)
    context = {"rows": rows, "slug": version.motion.slug, "motion_pk": version.motion.pk}
    context["version_number"] = version.number
    parts = _PLACE.split(render_to_string("motions/beside.html", context, request))
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def _render(request: ActorRequest, version: MotionVersion) -> str:
    chosen = request.GET.get("lesen")
    shown = reading(version)
    readings = [
        (_("With amendments"), "?", chosen not in READINGS["lesen"]),
        (_("Only the text"), "?lesen=nur-text", chosen == "nur-text"),
    ]
    if shown.has_aids:
        readings.append((_("With plain words"), "?lesen=einfach", chosen == "einfach"))
    context = {
        "reading": shown,
        "motion": version.motion,
        "version": version,
        "readings": readings,
        "show_wishes": chosen != "nur-text",
        "show_aids": chosen == "einfach",
    }
    return render_to_string("motions/motion.html#text", context, request)


@public
@require_safe
def jump(request: ActorRequest, slug: str) -> HttpResponse:
    """Type a number, land on the line."""
    version = version_of(motion_or_404(request.actor, slug))
    number = request.GET.get("zeile", "").strip()
    known = number.isdecimal() and len(number) < 8  # noqa: PLR2004
    known = known and version.wording.paragraphs.filter(last_line__gte=number).exists()
    if not known or int(number) < 1:
        messages.warning(request, _("This text has no line %(number)s.") % {"number": number[:20]})
        return redirect("motion", slug=slug)
    return redirect(f"{reverse('motion', args=[slug])}#z{int(number)}")


@public
@require_safe
@hot_page(lambda slug, **_lines: (scope_of(slug), "association", "programmes"))
def citation(
    request: ActorRequest, slug: str, first: int, last: int | None = None, number: int | None = None
) -> HttpResponse:
    """Cited lines, at an address that holds: without a version, of the first that was public."""
    row = motion_or_404(request.actor, slug)
    version = version_of(row, number) if number else _first_version(row)
    found = cite(version, first, last or first)
    if found is None:
        raise Http404
    source = _("Lines %(lines)s, %(motion)s") % {"lines": found.label, "motion": row}
    context = {
        "citation": found,
        "motion": row,
        "version": version,
        "source": source,
        "overline": str(row),
        "crumbs": crumbs(row),
        "page_url": found.page_url,
    }
    return render(request, "motions/citation.html", context)


def _first_version(row: Motion) -> MotionVersion:
    versions = row.versions.select_related("wording")
    if row.is_public:
        versions = versions.filter(published_at__isnull=False)
    found = versions.order_by("number").first()
    if found is None:
        raise Http404
    found.motion = row
    return found
