"""What teams store, one module a part; what becomes of it when somebody leaves."""

from wirksam.teams.privacy import applying, calling, custody, leaving, memory, working

__all__ = ["applying", "calling", "custody", "leaving", "memory", "working"]
