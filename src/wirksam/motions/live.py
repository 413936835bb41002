"""What pages of motions may hear: that something public changed."""

from wirksam.foundation.live import open_scopes

open_scopes("desk", "motion", "motions")
