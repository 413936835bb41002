"""What every page of allies begins with."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django_stubs_ext import StrOrPromise

from wirksam.foundation.access import RefusedError
from wirksam.network.models import Partner

T = TypeVar("T")


def posted(request: HttpRequest) -> QueryDict | None:
    """What was sent, even if it is nothing; None where the page is only looked at."""
    return request.POST if request.method == "POST" else None


def crumbs(partner: Partner | None = None) -> list[tuple[str, str]]:
    """The pages above."""
    trail = [(_("Allies"), reverse("partners"))]
    if partner is not None:
        trail.append((partner.name, reverse("partner", args=[partner.pk])))
    return trail


def done(request: HttpRequest, form: Form, deed: Callable[[], T], told: StrOrPromise) -> T | None:
    """The deed's result if the form is right and the deed was not refused; else what is wrong."""
    if not (form.is_bound and form.is_valid()):
        return None
    try:
        made = deed()
    except RefusedError as refused:
        form.add_error(None, str(refused.message))
        return None
    messages.success(request, told)
    return made


def asked(  # noqa: PLR0913 (the words of one page)
    request: HttpRequest, form: Form, *, title: str, submit: str,
    partner: Partner | None = None, lead: str = "",
) -> HttpResponse:  # fmt: skip
    """A page with one form."""
    context = {
        "form": form, "title": title, "submit": submit, "lead": lead,
        "partner": partner, "crumbs": crumbs(partner),
    }  # fmt: skip
    return render(request, "network/form.html", context, status=422 if form.is_bound else 200)
