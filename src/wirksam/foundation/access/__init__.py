"""Who may come in: the actor of a request and the doors of views."""

from wirksam.foundation.access.actor import NOBODY, Actor
from wirksam.foundation.access.doors import Door, public, requires, signed_in

__all__ = ["NOBODY", "Actor", "Door", "public", "requires", "signed_in"]
