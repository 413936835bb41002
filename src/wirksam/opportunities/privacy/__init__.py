"""What joining in stores, one module a part; what becomes of it when somebody leaves."""

from wirksam.opportunities.privacy import helping, offers

__all__ = ["helping", "offers"]
