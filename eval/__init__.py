"""Measures what the other packages do, and changes nothing of it."""
