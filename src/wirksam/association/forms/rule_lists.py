"""Rules there are any number of, and rules there are once or not at all, as forms."""

from __future__ import annotations

from functools import partial
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wirksam.association.forms.rule_rows import Data

MOST_ROWS = 20


class RuleRows(forms.BaseFormSet):  # type: ignore[type-arg]  # not generic at run time
    """Rows of rules, the last of them empty for another one."""

    def add_fields(self, form: forms.Form, index: int | None) -> None:
        """Say in the language of rules what taking a row away means."""
        super().add_fields(form, index)
        if "DELETE" in form.fields:
            form.fields["DELETE"].label = _("This rule does not hold any more")


rows_of = partial(
    forms.formset_factory,
    formset=RuleRows,
    extra=1,
    can_delete=True,
    max_num=MOST_ROWS,
    absolute_max=MOST_ROWS,
)


def rows_told(formset: Any, stem: str = "rule") -> list[Data]:  # noqa: ANN401 (a formset class made at run time)
    """The rows as data; those without a code get one from ``stem``."""
    kept = [form for form in formset.forms if form.has_changed() or form not in formset.extra_forms]
    rows = [form.data_row() for form in kept if not form.cleaned_data.get("DELETE")]
    taken = {row["code"] for row in rows}
    for at, row in enumerate(rows, start=1):
        row["code"] = row["code"] or next(
            code for code in (f"{stem}-{at}", f"{stem}-{at}-2") if code not in taken
        )
    return rows


def once(told: Data | None) -> Data | None:
    """A rule there is once, as a form shows it: no share is an empty field."""
    return told and told | ({"share": ""} if told.get("share") == "0" else {})


def coded(row: Data | None, code: str) -> Data | None:
    """The same with its code."""
    return row and row | {"code": code}
