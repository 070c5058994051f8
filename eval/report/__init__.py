"""What an evaluation found, as numbers, as a page and as text."""
