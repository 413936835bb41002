"""What the association stores about people, and how they leave; by what is declared."""

from wirksam.association.privacy import directory, importing, nominations, occasions, rulebooks

__all__ = ["directory", "importing", "nominations", "occasions", "rulebooks"]
