"""How the association is built: its tree, one unit, what offices may do, its colours."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wirksam.association.choices import Reach
from wirksam.association.models import Unit, today
from wirksam.association.queries import rights as reads
from wirksam.association.queries.administrators import LastTerm, last_terms_of
from wirksam.association.queries.tree import bodies_of, branches, member_count
from wirksam.association.rules import best_ink
from wirksam.foundation.access import Actor, can, get_visible_or_404, public, signed_in, visible
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.foundation.pages import hot_page
from wirksam.foundation.registry import branding

DEEDS = ("list", "grant", "open", "edit", "audit")


def crumbs(unit: Unit | None = None) -> list[tuple[str, str]]:
    """The pages above: the whole association, then the units above this one, then itself."""
    trail = [(_("Association"), reverse("association"))]
    if unit is not None:
        above = Unit.objects.filter(path__in=unit.above).order_by("path")
        trail += [(one.short_name or one.name, one.get_absolute_url()) for one in above]
    return trail


def posted(request: HttpRequest) -> QueryDict | None:
    """What was sent, even if it is nothing; None where the page is only looked at."""
    return request.POST if request.method == "POST" else None


def inside(unit: Unit) -> list[tuple[str, str]]:
    """The pages above a page of ``unit``."""
    return [*crumbs(unit), (unit.short_name or unit.name, unit.get_absolute_url())]


@public
@require_safe
def association(request: ActorRequest) -> HttpResponse:
    """All units, from the whole down to the chapters."""
    return render(request, "association/tree.html", {"branches": branches()})


@public
@require_safe
def unit(request: ActorRequest, slug: str) -> HttpResponse:
    """One unit: its bodies, who holds its offices today, how many belong to it."""
    actor = request.actor
    one = get_visible_or_404(actor, Unit.objects.select_related("parent"), slug=slug)
    may_count, number = member_count(actor, one)
    context = {
        "unit": one,
        "crumbs": crumbs(one),
        "bodies": bodies_of(actor, one),
        "children": visible(actor, one.children.filter(ends_on=None)).order_by("name", "pk"),
        "changes": one.changes.select_related("other"),
        "may_count": may_count,
        "number": number,
        "may": {action: can(actor, one, action) for action in DEEDS},
        "last_terms": _last_terms(actor, one),
    }
    return render(request, "association/unit.html", context)


def _last_terms(actor: Actor, one: Unit) -> list[LastTerm]:
    """Told to those who fill offices here, and to the one whose term it is."""
    if not actor.is_known:
        return []
    told = last_terms_of(one, today())
    if told and not can(actor, one, "grant"):
        told = [term for term in told if term.concerned == actor.key]
    return told


@signed_in
@require_safe
def rights(request: ActorRequest) -> HttpResponse:
    """What each office may do, and how far it reaches."""
    context = {"rights": reads.matrix(), "reaches": [reach.label for reach in Reach]}
    return render(request, "association/rights.html", context | {"crumbs": crumbs()})


@public
@require_safe
@hot_page(lambda: ("association",))
def colours(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """The association's two colours as custom properties; empty where it has set none."""
    look = branding()
    rule = ""
    if look.brand and look.accent:
        rule = (
            f":root{{--brand:{look.brand};--on-brand:{best_ink(look.brand)};"
            f"--accent:{look.accent};--on-accent:{best_ink(look.accent)}}}"
        )
    return HttpResponse(rule, content_type="text/css; charset=utf-8")
