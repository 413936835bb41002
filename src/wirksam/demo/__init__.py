"""An invented association to walk through, with a cast. Exists only in demo mode."""
