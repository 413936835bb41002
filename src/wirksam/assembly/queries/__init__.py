"""What pages and files read about assemblies and accounts."""
