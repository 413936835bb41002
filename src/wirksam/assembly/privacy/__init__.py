"""What assemblies store, one module a part; what becomes of it when somebody leaves."""

from wirksam.assembly.privacy import accounts, leaving, meeting, preparing

__all__ = ["accounts", "leaving", "meeting", "preparing"]
