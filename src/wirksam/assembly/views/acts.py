"""What the presidium records while the assembly decides: many items on one page."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import uuid4

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from wirksam.assembly.forms.deciding import (
    ActForm,
    CarryForm,
    CarryItemForm,
    RestForm,
    SittingForm,
)
from wirksam.assembly.models import ReportEdition
from wirksam.assembly.operations import continuing, deciding
from wirksam.assembly.queries import deciding as reads
from wirksam.assembly.rules import likely_day
from wirksam.assembly.views.assemblies import RUN
from wirksam.assembly.views.shared import crumbs, edition_or_404, posted
from wirksam.foundation.access import RefusedError, requires
from wirksam.foundation.access.middleware import ActorRequest


@dataclass(frozen=True, slots=True)
class ActRow:
    """An item, the form for its next decision, and why the last try was not recorded."""

    view: reads.ItemView
    form: ActForm
    problem: str = ""


@requires(RUN)
@require_http_methods(["GET", "POST"])
def acts(request: ActorRequest, slug: str, number: int) -> HttpResponse:
    """Record what the assembly decides, item by item, as many at once as one likes."""
    edition = edition_or_404(request, slug, number, "decide")
    sitting = SittingForm(posted(request), initial=_sitting(edition))
    rest = RestForm(posted(request))
    rows = act_rows(edition, posted(request))
    status = 200
    if request.method == "POST":
        forms_fine = all([sitting.is_valid(), rest.is_valid(), *(r.form.is_valid() for r in rows)])
        if forms_fine:
            problems = _record(request, edition, (sitting, rest), rows)
            if not problems:
                return redirect(request.path)
            rows = act_rows(edition, request.POST, problems)
        status = 422
    context = {
        "edition": edition,
        "sitting": sitting,
        "rest": rest,
        "rows": rows,
        "open": sum(not row.view.acts for row in rows),
        "crumbs": crumbs(edition.assembly, edition),
    }
    return render(request, "assembly/acts.html", context, status=status)


def _sitting(edition: ReportEdition) -> dict[str, object]:
    assembly = edition.assembly
    today = timezone.localdate()
    return {"decided_on": likely_day(assembly.first_day, assembly.last_day, today)}


def act_rows(
    edition: ReportEdition, data: QueryDict | None, problems: dict[int, str] | None = None
) -> list[ActRow]:
    """A row for each item; after a try, items that were recorded get an empty form."""
    rows = []
    for view in reads.item_views(edition):
        pk = view.item.pk
        told = data if problems is None or pk in problems else None
        if told is not None and problems is not None:
            told = told.copy()
            told[f"i{pk}-seen"] = str(view.seen)
        form = ActForm(told, prefix=f"i{pk}", initial={"seen": view.seen, "key": uuid4()})
        rows.append(ActRow(view, form, (problems or {}).get(pk, "")))
    return rows


def _record(
    request: ActorRequest,
    edition: ReportEdition,
    common: tuple[SittingForm, RestForm],
    rows: list[ActRow],
) -> dict[int, str]:
    sitting, rest = (form.cleaned_data for form in common)
    told = (row.form.new_act(row.view.item.pk, sitting, rest["rest"]) for row in rows)
    try:
        made, problems = deciding.record_acts(
            actor=request.actor, edition=edition, acts=[one for one in told if one]
        )
    except RefusedError as refused:
        messages.warning(request, refused.message)
        return {0: str(refused.message)}
    _tell(request, len(made))
    if problems:
        messages.warning(request, _("Some items were not recorded. Look at them below."))
    elif not made:
        messages.info(request, _("Choose a decision for at least one item."))
    return problems


def _tell(request: ActorRequest, count: int) -> None:
    if count:
        told = ngettext("%(count)d decision recorded.", "%(count)d decisions recorded.", count)
        messages.success(request, told % {"count": count})


@requires(RUN)
@require_http_methods(["GET", "POST"])
def carry(request: ActorRequest, slug: str, number: int) -> HttpResponse:
    """Which commitments go on in the next programme."""
    edition = edition_or_404(request, slug, number, "decide")
    programmes = reads.next_programmes(edition)
    form = CarryForm(posted(request), initial=_sitting(edition), programmes=programmes)
    candidates = reads.candidates(edition)
    data = posted(request)
    rows = [(one, CarryItemForm(data, prefix=f"z{one.item.pk}")) for one in candidates]
    problems: dict[int, str] = {}
    if form.is_bound and form.is_valid() and all(one.is_valid() for _row, one in rows):
        problems = _carry(request, edition, form, rows)
        if not problems:
            return redirect(request.path)
    context = {
        "edition": edition,
        "form": form,
        "has_next": programmes.exists(),
        "rows": [(one, item, problems.get(one.item.pk, "")) for one, item in rows],
        "crumbs": crumbs(edition.assembly, edition),
    }
    status = 422 if form.is_bound else 200
    return render(request, "assembly/carry.html", context, status=status)


def _carry(
    request: ActorRequest,
    edition: ReportEdition,
    form: CarryForm,
    rows: list[tuple[reads.Candidate, CarryItemForm]],
) -> dict[int, str]:
    data = form.cleaned_data
    decisions = {
        one.item.pk: (item.cleaned_data["decision"], item.cleaned_data["reason"])
        for one, item in rows
        if item.cleaned_data["decision"] and one.decided is None
    }
    try:
        made, problems = continuing.decide_carry_over(
            actor=request.actor,
            edition=edition,
            programme=data["programme"],
            decisions=decisions,
            decided=continuing.Decided(data["decided_on"], data["minutes_reference"]),
        )
    except RefusedError as refused:
        messages.warning(request, refused.message)
        return {0: str(refused.message)}
    _tell(request, len(made))
    return problems
