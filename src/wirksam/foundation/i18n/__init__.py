"""German first; another language only by the reader's own choice."""
