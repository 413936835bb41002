"""*Zeile für Zeile*: the text everyone can read, cite and check."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wirksam.foundation.access import RefusedError, public, requires
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.foundation.live import live_scope
from wirksam.foundation.pages import hot_page, kept_fragment
from wirksam.programme.access import may
from wirksam.programme.models import ProgrammeVersion
from wirksam.programme.models.text import scope_of
from wirksam.programme.operations.publishing import publish_version
from wirksam.programme.queries.citation import citation as cite
from wirksam.programme.queries.coverage import coverage
from wirksam.programme.queries.desk import counts
from wirksam.programme.queries.edition import edition, other_versions, visible_versions
from wirksam.programme.queries.places import of_today
from wirksam.programme.views.trail import activity_url, crumbs, way_steps

READINGS = {"lesen": ("kurz",)}


def visible_version_or_404(
    request: ActorRequest, slug: str, action: str = "view"
) -> ProgrammeVersion:
    """The newest version at ``slug`` open to this actor's ``action``; hidden looks like missing."""
    versions = visible_versions(request.actor, action).filter(programme__slug=slug)
    version = versions.order_by("-number").first()
    if version is None:
        raise Http404
    return version


def numbered_version_or_404(request: ActorRequest, slug: str, number: int) -> ProgrammeVersion:
    """Version ``number`` at ``slug``, if this actor may read it."""
    found = visible_versions(request.actor).filter(programme__slug=slug, number=number).first()
    if found is None:
        raise Http404
    return found


@public
@require_safe
@hot_page(lambda: ("programmes", "association"))
def programmes(request: ActorRequest) -> HttpResponse:
    """All programmes; drafts only for those who work on them."""
    versions = visible_versions(request.actor).filter(of_today())
    versions = versions.order_by("-programme__term_starts_on", "-number", "-pk")
    return render(request, "programme/programmes.html", {"versions": versions})


@public
@require_safe
@hot_page(lambda slug: (scope_of(slug), "association"), parameters=READINGS)
def programme(request: ActorRequest, slug: str) -> HttpResponse:
    """The whole text with its numbers, its commitments and where they stand."""
    live = live_scope(request, [scope_of(slug)])
    version = visible_version_or_404(request, slug)
    scopes = (version.programme.scope, "association")
    context: dict[str, object] = {
        "version": version,
        "programme": version.programme,
        "crumbs": crumbs(),
        "live": live,
        "text": kept_fragment(
            request, scopes, lambda: _text(request, version), parameters=READINGS
        ),
    }
    if may(request.actor, "programme.review", version.programme):
        context |= {"counts": counts(version)}
    return render(request, "programme/edition.html", context)


@public
@require_safe
@hot_page(lambda slug, **_number: (scope_of(slug), "association"), parameters=READINGS)
def version(request: ActorRequest, slug: str, number: int) -> HttpResponse:
    """One version of the text, whether it is the one of today or not."""
    found = numbered_version_or_404(request, slug, number)
    return render(
        request,
        "programme/edition.html",
        {
            "version": found,
            "programme": found.programme,
            "crumbs": crumbs(),
            "text": _text(request, found),
        },
    )


def _text(request: ActorRequest, version: ProgrammeVersion) -> str:
    plain_first = request.GET.get("lesen") == "kurz"
    shown = edition(version, plain_first=plain_first)
    of_this = f"{reverse('commitments')}?programme={version.programme.slug}"
    others = other_versions(version)
    context = {
        "edition": shown,
        "newer": next((one for one in others if one.number > version.number), None),
        "older": [one for one in others if one.number < version.number],
        "version": version,
        "programme": version.programme,
        "plain_first": plain_first,
        "readings": [
            (_("Original"), "?", not plain_first),
            (_("Short and plain"), "?lesen=kurz", plain_first),
        ],
        "status_url": f"{of_this}&status=",
        "activity_url": activity_url(
            f"programm={version.programme.slug}&fassung={version.number}&zeilen="
        ),
        "has_plain": any(view.plain for view in shown.passages),
    }
    return render_to_string("programme/edition.html#text", context, request)


@public
@require_safe
def jump(request: ActorRequest, slug: str) -> HttpResponse:
    """Type a number, land on the line."""
    asked = request.GET.get("fassung", "")
    if asked.isdecimal() and len(asked) < 4:  # noqa: PLR2004
        version = numbered_version_or_404(request, slug, int(asked))
        page = version.get_absolute_url()
    else:
        version, page = visible_version_or_404(request, slug), reverse("programme", args=[slug])
    number = request.GET.get("zeile", "").strip()
    known = number.isdecimal() and len(number) < 8 and version.lines.filter(number=number).exists()  # noqa: PLR2004
    if not known:
        messages.warning(request, _("This text has no line %(number)s.") % {"number": number[:20]})
        return redirect(page)
    return redirect(f"{page}#z{int(number)}")


@public
@require_safe
@hot_page(lambda slug, **_lines: (scope_of(slug), "association"))
def citation(
    request: ActorRequest, slug: str, first: int, last: int | None = None, number: int = 1
) -> HttpResponse:
    """Cited lines, at an address that holds: without a number always those of the first version."""
    version = numbered_version_or_404(request, slug, number)
    found = cite(version, first, last or first)
    if found is None:
        raise Http404
    context = {
        "citation": found,
        "crumbs": crumbs(found.version),
        "source": _("Lines %(lines)s, %(programme)s")
        % {"lines": found.label, "programme": found.version.programme.title},
        "programme_url": found.text_url,
        "is_later_programme": found.now and found.now.version.programme_id != version.programme_id,
        "activity_url": activity_url(
            f"programm={slug}&fassung={number}&zeilen={found.first}-{found.last}"
        )
        if found.cards
        else "",
    }
    return render(request, "programme/citation.html", context)


@requires("programme.publish")
@require_http_methods(["GET", "POST"])
def publication(request: ActorRequest, slug: str) -> HttpResponse:
    """Ask, then freeze the text and show it to everyone."""
    version = visible_version_or_404(request, slug, "publish")
    if request.method == "POST":
        try:
            publish_version(actor=request.actor, version=version)
            messages.success(request, _("The programme is public."))
        except RefusedError as refused:
            messages.warning(request, refused.message)
        return redirect(version.programme)
    context = {
        "version": version,
        "counts": counts(version),
        "coverage": coverage(version),
        "crumbs": crumbs(version, desk=True),
        "way_steps": way_steps(),
    }
    return render(request, "programme/publication.html", context)
