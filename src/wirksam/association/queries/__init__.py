"""Reads about the association, for its own pages and for the floors above."""

from wirksam.association.queries.actors import actor_behind
from wirksam.association.queries.words import (
    bodies_with_words,
    current_branding,
    occasions_by_wording,
)

__all__ = ["actor_behind", "bodies_with_words", "current_branding", "occasions_by_wording"]
