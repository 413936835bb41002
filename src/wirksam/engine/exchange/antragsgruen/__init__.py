"""Antragsgrün's REST JSON, version 0.4: motions and amendments as its interface gives them."""

from .reading import belongs, read_documents
from .writing import write

__all__ = ["belongs", "read_documents", "write"]
