"""Changing a unit: what would happen is shown first, then it is done with a decision."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe
from django_stubs_ext import StrOrPromise

from wirksam.association.choices import Capability
from wirksam.association.forms import structure as forms
from wirksam.association.models import Unit
from wirksam.association.operations import units as deeds
from wirksam.association.queries.changing import Consequences, consequences
from wirksam.association.queries.tree import bodies_of, names_here
from wirksam.association.views.structure import inside, posted
from wirksam.foundation.access import Actor, RefusedError, get_visible_or_404, requires
from wirksam.foundation.access.middleware import ActorRequest

Deed = Callable[[Actor, Unit, Any], Unit]


@dataclass(frozen=True, slots=True)
class Change:
    """One kind of change: its words, its form, its deed; the result is the unit to look at."""

    title: StrOrPromise
    lead: StrOrPromise
    form: type[forms.ResolvedForm]
    do: Deed


class _UndoneError(Exception):
    """Ends a trial."""


def _found(actor: Actor, unit: Unit, form: forms.FoundForm) -> Unit:
    resolved = form.resolved()
    return deeds.found_unit(actor=actor, parent=unit, new=form.new(), decision=resolved.decision)


def _rename(actor: Actor, unit: Unit, form: forms.RenameForm) -> Unit:
    data = form.cleaned_data
    return deeds.rename_unit(
        actor=actor, unit=unit, name=data["name"], short_name=data["short_name"],
        resolved=form.resolved(),
    )  # fmt: skip


def _move(actor: Actor, unit: Unit, form: forms.MoveForm) -> Unit:
    parent = form.cleaned_data["parent"]
    return deeds.move_unit(actor=actor, unit=unit, parent=parent, resolved=form.resolved())


def _merge(actor: Actor, unit: Unit, form: forms.MergeForm) -> Unit:
    into = form.cleaned_data["into"]
    return deeds.merge_units(actor=actor, units=[unit], into=into, resolved=form.resolved())


def _split(actor: Actor, unit: Unit, form: forms.SplitForm) -> Unit:
    deeds.split_unit(actor=actor, unit=unit, new=form.new(), resolved=form.resolved())
    return unit


def _dissolve(actor: Actor, unit: Unit, form: forms.DissolveForm) -> Unit:
    return deeds.dissolve_unit(actor=actor, unit=unit, resolved=form.resolved())


CHANGES = {
    "found": Change(
        gettext_lazy("Found a unit below"),
        gettext_lazy("It begins empty: bodies, offices and people come afterwards."),
        forms.FoundForm, _found,
    ),
    "rename": Change(
        gettext_lazy("Rename the unit"),
        gettext_lazy("Its address on this site stays, so that no link breaks."),
        forms.RenameForm, _rename,
    ),
    "move": Change(
        gettext_lazy("Move the unit"),
        gettext_lazy("It hangs under another unit, with everything below it."),
        forms.MoveForm, _move,
    ),
    "merge": Change(
        gettext_lazy("Merge the unit into another"),
        gettext_lazy("It ends. Its people and the units below it go on in the other one."),
        forms.MergeForm, _merge,
    ),
    "split": Change(
        gettext_lazy("Split the unit"),
        gettext_lazy("New units come into being beside it. Its people choose where they belong."),
        forms.SplitForm, _split,
    ),
    "dissolve": Change(
        gettext_lazy("Dissolve the unit"),
        gettext_lazy("It ends. Nobody may belong to it any more, and nothing may stand below it."),
        forms.DissolveForm, _dissolve,
    ),
}  # fmt: skip


@requires(Capability.STRUCTURE_EDIT)
@require_safe
def structure(request: ActorRequest, slug: str) -> HttpResponse:
    """How a unit is built, and what can be changed about it."""
    unit = get_visible_or_404(request.actor, Unit, "edit", slug=slug)
    context = {
        "unit": unit,
        "crumbs": inside(unit),
        "bodies": bodies_of(request.actor, unit),
        "names": names_here(unit),
        "changes": unit.changes.select_related("other"),
        "ways": [(one.title, one.lead, reverse(f"unit_{key}", args=[slug]))
                 for key, one in CHANGES.items()],
    }  # fmt: skip
    return render(request, "association/structure.html", context)


@requires(Capability.STRUCTURE_EDIT)
@require_http_methods(["GET", "POST"])
def change(request: ActorRequest, slug: str, kind: str) -> HttpResponse:
    """The form, then what would happen, then the deed."""
    rows = Unit.objects.select_related("parent")
    unit = get_visible_or_404(request.actor, rows, "edit", slug=slug)
    one = CHANGES[kind]
    form = one.form(posted(request), actor=request.actor, unit=unit)
    context: dict[str, Any] = {"unit": unit, "kind": kind, "change": one, "form": form}
    if form.is_bound and form.is_valid():
        told = consequences(unit, form.cleaned_data["on"])
        if request.POST.get("shown") == _digest(told):
            result = _done(request, unit, form, one)
            if result is not None:
                return redirect(result)
        elif _works(request.actor, unit, form, one):
            changed = "shown" in request.POST
            context |= {"told": told, "digest": _digest(told), "changed": changed}
    context["crumbs"] = [*inside(unit), (_("Structure"), reverse("structure", args=[slug]))]
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "association/structure_change.html", context, status=status)


def _digest(told: Consequences) -> str:
    """What was looked at; if it has changed meanwhile, it is shown anew."""
    return hashlib.sha256(repr(told).encode()).hexdigest()[:32]


def _done(request: ActorRequest, unit: Unit, form: forms.ResolvedForm, one: Change) -> Unit | None:
    try:
        result = one.do(request.actor, unit, form)
    except RefusedError as refused:
        form.add_error(None, str(refused.message))
        return None
    messages.success(request, _("Done. It stands in the history of the unit."))
    return result


def _works(actor: Actor, unit: Unit, form: forms.ResolvedForm, one: Change) -> bool:
    """Do it for real and take it back, so that a refusal is heard before anybody is sure."""
    try:
        with suppress(_UndoneError), transaction.atomic():
            one.do(actor, unit, form)
            raise _UndoneError
    except RefusedError as refused:
        form.add_error(None, str(refused.message))
        return False
    return True
