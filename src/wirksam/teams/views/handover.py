"""The handover of a team: what is written down, checked off, given and accepted."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wirksam.association.models import Office
from wirksam.foundation.access import RefusedError, get_visible_or_404, signed_in, visible
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.foundation.files.views import send
from wirksam.teams.forms.memory import GiveForm, ItemForm, TakeForm
from wirksam.teams.models import Handover, HandoverItem
from wirksam.teams.operations import handing_over
from wirksam.teams.queries.handover import (
    awaits_a_team,
    desk,
    handovers_of,
    open_commitments,
    open_ideas,
    told_handovers,
)
from wirksam.teams.queries.learning import mentors_of
from wirksam.teams.queries.teams import get_team
from wirksam.teams.views.shared import Crumbs, crumbs, posted


@signed_in
@require_safe
def handovers(request: ActorRequest, team: str) -> HttpResponse:
    """The latest handover of a team, for those who may read it."""
    body = get_team(team)
    latest = handovers_of(request.actor, body).first()
    if latest is None:
        raise Http404
    return redirect("team_handover", team, latest.cycle.number)


@signed_in
@never_cache
@require_safe
def handover(request: ActorRequest, team: str, number: int) -> HttpResponse:
    """One handover with all its parts, and what the system knows is still open."""
    one = _handover_or_404(request, team, number)
    body = one.cycle.body
    context = {
        "handover": one,
        "team": body,
        "desk": desk(request.actor, one),
        "give": GiveForm(),
        "take": TakeForm(),
        "awaits": one.taken_at is None and awaits_a_team(one),
        "commitments": open_commitments(body),
        "ideas": open_ideas(body),
        "others": handovers_of(request.actor, body).exclude(pk=one.pk),
        "mentors": mentors_of(request.actor, body),
        "crumbs": crumbs(body),
    }
    return render(request, "teams/handover.html", context)


@signed_in
@never_cache
@require_http_methods(["GET", "POST"])
def new_item(request: ActorRequest, team: str, number: int) -> HttpResponse:
    """Write down one thing for the next team."""
    one = _handover_or_404(request, team, number, "write")
    initial = {"kind": request.GET.get("art", ""), "title": request.GET.get("name", "")[:200]}
    form = ItemForm(posted(request), request.FILES or None, offices=_offices(one), initial=initial)
    if form.is_bound and form.is_valid():
        try:
            row = handing_over.add_item(actor=request.actor, handover=one, item=form.item())
            messages.success(request, _("“%(title)s” is written down.") % {"title": row.title})
            return redirect(_place(one, row))
        except RefusedError as refused:
            form.add_error(None, str(refused.message))
    return _item_page(request, one, form, None)


@signed_in
@never_cache
@require_http_methods(["GET", "POST"])
def edit_item(request: ActorRequest, team: str, number: int, pk: int) -> HttpResponse:
    """Change what was written down."""
    one = _handover_or_404(request, team, number, "write")
    item = _item_or_404(request, one, pk)
    names = ("kind", "title", "text", "url", "office", "revision")
    initial = {name: getattr(item, name) for name in names}
    form = ItemForm(posted(request), request.FILES or None, offices=_offices(one), initial=initial)
    if form.is_bound and form.is_valid():
        seen = form.cleaned_data["revision"] or 0
        try:
            handing_over.edit_item(actor=request.actor, item=item, to=form.item(), revision=seen)
            return redirect(_place(one, item))
        except RefusedError as refused:
            form.add_error(None, str(refused.message))
    return _item_page(request, one, form, item)


@signed_in
@require_POST
def remove_item(request: ActorRequest, team: str, number: int, pk: int) -> HttpResponse:
    """Take out what was written by mistake."""
    one = _handover_or_404(request, team, number, "write")
    item = _item_or_404(request, one, pk)
    return _done(request, one, lambda: handing_over.remove_item(actor=request.actor, item=item))


@signed_in
@require_POST
def check_item(request: ActorRequest, team: str, number: int, pk: int) -> HttpResponse:
    """The next team has this, or not after all."""
    one = _handover_or_404(request, team, number, "take")
    item, checked = _item_or_404(request, one, pk), request.POST.get("haken") != "0"
    return _done(
        request,
        one,
        lambda: handing_over.check_item(actor=request.actor, item=item, checked=checked),
        anchor=f"#teil-{pk}",
    )


@signed_in
@require_safe
def item_file(request: ActorRequest, team: str, number: int, pk: int) -> HttpResponseBase:
    """The document that was handed on."""
    item = _item_or_404(request, _handover_or_404(request, team, number), pk)
    if item.file is None:
        raise Http404
    return send(item.file, request)


@signed_in
@require_POST
def give(request: ActorRequest, team: str, number: int) -> HttpResponse:
    """The old team says that everything is there."""
    one = _handover_or_404(request, team, number, "give")
    form = GiveForm(request.POST)
    without = form.cleaned_data["without"] if form.is_valid() else []
    return _done(
        request,
        one,
        lambda: handing_over.give(actor=request.actor, handover=one, without=without),
        said=_("Handed over. The next team checks every part and accepts it."),
    )


@signed_in
@require_POST
def take(request: ActorRequest, team: str, number: int) -> HttpResponse:
    """The next team accepts; the term closes."""
    one = _handover_or_404(request, team, number, "take")
    form = TakeForm(request.POST)
    reason = form.cleaned_data["reason"] if form.is_valid() else ""
    return _done(
        request,
        one,
        lambda: handing_over.take(actor=request.actor, handover=one, reason=reason),
        said=_("Accepted. It belongs to the team now and stays readable here."),
    )


def _done(
    request: ActorRequest,
    one: Handover,
    deed: Callable[[], object],
    *,
    said: str = "",
    anchor: str = "",
) -> HttpResponse:
    try:
        deed()
        if said:
            messages.success(request, said)
    except RefusedError as refused:
        messages.warning(request, refused.message)
    return redirect(_place(one) + anchor)


def _item_page(
    request: ActorRequest, one: Handover, form: ItemForm, item: HandoverItem | None
) -> HttpResponse:
    body = one.cycle.body
    context = {"form": form, "item": item, "handover": one, "team": body, "crumbs": _below(one)}
    status = 422 if form.is_bound else 200
    return render(request, "teams/handover_item.html", context, status=status)


def _below(one: Handover) -> Crumbs:
    return [*crumbs(one.cycle.body), (_("Handover"), _place(one))]


def _place(one: Handover, item: HandoverItem | None = None) -> str:
    url = reverse("team_handover", args=[one.cycle.body.key, one.cycle.number])
    return f"{url}#teil-{item.pk}" if item else url


def _offices(one: Handover) -> QuerySet[Office]:
    unit = one.cycle.body.unit
    rows = Office.objects.filter(body__unit=unit, ends_on=None, emergency=False)
    return rows.select_related("body").order_by("body__name", "name", "pk")


def _handover_or_404(
    request: ActorRequest, team: str, number: int, action: str = "view"
) -> Handover:
    rows = told_handovers()
    return get_visible_or_404(
        request.actor, rows, action, cycle__body__key=team, cycle__number=number
    )


def _item_or_404(request: ActorRequest, one: Handover, pk: int) -> HandoverItem:
    rows = visible(request.actor, HandoverItem).select_related("handover__cycle", "file")
    found = rows.filter(handover=one, pk=pk).first()
    if found is None:
        raise Http404
    return found
