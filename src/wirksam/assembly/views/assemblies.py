"""Assemblies: the list, one of them, entering, changing and moving it, its agenda."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.forms import BaseForm, BaseFormSet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from wirksam.assembly.forms.assemblies import (
    AgendaFormSet,
    AgendaRowForm,
    AssemblyForm,
    MoveForm,
    WhereForm,
)
from wirksam.assembly.models import Assembly, ReportEdition
from wirksam.assembly.operations import assemblies as deeds
from wirksam.assembly.queries import listing
from wirksam.assembly.views.shared import assembly_or_404, crumbs, posted
from wirksam.association.models import Unit
from wirksam.foundation.access import Actor, RefusedError, can, public, requires, visible
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.programme.queries.moving import deadlines_on

RUN, REPORT, MOVE = "assembly.run", "programme.report", "occasion.move"


@public
@require_safe
def assemblies(request: ActorRequest) -> HttpResponse:
    """When members meet to decide: what comes, and what was."""
    found = listing.assemblies(request.actor)
    context = {"coming": found.coming, "past": found.past, "may_add": request.actor.can(RUN)}
    return render(request, "assembly/assemblies.html", context)


@public
@require_safe
def assembly(request: ActorRequest, slug: str) -> HttpResponse:
    """When, where, about what; the accounts given to it."""
    one = assembly_or_404(request, slug)
    actor = request.actor
    context = {
        "assembly": one,
        "agenda": listing.agenda_of(actor, one),
        "reports": listing.reports_of(actor, one),
        "crumbs": crumbs(),
        "may_run": actor.can(RUN) and can(actor, one, "run"),
        "may_report": actor.can(REPORT) and can(actor, one, "report"),
        "may_move": actor.can(MOVE) and _may_move(actor, one),
    }
    return render(request, "assembly/assembly.html", context)


def _may_move(actor: Actor, one: Assembly) -> bool:
    return one.occasion is not None and can(actor, one.occasion, "move")


@requires(RUN)
@require_http_methods(["GET", "POST"])
def new_assembly(request: ActorRequest) -> HttpResponse:
    """Enter an assembly."""
    units = visible(request.actor, Unit, "assemble")
    form = AssemblyForm(posted(request), units=units)
    if form.is_bound and form.is_valid():
        data = form.cleaned_data
        try:
            made = deeds.convene_assembly(
                actor=request.actor,
                unit=data["unit"],
                where=form.where(),
                starts_on=data["starts_on"],
                occasion=data["occasion"],
            )
            messages.success(request, _("Entered. Next comes the agenda."))
            return redirect(made)
        except RefusedError as refused:
            form.add_error(None, str(refused.message))
    told = {"title": _("Enter an assembly"), "submit": _("Enter it")}
    return _form_page(request, form, told | {"crumbs": crumbs()})


@requires(RUN)
@require_http_methods(["GET", "POST"])
def edit_assembly(request: ActorRequest, slug: str) -> HttpResponse:
    """Change everything but the first day."""
    one = assembly_or_404(request, slug, "run")
    units = Unit.objects.filter(pk=one.unit_id)
    form = WhereForm(posted(request), initial=WhereForm.initial_of(one), units=units)
    if form.is_bound and form.is_valid():
        try:
            deeds.edit_assembly(
                actor=request.actor,
                assembly=one,
                where=form.where(),
                revision=revision_of(request),
            )
            messages.success(request, _("Saved."))
            return redirect(one)
        except RefusedError as refused:
            form.add_error(None, str(refused.message))
    told = {"title": _("Change the assembly"), "submit": _("Save"), "revision": one.revision}
    return _form_page(request, form, told | {"crumbs": crumbs(one)})


@requires(MOVE)
@require_http_methods(["GET", "POST"])
def move_assembly(request: ActorRequest, slug: str) -> HttpResponse:
    """Another day, with a look at every deadline that moves along before it is done."""
    one = assembly_or_404(request, slug)
    if one.occasion is None or not can(request.actor, one.occasion, "move"):
        return redirect(one)
    form = MoveForm(posted(request), initial={"revision": one.occasion.revision})
    shifts = None
    if form.is_bound and form.is_valid():
        if "move" in request.POST and _moved(request, one, form):
            return redirect(one)
        shifts = deadlines_on(one.occasion, form.cleaned_data["to"])
    context = {"assembly": one, "form": form, "shifts": shifts, "crumbs": crumbs(one)}
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "assembly/move.html", context, status=status)


def _moved(request: ActorRequest, one: Assembly, form: MoveForm) -> bool:
    try:
        shifts = deeds.move_assembly(actor=request.actor, assembly=one, **form.cleaned_data)
    except RefusedError as refused:
        form.add_error(None, str(refused.message))
        return False
    told = ngettext(
        "Moved. %(count)d deadline moves along.",
        "Moved. %(count)d deadlines move along.",
        len(shifts),
    )
    messages.success(request, told % {"count": len(shifts)})
    return True


@requires(RUN)
@require_http_methods(["GET", "POST"])
def agenda(request: ActorRequest, slug: str) -> HttpResponse:
    """Write the agenda: one row an item, empty rows are left out."""
    one = assembly_or_404(request, slug, "run")
    rows = [
        {
            "item": item.pk,
            "number": item.number,
            "title": item.title,
            "kind": item.kind,
            "report": item.report_id,
        }
        for item in one.agenda.all()
    ]
    reports = visible(request.actor, ReportEdition).filter(assembly=one).defer("content")
    forms = AgendaFormSet(
        posted(request), initial=rows, prefix="punkt", form_kwargs={"reports": reports}
    )
    if forms.is_bound and forms.is_valid() and _agenda_set(request, one, forms):
        return redirect(one)
    context = {"assembly": one, "forms": forms, "crumbs": crumbs(one), "revision": one.revision}
    status = 422 if forms.is_bound else 200
    return render(request, "assembly/agenda.html", context, status=status)


def _agenda_set(request: ActorRequest, one: Assembly, forms: BaseFormSet[AgendaRowForm]) -> bool:
    told = [form.row() for form in forms.ordered_forms]
    rows = [row for row in told if row]
    try:
        deeds.set_agenda(
            actor=request.actor, assembly=one, rows=rows, revision=revision_of(request)
        )
    except RefusedError as refused:
        messages.warning(request, refused.message)
        return False
    messages.success(request, _("Saved."))
    return True


def revision_of(request: ActorRequest) -> int:
    """The revision a form was written upon; 0, which never fits, for anything else."""
    text = request.POST.get("revision", "")
    return int(text) if text.isdecimal() and len(text) < 10 else 0  # noqa: PLR2004


def _form_page(request: ActorRequest, form: BaseForm, told: dict[str, Any]) -> HttpResponse:
    status = 422 if form.is_bound else 200
    return render(request, "assembly/form.html", {"form": form} | told, status=status)
