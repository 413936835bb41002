"""What has to be done again and again, without anybody asking: carried by ``wirksam worker``."""

from wirksam.foundation.duties.registry import Duty, duty

__all__ = ["Duty", "duty"]
