"""Who may see and do what with teams. Nothing else in this app decides it."""

from wirksam.teams.access import reach

__all__ = ["reach"]
