"""A question with its field."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.template import TemplateSyntaxError

from wirksam.foundation.components.spec import Component, Example, Prop, Slot


def _derive(props: Mapping[str, Any]) -> Mapping[str, Any]:
    field = props["field"]
    if field is None and not (props["label"] and props["id"]):
        raise TemplateSyntaxError("component field: give a bound field, or label and id")
    return {"checkbox": field is not None and isinstance(field.field.widget, forms.CheckboxInput)}


class _Entry(forms.Form):
    """Something to show."""

    happened = forms.CharField(
        label="Was ist passiert?", help_text="Ein Satz genügt.", widget=forms.Textarea
    )
    mail = forms.EmailField(label="E-Mail-Adresse", required=False)
    shows = forms.ChoiceField(
        label="Was zeigt das?",
        choices=[("photo", "Ein Foto"), ("link", "Ein Link"), ("none", "Noch nichts")],
        widget=forms.RadioSelect,
    )
    public = forms.BooleanField(label="Diese Meldung darf öffentlich sein", required=False)


_ALL = (
    '{% for bound in form %}{% component "field" field=bound / %}{% endfor %}'
    '{% component "button" label="Melden" tone="primary" type="button" / %}'
)

component = Component(
    summary="A question with its field: give a bound form field, or label and id with the widget.",
    props=(
        Prop("field", "field"),
        Prop("label", default=""),
        Prop("id", default=""),
        Prop("hint"),
        Prop("error", meaning="what is wrong and what to do"),
    ),
    slots=(Slot("content", "the widget, described by <id>_helptext and <id>_error"),),
    derive=_derive,
    examples=(
        Example("A form's fields", _ALL, {"form": _Entry(auto_id="leer_%s")}),
        Example(
            "With errors",
            _ALL,
            {"form": _Entry({"mail": "<b>keine", "shows": "x"}, auto_id="falsch_%s")},
        ),
        Example(
            "With a widget of one's own",
            '{% component "field" label="Zu Zeile springen" id="sprung" hint="Zum Beispiel 160" '
            'error="Diese Zeile gibt es nicht. Die letzte ist 288." %}<input id="sprung" '
            'name="zeile" '
            'inputmode="numeric" aria-invalid="true" aria-describedby="sprung_helptext '
            'sprung_error">'
            "{% endcomponent %}",
        ),
    ),
)
