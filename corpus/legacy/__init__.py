"""Vietnamese text from before Unicode, or read as what it is not: found by its words and repaired."""
