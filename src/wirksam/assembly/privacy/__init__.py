"""What assemblies store, one module a part; what becomes of it when somebody leaves."""

from wirksam.assembly.privacy import accounts, leaving, preparing

__all__ = ["accounts", "leaving", "preparing"]
