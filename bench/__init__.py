"""Figures as ratios within one run: `make bench`. Nothing here is part of the product."""
