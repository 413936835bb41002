"""What is done with a submission: hand in, withdraw, join, screen. Asked first, then done."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wirksam.association.models import Person
from wirksam.foundation.access import RefusedError, requires, signed_in
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.motions.choices import State, SubmitterRole
from wirksam.motions.forms.deeds import AskForm, PlainForm, ScreenForm, WithdrawForm
from wirksam.motions.models import Amendment, Motion
from wirksam.motions.operations import drafting, screening, submitting
from wirksam.motions.queries.amendment import changed_paragraphs
from wirksam.motions.queries.colleagues import colleagues
from wirksam.motions.queries.findings import findings_of
from wirksam.motions.views.shared import crumbs, name_of, submission_or_404

Row = Motion | Amendment


@dataclass(frozen=True, slots=True)
class Button:
    """A way to send the form; ``value`` says which deed is meant."""

    label: str
    icon: str
    tone: str = "primary"
    value: str = ""


@dataclass(frozen=True, slots=True)
class Deed:
    """A page that asks, and what it does on yes; ``do`` answers with the sentence to show."""

    title: str
    lead: str
    buttons: Sequence[Button]
    do: Callable[[forms.Form, str], str]
    home: str = ""
    findings: bool = False
    reads: bool = False


def ask(request: ActorRequest, row: Row, form: forms.Form, deed: Deed) -> HttpResponse:
    """Show the question; do it where it was answered."""
    if request.method == "POST" and form.is_valid():
        try:
            messages.success(request, deed.do(form, request.POST.get("tat", "")))
            return redirect(deed.home or row.get_absolute_url())
        except RefusedError as refused:
            form.add_error(None, str(refused.message))
    context = {
        "deed": deed,
        "form": form,
        "submission": row,
        "name": name_of(row),
        "findings": findings_of(row) if deed.findings else [],
        "changed": changed_paragraphs(row) if deed.reads and isinstance(row, Amendment) else [],
        "crumbs": crumbs(*trail(row)),
    }
    return render(request, "motions/deed.html", context, status=422 if form.is_bound else 200)


def trail(row: Row) -> tuple[Motion, *tuple[tuple[str, str], ...]]:
    """The motion, and the amendment where it is one."""
    if isinstance(row, Amendment):
        return row.motion, (row.identifier or _("Amendment"), row.get_absolute_url())
    return (row,)


def posted(request: ActorRequest) -> QueryDict | None:
    """What was sent, even if it is nothing."""
    return request.POST if request.method == "POST" else None


@signed_in
@require_http_methods(["GET", "POST"])
def hand_in(request: ActorRequest, pk: int) -> HttpResponse:
    """Hand a draft in."""
    row = submission_or_404(request.actor, pk, "write")

    def do(form: forms.Form, _tat: str) -> str:
        revision = form.cleaned_data["revision"]
        submitting.hand_in(actor=request.actor, submission=row, revision=revision)
        return _("Handed in. The presidium looks at it and publishes it.")

    lead = _("The presidium looks at it. Published, everyone can read it.")
    deed = Deed(_("Hand it in"), lead, [Button(_("Hand it in"), "upload")], do, findings=True)
    return ask(request, row, _plain(request, row), deed)


@signed_in
@require_http_methods(["GET", "POST"])
def withdraw(request: ActorRequest, pk: int) -> HttpResponse:
    """Withdraw what was handed in; what was public keeps its page."""
    row = submission_or_404(request.actor, pk, "represent")
    form = WithdrawForm(posted(request), initial={"revision": row.revision})

    def do(form: forms.Form, _tat: str) -> str:
        data = form.cleaned_data
        submitting.withdraw(
            actor=request.actor, submission=row, note=data["note"], revision=data["revision"]
        )
        return _("Withdrawn.")

    lead = _("What was public stays readable, marked as withdrawn.")
    button = Button(_("Withdraw it"), "cross", "danger")
    return ask(request, row, form, Deed(_("Withdraw it"), lead, [button], do))


@signed_in
@require_http_methods(["GET", "POST"])
def discard(request: ActorRequest, pk: int) -> HttpResponse:
    """Throw a draft away."""
    row = submission_or_404(request.actor, pk, "write")
    home = row.motion.get_absolute_url() if isinstance(row, Amendment) else "motions"

    def do(form: forms.Form, _tat: str) -> str:
        revision = form.cleaned_data["revision"]
        drafting.discard_draft(actor=request.actor, submission=row, revision=revision)
        return _("The draft is gone.")

    button = Button(_("Throw the draft away"), "cross", "danger")
    lead = _("Its words are gone for good.")
    return ask(
        request,
        row,
        _plain(request, row),
        Deed(_("Throw the draft away"), lead, [button], do, home),
    )


@signed_in
@require_http_methods(["GET", "POST"])
def join(request: ActorRequest, pk: int) -> HttpResponse:
    """Say yes or no to having been asked to move or support it."""
    row = submission_or_404(request.actor, pk, "answer")

    def do(_form: forms.Form, tat: str) -> str:
        if tat == "nein":
            submitting.decline(actor=request.actor, submission=row)
            return _("Your name does not stand there.")
        submitting.agree(actor=request.actor, submission=row)
        return _("You stand there with your name.")

    lead = _("If you join, your name stands there for everyone once it is public.")
    buttons = [
        Button(_("Join"), "check", "primary", "ja"),
        Button(_("Do not join"), "cross", "secondary", "nein"),
    ]
    deed = Deed(_("Do you join?"), lead, buttons, do, home="motions")
    return ask(request, row, _plain(request, row), deed)


@signed_in
@require_http_methods(["GET", "POST"])
def support(request: ActorRequest, pk: int) -> HttpResponse:
    """Support a draft that looks for supporters."""
    row = submission_or_404(request.actor, pk, "support")

    def do(_form: forms.Form, _tat: str) -> str:
        submitting.support(actor=request.actor, submission=row)
        return _("Thank you. Your name stands among the supporters.")

    lead = _("Your name stands there for everyone once it is public.")
    deed = Deed(_("Support it"), lead, [Button(_("Support it"), "people")], do)
    return ask(request, row, _plain(request, row), deed)


@signed_in
@require_http_methods(["GET", "POST"])
def companions(request: ActorRequest, pk: int) -> HttpResponse:
    """Ask people one works with to move it too, or show the draft to all members."""
    row = submission_or_404(request.actor, pk, "write")
    people = colleagues(request.actor, row)
    form = AskForm(posted(request), people=people)
    if request.POST.get("tat") == "alle" or not people:
        form = AskForm(posted(request), people=people)
        form.fields["people"].required = False

    def do(form: forms.Form, tat: str) -> str:
        if tat == "alle":
            submitting.seek_supporters(actor=request.actor, submission=row)
            return _("Members can see it now and support it.")
        chosen = Person.objects.filter(pk__in=form.cleaned_data["people"])
        for person in chosen:
            submitting.ask(
                actor=request.actor, submission=row, person=person, role=SubmitterRole.MOVER
            )
        return _("They are asked. Their names stand there as soon as they agree.")

    buttons = [Button(_("Ask them"), "people")] if people else []
    if row.state != State.COLLECTING:
        buttons.append(Button(_("Let all members support it"), "eyes", "secondary", "alle"))
    lead = _("Nobody stands there without having agreed.")
    return ask(request, row, form, Deed(_("Look for people who join"), lead, buttons, do))


@requires("assembly.run")
@require_http_methods(["GET", "POST"])
def screen(request: ActorRequest, pk: int) -> HttpResponse:
    """Look at what was handed in: publish it, send it back, or do not admit it."""
    row = submission_or_404(request.actor, pk, "prepare")
    if row.state != State.SUBMITTED:
        return _screened(request, row)
    form = ScreenForm(posted(request), initial={"revision": row.revision})
    buttons = [
        Button(_("Publish it"), "eyes", "primary", "veroeffentlichen"),
        Button(_("Send it back"), "arrow_left", "secondary", "zurueck"),
        Button(_("Do not admit it"), "stop", "danger", "nicht"),
    ]

    def do(form: forms.Form, tat: str) -> str:
        return _decide(request, row, form.cleaned_data, tat)

    lead = _("Published, everyone can read it. Sent back, its movers can change it.")
    deed = Deed(_("Look at it"), lead, buttons, do, home="motion_inbox", findings=True, reads=True)
    return ask(request, row, form, deed)


def _decide(request: ActorRequest, row: Row, data: Mapping[str, Any], tat: str) -> str:
    note, revision, actor = data["note"], data["revision"], request.actor
    if tat == "zurueck":
        screening.send_back(actor=actor, submission=row, note=note, revision=revision)
        return _("Sent back with your note.")
    if tat == "nicht":
        screening.refuse(actor=actor, submission=row, note=note, revision=revision)
        return _("Not admitted. Everyone can read why.")
    found = screening.publish(
        actor=actor,
        submission=row,
        identifier=data["identifier"],
        note=note,
        revision=revision,
    )
    return _("Published as %(name)s.") % {"name": found.identifier}


def _screened(request: ActorRequest, row: Row) -> HttpResponse:
    if not row.is_public:
        raise Http404
    messages.info(request, _("Somebody has looked at it already. This is what became of it."))
    return redirect(row)


def _plain(request: ActorRequest, row: Row) -> PlainForm:
    return PlainForm(posted(request), initial={"revision": row.revision})
