"""Frames of campaigns, local actions, help between chapters, capacity."""

from wirksam.campaigns.models.actions import ActionPhoto, ActionRole, LocalAction, Todo
from wirksam.campaigns.models.capacity import Capacity, Tile
from wirksam.campaigns.models.frames import Frame, Material
from wirksam.campaigns.models.helping import HelpAnswer, HelpRequest
from wirksam.campaigns.models.importing import ActionList

__all__ = [
    "ActionList",
    "ActionPhoto",
    "ActionRole",
    "Capacity",
    "Frame",
    "HelpAnswer",
    "HelpRequest",
    "LocalAction",
    "Material",
    "Tile",
    "Todo",
]
