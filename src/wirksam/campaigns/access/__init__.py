"""Who may see and do what with campaigns. Nothing else in this app decides it."""

from wirksam.campaigns.access import actions, capacity, frames, helping, importing

__all__ = ["actions", "capacity", "frames", "helping", "importing"]
