"""What the association's rules say about a submission, for its page."""

from __future__ import annotations

from collections.abc import Sequence

from wirksam.motions.models import Submission
from wirksam.motions.queries.findings import FindingView, findings_of


def findings_on(submission: Submission) -> Sequence[FindingView]:
    """Each with its rule, its source, and whether it is an assumption."""
    return findings_of(submission)
