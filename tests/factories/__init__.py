"""Small believable things for tests; every function makes one thing and says what it needs."""
