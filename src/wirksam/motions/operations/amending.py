"""From what somebody typed to the changes an amendment keeps, whatever version she saw."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from wirksam.engine.amend import Amendment as Wish
from wirksam.engine.amend import Paragraph, rewrite, touched
from wirksam.foundation.access import Actor, RefusedError
from wirksam.motions.models import Amendment, Motion, MotionVersion, Submission
from wirksam.motions.operations.movers import prepares
from wirksam.motions.operations.plans import AmendmentPlan, plain_paragraphs
from wirksam.motions.queries.amending import base_of, current_version, key_of, lines_label
from wirksam.motions.queries.pasting import check_length, cleaned
from wirksam.motions.queries.texts import line_map, paragraphs_of


def open_motion(actor: Actor, motion: Motion) -> Motion:
    """The motion, held; refused where nothing can be changed in it any more.

    Once the assembly has called it, only who runs the assembly enters what is admitted. A motion
    is always held before its amendments, so that nobody waits for each other in a ring.
    """
    Submission.objects.select_for_update(of=("self",)).get(pk=motion.pk)
    now = Motion.objects.select_related("unit", "occasion").get(pk=motion.pk)
    if not now.is_open:
        raise RefusedError(_("The assembly does not deal with this motion any more, or not yet."))
    if now.called_at is not None and not prepares(actor, now.unit):
        raise RefusedError(
            _("The assembly is dealing with this motion already. Tell the presidium at once.")
        )
    return now


def write_changes(amendment: Amendment, plan: AmendmentPlan) -> None:
    """Put what is wanted into ``amendment``, carried over to the present version."""
    parent = plan.parent
    current = parent.version if parent is not None else current_version(plan.motion)
    shown = plan.version or current
    wish = _wish(amendment, plan, base_of(shown, parent))
    if shown.pk != current.pk:
        wish = _carried(wish, shown, current)
    if wish.is_empty:
        raise RefusedError(_("The text reads like that already. Change a word in it first."))
    amendment.version, amendment.parent = current, parent
    amendment.whole, amendment.editorial = plan.whole, plan.editorial
    amendment.changes = wish.to_data()
    amendment.first_line, amendment.last_line = lines_of_wish(wish, current, parent)


def lines_of_wish(
    wish: Wish, version: MotionVersion, parent: Amendment | None = None
) -> tuple[int, int]:
    """First and last line a wish concerns, as its version prints them."""
    if parent is not None:
        return parent.first_line, parent.last_line
    found = touched(wish, paragraphs_of(version.wording), line_map(version.wording))
    return (found.first_line, found.last_line) if found else (0, 0)


def _wish(amendment: Amendment, plan: AmendmentPlan, base: Sequence[Paragraph]) -> Wish:
    key = key_of(amendment)
    if plan.wanted is not None:
        wanted = plain_paragraphs(plan.wanted)
        return Wish.between(key, base, wanted, whole=plan.whole)
    typed = {at: cleaned(text).text for at, text in plan.texts.items()}
    if any(not 0 <= at < len(base) for at in typed):
        raise RefusedError(
            _("The paragraph you changed is not in the text any more. Look at it as it is now.")
        )
    texts = {at: text for at, text in typed.items() if text != cleaned(base[at].text).text}
    check_length([Paragraph("paragraph", 0, text or "-") for text in texts.values()] or list(base))
    return Wish.rewriting(key, base, texts, whole=plan.whole)


def _carried(wish: Wish, shown: MotionVersion, current: MotionVersion) -> Wish:
    """The wish against the present version; refused, with the lines, where both want the same."""
    before = paragraphs_of(shown.wording)
    adopted = Wish.between("", before, paragraphs_of(current.wording))
    found = rewrite(wish, adopted, before)
    if not found.fits:
        raise RefusedError(
            _(
                "The movers have changed the text in %(lines)s meanwhile, where you changed it too."
                " Your words are still here: compare, then save again."
            )
            % {"lines": lines_label(found.misfits, shown)}
        )
    return found.amendment
