"""What pages of assemblies may hear: that something public changed, and rooms for their members."""

from wirksam.assembly.models import Room
from wirksam.foundation.access import Actor, visible
from wirksam.foundation.live import guard_scope, open_scopes


def enters(actor: Actor, key: str) -> bool:
    """She may read the preparation room with this number."""
    return key.isdecimal() and visible(actor, Room).filter(pk=int(key[:9])).exists()


open_scopes("assembly", "assemblies")
guard_scope("room", enters)
