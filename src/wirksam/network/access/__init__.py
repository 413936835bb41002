"""Who may see and do what with network. Nothing else in this app decides it."""

from wirksam.network.access import allies

__all__ = ["allies"]
