"""Names, colours and wordings."""

from __future__ import annotations

from wirksam.association.models import Body, Look, Occasion
from wirksam.foundation.registry import Branding


def current_branding() -> Branding:
    """The association's name and colours; ours where none are set."""
    look = Look.objects.select_related("unit").first()
    if look is None:
        return Branding()
    return Branding(look.unit.name, look.unit.short_name or look.unit.name, look.brand, look.accent)


def bodies_with_words() -> list[tuple[Body, tuple[str, ...]]]:
    """Every body with all wordings that texts use for it; two queries."""
    return [
        (
            body,
            tuple(
                dict.fromkeys(
                    [body.name, body.short_name, *(word.wording for word in body.synonyms.all())]
                )
            ),
        )
        for body in Body.objects.prefetch_related("synonyms")
    ]


def occasions_by_wording() -> dict[str, Occasion]:
    """Every occasion under each of its names, case-folded; two queries."""
    return {
        word.casefold(): occasion
        for occasion in Occasion.objects.prefetch_related("synonyms")
        for word in (
            occasion.key,
            occasion.name,
            *(synonym.wording for synonym in occasion.synonyms.all()),
        )
    }
