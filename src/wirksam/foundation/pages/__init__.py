"""Pages that many read and few change: rendered once per content version, kept compressed."""

from wirksam.foundation.pages.hot import hot_page, kept_fragment
from wirksam.foundation.pages.parts import kept_part
from wirksam.foundation.pages.versions import touch

__all__ = ["hot_page", "kept_fragment", "kept_part", "touch"]
