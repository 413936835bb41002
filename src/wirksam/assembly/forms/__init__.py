"""What people type about assemblies and accounts, turned into clean data. Forms never save."""
