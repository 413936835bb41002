"""Who may see and do what with opportunities. Nothing else in this app decides it."""

from wirksam.opportunities.access import joining, offering, receipts

__all__ = ["joining", "offering", "receipts"]
