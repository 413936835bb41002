"""Pages that compose what the apps below know."""
