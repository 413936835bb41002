"""Pages of assemblies and accounts."""
