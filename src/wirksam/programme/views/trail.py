"""Where a page stands: the pages above it, and the way from text to programme."""

from __future__ import annotations

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from wirksam.programme.models import ProgrammeVersion


def crumbs(version: ProgrammeVersion | None = None, *, desk: bool = False) -> list[tuple[str, str]]:
    """The pages above: all programmes, then this one, then its review desk."""
    trail = [(_("Programmes"), reverse("programmes"))]
    if version is not None:
        trail.append((version.programme.title, version.programme.get_absolute_url()))
        if desk:
            trail.append((_("Review desk"), reverse("desk", args=[version.programme.slug])))
    return trail


def way_steps() -> list[str]:
    """The three steps of every text."""
    return [_("Read in"), _("Check"), _("Publish")]


def activity_url(query: str) -> str:
    """Where one plans something for it; empty where the house has no activities."""
    try:
        return f"{reverse('activity_new')}?{query}"
    except NoReverseMatch:
        return ""
