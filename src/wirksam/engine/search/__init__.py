"""Words as they are looked up: stemmed, without umlauts, the same for every database."""
