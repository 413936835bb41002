"""The rules by which a unit decides: to read for all, to enter for those who may."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wirksam.association.forms.rules import RuleBookForms
from wirksam.association.models import RuleBook, Unit, today
from wirksam.association.operations.rulebooks import adopt_rules
from wirksam.association.queries.deadlines import deadlines_of
from wirksam.association.queries.rule_words import chapters
from wirksam.association.queries.rulebooks import (
    book_for,
    books_of,
    next_assembly,
    offices_by_code,
)
from wirksam.association.views.structure import inside, posted
from wirksam.engine.statutes import RuleSet
from wirksam.foundation.access import (
    RefusedError,
    can,
    get_visible_or_404,
    public,
    signed_in,
)
from wirksam.foundation.access.middleware import ActorRequest

Context = dict[str, object]


@public
@require_safe
def rules(request: ActorRequest, slug: str, pk: int | None = None) -> HttpResponse:
    """The rules that hold today, or a version of them, with all versions below."""
    unit = get_visible_or_404(request.actor, Unit, slug=slug)
    present = book_for(unit, today())
    book = present if pk is None else get_object_or_404(books_of(unit), pk=pk)
    context: Context = {
        "unit": unit,
        "crumbs": inside(unit),
        "book": book,
        "present": present,
        "books": books_of(unit),
        "may_enter": can(request.actor, unit, "rules"),
    }
    return render(request, "association/rules.html", context | _told(unit, book))


def _told(unit: Unit, book: RuleBook | None) -> Context:
    if book is None:
        return {}
    told = book.rules
    return {"chapters": chapters(told, offices_by_code(unit))} | _ahead(unit, told)


def _ahead(unit: Unit, told: RuleSet) -> Context:
    """What the rules would say to the next assembly."""
    ahead = next_assembly(unit, max(today(), told.valid_from))
    deadlines = deadlines_of(told, ahead.happens_on if ahead else None, timezone.now())
    return {"ahead": ahead, "deadlines": deadlines}


@signed_in
@require_http_methods(["GET", "POST"])
def enter(request: ActorRequest, slug: str) -> HttpResponse:
    """Enter a version: first see what it would say, then keep it."""
    unit = get_visible_or_404(request.actor, Unit, "rules", slug=slug)
    present = book_for(unit, today())
    told = present.rules if present else None
    forms = RuleBookForms(posted(request), told, offices_by_code(unit))
    context: Context = {"unit": unit, "crumbs": inside(unit), "forms": forms, "present": present}
    if forms.is_bound and forms.is_valid() and forms.rules:
        if request.POST.get("tat") == "speichern":
            try:
                book = _keep(request, unit, forms.rules, forms.frame.cleaned_data["source"])
                return redirect(book)
            except RefusedError as refused:
                forms.error = str(refused.message)
        context |= {"previewed": True} | _ahead(unit, forms.rules)
    status = 422 if forms.error else 200
    return render(request, "association/rules_new.html", context, status=status)


def _keep(request: ActorRequest, unit: Unit, told: RuleSet, source: str) -> RuleBook:
    book = adopt_rules(actor=request.actor, unit=unit, rules=told, source=source)
    messages.success(request, _("Kept. Earlier versions stay readable."))
    return book
