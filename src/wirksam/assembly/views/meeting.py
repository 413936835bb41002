"""Running the meeting: the desk of the presidium, calling items, counting, noting."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar
from uuid import uuid4

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wirksam.assembly.choices import MENDABLE, ItemState
from wirksam.assembly.forms.meeting import ItemForm, NoteForm, PresenceForm, ProceduralForm
from wirksam.assembly.models import AgendaItem, Assembly, MinuteEntry
from wirksam.assembly.operations import meeting as deeds
from wirksam.assembly.operations import noting
from wirksam.assembly.operations.voting import DoubtError
from wirksam.assembly.queries import meeting as reads
from wirksam.assembly.queries.minutes import minutes_of
from wirksam.assembly.rules import scope_of
from wirksam.assembly.views.assemblies import RUN, revision_of
from wirksam.assembly.views.shared import Crumbs, assembly_or_404, crumbs, posted
from wirksam.foundation.access import (
    RefusedError,
    can,
    get_visible_or_404,
    public,
    requires,
    visible,
)
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.foundation.live import live_scope

T = TypeVar("T")


@requires(RUN)
@require_safe
def run(request: ActorRequest, slug: str) -> HttpResponse:
    """The desk: what is dealt with now, what comes next, what was noted last."""
    one = assembly_or_404(request, slug, "run")
    live = live_scope(request, [scope_of(slug)])
    context = {
        "assembly": one,
        "page": reads.run_view(request.actor, one),
        "crumbs": crumbs(one),
        "live": live,
    }
    return render(request, "assembly/run.html", context)


@requires(RUN)
@require_POST
def call_item(request: ActorRequest, slug: str, pk: int) -> HttpResponse:
    """Come to an item; what was dealt with until now is done or adjourned."""
    item = item_or_404(request, slug, pk, "run")
    before = ItemState.ADJOURNED if "adjourn" in request.POST else ItemState.DONE
    try:
        deeds.call_item(
            actor=request.actor, item=item, revision=revision_of(request), before=before
        )
    except RefusedError as refused:
        messages.warning(request, refused.message)
    return redirect("run_assembly", slug)


@requires(RUN)
@require_POST
def end_item(request: ActorRequest, slug: str, pk: int) -> HttpResponse:
    """Close or adjourn the item that is dealt with."""
    item = item_or_404(request, slug, pk, "run")
    state = ItemState.ADJOURNED if "adjourn" in request.POST else ItemState.DONE
    try:
        deeds.end_item(actor=request.actor, item=item, revision=revision_of(request), state=state)
    except RefusedError as refused:
        messages.warning(request, refused.message)
    return redirect("run_assembly", slug)


@requires(RUN)
@require_http_methods(["GET", "POST"])
def presence(request: ActorRequest, slug: str) -> HttpResponse:
    """Record how many are there."""
    one = assembly_or_404(request, slug, "run")
    last = reads.there(one).presence
    known = {"entitled": last.entitled if last else None, "key": uuid4()}
    form = PresenceForm(posted(request), initial=known)
    if form.is_bound and form.is_valid():
        data = form.cleaned_data
        try:
            noting.count_presence(
                actor=request.actor,
                assembly=one,
                present=data["present"],
                entitled=data["entitled"],
                draft_key=data["key"],
            )
            return redirect("run_assembly", slug)
        except RefusedError as refused:
            form.add_error(None, str(refused.message))
    told = {"title": _("How many are there?"), "submit": _("Record it"), "icon": "people"}
    return deed_page(request, one, form, told)


@requires(RUN)
@require_http_methods(["GET", "POST"])
def note(request: ActorRequest, slug: str) -> HttpResponse:
    """Keep a sentence in the minutes, or mend one."""
    one = assembly_or_404(request, slug, "run")
    before = _to_mend(request, one)
    known = {"text": before.text if before else "", "key": uuid4()}
    form = NoteForm(posted(request), initial=known)
    if form.is_bound and form.is_valid():
        data = form.cleaned_data
        new = noting.NewNote(
            data["text"],
            _called(one),
            before.procedural if before else "",
            before.outcome if before else "",
            before,
            data["key"],
        )
        if _noted(request, one, form, new):
            return redirect("minutes" if before else "run_assembly", slug)
    title = _("Mend a note") if before else _("Note for the minutes")
    return deed_page(request, one, form, {"title": title, "submit": _("Save"), "icon": "edit"})


@requires(RUN)
@require_http_methods(["GET", "POST"])
def procedural(request: ActorRequest, slug: str) -> HttpResponse:
    """Note a procedural motion and what became of it."""
    one = assembly_or_404(request, slug, "run")
    form = ProceduralForm(posted(request), initial={"key": uuid4()})
    if form.is_bound and form.is_valid():
        data = form.cleaned_data
        new = noting.NewNote(
            data["text"],
            _called(one),
            data["procedural"],
            data["outcome"],
            draft_key=data["key"],
        )
        if _noted(request, one, form, new):
            return redirect("run_assembly", slug)
    told = {"title": _("Procedural motion"), "submit": _("Note it"), "icon": "question"}
    return deed_page(request, one, form, told)


def _noted(request: ActorRequest, one: Assembly, form: BaseForm, new: noting.NewNote) -> bool:
    try:
        noting.note_minutes(actor=request.actor, assembly=one, note=new)
    except RefusedError as refused:
        form.add_error(None, str(refused.message))
        return False
    return True


def _called(one: Assembly) -> AgendaItem | None:
    return one.agenda.filter(state=ItemState.CALLED).first()


def _to_mend(request: HttpRequest, one: Assembly) -> MinuteEntry | None:
    asked = request.GET.get("berichtigt", "")
    if not asked:
        return None
    rows = MinuteEntry.objects.filter(assembly=one, kind__in=sorted(MENDABLE))
    return get_object_or_404(rows, pk=int(asked) if asked.isdecimal() and len(asked) < 10 else 0)  # noqa: PLR2004


@public
@require_safe
def item(request: ActorRequest, slug: str, pk: int) -> HttpResponse:
    """One item for all to read: what it is about, what stands on it, what was decided."""
    one = item_or_404(request, slug, pk)
    actor = request.actor
    live = live_scope(request, [scope_of(slug)])
    context = {
        "assembly": one.assembly,
        "view": reads.item_view(actor, one),
        "elections": list(one.elections.select_related("assembly")),
        "lines": minutes_of(actor, one.assembly, item=one),
        "rooms": visible(actor, one.rooms.select_related("item__assembly")),
        "may_run": actor.can(RUN) and can(actor, one, "run"),
        "crumbs": crumbs(one.assembly),
        "live": live,
    }
    return render(request, "assembly/item.html", context)


@requires(RUN)
@require_http_methods(["GET", "POST"])
def edit_item(request: ActorRequest, slug: str, pk: int) -> HttpResponse:
    """Say what an item is about and put motions on it."""
    one = item_or_404(request, slug, pk, "run")
    motions = reads.placeable(request.actor, one)
    placed = [str(key) for key in one.agenda_submissions.values_list("submission", flat=True)]
    known = {"summary": one.summary, "detail": one.detail, "motions": placed}
    form = ItemForm(posted(request), initial=known | {"revision": one.revision}, motions=motions)
    if form.is_bound and form.is_valid():
        data = form.cleaned_data
        try:
            deeds.describe_item(
                actor=request.actor,
                item=one,
                revision=data["revision"],
                words=(data["summary"], data["detail"]),
                submissions=form.chosen(),
            )
            messages.success(request, _("Saved."))
            return redirect(one)
        except RefusedError as refused:
            form.add_error(None, str(refused.message))
    told = {"title": str(one), "submit": _("Save"), "icon": "check", "back": one.get_absolute_url()}
    return deed_page(request, one.assembly, form, told)


def item_or_404(request: ActorRequest, slug: str, pk: int, action: str = "view") -> AgendaItem:
    """The item at an address, if this person may do that with it."""
    rows = AgendaItem.objects.select_related(
        "assembly__unit", "assembly__body", "assembly__occasion", "report__assembly"
    )
    return get_visible_or_404(request.actor, rows, action, assembly__slug=slug, pk=pk)


def tried(form: BaseForm, deed: Callable[..., T], **told: Any) -> T | None:  # noqa: ANN401
    """What the deed gave; nothing where it was refused or doubted, which the form then says."""
    try:
        return deed(**told)
    except DoubtError as unsure:
        form.doubt = str(unsure.message)  # type: ignore[attr-defined]  # forms that ask for a tick
    except RefusedError as refused:
        form.add_error(None, str(refused.message))
    return None


def desk_crumbs(one: Assembly) -> Crumbs:
    """The pages above a deed at the desk."""
    return [*crumbs(one), (_("Running the meeting"), reverse("run_assembly", args=[one.slug]))]


def deed_page(
    request: ActorRequest, one: Assembly, form: BaseForm, told: dict[str, Any]
) -> HttpResponse:
    """A form for one deed."""
    context = {
        "assembly": one,
        "form": form,
        "crumbs": desk_crumbs(one),
        "back": reverse("run_assembly", args=[one.slug]),
        "lead": "",
        **told,
    }
    return render(request, "assembly/deed.html", context, status=422 if form.is_bound else 200)
