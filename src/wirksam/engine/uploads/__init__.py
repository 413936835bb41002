"""Photos and documents as people bring them: what they are, and photos drawn anew."""
