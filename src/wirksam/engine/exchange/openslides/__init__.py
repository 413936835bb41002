"""OpenSlides' meeting JSON and its motion CSV."""

from .csv import write_csv
from .reading import belongs, read_document
from .writing import write

__all__ = ["belongs", "read_document", "write", "write_csv"]
