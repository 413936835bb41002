"""Motions and amendments: from the first draft to the text an assembly adopts."""
