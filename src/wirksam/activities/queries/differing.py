"""What stands there now, where somebody else was quicker than a form."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from django.forms import Form
from django.utils import formats
from django.utils.translation import gettext as _
from django_stubs_ext import StrOrPromise

from wirksam.foundation.i18n.days import day

Difference = tuple[StrOrPromise, str]


def differing(now: Mapping[str, Any], form: Form) -> list[Difference]:
    """Label and present value of each field in which a valid form says something else."""
    found: list[Difference] = []
    for name, value in now.items():
        if name in form.cleaned_data and name != "revision":
            said = form.cleaned_data[name]
            if (said or None) != (value or None):
                found.append((form.fields[name].label or name, _shown(form, name, value)))
    return found


def _shown(form: Form, name: str, value: Any) -> str:  # noqa: ANN401
    if value is None or value == "":
        return _("(empty)")
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, date):
        return day(value)
    if isinstance(value, time):
        return formats.time_format(value, "H:i")
    choices = dict(getattr(form.fields[name], "choices", ()) if isinstance(value, str) else ())
    return str(choices.get(value, value))
