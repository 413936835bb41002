"""Accounts: reading one, beginning it, writing it, freezing it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wirksam.assembly.forms.reports import LONGEST_NUMBER, CoverForm, statements_in
from wirksam.assembly.models import Assembly, ReportEdition
from wirksam.assembly.operations import freezing
from wirksam.assembly.operations import reports as deeds
from wirksam.assembly.queries import reading
from wirksam.assembly.views.assemblies import REPORT, RUN, revision_of
from wirksam.assembly.views.shared import assembly_or_404, crumbs, edition_or_404, posted
from wirksam.foundation.access import RefusedError, can, public, requires
from wirksam.foundation.access.middleware import ActorRequest

Answer = HttpResponse


@public
@require_safe
def report(request: ActorRequest, slug: str, number: int) -> Answer:
    """The account as it was frozen, with what became known later beside it."""
    edition = edition_or_404(request, slug, number)
    actor = request.actor
    page = reading.page_of(edition)
    context = {
        "edition": edition,
        "assembly": edition.assembly,
        "page": page,
        "usual": page.usual_act,
        "newer": edition.revised_by.filter(frozen_at__isnull=False).first(),
        "crumbs": crumbs(edition.assembly),
        "may_write": actor.can(REPORT) and can(actor, edition, "write"),
        "may_decide": actor.can(RUN) and can(actor, edition, "decide"),
    }
    return render(request, "assembly/report.html", context)


@requires(REPORT)
@require_http_methods(["GET", "POST"])
def new_report(request: ActorRequest, slug: str) -> Answer:
    """Begin an account, from nothing or as a revision of an earlier edition."""
    one = assembly_or_404(request, slug, "report")
    revises = _revised(request, one)
    initial = CoverForm.initial_of(revises) | {"cut_off_at": None} if revises else {}
    form = CoverForm(posted(request), initial=initial, actor=request.actor, assembly=one)
    if form.is_bound and form.is_valid():
        try:
            made = deeds.begin_report(
                actor=request.actor, assembly=one, cover=form.cover(), revises=revises
            )
            return redirect(made)
        except RefusedError as refused:
            form.add_error(None, str(refused.message))
    context = {"form": form, "title": _("Begin an account"), "submit": _("Begin")}
    status = 422 if form.is_bound else 200
    return render(request, "assembly/form.html", context | {"crumbs": crumbs(one)}, status=status)


def _revised(request: ActorRequest, one: Assembly) -> ReportEdition | None:
    number = request.GET.get("neufassung", "")
    known = one.reports.filter(state="frozen").select_related("version__programme", "by_body")
    if not (number.isdecimal() and len(number) < LONGEST_NUMBER):
        return None
    return known.filter(number=int(number)).first()


@requires(REPORT)
@require_http_methods(["GET", "POST"])
def edit_report(request: ActorRequest, slug: str, number: int) -> Answer:
    """Change the cover of a draft."""
    edition = edition_or_404(request, slug, number, "write")
    initial = CoverForm.initial_of(edition)
    assembly = edition.assembly
    form = CoverForm(posted(request), initial=initial, actor=request.actor, assembly=assembly)
    if form.is_bound and form.is_valid():
        try:
            deeds.edit_report(
                actor=request.actor,
                edition=edition,
                cover=form.cover(),
                revision=form.cleaned_data["revision"] or 0,
            )
            messages.success(request, _("Saved."))
            return redirect(edition)
        except RefusedError as refused:
            form.add_error(None, str(refused.message))
    context = {"form": form, "title": _("Cover of the account"), "submit": _("Save")}
    context |= {"crumbs": crumbs(assembly, edition)}
    return render(request, "assembly/form.html", context, status=422 if form.is_bound else 200)


@requires(REPORT)
@require_http_methods(["GET", "POST"])
def statements(request: ActorRequest, slug: str, number: int) -> Answer:
    """Write what the body says about each commitment, beside what was reported."""
    edition = edition_or_404(request, slug, number, "write")
    late: list[str] = []
    if request.method == "POST":
        try:
            late = deeds.write_statements(
                actor=request.actor, edition=edition, said=statements_in(request.POST)
            )
        except RefusedError as refused:
            messages.warning(request, refused.message)
            return redirect(edition)
        if not late:
            messages.success(request, _("Saved."))
            return redirect(edition)
    context = {
        "edition": edition,
        "rows": reading.statement_rows(edition, request.POST, late),
        "late": late,
        "crumbs": crumbs(edition.assembly, edition),
    }
    return render(request, "assembly/statements.html", context, status=422 if late else 200)


@requires(REPORT)
@require_http_methods(["GET", "POST"])
def freeze(request: ActorRequest, slug: str, number: int) -> Answer:
    """Say what freezing means, then do it."""
    edition = edition_or_404(request, slug, number, "write")
    if request.method == "POST":
        try:
            freezing.freeze_report(
                actor=request.actor, edition=edition, revision=revision_of(request)
            )
            messages.success(request, _("Frozen. Everyone can read the account now."))
        except RefusedError as refused:
            messages.warning(request, refused.message)
        return redirect(edition)
    if edition.is_frozen:
        return redirect(edition)
    context = {
        "edition": edition,
        "page": reading.page_of(edition),
        "crumbs": crumbs(edition.assembly, edition),
    }
    return render(request, "assembly/freeze.html", context)


@requires(REPORT)
@require_http_methods(["GET", "POST"])
def discard(request: ActorRequest, slug: str, number: int) -> Answer:
    """Throw a draft away, after asking."""
    edition = edition_or_404(request, slug, number, "write")
    if request.method == "POST":
        try:
            deeds.discard_report(actor=request.actor, edition=edition)
            messages.success(request, _("The draft is gone."))
            return redirect(edition.assembly)
        except RefusedError as refused:
            messages.warning(request, refused.message)
    if edition.is_frozen:
        return redirect(edition)
    context = {"edition": edition, "crumbs": crumbs(edition.assembly, edition)}
    return render(request, "assembly/discard.html", context)
