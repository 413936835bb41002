"""What pages of assemblies may hear: that something public changed."""

from wirksam.foundation.live import open_scopes

open_scopes("assembly", "assemblies")
