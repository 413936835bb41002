"""What the association's rules say about a submission, for its page."""

from __future__ import annotations

from collections.abc import Sequence

from wirksam.motions.models import Submission


def findings_on(submission: Submission) -> Sequence[object]:  # noqa: ARG001 (until they land)
    """Each with its rule, its source, and whether it is an assumption."""
    return ()
