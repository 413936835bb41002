"""Pages of network."""
