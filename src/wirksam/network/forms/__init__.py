"""Forms of network."""
