"""What people type, turned into clean data. Forms never save."""
