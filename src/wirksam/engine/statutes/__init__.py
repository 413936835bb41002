"""Statutes as data, and what they say about a case. Each finding names its rule and its source."""

from .loading import KINDS, data_of, rule_set
from .rules import (
    MESSAGES,
    Finding,
    MajorityRule,
    QuorumRule,
    Rule,
    RuleSet,
    SeatRule,
    SubmissionRule,
    in_force,
)
from .seats import SeatGroup, check_seats
from .submissions import check_submission, last_day, last_moment
from .told import RuleError
from .votes import Count, check_quorum, check_vote, doubts

__all__ = [
    "KINDS",
    "MESSAGES",
    "Count",
    "Finding",
    "MajorityRule",
    "QuorumRule",
    "Rule",
    "RuleError",
    "RuleSet",
    "SeatGroup",
    "SeatRule",
    "SubmissionRule",
    "check_quorum",
    "check_seats",
    "check_submission",
    "check_vote",
    "data_of",
    "doubts",
    "in_force",
    "last_day",
    "last_moment",
    "rule_set",
]
