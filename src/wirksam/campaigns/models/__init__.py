"""Frames of campaigns and local actions."""

from wirksam.campaigns.models.actions import ActionPhoto, ActionRole, LocalAction, Todo
from wirksam.campaigns.models.frames import Frame, Material

__all__ = [
    "ActionPhoto",
    "ActionRole",
    "Frame",
    "LocalAction",
    "Material",
    "Todo",
]
