"""Who may see and do what with assemblies. Nothing else in this app decides it."""

from wirksam.assembly.access import accounts, meeting, preparing
from wirksam.assembly.access.reach import belonging

__all__ = ["accounts", "belonging", "meeting", "preparing"]
