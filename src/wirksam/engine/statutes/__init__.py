"""Statutes as data, and what they say about a case. Each finding names its rule and its source."""

from .assumed import silences
from .findings import Finding, Rule
from .loading import KINDS, data_of, rule_set
from .messages import MESSAGES
from .rules import (
    MajorityRule,
    QuorumRule,
    RuleSet,
    SeatRule,
    SubmissionRule,
    in_force,
)
from .seats import SeatGroup, check_seats
from .slate import Dates, PastTerm, Proposed, Seats, Slate, Term, last_whole_day
from .slate_rules import (
    AlternationRule,
    CallRule,
    DelegationRule,
    ExclusionRule,
    PublicationRule,
    RowRule,
    SlateRules,
    TermRule,
)
from .slate_terms import term_until
from .slates import ABOUT_DECLARATIONS, check_slate, seat_turn, seats_by_turn
from .submissions import check_submission, last_day, last_moment
from .told import RuleError
from .votes import Count, check_quorum, check_vote, doubts

__all__ = [
    "ABOUT_DECLARATIONS",
    "KINDS",
    "MESSAGES",
    "AlternationRule",
    "CallRule",
    "Count",
    "Dates",
    "DelegationRule",
    "ExclusionRule",
    "Finding",
    "MajorityRule",
    "PastTerm",
    "Proposed",
    "PublicationRule",
    "QuorumRule",
    "RowRule",
    "Rule",
    "RuleError",
    "RuleSet",
    "SeatGroup",
    "SeatRule",
    "Seats",
    "Slate",
    "SlateRules",
    "SubmissionRule",
    "Term",
    "TermRule",
    "check_quorum",
    "check_seats",
    "check_slate",
    "check_submission",
    "check_vote",
    "data_of",
    "doubts",
    "in_force",
    "last_day",
    "last_moment",
    "last_whole_day",
    "rule_set",
    "seat_turn",
    "seats_by_turn",
    "silences",
    "term_until",
]
