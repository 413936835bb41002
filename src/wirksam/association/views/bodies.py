"""Founding, changing and ending bodies and their offices."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wirksam.association.choices import Capability
from wirksam.association.forms import structure as forms
from wirksam.association.models import Body, Office, Unit, still_there
from wirksam.association.operations import bodies as deeds
from wirksam.association.queries.changing import mandates_of
from wirksam.association.views.structure import inside, posted
from wirksam.foundation.access import RefusedError, get_visible_or_404, requires
from wirksam.foundation.access.middleware import ActorRequest


def _unit(request: ActorRequest, slug: str) -> Unit:
    return get_visible_or_404(request.actor, Unit, "edit", slug=slug)


def _crumbs(unit: Unit) -> list[tuple[str, str]]:
    return [*inside(unit), (_("Structure"), reverse("structure", args=[unit.slug]))]


def page(request: ActorRequest, unit: Unit, form: Any, **words: Any) -> HttpResponse:  # noqa: ANN401
    """A page that is one form: title, what happens, the word on the button."""
    context = {"unit": unit, "form": form, "crumbs": _crumbs(unit)} | words
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "association/form.html", context, status=status)


@requires(Capability.STRUCTURE_EDIT)
@require_http_methods(["GET", "POST"])
def body_new(request: ActorRequest, slug: str) -> HttpResponse:
    """Found a body."""
    unit = _unit(request, slug)
    form = forms.NewBodyForm(posted(request), actor=request.actor, unit=unit)
    if form.is_bound and form.is_valid():
        try:
            made = deeds.found_body(
                actor=request.actor, unit=unit, kind=form.cleaned_data["kind"],
                words=form.words(), resolved=form.resolved(),
            )  # fmt: skip
            messages.success(request, _("Founded. Now give it an office."))
            return redirect("body", slug=slug, pk=made.pk)
        except RefusedError as refused:
            form.add_error(None, str(refused.message))
    lead = _("A board, a team, a working group: whoever can be responsible for something.")
    return page(request, unit, form, title=_("Found a body"), lead=lead, submit=_("Found it"))


@requires(Capability.STRUCTURE_EDIT)
@require_http_methods(["GET", "POST"])
def body(request: ActorRequest, slug: str, pk: int) -> HttpResponse:
    """Name, explanation and contact office of a body, and its offices."""
    unit = _unit(request, slug)
    one = _body(unit, pk)
    form = forms.BodyChangeForm(posted(request), body=one)
    if form.is_bound and form.is_valid():
        try:
            deeds.change_body(
                actor=request.actor, body=one, words=form.words(),
                contact=form.cleaned_data["contact"],
            )  # fmt: skip
            messages.success(request, _("Saved."))
            return redirect("structure", slug=slug)
        except RefusedError as refused:
            form.add_error(None, str(refused.message))
    offices = one.offices.filter(still_there(), emergency=False).order_by("name", "pk")
    context = {"unit": unit, "body": one, "form": form, "offices": offices, "crumbs": _crumbs(unit)}
    status = 422 if form.is_bound else 200
    return render(request, "association/body.html", context, status=status)


def _body(unit: Unit, pk: int) -> Body:
    return get_object_or_404(Body.objects.filter(unit=unit).exclude(kind="exchange"), pk=pk)


def _office(unit: Unit, pk: int) -> Office:
    rows = Office.objects.filter(still_there(), body__unit=unit, emergency=False)
    return get_object_or_404(rows.select_related("body__unit"), pk=pk)


@requires(Capability.STRUCTURE_EDIT)
@require_http_methods(["GET", "POST"])
def body_end(request: ActorRequest, slug: str, pk: int) -> HttpResponse:
    """End a body, with all mandates in it."""
    unit = _unit(request, slug)
    one = _body(unit, pk)
    form = forms.DissolveForm(posted(request), actor=request.actor, unit=unit)
    if form.is_bound and form.is_valid():
        try:
            deeds.end_body(actor=request.actor, body=one, resolved=form.resolved())
            messages.success(request, _("Ended. What it did stays readable."))
            return redirect("structure", slug=slug)
        except RefusedError as refused:
            form.add_error(None, str(refused.message))
    lead = _("Its offices and all mandates in them end the day before. Nothing it did is lost.")
    return page(
        request, unit, form, title=_("End a body"), overline=one.name, lead=lead,
        submit=_("End it"), held=mandates_of(Q(office__body=one)), danger=True,
    )  # fmt: skip


@requires(Capability.STRUCTURE_EDIT)
@require_http_methods(["GET", "POST"])
def office_new(request: ActorRequest, slug: str, pk: int) -> HttpResponse:
    """Make an office in a body."""
    unit = _unit(request, slug)
    one = _body(unit, pk)
    form = forms.OfficeForm(posted(request))
    if form.is_bound and form.is_valid():
        try:
            deeds.found_office(actor=request.actor, body=one, words=form.words())
            messages.success(request, _("Made. It may do nothing yet; rights are given apart."))
            return redirect("body", slug=slug, pk=pk)
        except RefusedError as refused:
            form.add_error(None, str(refused.message))
    lead = _("An office begins without rights. Whoever fills offices gives them.")
    return page(
        request, unit, form, title=_("Make an office"), overline=one.name, lead=lead,
        submit=_("Make it"),
    )  # fmt: skip


@requires(Capability.STRUCTURE_EDIT)
@require_http_methods(["GET", "POST"])
def office_words(request: ActorRequest, slug: str, pk: int) -> HttpResponse:
    """Change name, seats, mailbox of an office."""
    unit = _unit(request, slug)
    one = _office(unit, pk)
    form = forms.OfficeForm.of(one, posted(request))
    if form.is_bound and form.is_valid():
        try:
            deeds.change_office(actor=request.actor, office=one, words=form.words())
            messages.success(request, _("Saved."))
            return redirect("body", slug=slug, pk=one.body_id)
        except RefusedError as refused:
            form.add_error(None, str(refused.message))
    return page(
        request, unit, form, title=one.name, overline=one.body.name, submit=_("Save"),
        more=(_("End this office"), reverse("office_end", args=[slug, pk])),
    )  # fmt: skip


@requires(Capability.STRUCTURE_EDIT)
@require_http_methods(["GET", "POST"])
def office_end(request: ActorRequest, slug: str, pk: int) -> HttpResponse:
    """End an office, with its mandates."""
    unit = _unit(request, slug)
    one = _office(unit, pk)
    form = forms.DissolveForm(posted(request), actor=request.actor, unit=unit)
    if form.is_bound and form.is_valid():
        try:
            deeds.end_office(actor=request.actor, office=one, resolved=form.resolved())
            messages.success(request, _("Ended. Who held it stays readable."))
            return redirect("body", slug=slug, pk=one.body_id)
        except RefusedError as refused:
            form.add_error(None, str(refused.message))
    lead = _("Its mandates end the day before. Who held it stays readable.")
    return page(
        request, unit, form, title=_("End an office"), overline=one.name, lead=lead,
        submit=_("End it"), held=mandates_of(Q(office=one)), danger=True,
    )  # fmt: skip


@requires(Capability.STRUCTURE_EDIT)
@require_http_methods(["GET", "POST"])
def names(request: ActorRequest, slug: str) -> HttpResponse:
    """What offices are called here."""
    unit = _unit(request, slug)
    form = forms.NameForm(posted(request), unit=unit)
    if form.is_bound and form.is_valid():
        try:
            deeds.name_function(actor=request.actor, unit=unit, **form.cleaned_data)
            messages.success(request, _("Saved."))
            return redirect("structure", slug=slug)
        except RefusedError as refused:
            form.add_error(None, str(refused.message))
    lead = _("One and the same office has many names. Here and below it is called as you say.")
    return page(request, unit, form, title=_("Words for offices"), lead=lead, submit=_("Save"))
