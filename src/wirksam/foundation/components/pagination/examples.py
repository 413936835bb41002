"""From page to page of a long list."""

from collections.abc import Mapping
from typing import Any

from django.http import QueryDict

from wirksam.foundation.components.spec import Component, Example, Prop


def _derive(props: Mapping[str, Any]) -> Mapping[str, Any]:
    request = props.get("request")
    query = request.GET.copy() if request is not None else QueryDict(mutable=True)

    def address(number: int) -> str:
        query[props["parameter"]] = str(number)
        return "?" + query.urlencode()

    return {"before": address(props["number"] - 1), "after": address(props["number"] + 1)}


component = Component(
    summary="Back and next; keeps the rest of the query. Nothing for a single page.",
    props=(
        Prop("number", "number", required=True),
        Prop("last", "number", required=True, meaning="number of the last page"),
        Prop("parameter", default="seite"),
    ),
    derive=_derive,
    examples=(
        Example("In the middle", '{% component "pagination" number=2 last=9 / %}'),
        Example("At the start", '{% component "pagination" number=1 last=2 / %}'),
        Example("One page: nothing", '{% component "pagination" number=1 last=1 / %}'),
    ),
)
