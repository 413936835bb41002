"""Pages about the association and about oneself."""
