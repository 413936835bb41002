"""Finding things: apps say what can be found and by whom, one index serves both databases."""

from wirksam.foundation.search.sources import Document, Source, add_source

__all__ = ["Document", "Source", "add_source"]
