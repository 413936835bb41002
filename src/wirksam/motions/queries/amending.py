"""Amendments as engine values: what they want of which version, and where they meet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from wirksam.engine.amend import Amendment as Wish
from wirksam.engine.amend import Collision, Paragraph, collisions, compose, onto
from wirksam.motions.choices import OPEN
from wirksam.motions.models import Amendment, Motion, MotionVersion, WordingParagraph
from wirksam.motions.queries.texts import paragraphs_of


def key_of(amendment: Amendment) -> str:
    """What the engine calls it."""
    return str(amendment.pk or "")


def current_version(motion: Motion) -> MotionVersion:
    """The latest published version; a draft's only one."""
    versions = motion.versions.select_related("wording").order_by("-published_at", "-number")
    found = versions.filter(published_at__isnull=False).first()
    return found or motion.versions.select_related("wording").order_by("-number")[0]


def base_of(version: MotionVersion, parent: Amendment | None = None) -> tuple[Paragraph, ...]:
    """The text an amendment is about: a version's, or as it would read with ``parent``."""
    base = paragraphs_of(version.wording)
    return base if parent is None else compose(base, engine_amendment(parent, base))


def engine_amendment(amendment: Amendment, base: Sequence[Paragraph] | None = None) -> Wish:
    """What an amendment wants of its version (whose text ``base`` is, where it is at hand).

    An amendment to an amendment wants both: what its parent wants, changed by itself.
    """
    wish = Wish.from_data(key_of(amendment), amendment.changes, whole=amendment.whole)
    if amendment.parent is None:
        return wish
    text = paragraphs_of(amendment.version.wording) if base is None else base
    return onto(text, engine_amendment(amendment.parent, text), wish)


def open_amendments(motion: Motion) -> list[Amendment]:
    """Those the assembly still decides about, made for the present version."""
    rows = Amendment.objects.filter(motion=motion, state__in=OPEN, version=current_version(motion))
    return list(rows.select_related("parent"))


def collisions_of(motion: Motion, among: Sequence[Amendment] | None = None) -> list[Collision]:
    """Where open amendments to the present version meet; keys are their numbers as text.

    An amendment to an amendment stands for its parent too, and does not collide with it.
    """
    rows = open_amendments(motion) if among is None else list(among)
    base = paragraphs_of(current_version(motion).wording)
    family = {key_of(one): key_of(one.parent) if one.parent else "" for one in rows}
    found = collisions([engine_amendment(one, base) for one in rows], base)
    return [one for one in found if not _related(family, one)]


def _related(family: dict[str, str], one: Collision) -> bool:
    return family[one.first] == one.second or family[one.second] == one.first


def lines_label(positions: Iterable[int], version: MotionVersion) -> str:
    """The lines of some paragraphs of a version, in words."""
    rows = version.wording.paragraphs.filter(position__in=list(positions))
    spans = [_span(row) for row in rows]
    return _("lines %(spans)s") % {"spans": ", ".join(spans)}


def _span(row: WordingParagraph) -> str:
    if row.first_line == row.last_line:
        return str(row.first_line)
    return f"{row.first_line}\N{EN DASH}{row.last_line}"
